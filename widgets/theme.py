"""Colours and sizes, each with one meaning across the kit: light, dark, and a shape beside it."""

from __future__ import annotations

from typing import NamedTuple


class Shade(NamedTuple):
    """One meaning's colour on a light and on a dark page."""

    light: str
    dark: str


# Text shades reach 4.5:1 on both grounds, marks 3:1 (WCAG 1.4.3, 1.4.11); a test computes it.
SHADES = {
    "bg": Shade("#ffffff", "#14171a"),
    "ink": Shade("#1a1c1e", "#f2f3f4"),
    "muted": Shade("#50565c", "#b9c0c7"),
    "line": Shade("#7a828a", "#8a929a"),
    "panel": Shade("#f3f5f7", "#1f2429"),
    "accent": Shade("#0b5cad", "#8ec5ff"),
    "accent-ink": Shade("#fffffe", "#0d1b2a"),
    "focus": Shade("#b3005e", "#ffd24d"),
    "help": Shade("#fff4cf", "#3a3110"),
    "person": Shade("#00659e", "#5cb8ec"),
    "therapist": Shade("#00734f", "#43d0a5"),
    "prescriber": Shade("#a84300", "#ffa366"),
    "care-manager": Shade("#7a4ba1", "#d2a8f0"),
    "spread-outer": Shade("#d3e3f0", "#21384a"),
    "spread-inner": Shade("#a9c9e2", "#2f5674"),
    "band-even": Shade("#f4f4f2", "#1b1e21"),
    "band-odd": Shade("#eaeae6", "#24282c"),
}

# The second sign of a role, for eyes and printers that do not see colour: a matplotlib marker.
SHAPES = {"person": "o", "therapist": "s", "prescriber": "^", "care_manager": "D"}

FONT_SIZE = 11.5  # chosen: still over 9.5 px when a 340-unit figure stands on a 320 px phone


def shade(name: str) -> str:
    """Return the light hex colour of a meaning; ``render`` turns it into a CSS variable."""
    return SHADES[name.replace("_", "-")].light


def css() -> str:
    """Return the colours as CSS custom properties, light first, dark by the reader's system."""
    light = "".join(f"--sbs-{name}:{shade.light};" for name, shade in SHADES.items())
    dark = "".join(f"--sbs-{name}:{shade.dark};" for name, shade in SHADES.items())
    return (
        f":root{{color-scheme:light dark;{light}}}\n"
        f"@media (prefers-color-scheme:dark){{:root{{{dark}}}}}\n"
        f"@media print{{:root{{color-scheme:light;{light}}}}}\n"
    )
