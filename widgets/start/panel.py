"""The opening page and its return. Both have one state and no picture: nothing is switched."""

from __future__ import annotations

from widgets import content
from widgets.controls.sheet import Sheet
from widgets.markup import Built, Watch, build_panels, fill_page
from widgets.start.parts import (
    AGAIN,
    TOPIC,
    write_again_quiz,
    write_bet,
    write_condition,
    write_start_quiz,
)
from widgets.words import Writer


def make_sheet(lang: str, topic: str = TOPIC) -> tuple[Sheet, Writer]:
    """Return the sheet of the opening, or of its return, and the writer that words it."""
    writer = Writer(lang, TOPIC)
    # Both stand on one page of the app: the ids of their notes need a name of their own.
    writer.topic = topic
    return Sheet(topic, (), (), {}), writer


def build_page(lang: str, watch: Watch = iter) -> Built:
    """Return the opening page."""
    sheet, writer = make_sheet(lang)
    return build_panels(sheet, writer, write_page, watch=watch)


def build_again(lang: str, watch: Watch = iter) -> Built:
    """Return the page that asks again at the end."""
    sheet, writer = make_sheet(lang, AGAIN)
    return build_panels(sheet, writer, write_again, watch=watch)


def write_page(sheet: Sheet, writer: Writer) -> str:
    """Return note, bet, question, what depression is, and the quiz."""
    return fill_page(
        "start/page.html.j2",
        writer,
        sheet.panel(sheet.start),
        bet=write_bet(writer),
        condition=write_condition(writer),
        quiz=write_start_quiz(writer),
        model=writer.block(content.load_prose(writer.lang, TOPIC)),
    )


def write_again(sheet: Sheet, writer: Writer) -> str:
    """Return the quiz for the end."""
    slots = sheet.panel(sheet.start)
    return fill_page("start/again.html.j2", writer, slots, quiz=write_again_quiz(writer))
