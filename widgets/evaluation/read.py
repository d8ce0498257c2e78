"""Reads a facilitator's CSV files. A bad row is left out and named; a bad file gets a sentence."""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from widgets.content import ContentError
from widgets.evaluation.cells import clean_code, find_option, find_when, list_options
from widgets.evaluation.pairing import AFTER, BEFORE, Form
from widgets.workshop.schema import Question

ROUNDS = (BEFORE, AFTER)
MADE_UP = "MADE UP"  # a note with these words says that nobody gave the answers
SHORTEST = 3  # letters and digits of a code; shorter ones would soon stand on two forms
MOST = 10_000  # chosen: more people than any room holds
_SEPARATOR = re.compile(r"sep=.", re.IGNORECASE)  # a first line that spreadsheets may write

Say = Callable[..., str]
Questions = Mapping[str, Question]
Moves = dict[str, dict[tuple[str, str], int]]
Counts = dict[tuple[str, str], dict[str, int]]


class FileError(ContentError):
    """A file cannot be used at all; the message says why and what to do."""


@dataclass(frozen=True)
class Reading:
    """The forms of a file, and a sentence on each thing that had to be left out."""

    forms: tuple[Form, ...]
    left_out: tuple[str, ...]
    made_up: bool


@dataclass(frozen=True)
class _Table:
    columns: list[str]
    rows: list[tuple[int, dict[str, str]]]
    made_up: bool


def read_forms(path: Path, questions: Questions, say: Say) -> Reading:
    """Return the forms in a CSV file.

    Parameters
    ----------
    path : Path
        Columns ``code``, ``when`` and one for each question, by its key or by its number on the
        sheet; a row is a sheet of paper.
    questions : mapping
        The questions of the form by key.
    say : callable
        Gives words by key.

    Raises
    ------
    FileError
        If the file is not there, is no such table, or has no form.
    """
    table = _number_columns(_read_table(path, ("code", "when"), say), path, questions, say)
    unknown = [name for name in table.columns if name not in (*questions, "code", "when")]
    if unknown:
        known = ", ".join(questions)
        raise FileError(say("file.column", file=path.name, column=unknown[0], known=known))
    if not any(key in table.columns for key in questions):
        raise FileError(say("file.no_items", file=path.name, known=", ".join(questions)))
    forms, left_out = [], []
    for row, cells in table.rows:
        form, problems = _read_form(row, cells, questions, say)
        forms += [form] if form else []
        left_out += problems
    if not forms:
        raise FileError(" ".join([say("file.no_forms", file=path.name), *left_out[:1]]))
    return Reading(tuple(forms), tuple(left_out), table.made_up)


def _number_columns(table: _Table, path: Path, questions: Questions, say: Say) -> _Table:
    """Return the table with keys for the numbers that the questions have on the sheet."""
    keys = {str(number): key for number, key in enumerate(questions, 1)}
    columns = [keys.get(name, name) for name in table.columns]
    _refuse_twice(columns, path, say)
    rows = [
        (row, {keys.get(name, name): cell for name, cell in cells.items()})
        for row, cells in table.rows
    ]
    return _Table(columns, rows, table.made_up)


def sum_forms(forms: Iterable[Form]) -> Counts:
    """Return how many sheets have which answer, before and after, with a code or without one."""
    found: Counts = {}
    for form in forms:
        for key, option in form.answers.items():
            counts = found.setdefault((key, form.when), {})
            counts[option] = counts.get(option, 0) + 1
    return found


def read_moves(path: Path, questions: Questions, say: Say) -> Moves:
    """Return what a room has saved: how many phones went from which answer to which.

    Raises
    ------
    FileError
        If it is no such file.
    """
    table = _read_table(path, ("item", "before", "after", "people"), say)
    found: Moves = {}
    for row, cells in table.rows:
        question = _find_question(path, row, cells["item"], questions, say)
        old, new = (_need_option(path, row, cells[when], question, say) for when in ROUNDS)
        moves = found.setdefault(question.key, {})
        count = _need_count(path, row, cells["people"], say)
        moves[old, new] = moves.get((old, new), 0) + count
    return found


def read_counts(path: Path, questions: Questions, say: Say) -> Counts:
    """Return counted hands or sheets, by question and round and then by option.

    Raises
    ------
    FileError
        If it is no such file.
    """
    table = _read_table(path, ("item", "when", "answer", "people"), say)
    found: Counts = {}
    for row, cells in table.rows:
        question = _find_question(path, row, cells["item"], questions, say)
        when = find_when(cells["when"])
        if when not in ROUNDS:
            raise FileError(say("file.row", file=path.name, row=row, column="when", value=when))
        option = _need_option(path, row, cells["answer"], question, say)
        counts = found.setdefault((question.key, when), {})
        counts[option] = counts.get(option, 0) + _need_count(path, row, cells["people"], say)
    return found


def _read_table(path: Path, needed: tuple[str, ...], say: Say) -> _Table:
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
    _refuse_twice(columns, path, say)
    rows = [(row, _zip(columns, _split(line, mark))) for row, line in lines[1:]]
    return _Table(
        columns,
        [row for row in rows if any(row[1].values())],
        any(MADE_UP in note for note in notes),
    )


def _is_note(line: str) -> bool:
    return line.lstrip(' "').startswith("#")  # a spreadsheet puts quotes around a note with commas


def _refuse_twice(columns: list[str], path: Path, say: Say) -> None:
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


def _read_form(
    row: int, cells: Mapping[str, str], questions: Questions, say: Say
) -> tuple[Form | None, list[str]]:
    code, when = clean_code(cells["code"]), find_when(cells["when"])
    if "@" in cells["code"]:
        return None, [say("row.address", row=row)]
    if code and len(code) < SHORTEST:
        return None, [say("row.code", row=row, value=cells["code"], least=SHORTEST)]
    if when not in ROUNDS:
        return None, [say("row.when", row=row, value=cells["when"])]
    answers, problems = {}, []
    for key, question in questions.items():
        typed = cells.get(key, "")
        option = find_option(typed, question)
        if option:
            answers[key] = option
        elif typed:
            known = ", ".join(list_options(question))
            problems.append(say("row.answer", row=row, column=key, value=typed, known=known))
    return Form(code, when, answers), problems


def _find_question(path: Path, row: int, key: str, questions: Questions, say: Say) -> Question:
    if key not in questions:
        raise FileError(say("file.row", file=path.name, row=row, column="item", value=key))
    return questions[key]


def _need_option(path: Path, row: int, typed: str, question: Question, say: Say) -> str:
    option = find_option(typed, question)
    if not option:
        place = {"file": path.name, "row": row, "column": question.key, "value": typed}
        raise FileError(say("file.row", **place))
    return option


def _need_count(path: Path, row: int, typed: str, say: Say) -> int:
    if not (typed.isascii() and typed.isdigit() and int(typed) <= MOST):
        raise FileError(say("file.people", file=path.name, row=row, value=typed))
    return int(typed)
