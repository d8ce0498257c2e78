"""What the tables of the roles may look like. Reads no files."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field, model_validator

from widgets.schema import Entry, Key, Words

Span = tuple[int, int]


class Cell(Entry):
    """Whether a person of a profession can meet a need, why, and where that comes from."""

    answer: Literal["yes", "sometimes", "no"]
    why: Words
    sources: tuple[Key, ...] = Field(min_length=1)


class Need(Entry):
    """Something a person may need, what it is, and a cell for each profession."""

    label: Words
    ask: Words
    about: Words
    sources: tuple[Key, ...] = ()
    cells: dict[Key, Cell]


class Stage(Entry):
    """A part of a training; its numbers must come from a finding."""

    name: Key
    years: Span | None = None
    hours: Span | None = None
    finding: Key | None = None

    @model_validator(mode="after")
    def _check_finding(self) -> Stage:
        if (self.years or self.hours) and not self.finding:
            raise ValueError(f"the stage '{self.name}' has a number but names no finding")
        return self


class Profession(Entry):
    """One profession: what it is, how one gets there, what it brings, its limits and its costs."""

    name: Words
    short: Words
    titles: Words
    side: Literal["prescriber", "therapist", "care_manager"]
    about: Words
    training: Words
    helps: Words
    limits: Words
    costs: Words
    sources: tuple[Key, ...] = Field(min_length=1)
    stages: tuple[Stage, ...] = Field(min_length=1)


class StateLaw(Entry):
    """A state and the year of its law."""

    name: Words
    year: int


class Prescribing(Entry):
    """States where some psychologists may prescribe, and when that list was checked."""

    finding: Key
    checked: date
    states: tuple[StateLaw, ...] = Field(min_length=1)


class Tables(Entry):
    """All tables of the topic together."""

    people: dict[Key, Profession] = Field(min_length=8)
    needs: dict[Key, Need] = Field(min_length=12)
    prescribing: Prescribing

    @model_validator(mode="after")
    def _check_cells(self) -> Tables:
        for key, need in self.needs.items():
            for person in self.people:
                if person not in need.cells:
                    raise ValueError(f"the need '{key}' has no cell for '{person}'")
            for person in need.cells:
                if person not in self.people:
                    raise ValueError(f"the need '{key}' has a cell for '{person}', who is nobody")
        return self
