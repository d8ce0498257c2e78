"""What the content of this topic may look like: rooms, research, exercises. Reads no files."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from widgets.schema import Entry, Key, Words


class Client(Entry):
    """The made-up person and the sentence that is said in every room."""

    about: Words
    says: Words


class Question(Entry):
    """A question that every room answers."""

    key: Key
    label: Words
    ask: Words


class Room(Entry):
    """One way of working: an answer to the sentence, and to every question."""

    key: Key
    letter: str = Field(pattern=r"^[A-Z]$")
    name: Words
    full: Words
    answer: Words
    clue: Words
    goes_on: tuple[Words, ...] = Field(min_length=2)
    sources: tuple[Key, ...] = Field(min_length=1)
    answers: dict[Key, Words]


class Other(Entry):
    """An approach that is only named, in one line."""

    name: Words
    line: Words


class Guide(Entry):
    """Three rooms or more, and what they are asked."""

    client: Client
    questions: tuple[Question, ...] = Field(min_length=2)
    rooms: tuple[Room, ...] = Field(min_length=3)
    others: tuple[Other, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _check_answers(self) -> Guide:
        asked = [question.key for question in self.questions]
        for room in self.rooms:
            if list(room.answers) != asked:
                raise ValueError(f"'{room.key}' must answer {', '.join(asked)}, in this order")
        letters = [room.letter for room in self.rooms]
        if len(set(letters)) < len(letters):
            raise ValueError("two rooms have the same letter")
        return self


class Study(Entry):
    """What research says of one room in one condition, from both sides."""

    room: Key
    helps: Words
    doubts: Words
    certainty: Literal["high", "moderate", "low", "very low"]
    sources: tuple[Key, ...] = ()


class Effect(Entry):
    """One row of the chart; without a finding it says that there is no number."""

    room: Key
    versus: Words
    finding: Key | None = None
    lower_is_better: bool = False


class Condition(Entry):
    """What people live with, and what was found for each room."""

    key: Key
    name: Words
    takeaway: Words
    studies: tuple[Study, ...]
    effects: tuple[Effect, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _check_effects(self) -> Condition:
        if not any(effect.finding for effect in self.effects):
            raise ValueError("at least one row of the chart needs a finding")
        return self


class Research(Entry):
    """All conditions, in reading order."""

    conditions: tuple[Condition, ...] = Field(min_length=2)


class Group(Entry):
    """Lines to tick and fields to write in, below one heading."""

    title: Words
    ticks: tuple[Words, ...] = ()
    fields: tuple[Words, ...] = ()


class Exercise(Entry):
    """A small piece of one room to try."""

    room: Key
    title: Words
    intro: Words
    groups: tuple[Group, ...] = Field(min_length=1)


class Exercises(Entry):
    """One exercise a room."""

    exercises: tuple[Exercise, ...] = Field(min_length=3)
