"""A spreadsheet's CSV file as rows of cells; a file that is none gets a sentence."""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Callable
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from widgets.content import ContentError

MADE_UP = "MADE UP"  # a note with these words says that nobody gave the answers
_SEPARATOR = re.compile(r"sep=.", re.IGNORECASE)  # a first line that spreadsheets may write

Say = Callable[..., str]


class FileError(ContentError):
    """A file cannot be used at all; the message says why and what to do."""


@dataclass(frozen=True)
class Table:
    """What stands in the file: its columns, each row with its number, and if it is made up."""

    columns: list[str]
    rows: list[tuple[int, dict[str, str]]]
    made_up: bool


def read_table(path: Path, needed: tuple[str, ...], say: Say) -> Table:
    """Return the table in a file, which must have these columns."""
    text = _read_text(path, say)
    numbered = [(row, line) for row, line in enumerate(text.splitlines(), 1) if line.strip()]
    numbered = [(row, line) for row, line in numbered if not _SEPARATOR.fullmatch(line.strip())]
    notes = [line for _, line in numbered if _is_note(line)]
    lines = [(row, line) for row, line in numbered if not _is_note(line)]
    if not lines:
        raise FileError(say("file.empty", file=path.name))
    mark = max(",;\t", key=lines[0][1].count)  # some spreadsheets write semicolons
    columns = [name.strip().lower() for name in _split(lines[0][1], mark)]
    while columns and not columns[-1]:
        columns.pop()
    lacking = [name for name in needed if name not in columns]
    if lacking:
        raise FileError(say("file.lacks", file=path.name, column=lacking[0]))
    refuse_twice(columns, path, say)
    rows = [(row, _zip(columns, _split(line, mark))) for row, line in lines[1:]]
    return Table(
        columns,
        [row for row in rows if any(row[1].values())],
        any(MADE_UP in note for note in notes),
    )


def _is_note(line: str) -> bool:
    return line.lstrip(' "').startswith("#")  # a spreadsheet puts quotes around a note with commas


def refuse_twice(columns: list[str], path: Path, say: Say) -> None:
    """Raise a ``FileError`` if a name is there twice."""
    twice = [name for name in columns if columns.count(name) > 1]
    if twice:
        raise FileError(say("file.twice", file=path.name, column=twice[0]))


def _read_text(path: Path, say: Say) -> str:
    try:
        raw = path.read_bytes()
        # "Unicode Text" of a spreadsheet begins with one of these marks.
        wide = raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        return raw.decode("utf-16" if wide else "utf-8-sig")
    except OSError:
        raise FileError(say("file.missing", file=path.name)) from None
    except UnicodeDecodeError:
        raise FileError(say("file.encoding", file=path.name)) from None


def _split(line: str, mark: str) -> list[str]:
    try:
        return [cell.strip() for cell in next(csv.reader(StringIO(line), delimiter=mark), [])]
    except csv.Error:  # such as a cell of a hundred thousand letters
        return []


def _zip(columns: list[str], cells: list[str]) -> dict[str, str]:
    # A spreadsheet leaves out empty cells at the end of a row, or adds some.
    filled = [*cells, *[""] * len(columns)]
    return dict(zip(columns, filled, strict=False))
