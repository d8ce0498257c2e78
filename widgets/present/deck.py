"""A run-sheet as the two windows need it: views for the audience, notes for the presenter."""

from __future__ import annotations

import re
from typing import Any

from widgets import content
from widgets.content import find_spoken
from widgets.languages import FIRST
from widgets.words import Writer, write_crisis
from widgets.workshop import sheets
from widgets.workshop.fill import fill_entry, fill_text
from widgets.workshop.load import load_activity, load_questions, load_safety
from widgets.workshop.schema import LENGTHS, MODES, Question, Row, Sheet

TOPIC = "present"
NAME = re.compile(r"(\d+)-([a-z_]+)")
# What the audience's window is sent; the notes are for the presenter alone.
_SHOWN = ("view", "join", "ask", "result", "rehearsal.badge", "trouble_js", "show")


class UnknownSheet(LookupError):
    """There is no run-sheet of that length and mode."""


def pick_language(lang: str) -> str:
    """Return this language if the whole kit speaks it, and else the first."""
    return find_spoken(lang, TOPIC, sheets.TOPIC)


def find_sheet(name: str, lang: str = FIRST, pack: str = "") -> Sheet:
    """Return the run-sheet of a name such as ``40-in_person``.

    Raises
    ------
    UnknownSheet
        If there is none of that length and mode.
    """
    match = NAME.fullmatch(name)
    length = next((one for one in LENGTHS if match and str(one) == match.group(1)), None)
    mode = next((one for one in MODES if match and one == match.group(2)), None)
    if length is None or mode is None:
        raise UnknownSheet(name)
    return sheets.compile_sheet(length, mode, lang, pack)


def make_deck(sheet: Sheet, pack: str = "") -> dict[str, Any]:
    """Return everything the presenter's window shows, as plain data.

    Returns
    -------
    dict
        ``steps`` (each with its ``views`` and its notes), ``questions``, ``support``, ``help``,
        ``safety`` and ``words``.
    """
    asked = list(dict.fromkeys(key for row in sheet.rows for key in row.questions))
    questions = {key: load_questions(sheet.lang)[key] for key in asked}
    safety = fill_entry(load_safety(sheet.lang), sheet.lang, pack)
    return {
        "name": sheet.name,
        "lang": sheet.lang,
        "mode": sheet.mode,
        "title": sheet.title,
        "length": sheet.length,
        "steps": [_write_step(row, sheet, pack) for row in sheet.rows],
        "questions": {
            key: _write_question(question, sheet.lang, pack) for key, question in questions.items()
        },
        "support": safety.support.model_dump(),
        "help": write_crisis(pack, sheet.lang),
        "safety": [*safety.script, *safety.second_person],
        "script_line": safety.pick_lines(sheet.mode)["script_line"],
        "words": content.load_strings(sheet.lang, TOPIC),
    }


def make_show(deck: dict[str, Any]) -> dict[str, Any]:
    """Return the part of a deck that the audience's window needs: no notes."""
    shown = {
        key: deck[key] for key in ("name", "lang", "mode", "title", "questions", "support", "help")
    }
    words = {key: text for key, text in deck["words"].items() if key.startswith(_SHOWN)}
    steps = [{key: step[key] for key in ("title", "views")} for step in deck["steps"]]
    return {**shown, "words": words, "steps": steps}


def list_views(row: Row) -> list[dict[str, str]]:
    """Return what the audience sees in a step, one after the other.

    A question is asked after the page it is about, and its results come before the page that
    tells more.
    """
    slide = [{"kind": "slide", **row.show.model_dump()}] if row.show else []
    screen = [{"kind": "screen", "query": row.screen, "top": row.top}] if row.screen else []
    kind = "results" if row.reveal else "question"
    asked = [{"kind": kind, "question": key, "round": row.round} for key in row.questions]
    return [*slide, *asked, *screen] if row.reveal else [*slide, *screen, *asked]


def _write_step(row: Row, sheet: Sheet, pack: str) -> dict[str, Any]:
    lang = sheet.lang
    activity = fill_entry(load_activity(row.activity, lang), lang, pack)
    kept = ("start", "minutes", "activity", "title", "do", "say", "paper", "if_late")
    return {
        **{key: getattr(row, key) for key in kept},
        "who": Writer(lang, sheets.TOPIC).say(f"who.{row.who}"),
        "watch_for": activity.watch_for,
        "stop_rule": activity.pick_stop_rule(sheet.mode),
        "likely": [likely.model_dump() for likely in activity.likely],
        "views": list_views(row),
    }


def _write_question(question: Question, lang: str, pack: str) -> dict[str, Any]:
    """Return a question with its answer; texts may hold numbers."""
    return {
        "kind": question.kind,
        "text": fill_text(question.text, lang, pack),
        "options": [option.model_dump() for option in question.options],
        "correct": question.correct or "",
        "why": fill_text(question.why, lang, pack),
        "pair": question.pair,
    }
