"""Places text and pictures on a slide, once for PDF and for PPTX. Pure: numbers and strings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import unescape
from textwrap import wrap

from widgets.workshop.kit.scenes import Column

WIDTH, HEIGHT = 13.333, 7.5  # inches: 16 to 9, as projectors are
EDGE, GAP, FOOT = 0.6, 0.4, 0.45
TOP, BOTTOM = 1.65, HEIGHT - FOOT - 0.15
SIZES = (36, 32, 28, 26, 24, 22, 20, 18)  # points; 18 of them are 24 px at 1280 x 720
_CHAR, _LEADING = 0.58, 1.3  # chosen: wider and higher than DejaVu Sans needs on average
_HEAD = 1.15  # chosen: how much wider bold letters are
_SHARES = (0.62, 0.45)  # chosen: of a column, for pictures below text; less if it must be
_UNDER = 0.08  # inches below a text of a column
_POINTS = 72
_TITLE = re.compile(r"<title\b[^>]*>([^<]*)</title>")
_BOX = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')


class TooLong(ValueError):
    """A text does not fit its place on a slide at the smallest size."""


@dataclass(frozen=True)
class Box:
    """Text in a place, in inches; each line is a paragraph."""

    lines: tuple[str, ...]
    left: float
    top: float
    width: float
    height: float
    size: int
    bold: bool = False


@dataclass(frozen=True)
class Art:
    """A picture in a place, in inches."""

    svg: str
    left: float
    top: float
    width: float
    height: float
    words: str = ""


@dataclass(frozen=True)
class Page:
    """A slide with everything placed."""

    kind: str
    title: Box
    boxes: tuple[Box, ...] = ()
    arts: tuple[Art, ...] = ()
    notes: str = ""
    hidden: bool = field(default=False)


def measure_text(lines: Sequence[str], width: float, size: int) -> float:
    """Return the height that paragraphs need at a size, inches; a little too much on purpose."""
    per_line = max(1, int(width * _POINTS / (size * _CHAR)))
    count = sum(len(wrap(line, per_line)) or 1 for line in lines)
    between = 0.4 * (len(lines) - 1)
    return (count + between) * size * _LEADING / _POINTS


def fit_text(lines: Sequence[str], width: float, height: float, largest: int = SIZES[0]) -> int:
    """Return the largest size at which paragraphs fit.

    Raises
    ------
    TooLong
        If they do not fit at the smallest one.
    """
    for size in SIZES:
        if size <= largest and measure_text(lines, width, size) <= height:
            return size
    raise TooLong(f"this does not fit on a slide: {' '.join(lines)}")


def place_title(text: str) -> Box:
    """Return the title of a slide in its place."""
    width, height = WIDTH - 2 * EDGE, TOP - 0.55
    size = fit_text([text], width / _HEAD, height, 32)
    return Box((text,), EDGE, 0.45, width, height, size, bold=True)


def place_columns(
    columns: Sequence[Column], takeaway: str, words: str
) -> tuple[tuple[Box, ...], tuple[Art, ...]]:
    """Return columns side by side, and the takeaway below them."""
    boxes: list[Box] = []
    arts: list[Art] = []
    last: tuple[Box, ...] = ()
    bottom = BOTTOM
    if takeaway:
        width = WIDTH - 2 * EDGE
        size = fit_text([takeaway], width, 1.5, 20)
        high = measure_text([takeaway], width, size)
        bottom -= high + 0.1
        last = (Box((takeaway,), EDGE, bottom + 0.05, width, high, size),)
    width = (WIDTH - 2 * EDGE - GAP * (len(columns) - 1)) / len(columns)
    size = _fit_columns(columns, width, bottom - TOP)
    for number, column in enumerate(columns):
        left = EDGE + number * (width + GAP)
        found = _place_column(column, left, width, bottom, size, words)
        boxes += found[0]
        arts += found[1]
    return (*boxes, *last), tuple(arts)  # in the order in which they are read aloud


def _fit_columns(columns: Sequence[Column], width: float, height: float) -> int:
    """Return one size for the text of all columns, so that none looks more important."""
    return min((_fit_column(column, width, height) for column in columns), default=SIZES[-1])


def _fit_column(column: Column, width: float, height: float) -> int:
    for share in _SHARES:
        room = height - _measure_art(column, width, height, share)
        for size in SIZES:
            if size <= 24 and _measure(column, width, size) <= room:
                return size
    raise TooLong(f"this does not fit on a slide: {column.head} {' '.join(column.lines)}")


def _measure(column: Column, width: float, size: int) -> float:
    head = measure_text([column.head], width / _HEAD, size) + _UNDER if column.head else 0
    return head + (measure_text(column.lines, width, size) if column.lines else 0)


def _measure_art(column: Column, width: float, height: float, share: float) -> float:
    total = sum(width * _read_ratio(svg) for svg in column.pictures)
    return min(total, share * height if column.lines else height)


def _place_column(
    column: Column, left: float, width: float, bottom: float, size: int, words: str
) -> tuple[list[Box], list[Art]]:
    boxes, arts, top = [], [], TOP
    for lines, bold in (((column.head,), True), (column.lines, False)):
        if any(lines):
            high = measure_text(lines, width / _HEAD if bold else width, size)
            boxes.append(Box(tuple(lines), left, top, width, high, size, bold))
            top += high + _UNDER
    for svg in column.pictures:
        ratio, room = _read_ratio(svg), (bottom - top) / len(column.pictures)
        wide = min(width, room / ratio)
        described = _describe(column, svg, words)
        arts.append(Art(svg, left + (width - wide) / 2, top, wide, wide * ratio, described))
        top += wide * ratio
    return boxes, arts


def _describe(column: Column, svg: str, words: str) -> str:
    """Return what a picture is and shows: two on one slide must not sound the same."""
    match = _TITLE.search(svg)
    parts = [unescape(match.group(1)) if match else "", column.head, *(column.lines or (words,))]
    told = [part.strip().rstrip(".") for part in dict.fromkeys(parts) if part.strip()]
    return f"{'. '.join(told)}."


def _read_ratio(svg: str) -> float:
    match = _BOX.search(svg)
    if match is None:
        raise ValueError("the picture does not say how large it is")
    across, down = map(float, match.groups())
    return down / across
