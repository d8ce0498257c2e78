"""What a room keeps: nothing about a person, and no time but that of the last action."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    MetaData,
    String,
    Table,
)

metadata = MetaData()

rooms = Table(
    "rooms",
    metadata,
    Column("code", String(16), primary_key=True),
    Column("key_hash", String(64), nullable=False),
    Column("salt", String(32), nullable=False),
    Column("lang", String(16), nullable=False),
    Column("question", String(80), nullable=False, default=""),
    Column("round", String(8), nullable=False, default=""),
    Column("touched", Float, nullable=False),
)

# A table of its own: a file or a database of an earlier version gets it when a server starts, and a
# room that has no row here is one that lets phones in.
gates = Table(
    "gates",
    metadata,
    Column("room", ForeignKey("rooms.code", ondelete="CASCADE"), primary_key=True),
    Column("shut", Boolean, nullable=False),
    Column("joined", Integer, nullable=False),
)

asked = Table(
    "asked",
    metadata,
    Column("room", ForeignKey("rooms.code", ondelete="CASCADE"), primary_key=True),
    Column("question", String(80), primary_key=True),
    Column("round", String(8), primary_key=True),
    Column("revealed", Boolean, nullable=False, default=False),
    sqlite_with_rowid=False,
)


def _asked_key() -> ForeignKeyConstraint:
    columns = ["room", "question", "round"]
    return ForeignKeyConstraint(columns, [f"asked.{name}" for name in columns], ondelete="CASCADE")


# Rows lie in the order of ``device``, which is chance: not in the order in which people answered.
votes = Table(
    "votes",
    metadata,
    Column("room", String(16), primary_key=True),
    Column("question", String(80), primary_key=True),
    Column("round", String(8), primary_key=True),
    Column("device", String(32), primary_key=True),
    Column("option", String(80), nullable=False),
    _asked_key(),
    sqlite_with_rowid=False,
)

typed = Table(
    "typed",
    metadata,
    Column("room", String(16), primary_key=True),
    Column("question", String(80), primary_key=True),
    Column("round", String(8), primary_key=True),
    Column("means", String(8), primary_key=True),
    Column("option", String(80), primary_key=True),
    Column("count", Integer, CheckConstraint("count >= 0"), nullable=False),
    _asked_key(),
    sqlite_with_rowid=False,
)
