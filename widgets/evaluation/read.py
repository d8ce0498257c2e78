"""Reads a facilitator's CSV files. A bad row is left out and named; a bad file gets a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from widgets.evaluation.cells import (
    clean_code,
    find_option,
    find_question,
    find_when,
    list_numbers,
    list_options,
)
from widgets.evaluation.pairing import AFTER, BEFORE, Form
from widgets.evaluation.table import FileError, Say, Table, read_table, refuse_twice
from widgets.workshop.schema import Question

ROUNDS = (BEFORE, AFTER)
SHORTEST = 3  # letters and digits of a code; shorter ones would soon stand on two forms
MOST = 10_000  # chosen: more people than any room holds

Questions = Mapping[str, Question]
Moves = dict[str, dict[tuple[str, str], int]]
Counts = dict[tuple[str, str], dict[str, int]]


@dataclass(frozen=True)
class Reading:
    """The forms of a file, a sentence on each thing left out, and questions with no column."""

    forms: tuple[Form, ...]
    left_out: tuple[str, ...]
    lacking: tuple[str, ...]
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
    table = read_table(path, ("code", "when"), say)
    columns = _find_columns(table, path, questions, say)
    forms, left_out = [], []
    for row, cells in table.rows:
        form, problems = _read_form(row, cells, columns, questions, say)
        forms += [form] if form else []
        left_out += problems
    if not forms:
        raise FileError(" ".join([say("file.no_forms", file=path.name), *left_out[:1]]))
    lacking = tuple(key for key in questions if key not in columns)
    return Reading(tuple(forms), tuple(left_out), lacking, table.made_up)


def _find_columns(table: Table, path: Path, questions: Questions, say: Say) -> dict[str, str]:
    """Return by question which column of the file holds its answers."""
    found = [(find_question(name, questions), name) for name in table.columns]
    refuse_twice([key for key, _ in found if key], path, say)
    known = list_numbers(questions)
    unknown = [name for key, name in found if not key and name not in ("code", "when")]
    if unknown:
        raise FileError(say("file.column", file=path.name, column=unknown[0], known=known))
    columns = {key: name for key, name in found if key}
    if not columns:
        raise FileError(say("file.no_items", file=path.name, known=known))
    return columns


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
    table = read_table(path, ("item", "before", "after", "people"), say)
    found: Moves = {}
    for row, cells in table.rows:
        question = _need_question(path, row, cells["item"], questions, say)
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
    table = read_table(path, ("item", "when", "answer", "people"), say)
    found: Counts = {}
    for row, cells in table.rows:
        question = _need_question(path, row, cells["item"], questions, say)
        when = find_when(cells["when"])
        if when not in ROUNDS:
            place = {"row": row, "column": "when", "value": cells["when"]}
            raise FileError(say("file.row", file=path.name, known=", ".join(ROUNDS), **place))
        option = _need_option(path, row, cells["answer"], question, say)
        counts = found.setdefault((question.key, when), {})
        counts[option] = counts.get(option, 0) + _need_count(path, row, cells["people"], say)
    return found


def _read_form(
    row: int,
    cells: Mapping[str, str],
    columns: Mapping[str, str],
    questions: Questions,
    say: Say,
) -> tuple[Form | None, list[str]]:
    code, when = clean_code(cells["code"]), find_when(cells["when"])
    if "@" in cells["code"]:
        return None, [say("row.address", row=row)]
    if code and len(code) < SHORTEST:
        return None, [say("row.code", row=row, value=cells["code"], least=SHORTEST)]
    if when not in ROUNDS:
        return None, [say("row.when", row=row, value=cells["when"])]
    answers, problems = {}, []
    for key, column in columns.items():
        typed, question = cells[column], questions[key]
        option = find_option(typed, question)
        if option:
            answers[key] = option
        elif typed:
            known = ", ".join(list_options(question))
            problems.append(say("row.answer", row=row, column=column, value=typed, known=known))
    return Form(code, when, answers), problems


def _need_question(path: Path, row: int, typed: str, questions: Questions, say: Say) -> Question:
    key = find_question(typed, questions)
    if not key:
        place = {"row": row, "column": "item", "value": typed}
        raise FileError(say("file.row", file=path.name, known=list_numbers(questions), **place))
    return questions[key]


def _need_option(path: Path, row: int, typed: str, question: Question, say: Say) -> str:
    option = find_option(typed, question)
    if not option:
        known = ", ".join(list_options(question))
        place = {"row": row, "column": question.key, "value": typed}
        raise FileError(say("file.row", file=path.name, known=known, **place))
    return option


def _need_count(path: Path, row: int, typed: str, say: Say) -> int:
    if not (typed.isascii() and typed.isdigit() and int(typed) <= MOST):
        raise FileError(say("file.people", file=path.name, row=row, value=typed))
    return int(typed)
