"""A person's year in several orders of care."""

from __future__ import annotations

from datetime import date

from pydantic import Field, model_validator

from widgets.schema.entry import Entry, Key, Words
from widgets.schema.paths import Claim, Path, Week


class Person(Entry):
    """One of the people a case follows. ``key`` is also the name of the lane."""

    key: Key
    name: Words
    about: Words


class Case(Entry):
    """A person's year in several orders of care: the mould for other conditions.

    ``words`` replaces strings of the journey page that call the person by name.
    """

    key: Key
    condition: Words
    title: Words
    composite: Words
    content_note: Words
    crisis_line: Key
    weeks: tuple[Week, ...] = Field(min_length=10)
    people: tuple[Person, ...] = Field(min_length=3)
    harms: tuple[Claim, ...] = Field(min_length=1)
    sources: tuple[Key, ...] = Field(min_length=1)
    reviewed: date
    review_by: date
    order: tuple[Key, ...] = Field(min_length=2)
    paths: tuple[Path, ...] = Field(min_length=2)
    words: dict[str, Words] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _check_weeks(self) -> Case:
        for path in self.paths:
            if tuple(scene.week for scene in path.scenes) != self.weeks:
                raise ValueError(f"the scenes of '{path.key}' must stand at weeks {self.weeks}")
            for name in path.who:
                if name not in {person.key for person in self.people}:
                    raise ValueError(f"'{name}' in path '{path.key}' is not one of the people")
        return self
