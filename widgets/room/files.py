"""What a host may save of a room, as CSV for ``notebooks/workshop/evaluate.ipynb``."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from io import StringIO

from widgets.room.model import AFTER, BEFORE, LEAST, Answers, tally
from widgets.workshop.schema import Question


def write_changes(rows: Iterable[Sequence[str | int]]) -> str:
    """Return how answers changed from before to after; no row is a person.

    Parameters
    ----------
    rows : iterable
        Question, option before, option after, number of phones: from ``Desk.list_changes``.
    """
    return _write(("item", "before", "after", "people"), rows)


def list_rows(
    changes: Mapping[str, Mapping[tuple[str, str], int]],
    found: Mapping[tuple[str, str], Answers],
    questions: Mapping[str, Question],
) -> list[tuple[str, str, str, int]]:
    """Return question, option before, option after, and how many phones, of what may be saved."""
    return [
        (key, before, after, count)
        for key, cells in changes.items()
        if key in questions and may_save(questions[key], found, sum(cells.values()))
        for (before, after), count in sorted(cells.items())
    ]


def may_save(question: Question, found: Mapping[tuple[str, str], Answers], both: int) -> bool:
    """Return whether a file may say how answers to a question changed.

    Parameters
    ----------
    question : Question
    found : mapping
        Answers by question and round.
    both : int
        How many phones have answered both times.

    Notes
    -----
    Left out is what was not shown, unless it asks for confidence, which no wall ever shows.
    Left out is also what fewer than five phones have answered both times, and what one to four
    have answered only once: the shown results, less this file, would be their answers.
    """
    rounds = [found[question.key, name] for name in (BEFORE, AFTER)]
    shown = question.kind == "confidence" or all(answers.revealed for answers in rounds)
    once = [sum(answers.phones.values()) - both for answers in rounds]
    return shown and both >= LEAST and not any(0 < count < LEAST for count in once)


def write_counts(
    found: Mapping[tuple[str, str], Answers], questions: Mapping[str, Question]
) -> str:
    """Return the answers that the host has shown, by phones, hands and sheets together.

    They are not paired: hands and sheets cannot be followed from before to after.

    Parameters
    ----------
    found : mapping
        Answers by question and round, as the store of a room returns them.
    questions : mapping
        Those that are asked before and after.

    Notes
    -----
    Keeps the rule of the room: what fewer than five people have said is left out.
    """
    rows: list[tuple[str | int, ...]] = []
    for key, question in questions.items():
        options = [option.key for option in question.options]
        for when in (BEFORE, AFTER):
            answers = found.get((key, when))
            counts = tally(options, answers).counts if answers and answers.revealed else None
            rows += [(key, when, *row) for row in zip(options, counts or (), strict=False)]
    return _write(("item", "when", "answer", "people"), rows)


def _write(head: Sequence[str], rows: Iterable[Sequence[str | int]]) -> str:
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow(head)
    writer.writerows(rows)
    return text.getvalue()
