"""Counts the answers of a room. Nothing here tells one phone from another."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Table, func, select

from widgets.room.model import AFTER, BEFORE, MEANS, Answers
from widgets.room.tables import asked, typed, votes

Found = dict[tuple[str, str], Answers]


def read_answers(connection: Connection, code: str, question: str | None) -> Found:
    """Return answers by question and round: all of a room, or those to one question."""
    rows = connection.execute(
        select(asked.c.question, asked.c.round, asked.c.revealed).where(
            *_limit(asked, code, question)
        )
    ).all()
    phones = _count(connection, votes, func.count(), code, question)
    number = func.sum(typed.c.count)
    hands, paper = (
        _count(connection, typed, number, code, question, typed.c.means == means) for means in MEANS
    )
    none: dict[str, int] = {}
    return {
        (key, round_): Answers(
            phones.get((key, round_), none),
            hands.get((key, round_), none),
            paper.get((key, round_), none),
            revealed,
        )
        for key, round_, revealed in rows
    }


def read_typed(
    connection: Connection, code: str, question: str, round_: str
) -> dict[tuple[str, str], int]:
    """Return what has been typed in, by means and option."""
    query = select(typed.c.means, typed.c.option, typed.c.count).where(
        *_limit(typed, code, question), typed.c.round == round_
    )
    return {(means, option): count for means, option, count in connection.execute(query)}


def count_changes(connection: Connection, code: str) -> dict[str, dict[tuple[str, str], int]]:
    """Return by question how many phones went from which option to which."""
    old, new = votes.alias(), votes.alias()
    key = (old.c.question, old.c.option, new.c.option)
    same = [old.c[name] == new.c[name] for name in ("room", "question", "device")]
    rounds = (old.c.round == BEFORE, new.c.round == AFTER)
    query = select(*key, func.count()).where(old.c.room == code, *same, *rounds).group_by(*key)
    found: dict[str, dict[tuple[str, str], int]] = {}
    for question, before, after, count in connection.execute(query):
        found.setdefault(question, {})[before, after] = count
    return found


def _limit(table: Table, code: str, question: str | None) -> list[Any]:
    here = [table.c.room == code]
    return here if question is None else [*here, table.c.question == question]


def _count(
    connection: Connection, table: Table, amount: Any, code: str, question: str | None, *more: Any
) -> dict[tuple[str, str], dict[str, int]]:
    key = (table.c.question, table.c.round, table.c.option)
    query = select(*key, amount).where(*_limit(table, code, question), *more).group_by(*key)
    found: dict[tuple[str, str], dict[str, int]] = {}
    for asked_, round_, option, count in connection.execute(query):
        found.setdefault((asked_, round_), {})[option] = int(count)
    return found
