"""A run-sheet: planned as slots of activities, and compiled into rows for one length and mode."""

from __future__ import annotations

from pydantic import Field

from widgets.schema import Entry, Key, Words
from widgets.workshop.schema.modes import Length, Mode
from widgets.workshop.schema.steps import Minutes, Round, Slide, Who


class Slot(Entry):
    """A place of a run-sheet: an activity, its minutes, and which of its steps are done."""

    activity: Key
    minutes: Minutes
    steps: tuple[Key, ...] = Field(min_length=1)


class Plan(Entry):
    """One length of the workshop: its slots in order, for every mode."""

    length: Length
    title: Words
    promise: Words
    slots: tuple[Slot, ...] = Field(min_length=1)


class Row(Entry):
    """One step of a compiled run-sheet: ``start`` is its first minute, and its words fit the mode.

    ``if_late`` stands in every row before the steps it cuts, or in the first row of an activity if
    that is cut; never if the sheet leaves those steps out.
    """

    number: int
    start: int
    minutes: Minutes
    activity: Key
    title: Words
    step: Key
    who: Who
    do: Words
    say: str
    show: Slide | None
    screen: str
    top: str
    questions: tuple[Key, ...]
    round: Round
    reveal: bool
    teaches: tuple[Key, ...]
    paper: Words
    if_late: str


class Sheet(Entry):
    """A run-sheet for one length and mode in one language; its minutes add up to ``length``."""

    length: Length
    mode: Mode
    lang: str
    title: Words
    promise: Words
    rows: tuple[Row, ...]

    @property
    def name(self) -> str:
        """How addresses and files call it, such as ``40-in_person``."""
        return f"{self.length}-{self.mode}"
