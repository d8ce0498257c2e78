"""Reads ``content/workshops``: activities, questions, run-sheet plans and safety, each checked."""

from __future__ import annotations

from functools import cache
from typing import Any

from widgets import content
from widgets.cache import root
from widgets.languages import FIRST
from widgets.workshop.schema import Activity, Plan, Question, Safety

FOLDER = "workshops"
PLANS = f"{FOLDER}/sheets.toml"
QUESTIONS = f"{FOLDER}/questions.toml"
SAFETY = f"{FOLDER}/safety.toml"


def name_activity(key: str) -> str:
    """Return the place of an activity below ``content/``."""
    return f"{FOLDER}/activities/{key}.toml"


def list_activities() -> list[str]:
    """Return the keys of all activities there are, in order of the alphabet."""
    folder = root("content") / FOLDER / "activities"
    return sorted(path.stem for path in folder.glob("*.toml"))


@cache
def load_activity(key: str, lang: str = FIRST) -> Activity:
    """Return one activity in the words of one language; numbers and help lines stay holes.

    Raises
    ------
    ContentError
        If it is missing or wrong, or if its file has another name than its key.
    """
    name = name_activity(key)
    activity = content.check(Activity, content.read_words(lang, name), f"content/{name}")
    if activity.key != key:
        raise content.ContentError(
            f"content/{name}: 'key' is '{activity.key}', and the file is called '{key}'. "
            "Give both the same name."
        )
    return activity


@cache
def load_questions(lang: str = FIRST) -> dict[str, Question]:
    """Return every question by key, in the order in which they are asked."""
    rows = _read_rows(lang, QUESTIONS, "questions")
    found = [
        content.check(Question, row, f"content/{QUESTIONS}, question {_call(row, number)}")
        for number, row in enumerate(rows, 1)
    ]
    for question in found:
        if question.finding:
            content.load_public_finding(question.finding, lang)
    return _index({question.key: question for question in found}, len(found), QUESTIONS)


@cache
def load_plans(lang: str = FIRST) -> dict[int, Plan]:
    """Return the plan of each length by its minutes, shortest first."""
    rows = _read_rows(lang, PLANS, "plans")
    found = [
        content.check(Plan, row, f"content/{PLANS}, plan {number}")
        for number, row in enumerate(rows, 1)
    ]
    return _index({plan.length: plan for plan in found}, len(found), PLANS)


@cache
def load_safety(lang: str = FIRST) -> Safety:
    """Return what keeps people safe: agreement, scripts, stop rules, and the support slide."""
    return content.check(Safety, content.read_words(lang, SAFETY), f"content/{SAFETY}")


def _read_rows(lang: str, name: str, key: str) -> list[dict[str, Any]]:
    rows = content.read_words(lang, name).get(key, [])
    if not rows:
        raise content.ContentError(f"content/{name} has no {key}. Add one under [[{key}]].")
    return rows


def _call(row: dict[str, Any], number: int) -> str:
    return f"'{row['key']}'" if "key" in row else str(number)


def _index(by_key: dict[Any, Any], count: int, name: str) -> dict[Any, Any]:
    if len(by_key) < count:
        raise content.ContentError(f"content/{name}: two entries have the same key or length.")
    return by_key


def forget() -> None:
    """Read everything anew at the next call; for who has just changed a file."""
    for loader in (load_activity, load_questions, load_plans, load_safety):
        loader.cache_clear()
