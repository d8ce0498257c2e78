"""The two pictures of the car: a hundred cars by shape, and four fixes on one scale. No wording."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.figure import Figure
from matplotlib.path import Path

from widgets.car.shares import OF, Shares
from widgets.theme import FONT_SIZE, shade

WIDTH = 340  # units of every picture here: a 320 px phone shows them nearly full size
_INCH = 72
_ACROSS = 10
_DOWN = OF // _ACROSS
_ROW = 48
_BODY = [(-1, -0.35), (-1, 0.1), (-0.6, 0.15), (-0.35, 0.55), (0.35, 0.55), (0.6, 0.15)]
_BODY += [(1, 0.1), (1, -0.35), (-1, -0.35)]
_WHEEL = Path.unit_circle()
_RADIUS = 0.24


def _make_car() -> Path:
    rim = _RADIUS * np.asarray(_WHEEL.vertices)
    wheels = [Path(np.add(rim, (x, -0.38)), _WHEEL.codes) for x in (-0.52, 0.52)]
    return Path.make_compound_path(Path(_BODY, closed=True), *wheels)


CAR = _make_car()


def _make_figure(height: float) -> Figure:
    return Figure(figsize=(WIDTH / _INCH, height / _INCH), dpi=_INCH)


@dataclass(frozen=True)
class Look:
    """How the cars of one group look: filled or hollow, and a mark on the car."""

    fill: str
    mark: str
    mark_colour: str


# The groups differ in fill and in the mark, so that colour is never needed.
LOOKS = {
    "clean": Look("bg", "", "bg"),
    "few": Look("spread-inner", "o", "ink"),
    "many": Look("ink", "x", "bg"),
}


class CarsFigure:
    """A hundred cars in rows of ten, those with no breakdown first, and a key with their counts."""

    height = 356

    def __init__(self) -> None:
        self.figure = _make_figure(self.height)
        self.axes = self.figure.add_axes((0, 0, 1, 1))
        self.axes.set(xlim=(-0.6, _ACROSS - 0.4), ylim=(_DOWN + 2.6, -0.7))
        self.axes.set_axis_off()
        self._artists: list = []

    def update(self, shares: Shares, labels: Sequence[str]) -> Figure:
        """Draw these shares; a label for each group, in the order of ``LOOKS``."""
        for artist in self._artists:
            artist.remove()
        self._artists = []
        sizes = (shares.clean, shares.few, shares.many)
        starts = np.cumsum((0, *sizes))
        for row, (name, size, label) in enumerate(zip(LOOKS, sizes, labels, strict=True)):
            places = np.arange(starts[row], starts[row] + size)
            key = _DOWN + 0.2 + 0.95 * row
            xs = np.append(places % _ACROSS, 0)
            self._draw_cars(LOOKS[name], xs, np.append(places // _ACROSS, key))
            text = self.axes.text(
                0.7, key, label, va="center", fontsize=FONT_SIZE, color=shade("ink")
            )
            self._artists.append(text)
        return self.figure

    def _draw_cars(self, look: Look, xs: np.ndarray, ys: np.ndarray) -> None:
        self._artists += self.axes.plot(
            xs, ys, ls="", marker=CAR, ms=25, mfc=shade(look.fill), mec=shade("ink"), mew=1.1
        )
        if look.mark:
            colour = shade(look.mark_colour)
            self._artists += self.axes.plot(
                xs, ys, look.mark, color=colour, ms=5, mew=1.6 if look.mark == "x" else 0, zorder=3
            )


class FixesFigure:
    """A line for each fix: cars with no breakdown, under this rule and for the plain car."""

    def __init__(self, fixes: int, axis: str):
        self.height = _ROW * fixes + 38
        self.figure = _make_figure(self.height)
        self.axes = self.figure.add_axes((0.04, 36 / self.height, 0.92, 1 - 38 / self.height))
        self.axes.set(xlim=(-2, 102), ylim=(fixes - 0.6, -0.7))
        self.axes.spines[:].set_visible(False)
        self.axes.tick_params(length=0, labelsize=FONT_SIZE, colors=shade("muted"))
        self.axes.set_xticks(range(0, OF + 1, 25))
        self.axes.set_yticks([])
        self.axes.set_xlabel(axis, fontsize=FONT_SIZE, color=shade("muted"), labelpad=1)
        self._artists: list = []

    def update(self, labels: Sequence[str], clean: Sequence[int], plain: Sequence[int]) -> Figure:
        """Move the marks: filled for this rule, hollow for the plain car where it differs."""
        for artist in self._artists:
            artist.remove()
        self._artists = []
        for row, (label, here, there) in enumerate(zip(labels, clean, plain, strict=True)):
            self._draw_row(row, label, here, there)
        return self.figure

    def draw_row(self, row: int) -> str:
        """Return the layer that marks the row of the chosen fix."""
        bottom, top = (self.axes.transData.transform((0, row + y))[1] for y in (0.36, -0.6))
        return (
            f'<svg class="sbs-over" viewBox="0 0 {WIDTH} {self.height:g}" aria-hidden="true">'
            f'<rect x="2" y="{self.height - top:.0f}" width="{WIDTH - 4}"'
            f' height="{top - bottom:.0f}" rx="4" fill="none" stroke="var(--sbs-focus)"'
            ' stroke-width="2.5"/></svg>'
        )

    def _draw_row(self, row: int, label: str, here: int, there: int) -> None:
        draw, ink = self.axes.plot, shade("ink")
        self._artists += draw([0, OF], [row, row], color=shade("line"), lw=0.8)
        if here != there:
            self._artists += draw([there, here], [row, row], color=ink, lw=2.5)
            self._artists += draw(
                [there], [row], "o", ms=9, mfc=shade("bg"), mec=ink, mew=1.6, zorder=3
            )
        self._artists += draw([here], [row], "o", ms=10, color=ink, zorder=4)
        text = self.axes.text(0, row - 0.34, label, va="center", fontsize=FONT_SIZE, color=ink)
        self._artists.append(text)
