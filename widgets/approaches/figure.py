"""The chart of published gaps as people of 100, one row each. No wording."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.figure import Figure

from widgets.approaches.model import NO_GAP, Count
from widgets.theme import FONT_SIZE, SHAPES, shade

WIDTH = 340  # units of every picture here: a 320 px phone shows them nearly full size
_INCH = 72
_ROW = 44
_FOOT = 40
_ENDS = (12, 102)  # chosen: the widest range and its end marks fit in


@dataclass(frozen=True)
class Row:
    """A result with its label; without a count, ``shown`` says that there is none."""

    label: str
    shown: str
    count: Count | None


class GapFigure:
    """Rows of marks with their ranges around a line that means no gap."""

    def __init__(self, rows: Sequence[Row], axis: str, no_gap: str):
        height = _ROW * len(rows) + _FOOT + 14
        self.figure = Figure(figsize=(WIDTH / _INCH, height / _INCH), dpi=_INCH)
        self.axes = self.figure.add_axes((0.03, _FOOT / height, 0.94, 1 - (_FOOT + 14) / height))
        self.axes.set(xlim=_ENDS, ylim=(len(rows) - 0.3, -0.7))
        self.axes.spines[:].set_visible(False)
        self.axes.set_yticks([])
        self.axes.set_xticks(range(20, 101, 20))
        self.axes.tick_params(length=0, labelsize=FONT_SIZE, colors=shade("muted"))
        self.axes.set_xlabel(axis, fontsize=FONT_SIZE, color=shade("muted"), labelpad=1)
        self._draw_middle(no_gap)
        for number, row in enumerate(rows):
            self._draw_row(number, row)

    def _draw_middle(self, no_gap: str) -> None:
        self.axes.axvline(NO_GAP, color=shade("ink"), lw=1.2, ls=(0, (4, 3)), zorder=1)
        self.figure.text(
            self._find_middle(), 0.995, no_gap, ha="center", va="top", **_text("muted")
        )

    def _find_middle(self) -> float:
        x = self.axes.transData.transform((NO_GAP, 0))[0]
        return self.figure.transFigure.inverted().transform((x, 0))[0]

    def _draw_row(self, number: int, row: Row) -> None:
        box = {"fc": shade("bg"), "ec": "none", "pad": 0.5}
        low, high = _ENDS
        self.axes.text(
            low, number - 0.26, row.label, va="center", bbox=box, zorder=4, **_text("ink")
        )
        if row.count is None:
            self.axes.text(
                low, number + 0.14, row.shown, va="center", bbox=box, zorder=4, **_text("muted")
            )
            return
        self._draw_mark(number + 0.14, row.count)
        self.axes.text(
            high,
            number - 0.26,
            row.shown,
            ha="right",
            va="center",
            weight="bold",
            bbox=box,
            zorder=4,
            **_text("therapist"),
        )

    def _draw_mark(self, y: float, count: Count) -> None:
        colour = shade("therapist")
        if count.low is not None and count.high is not None:
            self.axes.plot([count.low, count.high], [y, y], "-", color=colour, lw=3, zorder=2)
        fill = colour if count.is_clear else shade("bg")
        self.axes.plot(
            [count.people], [y], SHAPES["therapist"], ms=9, mfc=fill, mec=colour, mew=2.2, zorder=3
        )


def _text(colour: str) -> dict:
    return {"fontsize": FONT_SIZE, "color": shade(colour)}
