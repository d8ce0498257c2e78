"""A number of the model as a row of steps, and what is known of it in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from math import exp

from widgets import content
from widgets.hundred.counts import load_params
from widgets.hundred.model import TRIAL_WEEKS
from widgets.hundred.schema import Assumption
from widgets.hundred.tables import list_targets
from widgets.schema import Finding
from widgets.trajectory import WEEKS, Params
from widgets.words import Writer, write_citation

_META = {item.name: item.metadata for item in fields(Params)}
_MOST_STEPS = 120  # chosen: more would be too fine for a finger
_STRIDES = (1, 2, 5, 10)
_TIDY = 9  # decimals that hide what adding steps leaves behind


def _write_plain(value: float) -> str:
    return f"{round(value, 2):g}".replace("-", "−")


def _write_of_100(value: float) -> str:
    return f"{100 * value:.0f}"


# What a unit shows is what a reader can picture: people of 100, not weekly hazards.
_SHOW: dict[str, Callable[[float], str]] = {
    "share": _write_of_100,
    "per_year": _write_of_100,
    "depth": _write_of_100,
    "weekly_leaving": lambda rate: _write_of_100(1 - exp(-rate * TRIAL_WEEKS)),
    "weekly_relapse": lambda rate: _write_of_100(1 - exp(-rate * WEEKS)),
}


class Knob:
    """An assumption with its steps.

    Parameters
    ----------
    item : Assumption
    writer : Writer

    Attributes
    ----------
    values : list of float
        From the lowest to the highest that the model takes, the published value among them.
    start : int
        The step of the published value.
    """

    def __init__(self, item: Assumption, writer: Writer):
        self.item, self.say, self.lang = item, writer.say, writer.lang
        published = getattr(load_params(), item.key)
        self.values = list_values(item.key, published)
        self.start = self.values.index(published)

    @property
    def origin(self) -> str:
        """``published``, ``set`` to published results, or a ``choice`` of ours."""
        if self.item.finding or self.item.sources:
            return "published"
        return "set" if self.item.target else "choice"

    @property
    def labels(self) -> list[str]:
        """What is shown and spoken at each step."""
        shown = [self.write_number(value) for value in self.values]
        shown[self.start] = self.say(f"sandbox.mark_{self.origin}", value=shown[self.start])
        return shown

    def write_number(self, value: float) -> str:
        """Return a value with its unit."""
        show = _SHOW.get(self.item.unit, _write_plain)
        return self.say(f"unit.{self.item.unit}", value=show(value), trial=TRIAL_WEEKS)

    def say_origin(self) -> str:
        """Return what was published, or that the number is a choice."""
        if self.item.finding:
            return self._say_finding(content.load_public_finding(self.item.finding, self.lang))
        if self.item.target:
            return self._say_target(list_targets()[self.item.target])
        return self.say("sandbox.no_range" if self.item.sources else "sandbox.choice")

    def _say_finding(self, finding: Finding) -> str:
        words = self.say("sandbox.measured", says=finding.says)
        if finding.low is None or finding.high is None:
            return words
        low, high = _write_plain(finding.low), _write_plain(finding.high)
        return f"{words} {self.say('sandbox.range', low=low, high=high, measure=finding.measure)}"

    def _say_target(self, row: dict) -> str:
        scale = 100 if row["unit"] == "share" else 1
        ends = sorted((row["low"] * scale, row["high"] * scale))
        if ends[1] < 0:  # a fall in score is told as a fall
            ends, scale = sorted(map(abs, ends)), -scale
        value, low, high = (_write_plain(number) for number in (row["value"] * scale, *ends))
        unit = self.say(f"target_unit.{row['unit']}")
        name = self.say(f"target.{row['key']}")
        return self.say("sandbox.target", target=name, value=value, low=low, high=high, unit=unit)

    def list_citations(self) -> list[str]:
        """Return the works behind the number, as HTML."""
        keys: tuple[str, ...] = self.item.sources
        if self.item.finding:
            keys = (content.load_public_finding(self.item.finding).source,)
        elif self.item.target:
            keys = tuple(list_targets()[self.item.target]["sources"])
        return [write_citation(key) for key in keys]

    def is_outside(self, value: float) -> bool:
        """Return whether a value lies outside the range that studies found, where there is one."""
        if not (self.item.finding and self.item.factor):
            return False
        finding = content.load_public_finding(self.item.finding)
        if finding.low is None or finding.high is None:
            return False
        factor = self.item.factor
        return not finding.low * factor <= value <= finding.high * factor


def list_values(key: str, published: float) -> list[float]:
    """Return the steps of a parameter, its published value among them.

    Parameters
    ----------
    key : str
        A field of ``Params``: its metadata hold bounds and step.
    published : float
    """
    low, high, step = (_META[key][name] for name in ("low", "high", "step"))
    count = round((high - low) / step)
    stride = next(n for n in _STRIDES if count / n <= _MOST_STEPS)
    values = {round(low + number * step, _TIDY) for number in range(0, count + 1, stride)}
    return sorted(values | {high, published})
