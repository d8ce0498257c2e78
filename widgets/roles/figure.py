"""The two pictures of the roles: who can do what, and how a training adds up. No wording."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from widgets.roles.model import Answer, Block, Roles
from widgets.theme import FONT_SIZE, SHAPES, shade

WIDTH = 340  # units of every picture here: a 320 px phone shows them nearly full size
_INCH = 72
_LEFT = 132  # room for the names of the needs
_TOP = 162  # room for the names of the people, which stand upright
_ROW = 25
_BAR_ROW = 43


def _make_axes(height: float) -> tuple[Figure, Axes]:
    figure = Figure(figsize=(WIDTH / _INCH, height / _INCH), dpi=_INCH)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, WIDTH), ylim=(height, 0))
    axes.set_axis_off()
    return figure, axes


def _write_frame(height: float, x: float, y: float, width: float, tall: float) -> str:
    """Return a layer with one frame, to lie over a picture of this height."""
    return (
        f'<svg class="sbs-over" viewBox="0 0 {WIDTH} {height:g}" aria-hidden="true">'
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{tall:.1f}" rx="4"'
        ' fill="none" stroke="var(--sbs-focus)" stroke-width="2.5"/></svg>'
    )


class TableFigure:
    """A row for each need, a column for each person; full shapes can, half ones at times.

    Parameters
    ----------
    roles : Roles
    needs, people : sequence of str
        Their names, in the order of the table.
    """

    def __init__(self, roles: Roles, needs: Sequence[str], people: Sequence[str]):
        self.roles = roles
        self.height = _TOP + _ROW * len(needs) + 4
        self.step = (WIDTH - _LEFT - 3) / len(people)
        self.figure, self.axes = _make_axes(self.height)
        self._draw_names(needs, people)
        for row, need in enumerate(roles.needs):
            for column, person in enumerate(roles.people):
                self._draw_answer(row, column, roles.answers[need, person], roles.people[person])

    def draw_need(self, need: str) -> str:
        """Return the layer that frames the row of a need."""
        row = list(self.roles.needs).index(need)
        return _write_frame(self.height, 2, _TOP + row * _ROW + 1, WIDTH - 4, _ROW - 2)

    def draw_person(self, person: str) -> str:
        """Return the layer that frames the column of a person."""
        left = _LEFT + list(self.roles.people).index(person) * self.step
        return _write_frame(self.height, left, 2, self.step, self.height - 4)

    def _draw_names(self, needs: Sequence[str], people: Sequence[str]) -> None:
        for row, name in enumerate(needs):
            middle = _TOP + (row + 0.5) * _ROW
            if row % 2 == 0:
                self.axes.axhspan(
                    middle - _ROW / 2, middle + _ROW / 2, color=shade("band-odd"), lw=0, zorder=0
                )
            self.axes.text(
                6, middle, name, va="center", fontsize=FONT_SIZE, color=shade("ink"), zorder=2
            )
        for column, name in enumerate(people):
            self.axes.text(
                _LEFT + (column + 0.5) * self.step,
                _TOP - 8,
                name,
                rotation=90,
                ha="center",
                va="bottom",
                fontsize=FONT_SIZE,
                color=shade("ink"),
            )

    def _draw_answer(self, row: int, column: int, answer: Answer, side: str) -> None:
        style: dict[str, Any] = {
            "color": shade(side),
            "mec": shade(side),
            "mew": 1.4,
            "ms": 9 if side == "care_manager" else 11,  # a diamond looks larger
            "fillstyle": "full",
            "markerfacecoloralt": shade("bg"),
        }
        if answer is Answer.SOMETIMES:
            style |= {"fillstyle": "left"}
        if answer is Answer.NO:
            style |= {"fillstyle": "none", "mec": shade("line"), "ms": 5, "mew": 1}
        place = (_LEFT + (column + 0.5) * self.step, _TOP + (row + 0.5) * _ROW)
        self.axes.plot([place[0]], [place[1]], SHAPES[side], zorder=3, **style)


@dataclass(frozen=True)
class Row:
    """One training: the person's name and side, its blocks, and a label for each block."""

    name: str
    side: str
    blocks: Sequence[Block]
    labels: Sequence[str]


class TrainingFigure:
    """A bar for each training, in years after college; a broken block has no known length."""

    def __init__(self, rows: Sequence[Row]):
        self.height = _BAR_ROW * len(rows) + 4
        self.figure, self.axes = _make_axes(self.height)
        longest = max(block.end for row in rows for block in row.blocks)
        self.scale = (WIDTH - 8) / longest
        for number, row in enumerate(rows):
            self._draw_row(number, row)

    def draw_person(self, number: int) -> str:
        """Return the layer that frames one row."""
        return _write_frame(self.height, 1.5, number * _BAR_ROW + 2, WIDTH - 3, _BAR_ROW - 1)

    def _draw_row(self, number: int, row: Row) -> None:
        top = number * _BAR_ROW + 4
        self.axes.plot([11], [top + 8], SHAPES[row.side], color=shade(row.side), ms=8)
        self.axes.text(
            20,
            top + 8,
            row.name,
            va="center",
            fontsize=FONT_SIZE,
            weight="bold",
            color=shade("ink"),
        )
        for block, label in zip(row.blocks, row.labels, strict=True):
            self._draw_block(top + 18, block, label)

    def _draw_block(self, top: float, block: Block, label: str) -> None:
        left = 4 + block.start * self.scale
        sure, full = ((end - block.start) * self.scale for end in (block.sure, block.end))
        edge = {"ec": shade("line"), "lw": 1, "zorder": 1}
        if block.known:
            self._draw_box(left, top, full, fc=shade("spread-outer"), lw=0, zorder=0.4)
            self._draw_box(left, top, full, fc="none", **edge)
            self._draw_box(left, top, sure, fc=shade("spread-inner"), lw=0, zorder=0.5)
        else:
            self._draw_box(left, top, full, fc=shade("bg"), ls=(0, (3, 2)), **edge)
        self.axes.text(
            left + 4,
            top + 9.5,
            label,
            va="center",
            fontsize=FONT_SIZE,
            color=shade("ink"),
            zorder=2,
        )

    def _draw_box(self, left: float, top: float, width: float, **style: Any) -> None:
        self.axes.fill(
            [left, left + width, left + width, left], [top, top, top + 19, top + 19], **style
        )
