"""The two pictures of the journey: lanes of people, and a hundred simulated people. No wording."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.figure import Figure

from widgets.journey.spread import BAND_STARTS, Spread
from widgets.theme import FONT_SIZE, SHAPES, shade

WIDTH = 340  # units of every picture here: a 320 px phone shows them nearly full size
_INCH = 72
_TOP_SCORE = 27
_LANE = 46


def _make_figure(height: float) -> Figure:
    return Figure(figsize=(WIDTH / _INCH, height / _INCH), dpi=_INCH)


def _write_over(height: float, body: str) -> str:
    """Return a layer that lies over a picture of this height."""
    return f'<svg class="sbs-over" viewBox="0 0 {WIDTH} {height:g}" aria-hidden="true">{body}</svg>'


@dataclass(frozen=True)
class Pass:
    """Something goes, or fails to go, from one lane to another at a step."""

    step: int
    by: str
    to: str
    happens: bool


@dataclass(frozen=True)
class Lanes:
    """What the lane picture shows: names and labels come in, nothing is worded here."""

    people: Sequence[tuple[str, str]]
    weeks: Sequence[int]
    acts: Sequence[tuple[int, str]]
    passes: Sequence[Pass]
    axis: str


class LanesFigure:
    """A row for each person, a column for each step; shapes act, arrows pass something on."""

    def __init__(self, people: int, steps: int):
        self.height = _LANE * people + 34
        self.steps = steps
        self.figure = _make_figure(self.height)
        self.axes = self.figure.add_axes((0.02, 26 / self.height, 0.96, 1 - 30 / self.height))
        self.axes.set(xlim=(-0.6, steps - 0.4), ylim=(people - 0.35, -0.75))
        self.axes.spines[:].set_visible(False)
        self.axes.tick_params(length=0, labelsize=FONT_SIZE, colors=shade("muted"))
        self.axes.set_yticks([])
        self._artists: list = []

    def update(self, lanes: Lanes) -> Figure:
        """Move everything to where these lanes have it."""
        for artist in self._artists:
            artist.remove()
        self._artists = []
        self.axes.set_xticks(range(self.steps), [str(week) for week in lanes.weeks])
        self.axes.set_xlabel(lanes.axis, fontsize=FONT_SIZE, color=shade("muted"), labelpad=1)
        rows = {key: row for row, (key, _) in enumerate(lanes.people)}
        for key, name in lanes.people:
            self._draw_lane(rows[key], key, name)
        for item in lanes.passes:
            self._draw_pass(item.step, rows[item.by], rows[item.to], item.happens)
        for step, key in lanes.acts:
            self._draw_act(step, rows[key], key)
        return self.figure

    def draw_step(self, step: int) -> str:
        """Return the layer that marks one step."""
        left = self.axes.transData.transform((step - 0.5, 0))[0]
        right = self.axes.transData.transform((step + 0.5, 0))[0]
        return _write_over(
            self.height,
            f'<rect x="{left:.0f}" y="2" width="{right - left:.0f}" height="{self.height - 18:g}"'
            ' rx="4" fill="none" stroke="var(--sbs-focus)" stroke-width="2.5"/>',
        )

    def _draw_lane(self, row: int, key: str, name: str) -> None:
        colour = shade(key)
        (line,) = self.axes.plot([-0.5, self.steps - 0.5], [row, row], color=colour, lw=1.2)
        label = self.axes.text(
            -0.5, row - 0.43, name, color=colour, fontsize=FONT_SIZE, weight="bold", zorder=4
        )
        label.set_bbox({"fc": shade("bg"), "ec": "none", "pad": 0.5})
        self._artists += [line, label]

    def _draw_act(self, step: int, row: int, key: str) -> None:
        self._artists += self.axes.plot(
            [step], [row], SHAPES[key], color=shade(key), ms=8, mec=shade("bg"), mew=0.8, zorder=3
        )

    def _draw_pass(self, step: int, start: int, end: int, happens: bool) -> None:
        gap = 0.16 if end > start else -0.16
        style = {"arrowstyle": "->", "lw": 1.6, "color": shade("ink")}
        if not happens:
            style |= {"arrowstyle": "-", "ls": ":", "color": shade("muted")}
        arrow = self.axes.annotate(
            "", (step, end - gap), (step, start + gap), arrowprops=style, zorder=2
        )
        self._artists.append(arrow)
        if not happens:
            self._artists += self.axes.plot(
                [step], [end - 1.6 * gap], "x", color=shade("muted"), ms=7, mew=1.8, zorder=5
            )


@dataclass(frozen=True)
class CurveLabels:
    """Words of the curve picture."""

    bands: Sequence[str]
    axis_x: str
    axis_y: str


class CurveFigure:
    """PHQ-9 over the year: severity bands, the spread of the group, its middle."""

    height = 300

    def __init__(self, labels: CurveLabels):
        self.figure = _make_figure(self.height)
        self.axes = self.figure.add_axes((0.1, 0.13, 0.89, 0.845))
        self.axes.set(xlim=(-1.5, 53.5), ylim=(-0.5, _TOP_SCORE))
        self.axes.spines[:].set_visible(False)
        self.axes.tick_params(length=0, labelsize=FONT_SIZE, colors=shade("muted"), pad=2)
        self.axes.set_xticks(range(0, 53, 8))
        self.axes.set_yticks([*BAND_STARTS, _TOP_SCORE])
        self.axes.set_xlabel(labels.axis_x, fontsize=FONT_SIZE, color=shade("muted"), labelpad=1)
        self.axes.set_ylabel(labels.axis_y, fontsize=FONT_SIZE, color=shade("muted"), labelpad=0)
        self._draw_bands(labels.bands)
        weeks = np.arange(53)
        flat = np.zeros(53)
        self._wide = self.axes.fill_between(weeks, flat, flat, color=shade("spread-outer"), lw=0)
        self._half = self.axes.fill_between(weeks, flat, flat, color=shade("spread-inner"), lw=0)
        (self._middle,) = self.axes.plot(weeks, flat, color=shade("ink"), lw=1.8)
        (self._person,) = self.axes.plot(weeks, flat, "--", color=shade("person"), lw=1.8)

    def update(self, spread: Spread) -> Figure:
        """Move spread, middle and the person's line to this group's."""
        weeks = np.arange(53)
        self._wide.set_data(weeks, *spread.wide)
        self._half.set_data(weeks, *spread.half)
        self._middle.set_ydata(spread.middle)
        self._person.set_ydata(spread.person)
        return self.figure

    def draw_week(self, spread: Spread, week: int) -> str:
        """Return the layer that shows 100 dots and the person's ring at one week."""
        place = self.axes.transData.transform
        dots = self._place_dots(spread.dots[week], week)
        path = "".join(f"M{x:.0f} {self.height - y:.0f}h0" for x, y in place(dots))
        x, y = place((week, spread.person[week]))
        return _write_over(
            self.height,
            f'<path d="{path}" stroke="var(--sbs-ink)" stroke-width="3.4" stroke-linecap="round"'
            f'/><circle cx="{x:.0f}" cy="{self.height - y:.0f}" r="8" fill="none"'
            ' stroke="var(--sbs-person)" stroke-width="3.5"/>',
        )

    def _place_dots(self, scores: np.ndarray, week: int) -> list[tuple[float, int]]:
        """Return (week, score) of dots that share a score side by side, inside the picture."""
        side = -1 if week > 40 else 1
        places, seen = [], dict.fromkeys(map(int, scores), 0)
        for score in map(int, scores):
            seen[score] += 1
            places.append((week + side * (0.9 + 0.75 * seen[score]), score))
        return places

    def _draw_bands(self, names: Sequence[str]) -> None:
        ends = (*BAND_STARTS[1:], _TOP_SCORE + 1)
        for number, (name, low, high) in enumerate(zip(names, BAND_STARTS, ends, strict=True)):
            tint = shade("band-odd" if number % 2 else "band-even")
            self.axes.axhspan(low - 0.5, high - 0.5, color=tint, lw=0, zorder=0)
            self.axes.text(
                53,
                high - 0.9,
                name,
                ha="right",
                va="top",
                fontsize=FONT_SIZE,
                color=shade("ink"),
                zorder=4,
            )
