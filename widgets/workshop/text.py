"""A compiled run-sheet as plain text, for a terminal or a plain-text mail."""

from __future__ import annotations

from textwrap import fill

from widgets.words import Writer
from widgets.workshop.cards import make_card
from widgets.workshop.fill import fill_entry
from widgets.workshop.load import load_questions, load_safety
from widgets.workshop.schema import Mode, Row, Sheet
from widgets.workshop.sheets import TOPIC

WIDTH = 88  # chosen: fits a terminal of 90 columns


def write_sheet(sheet: Sheet, pack: str = "") -> str:
    """Return the sheet as text: a head, then each step with all a facilitator needs."""
    writer = Writer(sheet.lang, TOPIC)
    mode = writer.say(f"mode.{sheet.mode}")
    lines = [writer.say("sheet.head", title=sheet.title, mode=mode), sheet.promise]
    if sheet.mode == "online":
        safety = fill_entry(load_safety(sheet.lang), sheet.lang, pack)
        lines += ["", writer.say("safety.online").upper()]
        lines += [_indent(f"- {words}", 2) for words in safety.online]
    activity = ""
    for row in sheet.rows:
        if row.activity != activity:
            activity = row.activity
            lines += ["", row.title.upper(), *_write_safety(activity, sheet.mode, writer, pack)]
        lines += _write_row(row, writer)
    total = sum(row.minutes for row in sheet.rows)
    return "\n".join([*lines, "", writer.say("sheet.total", minutes=total)])


def _write_safety(key: str, mode: Mode, writer: Writer, pack: str) -> list[str]:
    card = make_card(key, writer.lang, pack, mode)
    pairs = [
        ("stop_line", card.stop_line),
        ("watch_for", card.activity.watch_for),
        ("stop_rule", card.activity.pick_stop_rule(mode)),
        ("script", card.script_line),
        ("second_person", card.second_person_line),
    ]
    return [_wrap(writer.say(f"card.{name}"), words, 2) for name, words in pairs]


def _write_row(row: Row, writer: Writer) -> list[str]:
    who = writer.say(f"who.{row.who}")
    span = writer.say("row.span", start=row.start, end=row.start + row.minutes, who=who)
    asked = [load_questions(writer.lang)[key].text for key in row.questions]
    slide = [f"{row.show.title} | {row.show.text}"] if row.show else []
    pairs = [("do", row.do), ("say", row.say)]
    pairs += [("slide", text) for text in slide] + [("screen", row.screen)]
    pairs += [("question", text) for text in asked]
    pairs += [("paper", row.paper), ("if_late", row.if_late)]
    said = [_wrap(writer.say(f"label.{name}"), words, 4) for name, words in pairs if words]
    return [f"  {span}", *said]


def _wrap(label: str, words: str, indent: int) -> str:
    return _indent(f"{label}: {words}", indent)


def _indent(text: str, indent: int) -> str:
    start = " " * indent
    return fill(text, WIDTH, initial_indent=start, subsequent_indent=f"{start}  ")
