"""The slides of a run-sheet: what the audience sees in each step, and the notes to each."""

from __future__ import annotations

from collections.abc import Iterator

from widgets.present.deck import list_views
from widgets.workshop.cards import make_card
from widgets.workshop.fill import fill_entry
from widgets.workshop.kit.guide import list_deck_checks
from widgets.workshop.kit.layout import (
    BOTTOM,
    EDGE,
    TOP,
    WIDTH,
    Box,
    Page,
    fit_text,
    place_columns,
    place_title,
)
from widgets.workshop.kit.press import Press
from widgets.workshop.kit.scenes import VISIT_SHEET, make_scene, make_visit_sheet
from widgets.workshop.load import load_questions, load_safety
from widgets.workshop.schema import Length, Mode, Question, Row
from widgets.workshop.sheets import compile_sheet

MODE: Mode = "offline"  # a room with slides and hands, and no browser


def list_slides(press: Press, length: Length) -> list[Page]:
    """Return the slides: one for the facilitator, one for each view of each step, support."""
    sheet = compile_sheet(length, MODE, press.lang, press.pack)
    pages = [_make_prep(press, sheet.title)]
    for row in sheet.rows:
        views = list_views(row)
        for number, view in enumerate(views):
            notes = write_notes(press, row, first=number == 0)
            pages.append(_make_view(press, row, view, notes))
    return [*pages, _make_support(press)]


def _make_prep(press: Press, title: str) -> Page:
    lines = (press.say("deck.prep"), *(f"☐ {line}" for line in list_deck_checks(press)))
    notes = f"{title}\n{press.say('deck.prep_notes')}"
    return Page(
        "prep",
        place_title(press.say("deck.prep_title")),
        (place_text(lines, 22),),
        notes=notes,
        hidden=True,
    )


def _make_support(press: Press) -> Page:
    slide = fill_entry(load_safety(press.lang), press.lang, press.pack).support
    notes = "\n".join(fill_entry(load_safety(press.lang), press.lang, press.pack).script)
    return Page("support", place_title(slide.title), (place_text((slide.text,)),), notes=notes)


def _make_view(press: Press, row: Row, view: dict[str, str], notes: str) -> Page:
    if view["kind"] == "screen":
        on_paper = row.top == VISIT_SHEET
        scene = make_visit_sheet(press) if on_paper else make_scene(press, view["query"])
        boxes, arts = place_columns(scene.columns, scene.takeaway, scene.takeaway or scene.title)
        return Page("screen", place_title(scene.title), boxes, arts, notes)
    if view["kind"] == "slide":
        boxes = (place_text((view["text"],)),) if view["text"] else ()
        return Page("slide", place_title(view["title"]), boxes, notes=notes)
    question = fill_entry(load_questions(press.lang)[view["question"]], press.lang, press.pack)
    if view["kind"] == "results":
        return _make_answer(question, notes)
    return _make_question(press, question, notes)


def _make_question(press: Press, question: Question, notes: str) -> Page:
    options = tuple(f"☐ {option.label}" for option in question.options)
    if question.kind == "guess":  # those of the form are told at the end
        notes = f"{notes}\n{press.say('deck.notes_answer')}: {question.why}"
    return Page("question", place_title(question.text), (place_text(options, 32),), notes=notes)


def _make_answer(question: Question, notes: str) -> Page:
    why = place_text((question.why,), 28)
    return Page("answer", place_title(question.text), (why,), notes=notes)


def place_text(lines: tuple[str, ...], largest: int = 36) -> Box:
    """Return text that fills a slide below its title."""
    width, height = WIDTH - 2 * EDGE, BOTTOM - TOP
    return Box(lines, EDGE, TOP, width, height, fit_text(lines, width, height, largest))


def write_notes(press: Press, row: Row, first: bool) -> str:
    """Return the speaker notes of a step; the second slide of a step has only its minutes."""
    return "\n".join(_list_notes(press, row) if first else _list_short_notes(press, row))


def _list_short_notes(press: Press, row: Row) -> Iterator[str]:
    yield _name_minutes(press, row)
    yield press.say("deck.notes_more")
    card = make_card(row.activity, press.lang, press.pack)
    yield f"{press.shop('card.stop_rule')}: {card.activity.stop_rule}"


def _name_minutes(press: Press, row: Row) -> str:
    who = press.shop(f"who.{row.who}")
    end = row.start + row.minutes
    return f"{row.title}. {press.say('deck.notes_when', start=row.start, end=end, who=who)}"


def _list_notes(press: Press, row: Row) -> Iterator[str]:
    card = make_card(row.activity, press.lang, press.pack)
    yield _name_minutes(press, row)
    yield f"{press.shop('label.do')}: {row.do}"
    if row.say:
        yield f"{press.shop('label.say')}: {row.say}"
    yield f"{press.shop('label.paper')}: {row.paper}"
    yield f"{press.shop('card.watch_for')}: {card.activity.watch_for}"
    yield f"{press.shop('card.stop_rule')}: {card.activity.stop_rule}"
    yield f"{press.shop('card.script')}: {card.script_line}"
    if row.if_late:
        yield f"{press.shop('label.if_late')}: {row.if_late}"
