"""The words of the evaluation, and the questions that stand on the form."""

from __future__ import annotations

from functools import cache

from widgets.cache import root
from widgets.languages import FIRST
from widgets.words import Writer
from widgets.workshop.fill import fill_entry
from widgets.workshop.load import load_questions
from widgets.workshop.schema import Question

TOPIC = "evaluation"


def find_lang(lang: str) -> str:
    """Return the language if the evaluation is written in it, and English if not."""
    return lang if (root("content") / lang / TOPIC / "strings.toml").is_file() else FIRST


@cache
def make_writer(lang: str) -> Writer:
    """Return the words in this language, or in English."""
    return Writer(find_lang(lang), TOPIC)


def list_questions(lang: str = FIRST, kind: str = "") -> dict[str, Question]:
    """Return the questions that are asked before and after, of one kind or of both."""
    return {
        key: fill_entry(question, lang)
        for key, question in load_questions(lang).items()
        if question.pair and kind in ("", question.kind)
    }
