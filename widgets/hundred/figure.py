"""The empty pictures that people are marked in: a ring for each of 100. No wording of its own."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.figure import Figure

from widgets.hundred.icons import (
    HARM_LEFTS,
    HARMS,
    HARMS_HEIGHT,
    HARMS_RADIUS,
    PEOPLE,
    PEOPLE_HEIGHT,
    PEOPLE_RADIUS,
    WIDTH,
    Place,
)
from widgets.theme import FONT_SIZE, SHAPES, shade

_INCH = 72


class _RingsFigure:
    """Rings at places counted in units from the upper left."""

    def __init__(self, height: float):
        self.figure = Figure(figsize=(WIDTH / _INCH, height / _INCH), dpi=_INCH)
        self.axes = self.figure.add_axes((0, 0, 1, 1))
        self.axes.set(xlim=(0, WIDTH), ylim=(height, 0))
        self.axes.axis("off")

    def _draw_rings(self, places: Sequence[Place], radius: float) -> None:
        across, down = zip(*places, strict=True)
        self.axes.scatter(
            across,
            down,
            s=(2 * radius) ** 2,
            marker=SHAPES["person"],
            facecolors="none",
            edgecolors=shade("line"),
            linewidths=1.1,
        )


class PeopleFigure(_RingsFigure):
    """100 rings in blocks of ten; the rows are numbered at their ends."""

    def __init__(self) -> None:
        super().__init__(PEOPLE_HEIGHT)
        self._draw_rings(PEOPLE, PEOPLE_RADIUS)
        for row in range(5):
            self.axes.text(
                WIDTH - 2,
                PEOPLE[20 * row][1],
                str(20 * (row + 1)),
                ha="right",
                va="center",
                fontsize=FONT_SIZE,
                color=shade("muted"),
            )


class HarmsFigure(_RingsFigure):
    """Three squares of 100 rings, each under its name."""

    def __init__(self, names: Sequence[str]):
        super().__init__(HARMS_HEIGHT)
        for name, left, places in zip(names, HARM_LEFTS, HARMS, strict=True):
            self._draw_rings(places, HARMS_RADIUS)
            self.axes.text(
                left - 4, 13, name, fontsize=FONT_SIZE, color=shade("ink"), weight="bold"
            )
