"""A figure that a student moves: steps that say their value, and words that change with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from inspect import signature

import ipywidgets as ipw

from widgets.controls.steps import Steps
from widgets.labs.shown import Shown


class Player(ipw.VBox):
    """A figure, its words, and one row of steps for each thing that can be changed."""

    def __init__(self, draw: Callable[..., Shown], choices: dict[str, list[float]]):
        self._draw, self._choices = draw, choices
        self._picture = ipw.HTML()
        self._rows = {name: self._make_row(name, values) for name, values in choices.items()}
        super().__init__([self._picture, *self._rows.values()])
        self.words = ""
        self._show(next(iter(self._rows)))

    def _make_row(self, name: str, values: list[float]) -> Steps:
        parameter = signature(self._draw).parameters[name]
        start = values[0] if parameter.default is parameter.empty else parameter.default
        nearest = min(range(len(values)), key=lambda step: abs(values[step] - start))
        label = name.replace("_", " ")
        row = Steps(label, [f"{label}: {value:g}" for value in values], nearest)
        row.observe(lambda change: self._show(name), "value")
        return row

    def _show(self, moved: str) -> None:
        chosen = {name: self._choices[name][row.value] for name, row in self._rows.items()}
        shown = self._draw(**chosen)
        self.words = shown.words
        self._picture.value = shown.write_picture()
        for name, row in self._rows.items():
            row.said = repr(shown) if name == moved else ""

    def __repr__(self) -> str:
        return self.words


def play(draw: Callable[..., Shown], **choices: Iterable[float]) -> Player:
    """Show a figure whose numbers can be moved, by mouse or by keyboard.

    Parameters
    ----------
    draw : callable
        Takes the numbers by name and returns what `show` returns.
    **choices : iterable of float
        For each name, the values to step through. It starts at the one nearest to the default.

    Raises
    ------
    ValueError
        If there is nothing to move, or ``draw`` does not know a name.

    Notes
    -----
    Not ``ipywidgets.interact``: its output can hang for a minute when a notebook is run by a test,
    and its slider has no name for a screen reader.
    """
    lists = {name: [float(value) for value in values] for name, values in choices.items()}
    known = signature(draw).parameters
    for name, values in lists.items():
        if name not in known or not values:
            raise ValueError(f"'{name}' must be a name that the figure takes, with values.")
    if not lists:
        raise ValueError("Give at least one thing to move, such as noise=[1, 2, 3].")
    return Player(draw, lists)
