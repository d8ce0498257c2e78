"""A folder for rooms that are gone when the server ends, however it ends."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

_PREFIX = "side_by_side_rooms_"
# The folder is deleted when the process ends; the name keeps it from being deleted before.
_KEPT: list[tempfile.TemporaryDirectory[str]] = []


def make_temporary() -> str:
    """Return a place for an SQLite file in a new folder that only this user can read."""
    delete_left_over()
    _KEPT.append(tempfile.TemporaryDirectory(prefix=f"{_PREFIX}{os.getpid()}_"))
    return str(Path(_KEPT[-1].name) / "rooms.sqlite")


def delete_left_over() -> None:
    """Delete the rooms of servers that were killed and could not do it themselves."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*_*"):
        process = folder.name.removeprefix(_PREFIX).partition("_")[0]
        if process.isdigit() and not _lives(int(process)):
            shutil.rmtree(folder, ignore_errors=True)


def _lives(process: int) -> bool:
    if os.name != "posix":
        return True  # asking would end it there
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
