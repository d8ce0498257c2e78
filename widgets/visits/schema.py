"""What ``content/<lang>/visits/visits.toml`` may look like. Reads no files."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from widgets.schema import Entry, Key, Words
from widgets.visits.model import Minutes, find_part, make_parts
from widgets.visits.model import Part as Timed

Minute = Annotated[int, Field(ge=0, le=60)]


class Part(Entry):
    """A part of a visit: whose minutes they are, what comes up, and why."""

    start: Minute
    title: Words
    person: Minute
    staff: Minute
    quiet: Minute = 0
    asks: Words
    why: Words
    says_no: Words


class Visit(Entry):
    """One visit, with what stands around it. ``role`` gives colour and shape of the staff."""

    key: Key
    name: Words
    short: Words
    role: Literal["therapist", "prescriber"]
    staff: Words
    minutes: Annotated[int, Field(ge=10, le=60)]
    bring: Words
    after: Words
    helps: Words
    costs: Words
    stuck: Words
    parts: tuple[Part, ...] = Field(min_length=3)

    @model_validator(mode="after")
    def _check_minutes(self) -> Visit:
        self.time()
        return self

    def time(self) -> tuple[Timed, ...]:
        """Return the parts as the model plays them."""
        talks = [Minutes(part.person, part.staff, part.quiet) for part in self.parts]
        return make_parts([part.start for part in self.parts], talks, self.minutes)


class VisitSheet(Entry):
    """Questions to tick before one kind of visit."""

    label: Words
    ticks: tuple[Words, ...] = Field(min_length=4, max_length=8)


class Visits(Entry):
    """All of the topic's data. ``steps`` are the minutes a reader can stop at."""

    sources: tuple[Key, ...] = Field(min_length=1)
    steps: tuple[Minute, ...] = Field(min_length=4)
    visits: tuple[Visit, ...] = Field(min_length=2)
    sheets: tuple[VisitSheet, ...] = Field(min_length=2)

    @model_validator(mode="after")
    def _check_steps(self) -> Visits:
        for visit in self.visits:
            reached = {find_part(visit.time(), minute) for minute in self.steps}
            for number, part in enumerate(visit.parts):
                if number not in reached:
                    raise ValueError(f"no step stops at '{part.title}' of the visit '{visit.key}'")
        return self
