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

# Read from a wall at the other end of a room, and said aloud in English or Spanish. No vowels, so
# that no code is a word; of 0 O Q, 1 I L, 2 Z, 5 S, 6 G, 8 B 3, V W Y, N M, K X, K H, P R, C D, one
# at most; of "be ce de e ge pe te ve", which rhyme with "three" or sound alike in
# Spanish, none; J for "jay" and "jota", so no K and no G; "five" and "nine", "eight" and "aitch"
# would be taken for each other, so no 5 and no 8.
ALPHABET = "234679HJMRWX"
MEANT = str.maketrans("ZEAGTQN", "234679M")  # what is typed for something that looks or sounds so
CODE_LENGTH = 12  # 12^12 = 8.9 million million: see ``brake`` for what trying gets
KEY_ALPHABET = "BCDFGHJKMNPQRSTVWXZ23456789"  # read from one's own screen
KEY_LENGTH = 20  # 95 bits, for the host only

# What people or their keyboards put between groups: spaces, dots, and every kind of dash.
SEPARATORS = " \t\u00a0\u202f.,_-\u2010\u2011\u2012\u2013\u2014\u2212"

ONCE, BEFORE, AFTER = "", "before", "after"
SAVED = "saved"  # kept beside the rounds once a file told how answers changed: no more are taken
HANDS, PAPER = MEANS = ("hands", "paper")  # what a facilitator counts and types in


class Chooser(Protocol):
    """A source of chance, such as ``random.SystemRandom()``."""

    def choice(self, seq: Sequence[str], /) -> str:
        """Return one of these."""
        ...


def make_code(chance: Chooser) -> str:
    """Return a new code of a room; none has the same sign three times in a row, as in 666."""
    while True:
        code = "".join(chance.choice(ALPHABET) for _ in range(CODE_LENGTH))
        if not any(3 * letter in code for letter in ALPHABET):
            return code


def make_secret(chance: Chooser, length: int = KEY_LENGTH) -> str:
    """Return a new key, or another secret that somebody may have to type."""
    return "".join(chance.choice(KEY_ALPHABET) for _ in range(length))


def read_code(typed: str) -> str | None:
    """Return a code as it is kept, or None if it cannot be one.

    Case, spaces and dashes do not matter, nor what can only be meant for something else, such as a
    Z for the 2 that it looks like.
    """
    return _fit(_strip(typed).translate(MEANT), CODE_LENGTH, ALPHABET)


def read_key(typed: str) -> str | None:
    """Return a host's key as it is kept, or None if it cannot be one."""
    return _fit(_strip(typed), KEY_LENGTH, KEY_ALPHABET)


def _strip(typed: str) -> str:
    return "".join(letter for letter in typed.upper() if letter not in SEPARATORS)


def _fit(code: str, length: int, alphabet: str) -> str | None:
    return code if len(code) == length and set(code) <= set(alphabet) else None


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


def shows_few(answers: Answers, paper: int) -> bool:
    """Return whether a new count of paper would tell what one to four people have said.

    Whoever has seen the results on the wall could take them away from the new ones.

    Parameters
    ----------
    answers : Answers
        As they are now.
    paper : int
        How many sheets there would be.
    """
    seen = answers.revealed and answers.secret >= LEAST
    return seen and 0 < abs(paper - sum(answers.paper.values())) < LEAST


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
