"""From the case as it is written to the story that the model plays."""

from __future__ import annotations

from widgets import schema
from widgets.journey.model import Event, Handover, Story, Telling, Turn


def make_story(path: schema.Path) -> Story:
    """Return the events, tellings, handovers and turns of a path, without their words.

    Parameters
    ----------
    path : Path
        A path of a case.
    """
    return Story(
        people=tuple(path.who),
        private=frozenset(fact.key for fact in path.facts if fact.private),
        events=tuple(Event(item.week, item.fact, item.seen) for item in path.events),
        tellings=tuple(
            Telling(item.week, item.by, item.to, item.facts, item.how) for item in path.tellings
        ),
        handovers=tuple(Handover(item.week, item.between, item.how) for item in path.handovers),
        turns=tuple(_make_turn(item) for item in path.turns),
    )


def _make_turn(turn: schema.Turn) -> Turn:
    known, unknown = (_make_event(turn.week, way) for way in (turn.known, turn.unknown))
    return Turn(turn.week, turn.who, turn.fact, known, unknown)


def _make_event(week: int, way: schema.Branch) -> Event | None:
    return Event(week, way.fact, way.seen) if way.fact else None
