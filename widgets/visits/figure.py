"""Two visits as bars of minutes: who talks in each part. No wording."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from widgets.theme import FONT_SIZE, SHAPES, shade
from widgets.visits.model import Part

WIDTH = 340  # units: a 320 px phone shows the picture nearly full size
_INCH = 72
_LONGEST = 60
_ROW = 1.0
_BAR = 0.56
_STRIPES = "////"


@dataclass(frozen=True)
class Bar:
    """One visit: its name, its parts, and a name with minutes for the person and the staff."""

    name: str
    role: str
    parts: Sequence[Part]
    person: str
    staff: str


def _find_base(row: int) -> float:
    return -(row + 1) * _ROW + 0.06


class TalkFigure:
    """A row for each of two visits; in each part, the person's share lies below the staff's."""

    height = 236

    def __init__(self, axis: str):
        self.figure = Figure(figsize=(WIDTH / _INCH, self.height / _INCH), dpi=_INCH)
        self.axes = self.figure.add_axes((0.025, 34 / self.height, 0.95, 1 - 38 / self.height))
        self.axes.set(xlim=(0, _LONGEST), ylim=(-2 * _ROW, 0), yticks=[])
        self.axes.spines[:].set_visible(False)
        self.axes.tick_params(length=3, labelsize=FONT_SIZE, colors=shade("muted"), pad=2)
        self.axes.set_xticks(range(0, _LONGEST + 1, 10))
        self.axes.set_xlabel(axis, fontsize=FONT_SIZE, color=shade("muted"), labelpad=1)
        self._artists: list = []

    def update(self, bars: Sequence[Bar]) -> Figure:
        """Draw these two visits in place of those before."""
        for artist in self._artists:
            artist.remove()
        self._artists = []
        for row, bar in enumerate(bars):
            base = _find_base(row)
            for part in bar.parts:
                self._draw_part(part, base, bar.role)
            self._draw_names(bar, base + _BAR + 0.05)
        return self.figure

    def draw_minute(self, minute: int) -> str:
        """Return the layer that marks one minute in both rows."""
        frames = "".join(self._draw_frame(minute, row) for row in range(2))
        return (
            f'<svg class="sbs-over" viewBox="0 0 {WIDTH} {self.height}" aria-hidden="true">'
            f"{frames}</svg>"
        )

    def _draw_frame(self, minute: int, row: int) -> str:
        base = _find_base(row)
        left, low = self.axes.transData.transform((minute, base))
        right, high = self.axes.transData.transform((minute + 5, base + _BAR))
        return (
            f'<rect x="{left:.0f}" y="{self.height - high - 3:.0f}" width="{right - left:.0f}"'
            f' height="{high - low + 6:.0f}" rx="4" fill="none" stroke="var(--sbs-focus)"'
            ' stroke-width="3.5"/>'
        )

    def _draw_part(self, part: Part, base: float, role: str) -> None:
        length = part.end - part.start
        unit = _BAR / length
        person, staff = part.talk.person * unit, part.talk.staff * unit
        self._add_area(part.start, base, length, person, shade("person"))
        self._add_area(part.start, base + person, length, staff, shade(role), striped=True)
        frame = Rectangle((part.start, base), length, _BAR, fc="none", ec=shade("ink"), lw=0.9)
        self._artists.append(self.axes.add_patch(frame))

    def _add_area(
        self, left: float, low: float, width: float, height: float, colour: str, striped=False
    ) -> None:
        look: dict[str, Any] = {"fc": shade("bg"), "hatch": _STRIPES} if striped else {"fc": colour}
        area = Rectangle((left, low), width, height, ec=colour, lw=0, **look)
        self._artists.append(self.axes.add_patch(area))

    def _draw_names(self, bar: Bar, level: float) -> None:
        style: dict[str, Any] = {"fontsize": FONT_SIZE, "va": "bottom"}
        self._artists.append(
            self.axes.text(0, level + 0.17, bar.name, weight="bold", color=shade("ink"), **style)
        )
        for left, words, role in ((1, bar.person, "person"), (22, bar.staff, bar.role)):
            self._artists += self.axes.plot(
                [left], [level + 0.075], SHAPES[role], color=shade(role), ms=7, clip_on=False
            )
            self._artists.append(
                self.axes.text(left + 1.8, level, words, color=shade(role), **style)
            )
