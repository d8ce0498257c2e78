"""The counts of a room as CSV, for ``open_counts``. They are not paired: no row is a person."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from io import StringIO

from widgets.evaluation.pairing import AFTER, BEFORE
from widgets.room.model import Answers, tally
from widgets.workshop.schema import Question


def write_counts(
    found: Mapping[tuple[str, str], Answers], questions: Mapping[str, Question]
) -> str:
    """Return the answers that the host has shown, by phones, hands and sheets together.

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
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow(("item", "when", "answer", "people"))
    for key, question in questions.items():
        options = [option.key for option in question.options]
        for when in (BEFORE, AFTER):
            answers = found.get((key, when))
            counts = tally(options, answers).counts if answers and answers.revealed else None
            for option, count in zip(options, counts or (), strict=False):
                writer.writerow((key, when, option, count))
    return text.getvalue()
