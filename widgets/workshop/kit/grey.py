"""Pictures of the app for a printer: variables become greys of the same lightness."""

from __future__ import annotations

import re

from markupsafe import Markup

from widgets.theme import SHADES

FONT = "Kit"
_VARIABLE = re.compile(r"var\(--sbs-([a-z-]+)(?:,[^()]*)?\)")
_LAYER = re.compile(r'<svg class="sbs-over"[^>]*>(.*)</svg>', re.S)
_LINEAR_END = 0.0031308  # where sRGB stops being linear (IEC 61966-2-1)


def mix_grey(colour: str) -> str:
    """Return the grey that is as light as a colour, so that its contrast stays the same.

    Parameters
    ----------
    colour : str
        Such as ``#00659e``.
    """
    red, green, blue = (_to_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    level = round(255 * _from_linear(0.2126 * red + 0.7152 * green + 0.0722 * blue))
    return f"#{level:02x}{level:02x}{level:02x}"


def _to_linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _from_linear(value: float) -> float:
    return value * 12.92 if value <= _LINEAR_END else 1.055 * value ** (1 / 2.4) - 0.055


def ink_picture(svg: str, *layers: str) -> Markup:
    """Return a picture and what lies over it as one SVG in greys, in the font of the kit.

    Parameters
    ----------
    svg : str
        From a topic of the app, its colours as CSS variables.
    *layers : str
        SVG of the same size that the app puts over it.
    """
    body, end = svg.rsplit("</svg>", 1)
    over = "".join(_LAYER.sub(r"<g>\1</g>", layer) for layer in layers)
    whole = f"{body}{over}</svg>{end}".replace("<svg ", f'<svg font-family="{FONT}" ', 1)
    return Markup(_VARIABLE.sub(lambda match: mix_grey(SHADES[match.group(1)].light), whole))
