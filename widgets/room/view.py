"""What a room looks like at this moment, as plain values for pages and for the presenter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from widgets.room.model import LEAST, Answers, list_rounds, may_show_answer, tally
from widgets.room.store import Room
from widgets.workshop.schema import Question

Found = Mapping[tuple[str, str], Answers]
NOTHING = Answers({}, {})


@dataclass(frozen=True)
class Face:
    """What a room shows to all phones in a language, and the pages that were made of it."""

    state: dict[str, Any]
    pages: dict[tuple[bool, str | None], str] = field(default_factory=dict)


@dataclass(frozen=True)
class PhoneView:
    """A room as one phone sees it; ``token`` is empty until the phone has joined."""

    face: Face
    chosen: str | None
    token: str

    @property
    def state(self) -> dict[str, Any]:
        """What the room shows."""
        return self.face.state


def make_version(room: Room) -> str:
    """Return a text that changes when a phone should look again, and not with each answer."""
    return f"{room.question}.{room.round}.{'shown' if room.revealed else 'open'}"


def describe_now(room: Room, question: Question | None, found: Found) -> dict[str, Any]:
    """Return question, count, and results if the host has shown them.

    Returns
    -------
    dict
        ``version``, ``least``, ``question`` (None while nothing is asked), ``count``,
        ``revealed``, ``results`` (empty until revealed), ``answer`` (None unless it may be told).
    """
    now = found.get((room.question, room.round), NOTHING)
    revealed = question is not None and room.revealed
    return {
        "version": make_version(room),
        "least": LEAST,
        "question": question and _describe_question(question, room.round),
        "count": now.total if question else 0,
        "revealed": revealed,
        "results": _list_results(question, room.round, found) if question and revealed else [],
        "answer": _find_answer(question, room.round) if question and revealed else None,
    }


def _describe_question(question: Question, round_: str) -> dict[str, Any]:
    return {
        "key": question.key,
        "kind": question.kind,
        "text": question.text,
        "round": round_,
        "options": [{"key": option.key, "label": option.label} for option in question.options],
    }


def _list_results(question: Question, round_: str, found: Found) -> list[dict[str, Any]]:
    # Side by side: what was asked before stands beside what is shown now.
    rounds = list_rounds(question.pair)
    wanted = rounds[: rounds.index(round_) + 1]
    keys = [option.key for option in question.options]
    return [
        {"round": name, **_describe_tally(keys, found[question.key, name])}
        for name in wanted
        if (question.key, name) in found and found[question.key, name].revealed
    ]


def _describe_tally(keys: list[str], answers: Answers) -> dict[str, Any]:
    seen = tally(keys, answers)
    counts = None if seen.counts is None else list(seen.counts)
    return {"counts": counts, "shown": seen.shown, "held_back": seen.held_back}


def _find_answer(question: Question, round_: str) -> dict[str, str] | None:
    if not question.correct or not may_show_answer(question.pair, round_):
        return None
    label = next(option.label for option in question.options if option.key == question.correct)
    return {"option": question.correct, "label": label, "why": question.why}


def list_asked(questions: Mapping[str, Question], found: Found) -> list[dict[str, Any]]:
    """Return every question with its rounds: whether each was asked, shown, and how often answered.

    Parameters
    ----------
    questions : mapping of str to Question
    found : mapping
        Answers by question and round.
    """
    return [
        {
            "key": key,
            "text": question.text,
            "rounds": [
                {
                    "round": name,
                    "asked": (key, name) in found,
                    "revealed": found.get((key, name), NOTHING).revealed,
                    "count": found.get((key, name), NOTHING).total,
                }
                for name in list_rounds(question.pair)
            ],
        }
        for key, question in questions.items()
    ]
