"""Figure to accessible picture: inline SVG with title, description, takeaway and data table."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, fields
from html import escape

import matplotlib as mpl
from matplotlib.figure import Figure

from widgets.theme import SHADES

# The style element goes too: inside a page it would restyle every other picture.
_PROLOG = re.compile(
    r"^.*?(?=<svg)|<metadata>.*?</metadata>|<!--.*?-->|<defs>\s*<style.*?</style>\s*</defs>", re.S
)
_SIZE = re.compile(r'(<svg[^>]*?) width="[^"]*"')
_HEIGHT = re.compile(r'(<svg[^>]*?) height="[^"]*"')
_SPACE = re.compile(r">\s+<")
_FONT = re.compile(r"(font|font-family): [^;\"]*?([\d.]+px)? ?'[^;\"]*")
_ID = re.compile(r'(?<=id=")|(?<=url\(#)|(?<=href="#)')


@dataclass(frozen=True)
class Table:
    """A data table: column heads and rows of words."""

    caption: str
    head: Sequence[str]
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True)
class Picture:
    """A figure a reader can see, hear, or read as a table.

    Raises
    ------
    ValueError
        If title, description, takeaway or table is missing.
    """

    svg: str
    title: str
    description: str
    takeaway: str
    table: Table

    def __post_init__(self) -> None:
        for field in fields(self):
            if not getattr(self, field.name):
                raise ValueError(f"a picture needs its {field.name}; this one has none")
        if not self.table.rows:
            raise ValueError("a picture needs its table; this one has no rows")


def draw_svg(figure: Figure, key: str, title: str, description: str) -> str:
    """Return a matplotlib figure as inline SVG, its colours as CSS variables, its text as text.

    Parameters
    ----------
    figure : matplotlib.figure.Figure
    key : str
        Put before every id, so that two pictures can stand on one page.
    title, description : str
        What a screen reader says.
    """
    buffer = io.StringIO()
    with mpl.rc_context({"svg.fonttype": "none", "svg.hashsalt": key}):
        figure.savefig(buffer, format="svg", transparent=True, metadata={"Date": None})
    svg = _SPACE.sub("><", _PROLOG.sub("", buffer.getvalue())).strip()
    svg = _HEIGHT.sub(r"\1", _SIZE.sub(r"\1", svg))
    svg = _ID.sub(f"{key}-", _FONT.sub(_keep_size, svg))
    return _name(_use_variables(svg), key, title, description)


def _keep_size(match: re.Match[str]) -> str:
    return f"font-size: {match.group(2)}" if match.group(2) else ""


def _use_variables(svg: str) -> str:
    for name, shade in SHADES.items():
        svg = svg.replace(shade.light, f"var(--sbs-{name}, {shade.light})")
    return svg


def _name(svg: str, key: str, title: str, description: str) -> str:
    label = (
        f'<title id="{key}-title">{escape(title)}</title>'
        f'<desc id="{key}-desc">{escape(description)}</desc>'
    )
    opening, rest = svg.split(">", 1)
    return f'{opening} role="img" aria-labelledby="{key}-title {key}-desc">{label}{rest}'


def write_slots(name: str, picture: Picture) -> dict[str, str]:
    """Return a picture as HTML by the slots it fills: ``name.svg``, ``.takeaway``, ``.rows``."""
    return {
        f"{name}.svg": picture.svg,
        f"{name}.takeaway": escape(picture.takeaway),
        f"{name}.rows": write_table(picture.table),
    }


def write_table(table: Table) -> str:
    """Return a data table as HTML, with a caption and header cells."""
    head = "".join(f'<th scope="col">{cell}</th>' for cell in table.head)
    rows = "".join(_write_row(row) for row in table.rows)
    return (
        f'<table class="sbs-table"><caption>{table.caption}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    )


def _write_row(row: Sequence[str]) -> str:
    first, *rest = row
    return f'<tr><th scope="row">{first}</th>{"".join(f"<td>{cell}</td>" for cell in rest)}</tr>'
