"""A page as a pure function of a small state: all states listed, all panels built ahead."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

State = Mapping[str, str]
Slots = dict[str, str]


@dataclass(frozen=True)
class Dimension:
    """One choice of a state: its key in the address, its values and how each is spoken."""

    key: str
    values: tuple[str, ...]
    labels: tuple[str, ...]

    def __post_init__(self) -> None:
        if len(self.values) != len(self.labels):
            raise ValueError(f"{self.key} has {len(self.values)} values, {len(self.labels)} labels")


@dataclass(frozen=True)
class Part:
    """A piece of a panel that depends on some of the dimensions only, so that few are built."""

    dims: tuple[str, ...]
    build: Callable[[State], Slots]


@dataclass(frozen=True)
class Sheet:
    """All panels of a topic.

    Parameters
    ----------
    topic : str
    dimensions : tuple of Dimension
    parts : tuple of Part
        Together they fill every slot of the page; no slot is filled twice.
    start : mapping
        The state that is shown before anybody has chosen.
    """

    topic: str
    dimensions: tuple[Dimension, ...]
    parts: tuple[Part, ...]
    start: State

    def states(self) -> Iterator[dict[str, str]]:
        """Yield every state, in reading order."""
        yield from self._list_states([dimension.key for dimension in self.dimensions])

    def panel(self, state: State) -> Slots:
        """Return the HTML of every slot in this state.

        Raises
        ------
        ValueError
            If a value is not one of its dimension's, or if two parts fill the same slot.
        """
        self._check(state)
        slots: Slots = {}
        for part in self.parts:
            for name, html in part.build({key: state[key] for key in part.dims}).items():
                if name in slots:
                    raise ValueError(f"the slot '{name}' is filled by two parts")
                slots[name] = html
        return slots

    def pack(self, watch: Callable[[list[Any]], Iterable[Any]] = iter) -> dict[str, Any]:
        """Return all panels as plain data for the browser.

        Parameters
        ----------
        watch : callable
            Wraps the list of jobs, to show progress.

        Returns
        -------
        dict
            ``dims``, ``start`` and ``parts``; a part holds the names of its slots once, and
            for each joined key (``medicine_first|8``) their HTML in that order.
        """
        packed: list[dict[str, Any]] = [
            {"dims": list(part.dims), "slots": [], "values": {}} for part in self.parts
        ]
        jobs = [
            (number, state)
            for number, part in enumerate(self.parts)
            for state in self._list_states(part.dims)
        ]
        for number, state in watch(jobs):
            slots = self.parts[number].build(state)
            packed[number]["slots"] = list(slots)
            packed[number]["values"]["|".join(state.values())] = list(slots.values())
        return {
            "topic": self.topic,
            "start": dict(self.start),
            "dims": [
                {"key": d.key, "values": list(d.values), "labels": list(d.labels)}
                for d in self.dimensions
            ],
            "parts": packed,
        }

    def _list_states(self, keys: Iterable[str]) -> Iterator[dict[str, str]]:
        known = {dimension.key: dimension.values for dimension in self.dimensions}
        keys = list(keys)
        for values in itertools.product(*(known[key] for key in keys)):
            yield dict(zip(keys, values, strict=True))

    def _check(self, state: State) -> None:
        for dimension in self.dimensions:
            value = state[dimension.key]
            if value not in dimension.values:
                raise ValueError(
                    f"{dimension.key} must be one of {', '.join(dimension.values)}, got {value!r}"
                )


def write_slot(tag: str, name: str, slots: Slots, attributes: str = "") -> str:
    """Return an element that holds a slot, filled for the start state."""
    space = " " if attributes else ""
    return f'<{tag} data-slot="{name}"{space}{attributes}>{slots[name]}</{tag}>'
