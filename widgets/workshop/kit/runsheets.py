"""Run-sheets on paper: an agenda that adds up, then each step with all a facilitator needs."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from widgets.workshop.fill import fill_entry
from widgets.workshop.kit.paper import write_pdf
from widgets.workshop.kit.press import Press
from widgets.workshop.load import load_activity, load_questions, load_safety
from widgets.workshop.schema import Question, Row, Sheet
from widgets.workshop.sheets import compile_sheet

# The files of the kit that an activity uses, and what each is called.
USES = {
    "opening": ("wall/agreement", "wall/support-slide", "cards/wallet-cards", "cards/paper-slips"),
    "before": ("forms/before",),
    "who": ("cards/role-cards", "handouts/roles"),
    "visits": ("cards/role-cards", "handouts/visit-sheet"),
    "rooms": ("cards/role-cards", "handouts/approaches"),
    "pause": ("cards/wallet-cards", "cards/paper-slips"),
    "car": ("cards/role-cards",),
    "journey": ("cards/role-cards", "handouts/year-of-care"),
    "hundred": ("handouts/hundred-people",),
    "trace": ("cards/role-cards",),
    "visit_sheet": ("handouts/visit-sheet",),
    "begin": ("handouts/local-contacts", "handouts/visit-sheet", "cards/wallet-cards"),
    "after": ("forms/after",),
    "close": ("handouts/local-contacts", "cards/wallet-cards", "cards/paper-slips"),
}
NAMES = {
    "cards/role-cards": "file.roles",
    "cards/wallet-cards": "file.wallet",
    "cards/paper-slips": "file.slips",
    "forms/before": "file.before",
    "forms/after": "file.after",
    "handouts/roles": "roles.title",
    "handouts/approaches": "approaches.title",
    "handouts/year-of-care": "year.title",
    "handouts/hundred-people": "hundred.title",
    "handouts/visit-sheet": "visit.title",
    "handouts/local-contacts": "file.contacts",
    "wall/agreement": "file.agreement",
    "wall/support-slide": "file.support",
}


def write_sheet(press: Press, length: Any, mode: Any) -> bytes:
    """Return the run-sheet of one length and mode."""
    sheet = compile_sheet(length, mode, press.lang, press.pack)
    safety = fill_entry(load_safety(press.lang), press.lang, press.pack)
    return write_pdf(
        "runsheet",
        press,
        title=press.shop("sheet.head", title=sheet.title, mode=press.shop(f"mode.{mode}")),
        sheet=sheet,
        blocks=list_blocks(press, sheet),
        files=list_files(press, sheet),
        total=sum(row.minutes for row in sheet.rows),
        safety=safety,
        lines=safety.pick_lines(sheet.mode),
        online=safety.online if sheet.mode == "online" else (),
    )


def list_files(press: Press, sheet: Sheet) -> list[tuple[str, str]]:
    """Return the files of the kit that a session uses, in order: what each is called, and where."""
    used = (place for row in sheet.rows for place in USES[row.activity])
    return [(press.say(NAMES[place]), f"{place}.pdf") for place in dict.fromkeys(used)]


def list_blocks(press: Press, sheet: Sheet) -> list[dict[str, Any]]:
    """Return the activities of a sheet in order, each with its minutes, safety lines and steps."""
    blocks = []
    for key, group in groupby(sheet.rows, key=lambda row: row.activity):
        rows = list(group)
        activity = fill_entry(load_activity(key, press.lang), press.lang, press.pack)
        blocks.append(
            {
                "title": activity.title,
                "start": rows[0].start,
                "end": rows[-1].start + rows[-1].minutes,
                "minutes": sum(row.minutes for row in rows),
                "late": rows[0].if_late,
                "watch_for": activity.watch_for,
                "stop_rule": activity.pick_stop_rule(sheet.mode),
                # What stands on paper is told online in the steps themselves.
                "materials": () if sheet.mode == "online" else activity.materials,
                "rows": [_write_row(press, row) for row in rows],
            }
        )
    return blocks


def _write_question(press: Press, question: Question) -> dict[str, Any]:
    # The lines before and after have their answers on the forms. A guess has no form: whoever
    # counts hands needs what to count, and the answer.
    hands = question.kind in ("guess", "feedback")
    return {
        "text": press.fill(question.text),
        "options": [press.fill(option.label) for option in question.options] if hands else [],
        "answer": press.fill(question.why) if question.kind == "guess" else "",
    }


def _write_row(press: Press, row: Row) -> dict[str, Any]:
    questions = load_questions(press.lang)
    return {
        **{key: getattr(row, key) for key in ("start", "minutes", "do", "say", "show", "screen")},
        "end": row.start + row.minutes,
        "who": press.shop(f"who.{row.who}"),
        "asked": [_write_question(press, questions[key]) for key in row.questions],
        "paper": row.paper,
    }
