"""Statements to judge, each with an answer that opens; a second quiz shows what moved.

Knows no topic.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from widgets.controls.reveal import write_reveal


@dataclass(frozen=True)
class Question:
    """A statement and what opens once it has been judged.

    Attributes
    ----------
    key : str
        The same in both quizzes.
    claim : str
        What the reader judges.
    verdict : str
        The answer in a few words, spoken by a screen reader.
    answer : str
        HTML that opens.
    """

    key: str
    claim: str
    verdict: str
    answer: str


@dataclass(frozen=True)
class QuizWords:
    """What a quiz itself says; {now}, {first}, {verdict} and so on are filled in the browser.

    Attributes
    ----------
    options : sequence of str
        How a statement can be judged.
    open : str
        Label of the "just show me" line.
    said : str
        Spoken after a pick; holds ``{now}`` and ``{verdict}``.
    """

    options: Sequence[str]
    open: str
    said: str


@dataclass(frozen=True)
class MovedWords:
    """What the second quiz says about the first one.

    Attributes
    ----------
    none : str
        Shown while no statement has been judged twice.
    new : str
        For a statement that was not judged the first time.
    same, moved : str
        Hold ``{first}`` and ``{now}``.
    count : str
        Holds ``{moved}`` and ``{same}``.
    """

    none: str
    new: str
    same: str
    moved: str
    count: str


def write_quiz(
    name: str,
    questions: Sequence[Question],
    words: QuizWords,
    compares: str = "",
    moved: MovedWords | None = None,
) -> str:
    """Return the HTML of a quiz. There is no score, and nothing is kept but the radio buttons.

    Parameters
    ----------
    name : str
        Begins with the topic; keeps two quizzes on one page apart.
    questions : sequence of Question
    words : QuizWords
    compares : str
        Name of an earlier quiz on the same page, with the same keys.
    moved : MovedWords
        Needed with ``compares``.

    Raises
    ------
    ValueError
        If there are no questions, a key comes twice, or only one of ``compares`` and ``moved``
        is given.

    Notes
    -----
    Put it into the page itself, not into a slot: a slot that is filled anew loses the picks.
    ``mountQuizzes`` reads the radio buttons of both quizzes, so nothing else remembers them.
    """
    keys = [question.key for question in questions]
    if not keys or len(set(keys)) < len(keys):
        raise ValueError(f"the quiz '{name}' needs questions, each with a key of its own")
    if bool(compares) != bool(moved):
        raise ValueError(f"the quiz '{name}' needs both: what it compares with, and the words")
    items = "".join(
        _write_item(name, number, question, words) for number, question in enumerate(questions, 1)
    )
    count = ""
    if moved:
        count = f'<p class="sbs-count" {_write_data(moved)}>{escape(moved.none)}</p>'
    return (
        f'<div class="sbs-quiz" data-quiz="{escape(name)}" data-compares="{escape(compares)}"'
        f' data-said="{escape(words.said)}"><ol>{items}</ol>{count}</div>'
    )


def _write_item(name: str, number: int, question: Question, words: QuizWords) -> str:
    reveal = write_reveal(
        f"{name}-{question.key}",
        f"{number}. {question.claim}",
        words.options,
        words.open,
        f'<p class="sbs-moved" hidden></p>{question.answer}',
    )
    return (
        f'<li data-question="{escape(question.key)}" data-verdict="{escape(question.verdict)}">'
        f"{reveal}</li>"
    )


def _write_data(moved: MovedWords) -> str:
    return " ".join(
        f'data-{name}="{escape(getattr(moved, name))}"'
        for name in ("none", "new", "same", "moved", "count")
    )
