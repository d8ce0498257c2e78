"""What content may look like: one class a kind of entry. Reads no files."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

Key = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
Words = Annotated[str, Field(min_length=2)]
Week = Annotated[int, Field(ge=0, le=52)]


class Entry(BaseModel):
    """An entry of content: nothing unknown is let in, nothing is changed after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Tag(StrEnum):
    """How a figure was seen. ``RECALLED`` may not reach a public page."""

    VERIFIED = "VERIFIED"
    V_CALC = "V-CALC"
    V_PART = "V-PART"
    RECALLED = "RECALLED"


class Language(Entry):
    """A language of the page, by the name its readers call it."""

    name: Words
    translated_from: str | None = None
    checked_by: str = ""


class Source(Entry):
    """A work that findings are taken from."""

    citation: Words
    title: Words
    year: int
    doi: str | None = None
    doi_seen: bool = False
    link: str | None = None
    read: date
    licence: str | None = None
    note: str | None = None


class Finding(Entry):
    """One number that a reader may see, with all that is needed to check it."""

    says: Words
    shown: Words
    measure: Words
    value: float | None = None
    low: float | None = None
    high: float | None = None
    interval: Words
    unit: Words
    population: Words
    comparator: Words
    period: Words
    source: Key
    where: Words
    row: str
    tag: Tag
    certainty: Literal["high", "moderate", "low", "very low"]
    why: Words
    read: date
    review_by: date

    @model_validator(mode="after")
    def _check_interval(self) -> Finding:
        if (self.low is None) != (self.high is None):
            raise ValueError("give both ends of the interval, low and high, or neither")
        if self.value is not None and self.low is not None and self.high is not None:
            if not self.low <= self.value <= self.high:
                raise ValueError("the value must lie between low and high")
        return self


class Term(Entry):
    """A clinical word and what it means in plain words."""

    term: Words
    plain: Words
    also: tuple[str, ...] = ()


class Contact(Entry):
    """A line a person can call or text now.

    ``tried`` is false while it was only read on a page, and nobody has called or texted it.
    """

    label: Words
    number: Words
    tel: str | None = None
    sms: str | None = None
    note: Words
    source: Words
    checked: date
    tried: bool = True


class Person(Entry):
    """One of the people a case follows. ``key`` is also the name of the lane."""

    key: Key
    name: Words
    about: Words


class Claim(Entry):
    """One good or bad side of an option; ``finding`` names the number behind it, if any."""

    text: Words
    finding: Key | None = None


class Fact(Entry):
    """Something that can be known. A private fact stays in the room where it was said."""

    key: Key
    text: Words
    private: bool = False


class Event(Entry):
    """A fact comes to be, and some people see it happen."""

    week: Week
    fact: Key
    seen: tuple[Key, ...] = Field(min_length=1)


class Telling(Entry):
    """One person tells another what they know, whatever the professionals do."""

    week: Week
    by: Key
    to: Key
    facts: tuple[Key, ...] = Field(min_length=1)
    how: Words


class Handover(Entry):
    """Two professionals share what is not private. Happens only if they talk."""

    week: Week
    between: tuple[Key, Key]
    how: Words


class Branch(Entry):
    """What follows a turn one way, and the fact that this makes."""

    text: Words
    fact: Key | None = None
    seen: tuple[Key, ...] = ()


class Turn(Entry):
    """A point where it matters whether somebody knows something."""

    week: Week
    kind: Literal["side_effect", "stopped_unseen", "hard_week", "dose_misread", "plan"]
    who: Key
    fact: Key
    known: Branch
    unknown: Branch


class Option(Entry):
    """One answer to a bet, with its good and its bad side."""

    text: Words
    helps: Words
    harms: Words
    finding: Key | None = None


class Bet(Entry):
    """A guess the reader may make before reading on."""

    week: Week
    kind: Literal["next", "knows"]
    question: Words
    fact: Key | None = None
    options: tuple[Option, ...] = ()
    after: Words

    @model_validator(mode="after")
    def _check_kind(self) -> Bet:
        if self.kind == "next" and len(self.options) < 2:
            raise ValueError("a bet on what comes next needs two options or more")
        if self.kind == "knows" and not self.fact:
            raise ValueError("a bet on who knows needs the fact it asks about")
        return self


class Scene(Entry):
    """One week of one path."""

    week: Week
    title: Words
    acts: tuple[Key, ...] = Field(min_length=1)
    happens: Words
    feels: Words
    wrong: Words
    idea: str | None = None


class Path(Entry):
    """One order of care, week by week.

    ``plan`` names a plan of the cohort model, which is about depression. A case of another
    condition has none, and its page then shows no curve.
    """

    key: Key
    plan: Key | None = None
    name: Words
    summary: Words
    week_feels: Words
    who: dict[Key, str]
    consent: Words
    helps: tuple[Claim, ...] = Field(min_length=1)
    harms: tuple[Claim, ...] = Field(min_length=1)
    facts: tuple[Fact, ...]
    scenes: tuple[Scene, ...] = Field(min_length=10)
    events: tuple[Event, ...]
    tellings: tuple[Telling, ...] = ()
    handovers: tuple[Handover, ...] = Field(min_length=1)
    turns: tuple[Turn, ...] = Field(min_length=4)
    bets: tuple[Bet, ...] = Field(min_length=3)

    @model_validator(mode="after")
    def _check_keys(self) -> Path:
        facts = {fact.key for fact in self.facts}
        weeks = {scene.week for scene in self.scenes}
        for name in _facts_used(self):
            if name not in facts:
                raise ValueError(f"the fact '{name}' is used but is not in the list of facts")
        turns_and_bets = [turn.week for turn in self.turns] + [bet.week for bet in self.bets]
        for week in turns_and_bets:
            if week not in weeks:
                raise ValueError(f"week {week} has a turn or a bet but no scene")
        for name in _people_used(self):
            if name not in self.who:
                raise ValueError(f"'{name}' acts or knows, but is not in the list 'who'")
        return self


def _facts_used(path: Path) -> list[str]:
    used = [event.fact for event in path.events]
    used += [name for telling in path.tellings for name in telling.facts]
    used += [turn.fact for turn in path.turns]
    branches = [branch for turn in path.turns for branch in (turn.known, turn.unknown)]
    used += [branch.fact for branch in branches if branch.fact]
    return used + [bet.fact for bet in path.bets if bet.fact]


def _people_used(path: Path) -> list[str]:
    used = [name for scene in path.scenes for name in scene.acts]
    used += [name for event in path.events for name in event.seen]
    used += [name for telling in path.tellings for name in (telling.by, telling.to)]
    used += [name for handover in path.handovers for name in handover.between]
    return used + [turn.who for turn in path.turns]


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
