"""The gate of a room: how many phones have come in, and whether another one may."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, select

from widgets.room.tables import gates


@dataclass(frozen=True)
class Gate:
    """Whether new phones are refused, and how many have joined; which ones is kept nowhere."""

    shut: bool = False
    joined: int = 0


_READ = select(gates.c.shut, gates.c.joined).where(gates.c.room == bindparam("code"))


def read_gate(connection: Connection, code: str) -> Gate:
    """Return the gate of a room."""
    row = connection.execute(_READ, {"code": code}).one_or_none()
    return Gate(row.shut, row.joined) if row else Gate()


def admit(connection: Connection, insert: Callable[..., Any], code: str, count: int) -> bool:
    """Count phones that join, and return whether they may."""
    added = insert(gates).values(room=code, shut=False, joined=count)
    # One statement decides and counts: a host on another server may shut the gate at this moment.
    counted = added.on_conflict_do_update(
        index_elements=[gates.c.room],
        set_={"joined": gates.c.joined + added.excluded.joined},
        where=~gates.c.shut,
    )
    return connection.scalar(counted.returning(gates.c.joined)) is not None


def set_gate(connection: Connection, insert: Callable[..., Any], code: str, shut: bool) -> None:
    """Shut the gate, or open it again."""
    added = insert(gates).values(room=code, shut=shut, joined=0)
    connection.execute(
        added.on_conflict_do_update(index_elements=[gates.c.room], set_={"shut": shut})
    )
