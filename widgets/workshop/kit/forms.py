"""The forms "Before" and "After": the evaluation's own form, and the answers on the back."""

from __future__ import annotations

from markupsafe import Markup

from widgets.evaluation.form import write_form, write_table
from widgets.workshop.fill import fill_entry
from widgets.workshop.kit.paper import write_one_page
from widgets.workshop.kit.press import Press
from widgets.workshop.load import load_questions
from widgets.workshop.schema import Question


def list_questions(press: Press, kind: str) -> list[Question]:
    """Return the questions of one kind, with their numbers filled in."""
    found = [item for item in load_questions(press.lang).values() if item.kind == kind]
    return [fill_entry(item, press.lang, press.pack) for item in found]


def write_before(press: Press) -> bytes:
    """Return the form that is filled in at the start: one page."""
    return write_one_page(
        "form",
        press,
        title=press.say("file.before"),
        form=Markup(write_form("before", press.lang)),
        start=len(list_questions(press, "knowledge")) + 1,
        feedback=(),
        answers=(),
    )


def write_after(press: Press) -> bytes:
    """Return the form that is filled in at the end; the answers are on its back."""
    answers = list_questions(press, "knowledge")
    return write_one_page(
        "form",
        press,
        pages=2,
        title=press.say("file.after"),
        form=Markup(write_form("after", press.lang)),
        feedback=list_questions(press, "feedback"),
        start=len(answers) + 1,
        answers=answers,
    )


def write_answers(press: Press) -> bytes:
    """Return the empty table for the answers on paper; its mark tells a spreadsheet the letters."""
    return write_table(press.lang).encode("utf-8-sig")
