"""What a host may save of a room, as CSV for ``notebooks/workshop/evaluate.ipynb``."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from io import StringIO

from widgets.room.model import AFTER, BEFORE, Answers, tally
from widgets.workshop.schema import Question


def write_changes(rows: Iterable[Sequence[str | int]]) -> str:
    """Return how answers changed from before to after; no row is a person.

    Parameters
    ----------
    rows : iterable
        Question, option before, option after, number of phones: from ``Desk.list_changes``.
    """
    return _write(("item", "before", "after", "people"), rows)


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
