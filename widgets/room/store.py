"""Rooms in a database. Each method is one transaction; time comes from an injected clock."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Engine, and_, bindparam, delete, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import IntegrityError

from widgets.room import counts, gate, keys
from widgets.room.casting import CLOSED, MINE, Vote, is_now, keep, make_upsert
from widgets.room.forget import Forgetter
from widgets.room.model import MOST_ROOMS, SAVED, SILENCE_SECONDS
from widgets.room.problem import Problem
from widgets.room.tables import asked, metadata, rooms, typed

_TOUCH_SECONDS = 60  # a room's last action is written down to the minute: 200 phones, one write


@dataclass(frozen=True)
class Room:
    """An open room."""

    code: str
    key_hash: str
    salt: str
    lang: str
    question: str
    round: str
    revealed: bool  # whether the results of this question in this round are shown


# Built once: making a statement takes longer than SQLite needs to answer it.
_HERE = (asked.c.room == rooms.c.code, asked.c.question == rooms.c.question)
_FIND = (
    select(rooms, asked.c.revealed)
    .outerjoin(asked, and_(*_HERE, asked.c.round == rooms.c.round))
    .where(rooms.c.code == bindparam("code"))
)


class Store:
    """The rooms of one database.

    Parameters
    ----------
    engine : Engine
        From ``engine.connect``.
    clock : callable
        Returns seconds since 1970.
    """

    def __init__(self, engine: Engine, clock: Callable[[], float] = time.time):
        self.engine, self.clock = engine, clock
        self.forgetter = Forgetter(engine)
        kinds: dict[str, Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}
        self._insert = kinds[engine.dialect.name]
        self._upsert = make_upsert(self._insert)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with self.engine.connect().execution_options(writes=False) as connection:
            yield connection

    def open_room(self, lang: str) -> tuple[str, str]:
        """Return the code and the host's key of a new room."""
        self.sweep()
        key, row = keys.make_key(), {"lang": lang, "touched": self.clock(), "question": ""}
        row |= {"round": "", "key_hash": keys.hash_key(key), "salt": keys.make_salt()}
        while True:
            code = keys.make_room_code()
            try:
                with self.engine.begin() as connection:
                    count = connection.scalar(select(func.count()).select_from(rooms))
                    if (count or 0) >= MOST_ROOMS:
                        raise Problem("full_server")
                    connection.execute(insert(rooms).values(code=code, **row))
                return code, key
            except IntegrityError:
                continue  # the code is taken

    def find(self, code: str) -> Room:
        """Return an open room; one that has been silent too long is no longer there."""
        with self._reading() as connection:
            return self._find(connection, code)

    def _find(self, connection: Connection, code: str, together: bool | None = None) -> Room:
        query = _FIND if together is None else _FIND.with_for_update(read=together, of=rooms)
        row = connection.execute(query, {"code": code}).one_or_none()
        if row is None or row.touched <= self.clock() - SILENCE_SECONDS:
            raise Problem("missing")
        return Room(
            row.code, row.key_hash, row.salt, row.lang, row.question, row.round, bool(row.revealed)
        )

    @contextmanager
    def _acting(self, code: str, alone: bool = True) -> Iterator[tuple[Connection, Room]]:
        # Everything that changes a room holds its row: a host alone, phones beside each other.
        with self.engine.begin() as connection:
            self._touch(connection, code)
            yield connection, self._find(connection, code, not alone)

    def _touch(self, connection: Connection, code: str) -> None:
        now = self.clock()
        alive = (rooms.c.code == code) & (rooms.c.touched > now - SILENCE_SECONDS)
        stale = alive & (rooms.c.touched < now - _TOUCH_SECONDS)
        connection.execute(update(rooms).where(stale).values(touched=now))

    def admit(self, code: str, count: int = 1) -> Room:
        """Count phones that join, or refuse them if the host lets no new one in."""
        with self._acting(code, alone=False) as (connection, room):
            if not gate.admit(connection, self._insert, code, count):
                raise Problem("shut")
            return room

    def set_gate(self, code: str, shut: bool) -> None:
        """Let no new phone in, or let phones in again."""
        with self._acting(code) as (connection, _):
            gate.set_gate(connection, self._insert, code, shut)

    def read_gate(self, code: str) -> gate.Gate:
        """Return whether new phones are refused, and how many have joined."""
        with self._reading() as connection:
            return gate.read_gate(connection, code)

    def ask(self, code: str, question: str, round_: str, reveal: tuple[str, ...] = ()) -> None:
        """Make this the question of the room; with ``reveal`` these rounds of it are shown."""
        with self._acting(code) as (connection, _):
            for name in dict.fromkeys((round_, *reveal)) if question else ():
                row = {"room": code, "question": question, "round": name}
                added = self._insert(asked).values(**row, revealed=name in reveal)
                if name in reveal:
                    added = added.on_conflict_do_update(
                        index_elements=["room", "question", "round"], set_={"revealed": True}
                    )
                else:
                    added = added.on_conflict_do_nothing()
                connection.execute(added)
            here = rooms.c.code == code
            connection.execute(update(rooms).where(here).values(question=question, round=round_))

    def vote(self, code: str, question: str, round_: str, device: str, option: str) -> None:
        """Keep one phone's answer, in place of its earlier one.

        Raises
        ------
        Problem
            If the room is gone, has gone on, is full, or takes no more answers to the question.
        """
        (problem,) = self.vote_all(code, [Vote(question, round_, device, option)])
        if problem:
            raise problem

    def vote_all(self, code: str, cast: Sequence[Vote]) -> list[Problem | None]:
        """Keep answers that come at the same moment, each for itself; return why one is not kept.

        Raises
        ------
        Problem
            If the room is gone.
        """
        with self._acting(code, alone=False) as (connection, room):
            here = {"room": code, "question": room.question, "round": room.round}
            late = [
                None if is_now(vote, room.question, room.round) else Problem("late")
                for vote in cast
            ]
            if all(late):
                return late
            # Read after the room's row is held: a host may have shown the results just before.
            if connection.scalar(CLOSED, here):
                return [problem or Problem("shown") for problem in late]
            now = [vote for vote, problem in zip(cast, late, strict=True) if problem is None]
            full = keep(connection, self._upsert, here, now)
        return [
            problem or (Problem("full_room") if vote.device in full else None)
            for vote, problem in zip(cast, late, strict=True)
        ]

    def get_votes(
        self, code: str, question: str, round_: str, devices: Collection[str]
    ) -> dict[str, str]:
        """Return what phones have answered, by phone."""
        mine = {"room": code, "question": question, "round": round_, "devices": list(devices)}
        with self._reading() as connection:
            return {device: option for device, option in connection.execute(MINE, mine)}

    def type_counts(
        self, code: str, question: str, round_: str, means: str, numbers: Mapping[str, int]
    ) -> None:
        """Keep what the facilitator has counted, in place of an earlier count by the same means."""
        key = {"room": code, "question": question, "round": round_, "means": means}
        with self._acting(code) as (connection, _):
            mine = [typed.c[name] == value for name, value in key.items()]
            connection.execute(delete(typed).where(*mine))
            rows = [{**key, "option": option, "count": n} for option, n in numbers.items() if n]
            if rows:
                connection.execute(insert(typed), rows)

    def read_answers(self, code: str, question: str | None = None) -> counts.Found:
        """Return the answers of a room by question and round: all, or those to one question."""
        with self._reading() as connection:
            return counts.read_answers(connection, code, question)

    def read_typed(self, code: str, question: str, round_: str) -> dict[tuple[str, str], int]:
        """Return what has been typed in, by means and option."""
        with self._reading() as connection:
            return counts.read_typed(connection, code, question, round_)

    def count_changes(self, code: str) -> dict[str, dict[tuple[str, str], int]]:
        """Return how many phones went from which option to which, by question."""
        with self._reading() as connection:
            return counts.count_changes(connection, code)

    def seal(self, code: str, questions: Collection[str]) -> None:
        """Take no more answers to these questions from phones, though nothing is shown."""
        rows = [{"room": code, "question": key, "round": SAVED} for key in questions]
        with self._acting(code) as (connection, _):
            if rows:
                closed = self._insert(asked).values(revealed=True).on_conflict_do_nothing()
                connection.execute(closed, rows)

    def close(self, code: str) -> None:
        """Delete a room with all that was in it."""
        with self.engine.begin() as connection:
            connection.execute(delete(rooms).where(rooms.c.code == code))
        self.forgetter.start()

    def sweep(self) -> int:
        """Delete rooms that have been silent for too long, and return how many."""
        silent = rooms.c.touched <= self.clock() - SILENCE_SECONDS
        with self.engine.begin() as connection:
            gone = connection.execute(delete(rooms).where(silent)).rowcount
        if gone or self.forgetter.is_due:
            self.forgetter.start()
        return gone

    def count_rows(self) -> int:
        """Return how many rows there are in all tables: none, once every room is closed."""
        with self._reading() as connection:
            tables = metadata.sorted_tables
            rows = [connection.scalar(select(func.count()).select_from(name)) for name in tables]
        return sum(count or 0 for count in rows)
