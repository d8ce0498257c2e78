"""The page of the three rooms: all its states, the panel of each, and the page they stand on."""

from __future__ import annotations

from widgets import content
from widgets.approaches.model import NO_GAP
from widgets.approaches.parts import (
    write_all_answers,
    write_answers,
    write_bets,
    write_exercises,
    write_others,
    write_research,
    write_say,
    write_sources,
)
from widgets.approaches.pictures import GapPicture
from widgets.approaches.rooms import TOPIC, Rooms, load_rooms
from widgets.controls.choice import write_choice
from widgets.controls.sheet import Dimension, Part, Sheet
from widgets.markup import Built, Watch, build_panels, fill_page
from widgets.words import Writer


def make_sheet(lang: str) -> tuple[Sheet, Writer]:
    """Return all panels of the topic in one language, and the writer that words them."""
    writer, rooms = Writer(lang, TOPIC), load_rooms(lang)
    dimensions = _list_dimensions(rooms)
    sheet = Sheet(
        TOPIC,
        dimensions,
        (
            Part(("ask",), lambda state: write_answers(rooms, writer, state)),
            Part(("on",), lambda state: write_research(rooms, writer, state)),
            Part(("on",), GapPicture(rooms, writer).write),
            Part(("ask", "on"), lambda state: write_say(rooms, writer, state)),
        ),
        {dimension.key: dimension.values[0] for dimension in dimensions},
    )
    return sheet, writer


def _list_dimensions(rooms: Rooms) -> tuple[Dimension, ...]:
    asked, conditions = rooms.guide.questions, rooms.research.conditions
    return (
        Dimension("ask", tuple(i.key for i in asked), tuple(i.label for i in asked)),
        Dimension("on", tuple(i.key for i in conditions), tuple(i.name for i in conditions)),
    )


def build_page(lang: str, watch: Watch = iter) -> Built:
    """Return the page in its start state and all its panels."""
    sheet, writer = make_sheet(lang)
    return build_panels(sheet, writer, write_page, watch=watch)


def write_page(sheet: Sheet, writer: Writer) -> str:
    """Return the page in its start state: rooms and bets, questions, research, sheets to try."""
    rooms = load_rooms(writer.lang)
    return fill_page(
        "approaches/page.html.j2",
        writer,
        sheet.panel(sheet.start),
        client=writer.inline(rooms.guide.client.says),
        about=writer.inline(rooms.guide.client.about),
        rooms=[(room.key, room.name) for room in rooms.guide.rooms],
        bets=write_bets(rooms, writer),
        key=writer.inline(writer.say("gap.key", middle=NO_GAP)),
        all_answers=write_all_answers(rooms, writer),
        exercises=write_exercises(rooms, writer),
        others=write_others(rooms, writer),
        sources=write_sources(rooms),
        model=writer.block(content.load_prose(writer.lang, TOPIC)),
        **_write_controls(sheet, writer),
    )


def _write_controls(sheet: Sheet, writer: Writer) -> dict[str, str]:
    def choose(dimension: Dimension) -> str:
        options = list(zip(dimension.values, dimension.labels, strict=True))
        legend = writer.say(f"{dimension.key}.label")
        return write_choice(dimension.key, legend, options, sheet.start[dimension.key], topic=TOPIC)

    ask, condition = sheet.dimensions
    return {"choose_ask": choose(ask), "choose_on": choose(condition)}
