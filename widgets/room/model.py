"""Rules of a room: codes, rounds, counting, and when results may be seen. Knows no clock."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

LEAST = 5  # fewer answers could be traced to a person
SILENCE_SECONDS = 12 * 3600  # a room in which nothing happens for so long is deleted
MOST_ROOMS = 100  # chosen: rooms that one server or database holds at a time
MOST_PHONES = 500  # chosen: answers by phone to one question; more is somebody's script
MOST_TYPED = 999  # chosen: hands or sheets for one option

# No vowels, so that no code is a word; no 0, 1, I, L, O, which look alike.
ALPHABET = "BCDFGHJKMNPQRSTVWXZ23456789"
CODE_LENGTH = 9  # 27^9 = 7.6 million million: see ``brake`` for what trying gets
KEY_LENGTH = 20  # 95 bits, for the host only

# What people or their keyboards put between groups: spaces, dots, and every kind of dash.
SEPARATORS = " \t\u00a0\u202f.,_-\u2010\u2011\u2012\u2013\u2014\u2212"

ONCE, BEFORE, AFTER = "", "before", "after"
MEANS = ("hands", "paper")  # what a facilitator counts and types in


class Chooser(Protocol):
    """A source of chance, such as ``random.SystemRandom()``."""

    def choice(self, seq: Sequence[str], /) -> str:
        """Return one of these."""
        ...


def make_code(chance: Chooser, length: int = CODE_LENGTH) -> str:
    """Return a new code or key."""
    return "".join(chance.choice(ALPHABET) for _ in range(length))


def read_code(typed: str, length: int = CODE_LENGTH) -> str | None:
    """Return a code as it is kept, or None if it cannot be one; spaces and dashes do not matter."""
    code = "".join(letter for letter in typed.upper() if letter not in SEPARATORS)
    fits = len(code) == length and all(letter in ALPHABET for letter in code)
    return code if fits else None


def group_code(code: str, size: int = 3) -> str:
    """Return a code as it is read aloud, in groups."""
    return "-".join(code[start : start + size] for start in range(0, len(code), size))


def list_rounds(pair: bool) -> tuple[str, ...]:
    """Return when a question is asked: before and after, or once."""
    return (BEFORE, AFTER) if pair else (ONCE,)


def may_show_answer(pair: bool, round_: str) -> bool:
    """Return whether the right answer may be told: never while the second round is to come."""
    return not pair or round_ == AFTER


@dataclass(frozen=True)
class Answers:
    """The answers of one question in one round, by option.

    Parameters
    ----------
    phones, hands, paper : mapping of str to int
    revealed : bool
        Whether the host has shown them; from then on phones cannot answer.
    """

    phones: Mapping[str, int]
    hands: Mapping[str, int]
    paper: Mapping[str, int] = field(default_factory=dict)
    revealed: bool = False

    @property
    def total(self) -> int:
        """How many answers there are, by any means."""
        return self.secret + sum(self.hands.values())

    @property
    def secret(self) -> int:
        """How many answers nobody has seen being given: by phone and on paper."""
        return sum(self.phones.values()) + sum(self.paper.values())


@dataclass(frozen=True)
class Tally:
    """What everybody may see: ``counts`` in the order of the options, or None if too few."""

    counts: tuple[int, ...] | None
    shown: int
    held_back: int


def tally(options: Sequence[str], answers: Answers) -> Tally:
    """Return what may be seen of answers that the host has shown.

    Notes
    -----
    Phones and paper keep a secret that a raised hand does not. Who knows the hands could take them
    away from the sum, so fewer than five answers by phone and on paper together are held back even
    if there are many hands.
    """
    held = answers.secret if answers.secret < LEAST else 0
    seen = (answers.hands,) if held else (answers.hands, answers.phones, answers.paper)
    counts = tuple(sum(means.get(key, 0) for means in seen) for key in options)
    if sum(counts) < LEAST:
        return Tally(None, 0, answers.total)
    return Tally(counts, sum(counts), held)
