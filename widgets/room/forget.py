"""Lets no deleted row wait in a file to be overwritten, and lets no phone wait for that."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Sequence

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import SQLAlchemyError

from widgets.room.tables import metadata

_LOG = logging.getLogger(__name__)
_LOCK_MILLISECONDS = 100  # chosen: how long phones may have to wait behind a lock at most
# Chosen: seconds between tries, for about a minute; then the next sweep tries again.
PAUSES = (0.5, 1, 2, 4, 8, 15, 30)


class Forgetter:
    """Gives the place of deleted rows back.

    PostgreSQL keeps a deleted row in its page, and plain VACUUM only marks its place as free. FULL
    writes the rows of open rooms into a new file: few, so that nobody waits for long. But it needs
    the table for itself. While it waits for somebody else, such as a backup, everybody waits behind
    it; so it gives up soon, and comes again.

    Parameters
    ----------
    engine : Engine
    pauses : sequence of float
        Seconds to wait before each new try.
    """

    def __init__(self, engine: Engine, pauses: Sequence[float] = PAUSES):
        self.engine, self.pauses = engine, pauses
        self._far = engine.dialect.name == "postgresql"
        # A server that ended before its time may have left something.
        self._left = self._list_tables() if self._far else []
        self._lock, self._idle = threading.Lock(), threading.Event()
        self._idle.set()

    @property
    def is_due(self) -> bool:
        """Whether deleted rows may still be in a file."""
        return bool(self._left)

    def start(self) -> None:
        """Do it: now in SQLite, aside in PostgreSQL: whoever closes a room does not wait."""
        if not self._far:
            return _empty_journal(self.engine)
        with self._lock:
            self._left = self._list_tables()
            if self._idle.is_set():
                self._idle.clear()
                # A server that is told to end does not wait for this either.
                threading.Thread(target=self._work, name="forgetting", daemon=True).start()

    def settle(self, seconds: float) -> bool:
        """Wait until all is done or given up for now; return whether it is."""
        return self._idle.wait(seconds)

    def _work(self) -> None:
        for pause in (*self.pauses, None):
            error = self._try()
            if error and pause is None:
                _LOG.error("Deleted rows are still in the files of the database: %s", error)
            with self._lock:
                if not self._left or pause is None:
                    self._idle.set()
                    return
            time.sleep(pause)

    def _try(self) -> str:
        try:
            with self.engine.connect().execution_options(
                isolation_level="AUTOCOMMIT"
            ) as connection:
                connection.execute(text(f"SET lock_timeout = {_LOCK_MILLISECONDS}"))
                try:
                    self._work_off(connection)
                finally:
                    connection.execute(text("RESET lock_timeout"))
        except SQLAlchemyError as error:
            return str(getattr(error, "orig", None) or error).strip().splitlines()[0]
        return ""

    def _work_off(self, connection: Connection) -> None:
        while True:
            with self._lock:
                if not self._left:
                    return
                # One that fails is the last of the line: it must not stand before the others.
                name = self._left.pop(0)
                self._left.append(name)
                before = self._left
            connection.execute(text(f"VACUUM (FULL) {name}"))
            with self._lock:
                # A room that was closed meanwhile has made a new list.
                if self._left is before:
                    self._left.remove(name)

    def _list_tables(self) -> list[str]:
        return [table.name for table in metadata.sorted_tables]


def _empty_journal(engine: Engine) -> None:
    raw = engine.raw_connection()
    try:
        cursor = raw.cursor()
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        cursor.close()
    finally:
        raw.close()
