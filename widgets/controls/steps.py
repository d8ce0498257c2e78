"""Move along a row of steps: a range with − and + beside it and a spoken value. Knows no topic."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import anywidget
import traitlets as t

from widgets.controls.front_end import front_end, styles


def write_steps(
    name: str,
    label: str,
    values: Sequence[str],
    start: int,
    back: str,
    on: str,
    topic: str = "sbs",
) -> str:
    """Return the HTML of a row of steps.

    Parameters
    ----------
    name : str
        The dimension that ``panels.js`` moves along.
    label : str
        Names the range.
    values : sequence of str
        What is spoken and shown at each step.
    start : int
        The step it starts at, from 0.
    back, on : str
        Labels of the buttons.
    topic : str
        Keeps the ranges of two topics on one page apart.

    Raises
    ------
    ValueError
        If ``start`` is not one of the steps.
    """
    if not 0 <= start < len(values):
        raise ValueError(f"{name} must start at a step from 0 to {len(values) - 1}, got {start}")
    name, shown, key = escape(name), escape(values[start]), escape(f"{topic}-{name}")
    return (
        f'<div class="sbs-steps" data-dim="{name}">'
        f'<label class="sbs-hidden" for="{key}">{escape(label)}</label>'
        f'<output for="{key}">{shown}</output>'
        f'<button type="button" data-move="-1">{escape(back)}</button>'
        f'<input type="range" id="{key}" min="0" max="{len(values) - 1}" step="1"'
        f' value="{start}" aria-valuetext="{shown}">'
        f'<button type="button" data-move="1">{escape(on)}</button></div>'
    )


class Steps(anywidget.AnyWidget):
    """A row of steps whose ``value`` (a step number from 0) Python can read and set.

    What Python puts in ``said`` stands below the row and is read out when it changes.
    """

    _esm = front_end("steps")
    _css = styles()
    values = t.List(t.Unicode()).tag(sync=True)
    value = t.Int().tag(sync=True)
    said = t.Unicode().tag(sync=True)
    html = t.Unicode().tag(sync=True)

    def __init__(
        self, label: str, values: Sequence[str], value: int = 0, back: str = "−", on: str = "+"
    ):
        super().__init__(values=list(values), value=value)
        self.html = write_steps(f"steps-{id(self)}", label, values, value, back, on)

    @t.validate("value")
    def _check_value(self, proposal: dict[str, int]) -> int:
        if not 0 <= proposal["value"] < len(self.values):
            last = len(self.values) - 1
            raise t.TraitError(f"value must be a step from 0 to {last}, got {proposal['value']}")
        return proposal["value"]
