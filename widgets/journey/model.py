"""Who knows what, week by week: a story of events and tellings played through. Pure: no content.

Within one week things happen in this order: events, tellings, handovers, turns. What a turn
brings about can be told from then on.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Event:
    """A fact comes to be in a week (0–52), and some people see it."""

    week: int
    fact: str
    seen: tuple[str, ...]


@dataclass(frozen=True)
class Telling:
    """One person tells another some facts in a week (0–52)."""

    week: int
    by: str
    to: str
    facts: tuple[str, ...]
    how: str


@dataclass(frozen=True)
class Handover:
    """Two professionals share all that is not private, if they talk."""

    week: int
    between: tuple[str, str]
    how: str


@dataclass(frozen=True)
class Turn:
    """A point where the year goes one way if ``who`` knows ``fact``, and another way if not.

    ``known`` and ``unknown`` are the fact each way makes and who sees it, or None.
    """

    week: int
    who: str
    fact: str
    known: Event | None = None
    unknown: Event | None = None


@dataclass(frozen=True)
class Story:
    """All that can happen on one path."""

    people: tuple[str, ...]
    private: frozenset[str]
    events: tuple[Event, ...]
    tellings: tuple[Telling, ...] = ()
    handovers: tuple[Handover, ...] = ()
    turns: tuple[Turn, ...] = ()


@dataclass(frozen=True)
class Learning:
    """When a person came to know a fact, and how: ``seen``, or the words of the telling."""

    week: int
    how: str
    by: str | None = None


SEEN = "seen"


@dataclass(frozen=True)
class Year:
    """A story played through.

    Attributes
    ----------
    born : dict of str to int
        The week in which each fact came to be, in order of birth.
    learned : dict of (fact, person) to Learning
    turned : dict of int to bool
        For the turn with this number in ``Story.turns``: whether ``who`` knew.
    """

    born: dict[str, int] = field(default_factory=dict)
    learned: dict[tuple[str, str], Learning] = field(default_factory=dict)
    turned: dict[int, bool] = field(default_factory=dict)

    def knows(self, person: str, fact: str, week: int) -> bool:
        """Return whether a person knows a fact at the end of a week."""
        learning = self.learned.get((fact, person))
        return learning is not None and learning.week <= week

    def list_facts(self, week: int) -> list[str]:
        """Return the facts that exist at the end of a week, oldest first."""
        return [fact for fact, born in self.born.items() if born <= week]


def play_story(story: Story, talk: bool) -> Year:
    """Return who knows what in every week of a story.

    Parameters
    ----------
    story : Story
    talk : bool
        Whether the professionals talk to each other, with the person's consent.

    Returns
    -------
    Year

    Raises
    ------
    ValueError
        If somebody tells what they do not know, or if a fact comes to be twice.

    Notes
    -----
    Assumes that a handover passes on every fact known to either side that is not private, and
    that nobody forgets.
    """
    year = Year()
    for week in range(53):
        for event in _at(story.events, week):
            _bear(year, event)
        for telling in _at(story.tellings, week):
            _tell(year, telling)
        for handover in _at(story.handovers, week) if talk else ():
            _hand_over(year, handover, story.private)
        for number, turn in enumerate(story.turns):
            if turn.week == week:
                _take_turn(year, number, turn)
    return year


def find_gaps(story: Story) -> list[Turn]:
    """Return the turns that go another way when the professionals do not talk.

    Parameters
    ----------
    story : Story

    Returns
    -------
    list of Turn
        As the story lists them.
    """
    with_talk, without = play_story(story, True), play_story(story, False)
    return [
        turn
        for number, turn in enumerate(story.turns)
        if with_talk.turned[number] != without.turned[number]
    ]


def count_ready(story: Story, year: Year) -> int:
    """Return at how many turns the person it matters to knew.

    Parameters
    ----------
    story : Story
    year : Year
        The same story, played.
    """
    return sum(year.turned[number] for number, _ in enumerate(story.turns))


def _at(items: Iterable, week: int) -> list:
    return [item for item in items if item.week == week]


def _bear(year: Year, event: Event) -> None:
    if event.fact in year.born:
        raise ValueError(
            f"'{event.fact}' comes to be twice: weeks {year.born[event.fact]} and {event.week}"
        )
    year.born[event.fact] = event.week
    for person in event.seen:
        year.learned[event.fact, person] = Learning(event.week, SEEN)


def _tell(year: Year, telling: Telling) -> None:
    for fact in telling.facts:
        if not year.knows(telling.by, fact, telling.week):
            raise ValueError(
                f"week {telling.week}: '{telling.by}' tells '{fact}' without knowing it"
            )
        _learn(year, fact, telling.to, Learning(telling.week, telling.how, telling.by))


def _hand_over(year: Year, handover: Handover, private: frozenset[str]) -> None:
    one, other = handover.between
    for fact in year.list_facts(handover.week):
        if fact in private:
            continue
        for by, to in ((one, other), (other, one)):
            if year.knows(by, fact, handover.week):
                _learn(year, fact, to, Learning(handover.week, handover.how, by))


def _take_turn(year: Year, number: int, turn: Turn) -> None:
    knows = year.knows(turn.who, turn.fact, turn.week)
    year.turned[number] = knows
    follows = turn.known if knows else turn.unknown
    if follows:
        _bear(year, follows)


def _learn(year: Year, fact: str, person: str, learning: Learning) -> None:
    year.learned.setdefault((fact, person), learning)
