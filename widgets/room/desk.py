"""What hosts and phones may do in a room. Knows the store and the questions, and no network."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from widgets.room import keys
from widgets.room.casting import Vote
from widgets.room.files import list_rows
from widgets.room.model import AFTER, BEFORE, MEANS, MOST_TYPED, PAPER, list_rounds, shows_few
from widgets.room.problem import Problem
from widgets.room.store import Room, Store
from widgets.room.view import (
    NOTHING,
    Face,
    Found,
    PhoneView,
    describe_now,
    list_asked,
    make_version,
)
from widgets.workshop.schema import Question

Load = Callable[[str], Mapping[str, Question]]
_NUMBER = re.compile(r"[0-9]{1,4}")


class Desk:
    """Grants or refuses what is asked for; a refusal is a ``Problem``.

    Parameters
    ----------
    store : Store
    load : callable
        Returns the questions in a language by key.
    """

    def __init__(self, store: Store, load: Load):
        self.store, self.load = store, load

    # Phones -------------------------------------------------------------------------------

    def join(self, code: str, device: str) -> tuple[str, bool]:
        """Return what a phone keeps, and whether it had joined before."""
        if knows(self.store.find(code), device):
            return device, True
        (new,) = self.admit_all(code, [device])
        return new, False

    def admit_all(self, code: str, asked: Sequence[object]) -> list[str]:
        """Return what new phones keep, once for each that asks."""
        room = self.store.admit(code, len(asked))
        return [keys.make_device(room.salt) for _ in asked]

    def look(self, code: str, device: str, lang: str) -> PhoneView:
        """Return the room as a phone sees it."""
        (view,) = self.look_all(code, [(device, lang)])
        return view

    def look_all(self, code: str, phones: Sequence[tuple[str, str]]) -> list[PhoneView]:
        """Return the room as each phone sees it, by what it was given and its language."""
        room = self.store.find(code)
        # A phone shows no count, so there is nothing to count until the results are shown.
        found = self.store.read_answers(code, room.question) if room.revealed else {}
        faces = {lang: self._describe(room, lang, found) for lang in {lang for _, lang in phones}}
        hidden = {device: _hide(room, device) for device, _ in phones if knows(room, device)}
        mine = self._find_mine(room, hidden.values())
        return [
            PhoneView(faces[lang], mine.get(hidden[device]), keys.make_token(room.salt, device))
            if device in hidden
            else PhoneView(faces[lang], None, "")
            for device, lang in phones
        ]

    def _describe(self, room: Room, lang: str, found: Found) -> Face:
        question = self.load(lang).get(room.question)
        state = describe_now(room, question, found)
        if question and question.kind == "guess":
            # The room sees the guesses first; the answer comes with the next step of the sheet.
            state["answer"] = None
        return Face(state)

    def _find_mine(self, room: Room, hidden: Collection[str]) -> dict[str, str]:
        if not room.question or room.revealed or not hidden:
            return {}
        return self.store.get_votes(room.code, room.question, room.round, hidden)

    def find_all(self, code: str, asked: Sequence[object]) -> list[Room]:
        """Return an open room, once for each who asks."""
        return [self.store.find(code)] * len(asked)

    def vote(self, code: str, device: str, token: str, asked: str, option: str) -> None:
        """Take a phone's answer.

        Parameters
        ----------
        code, device, token : str
        asked : str
            The question and the round that the phone has seen, such as ``first/before``.
        option : str
        """
        (problem,) = self.vote_all(code, [(device, token, asked, option)])
        if problem:
            raise problem

    def vote_all(self, code: str, forms: Sequence[tuple[str, ...]]) -> list[Problem | None]:
        """Take the answers of phones that come together; return why one is refused, for each."""
        room = self.store.find(code)
        read = [self._read_vote(room, *form) for form in forms]
        cast = [vote for vote in read if isinstance(vote, Vote)]
        kept = iter(self.store.vote_all(code, cast) if cast else ())
        return [next(kept) if isinstance(vote, Vote) else vote for vote in read]

    def _read_vote(
        self, room: Room, device: str, token: str, asked: str, option: str
    ) -> Vote | Problem:
        if not knows(room, device):
            return Problem("cookie")
        if not keys.is_same(token, keys.make_token(room.salt, device)):
            return Problem("foreign")
        try:
            question, round_ = self._read_asked(asked)
        except Problem as problem:
            return problem
        if not option:
            return Problem("choose")
        if option not in {choice.key for choice in question.options}:
            return Problem("unknown")
        hidden = keys.hide_device(room.salt, device, question.key)
        return Vote(question.key, round_, hidden, option)

    def _read_asked(self, asked: str) -> tuple[Question, str]:
        key, _, round_ = asked.partition("/")
        question = self._questions.get(key)
        if question is None or round_ not in list_rounds(question.pair):
            raise Problem("unknown")
        return question, round_

    @property
    def _questions(self) -> Mapping[str, Question]:
        return self.load("en")  # keys are the same in each language

    # The host -----------------------------------------------------------------------------

    def check_host(self, code: str, key: str) -> Room:
        """Return the room if this is its host's key."""
        room = self.store.find(code)
        if not keys.is_same(keys.hash_key(key), room.key_hash):
            raise Problem("key")
        return room

    def check_token(self, code: str, key: str, token: str) -> None:
        """Refuse a form that our own page has not sent."""
        room = self.check_host(code, key)
        if not keys.is_same(token, keys.make_token(room.salt, key)):
            raise Problem("foreign")

    def watch(self, code: str, key: str, lang: str) -> dict[str, Any]:
        """Return the room as its host sees it: what phones see, and the list of questions."""
        room = self.check_host(code, key)
        found, questions = self.store.read_answers(code), self.load(lang)
        now = found.get((room.question, room.round), NOTHING)
        gate = self.store.read_gate(code)
        typed = self.store.read_typed(code, room.question, room.round)
        return {
            **describe_now(room, questions.get(room.question), found),
            "version": f"{make_version(room)}.{'shut' if gate.shut else 'in'}",
            "code": code,
            "joined": gate.joined,
            "shut": gate.shut,
            "phones": sum(now.phones.values()),
            "typed": [
                {"means": means, "option": option, "count": count}
                for (means, option), count in typed.items()
            ],
            "asked": list_asked(questions, found),
            "token": keys.make_token(room.salt, key),
        }

    def ask(self, code: str, asked: str) -> None:
        """Ask a question in a round, such as ``first/before``; an empty one takes it away."""
        if not asked:
            return self.store.ask(code, "", "")
        question, round_ = self._read_asked(asked)
        self.store.ask(code, question.key, round_)

    def reveal(self, code: str, asked: str) -> None:
        """Show the results of a question for good; those of "before" come with "after".

        What was never asked is not shown: phones could not answer it any more.
        """
        question, round_ = self._read_asked(asked)
        found = self.store.read_answers(code, question.key)
        if (question.key, round_) not in found:
            raise Problem("unasked")
        wanted = (BEFORE, AFTER) if round_ == AFTER else (round_,)
        also = tuple(name for name in wanted if (question.key, name) in found)
        self.store.ask(code, question.key, round_, reveal=also)

    def set_gate(self, code: str, wish: str) -> None:
        """Let no new phone in ("shut"), or let phones in again ("open")."""
        if wish not in ("shut", "open"):
            raise Problem("unknown")
        self.store.set_gate(code, wish == "shut")

    def type_counts(self, code: str, asked: str, means: str, counts: Mapping[str, str]) -> None:
        """Keep what was counted by hand or on paper, in place of an earlier count."""
        question, round_ = self._read_asked(asked)
        keys_ = [option.key for option in question.options]
        if means not in MEANS or not set(counts) <= set(keys_):
            raise Problem("unknown")
        now = self.store.read_answers(code, question.key).get((question.key, round_))
        if now is None:
            raise Problem("unknown")
        numbers = {key: _read_number(counts.get(key, "")) for key in keys_}
        if means == PAPER and shows_few(now, sum(numbers.values())):
            raise Problem("few_sheets")
        self.store.type_counts(code, question.key, round_, means, numbers)

    def list_changes(self, code: str) -> list[tuple[str, str, str, int]]:
        """Return question, option before, option after, and how many phones, for a CSV file.

        From then on phones cannot answer these questions: two files would tell what one has said.
        """
        self.store.seal(code, {key for key, *_ in self._list_changes(code)})
        return self._list_changes(code)

    def _list_changes(self, code: str) -> list[tuple[str, str, str, int]]:
        changes, found = self.store.count_changes(code), self.store.read_answers(code)
        return list_rows(changes, found, self._questions)


def knows(room: Room, device: str) -> bool:
    """Return whether a phone has joined."""
    return bool(device) and keys.knows_device(room.salt, device)


def _hide(room: Room, device: str) -> str:
    return keys.hide_device(room.salt, device, room.question)


def _read_number(typed: str) -> int:
    text = typed.strip() or "0"
    # Measured first: Python refuses to read a number of thousands of digits.
    if not _NUMBER.fullmatch(text) or int(text) > MOST_TYPED:
        raise Problem("number")
    return int(text)
