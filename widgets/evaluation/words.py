"""The words of the evaluation, and the questions that stand on the form."""

from __future__ import annotations

from functools import cache

from widgets.content import find_spoken, load_languages
from widgets.languages import FIRST
from widgets.words import Writer
from widgets.workshop.fill import fill_entry
from widgets.workshop.load import load_questions
from widgets.workshop.schema import Question

TOPIC = "evaluation"


@cache
def make_writer(lang: str) -> Writer:
    """Return the words in this language, or in English."""
    return Writer(find_spoken(lang, TOPIC), TOPIC)


def list_moments() -> dict[str, str]:
    """Return what before and after are called in each language: the word, and which it means."""
    writers = [make_writer(lang) for lang in load_languages()]
    return {writer.say(f"key.{when}"): when for writer in writers for when in ("before", "after")}


def list_questions(lang: str = FIRST, kind: str = "") -> dict[str, Question]:
    """Return the questions that are asked before and after, of one kind or of both."""
    return {
        key: fill_entry(question, lang)
        for key, question in load_questions(lang).items()
        if question.pair and kind in ("", question.kind)
    }
