"""The connection to SQLite or PostgreSQL, with the settings that privacy and speed need."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from widgets.room.tables import metadata

POOL_SIZE = 8  # connections of one server to PostgreSQL
_SETUP_LOCK = 524_288_005  # any number; servers that start together make the tables one by one
_PRAGMAS = (
    "journal_mode=WAL",
    "foreign_keys=ON",
    "secure_delete=ON",  # a deleted answer is overwritten, not only unlinked
    "busy_timeout=5000",
)


class RoomsError(Exception):
    """The place for rooms cannot be used; the message says why and what to do."""


def connect(place: str, lasting: bool = True) -> Engine:
    """Return the engine for a file or a database, with its tables made.

    Parameters
    ----------
    place : str
        Path of an SQLite file, or an address such as ``postgresql://user@host/rooms``.
    lasting : bool
        Whether rooms should survive a power cut; if not, nobody has to wait for a busy disk.

    Raises
    ------
    RoomsError
        If it cannot be used.
    """
    try:
        engine = _make_postgres(place) if "://" in place else _make_sqlite(Path(place), lasting)
        with engine.begin() as connection:
            if engine.dialect.name == "postgresql":
                connection.execute(text(f"SELECT pg_advisory_xact_lock({_SETUP_LOCK})"))
            metadata.create_all(connection)
    except ModuleNotFoundError:
        raise RoomsError(
            "PostgreSQL needs one more package. Run: pip install 'side-by-side[postgres]'."
        ) from None
    except (SQLAlchemyError, OSError) as error:
        # The address may hold a password: it is not repeated.
        why = str(getattr(error, "orig", None) or error).strip().splitlines()[0]
        raise RoomsError(f"Rooms cannot be kept where --rooms says: {why}") from None
    return engine


def _make_postgres(place: str) -> Engine:
    try:
        url = make_url(place)
    except ArgumentError:
        url = None
    if url is None or url.get_backend_name() not in ("postgresql", "postgres"):
        raise RoomsError("--rooms takes a file, or an address that begins with postgresql://.")
    url = url.set(drivername="postgresql+psycopg")
    return create_engine(
        url,
        hide_parameters=True,
        pool_size=POOL_SIZE,
        max_overflow=0,
        pool_pre_ping=True,
        connect_args={"connect_timeout": 5},
    )


def _make_sqlite(path: Path, lasting: bool) -> Engine:
    path.touch(mode=0o600)
    engine = create_engine(f"sqlite:///{path}", hide_parameters=True)
    pragmas = (*_PRAGMAS, f"synchronous={'NORMAL' if lasting else 'OFF'}")
    event.listen(engine, "connect", lambda connection, _: _set_up(connection, pragmas))
    event.listen(engine, "begin", _begin)
    return engine


def _set_up(connection: Any, pragmas: Sequence[str]) -> None:
    # Python's own handling of transactions would begin them too late; ``_begin`` does.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in pragmas:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    # A writer must lock before it reads: what it decides on may not change under it.
    writes = connection.get_execution_options().get("writes", True)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
