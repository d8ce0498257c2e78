"""Before and after as marks on a line: how many were right, and how sure people were. No words."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.figure import Figure

from widgets.theme import FONT_SIZE, shade

WIDTH = 460  # units: half a page of a notebook, or of a printed report
_INCH = 72
_LETTERS = 66  # chosen: a line of words this long fits the width
_KEY = 26  # units: the row that says what the marks are
_LINE, _GAP, _FOOT = 16, 40, 30  # units: a line of words, the marks below it, the axis


@dataclass(frozen=True)
class Row:
    """One item: its words, where the marks stand, and what is written beside them.

    Attributes
    ----------
    words, label : str
    before, after : float or None
        From 0 to 1; None draws nothing but the label.
    low, high : float or None
        The ends of an interval around ``after``.
    """

    words: str
    label: str
    before: float | None = None
    after: float | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Axis:
    """Where the ticks stand, what they are called, and what the marks mean."""

    ticks: Sequence[float]
    names: Sequence[str]
    before: str
    after: str


def draw_rows(rows: Sequence[Row], axis: Axis) -> Figure:
    """Return one line for each item: an open circle before, a filled square after."""
    wrapped = [textwrap.wrap(row.words, _LETTERS) for row in rows]
    heights = [len(lines) * _LINE + _GAP for lines in wrapped]
    total = sum(heights) + _FOOT + _KEY
    figure = Figure(figsize=(WIDTH / _INCH, total / _INCH), dpi=_INCH)
    axes = figure.add_axes((0.04, _FOOT / total, 0.92, 1 - _FOOT / total))
    axes.set(xlim=(-0.02, 1.02), ylim=(total - _FOOT, 0), yticks=[])
    axes.spines[:].set_visible(False)
    axes.tick_params(length=3, labelsize=FONT_SIZE, colors=shade("muted"), pad=2)
    axes.set_xticks(axis.ticks, axis.names)
    axes.get_xticklabels()[0].set_horizontalalignment("left")
    axes.get_xticklabels()[-1].set_horizontalalignment("right")
    _draw_key(axes, axis)
    top = float(_KEY)
    for row, lines, height in zip(rows, wrapped, heights, strict=True):
        _draw_row(axes, row, lines, top)
        top += height
    return figure


def _draw_key(axes, axis: Axis) -> None:
    for left, words, filled in ((0.0, axis.before, False), (0.3, axis.after, True)):
        axes.plot([left + 0.01], [9], **_mark(filled))
        _write(axes, left + 0.035, 9, words, va="center")


def _mark(filled: bool) -> dict:
    colour = shade("person")
    return {
        "marker": "s" if filled else "o",
        "ms": 8,
        "mec": colour,
        "mew": 1.6,
        "mfc": colour if filled else shade("bg"),
        "ls": "none",
        "clip_on": False,
        "zorder": 3,
    }


def _draw_row(axes, row: Row, lines: list[str], top: float) -> None:
    for number, line in enumerate(lines, 1):
        _write(axes, 0, top + number * _LINE, line, va="bottom", weight="bold")
    level = top + len(lines) * _LINE + 9
    axes.plot([0, 1], [level, level], color=shade("line"), lw=0.7)
    if row.before is not None and row.after is not None:
        axes.plot([row.before, row.after], [level, level], color=shade("person"), lw=2.4)
        axes.plot([row.before], [level], **_mark(False))
        axes.plot([row.after], [level], **_mark(True))
    if row.low is not None and row.high is not None:
        axes.plot([row.low, row.high], [level, level], color=shade("ink"), lw=1.2, marker="|", ms=9)
    _write(axes, 0, level + 7, row.label, va="top", color=shade("muted"))


def _write(axes, left: float, level: float, words: str, **look) -> None:
    style = {"fontsize": FONT_SIZE, "color": shade("ink"), "clip_on": False, **look}
    axes.text(left, level, words, **style)
