"""One order of care: its scenes week by week, and who comes to know what in them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from widgets.schema.entry import Entry, Key, Words

Week = Annotated[int, Field(ge=0, le=52)]


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
