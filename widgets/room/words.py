"""The words of the room's pages in each language that has them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from widgets.content import find_spoken, load_crisis_lines, load_languages, load_strings
from widgets.languages import FIRST
from widgets.workshop.fill import fill_entry
from widgets.workshop.load import load_questions
from widgets.workshop.schema import Question


@cache
def list_spoken() -> tuple[str, ...]:
    """Return the languages in which a room can be held: English, and each with its words."""
    return tuple(lang for lang in load_languages() if find_spoken(lang, *_PARTS) == lang)


_PARTS = ("room", "serve")


def pick_lang(wishes: Iterable[str]) -> str:
    """Return the first of these languages that a room can be held in; else English."""
    return next((lang for lang in wishes if lang in list_spoken()), FIRST)


def gather_words(lang: str, pack: str) -> dict[str, Any]:
    """Return what each template needs."""
    languages = load_languages()
    return {
        "lang": lang,
        "say": {**load_strings(lang, "serve"), **_prefix(load_strings(lang, "room"))},
        "contacts": load_crisis_lines(pack, lang),
        "others": {other: languages[other].name for other in list_spoken() if other != lang},
        "draft": bool(languages[lang].translated_from) and not languages[lang].checked_by,
    }


def _prefix(words: Mapping[str, str]) -> dict[str, str]:
    return {f"room.{key}": text for key, text in words.items()}


@cache
def ask_questions(lang: str, pack: str) -> dict[str, Question]:
    """Return the questions of the workshop with their numbers filled in."""
    questions = load_questions(lang).items()
    return {key: fill_entry(question, lang, pack) for key, question in questions}
