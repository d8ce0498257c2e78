"""One row a result: the published range, its value, and the model's dot. No wording."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from matplotlib.figure import Figure

from widgets.theme import FONT_SIZE, shade

WIDTH = 340  # units of every picture here: a 320 px phone shows them nearly full size
EDGE = 2.6  # chosen: how far from the middle a mark may stand, in half ranges
_INCH = 72
_ROW = 40


@dataclass(frozen=True)
class Mark:
    """One row: its label, the model's place and interval in the range, and whether it is inside."""

    label: str
    place: float
    low: float
    high: float
    inside: bool


class RangeFigure:
    """Rows on one scale: -1 is the low end of each row's own range, 1 the high end."""

    def __init__(self, marks: Sequence[Mark], ticks: Sequence[str]):
        height = _ROW * len(marks) + 30
        self.figure = Figure(figsize=(WIDTH / _INCH, height / _INCH), dpi=_INCH)
        self.axes = self.figure.add_axes((0.01, 26 / height, 0.98, 1 - 28 / height))
        self.axes.set(xlim=(-EDGE - 0.1, EDGE + 0.1), ylim=(len(marks) - 0.5, -0.7))
        self.axes.spines[:].set_visible(False)
        self.axes.tick_params(length=0, labelsize=FONT_SIZE, colors=shade("muted"))
        self.axes.set_xticks((-1, 0, 1), list(ticks))
        self.axes.set_yticks([])
        for row, mark in enumerate(marks):
            self._draw_row(row, mark)

    def _draw_row(self, row: int, mark: Mark) -> None:
        ink = shade("ink")
        self.axes.plot([-1, 1], [row, row], color=shade("spread-inner"), lw=9, zorder=1)
        self.axes.plot([0, 0], [row - 0.16, row + 0.16], color=ink, lw=1.6, zorder=2)
        ends = [_keep(mark.low), _keep(mark.high)]
        self.axes.plot(ends, [row, row], color=ink, lw=2, zorder=3)
        face = ink if mark.inside else shade("bg")
        style: dict[str, Any] = {"ms": 8, "mfc": face, "mec": ink, "mew": 1.8, "zorder": 4}
        self.axes.plot([_keep(mark.place)], [row], "o" if mark.inside else "D", **style)
        self.axes.text(
            -EDGE, row - 0.38, mark.label, va="center", fontsize=FONT_SIZE, color=ink, zorder=5
        )


def _keep(place: float) -> float:
    return max(-EDGE, min(EDGE, place))
