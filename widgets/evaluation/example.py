"""``python -m widgets.evaluation.example``: write the example CSV. Nobody gave these answers."""

from __future__ import annotations

import csv
import sys
from collections.abc import Mapping
from io import StringIO

import numpy as np

from widgets.evaluation.pairing import AFTER, BEFORE
from widgets.evaluation.table import MADE_UP
from widgets.evaluation.words import list_questions
from widgets.workshop.schema import NOT_SURE, Question

SEED = 5
PEOPLE, ONLY_BEFORE, ONLY_AFTER = 18, 3, 1  # chosen: a usual room, where some leave or come late
_WORDS = "river apple moon fox cedar lamp tulip otter cloud maple comet fern heron opal plum reed"
_RIGHT = {BEFORE: 0.45, AFTER: 0.75}  # chosen: all of this is made up
_STEPS = {BEFORE: (0.3, 0.4, 0.2, 0.1), AFTER: (0.05, 0.3, 0.4, 0.25)}
_KEEPS = 0.7  # chosen: who was right before mostly is right after
_NOTE = f"# {MADE_UP} by a program, to try the notebook. No person gave these answers."


def make_example() -> str:
    """Return the example as CSV: the same at each call."""
    rng = np.random.default_rng(SEED)
    questions = list_questions()
    text = StringIO()
    text.write(f"{_NOTE}\n")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["code", "when", *questions])
    codes = _make_codes(rng, PEOPLE + ONLY_BEFORE + ONLY_AFTER)
    rows: list[list[str]] = []
    for number, code in enumerate(codes):
        before = _fill_form(rng, questions, BEFORE, {})
        after = _fill_form(rng, questions, AFTER, before)
        if number < PEOPLE + ONLY_BEFORE:
            rows.append([code, BEFORE, *before.values()])
        if number < PEOPLE or number >= PEOPLE + ONLY_BEFORE:
            rows.append([code, AFTER, *after.values()])
    rows.sort(key=lambda row: row[1] == AFTER)
    writer.writerows(rows)
    return text.getvalue()


def _make_codes(rng: np.random.Generator, count: int) -> list[str]:
    words = _WORDS.split()
    digits = rng.choice(np.arange(10, 100), count, replace=False)
    return [f"{words[rng.integers(len(words))]}{number}" for number in digits]


def _fill_form(
    rng: np.random.Generator, questions: Mapping[str, Question], when: str, before: dict[str, str]
) -> dict[str, str]:
    return {
        key: _answer_scale(rng, question, when)
        if question.kind == "confidence"
        else _answer_item(rng, question, when, before.get(key, ""))
        for key, question in questions.items()
    }


def _answer_scale(rng: np.random.Generator, question: Question, when: str) -> str:
    return str(rng.choice(question.scale, p=_STEPS[when]))


def _answer_item(rng: np.random.Generator, question: Question, when: str, before: str) -> str:
    keeps = before == question.correct and rng.random() < _KEEPS
    if keeps or rng.random() < _RIGHT[when]:
        return str(question.correct)
    wrong = [key for key in question.scale if key != question.correct]
    return str(rng.choice([*wrong, NOT_SURE]))


if __name__ == "__main__":
    sys.stdout.write(make_example())
