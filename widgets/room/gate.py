"""The gate of a room: how many phones have come in, and whether another one may."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, select, update

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
    first = insert(gates).values(room=code, shut=False, joined=0).on_conflict_do_nothing()
    connection.execute(first)
    # One statement decides and counts: a host on another server may shut the gate at this moment.
    here = (gates.c.room == code) & ~gates.c.shut
    counted = update(gates).where(here).values(joined=gates.c.joined + count)
    return connection.execute(counted).rowcount == 1


def set_gate(connection: Connection, insert: Callable[..., Any], code: str, shut: bool) -> None:
    """Shut the gate, or open it again."""
    added = insert(gates).values(room=code, shut=shut, joined=0)
    connection.execute(
        added.on_conflict_do_update(index_elements=[gates.c.room], set_={"shut": shut})
    )
