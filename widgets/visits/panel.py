"""The visits page: all its states, the panel of each, and the page they stand on."""

from __future__ import annotations

from widgets import content
from widgets.controls.choice import write_choice
from widgets.controls.reveal import write_reveal
from widgets.controls.sheet import Dimension, Part, Sheet
from widgets.controls.steps import write_steps
from widgets.controls.worksheet import Group, SheetWords, Version, write_worksheet
from widgets.markup import Built, Watch, build_panels, fill_page
from widgets.visits import schema
from widgets.visits.parts import (
    AROUND,
    SIDES,
    Rooms,
    load_visits,
    write_now,
    write_room,
    write_say,
)
from widgets.visits.pictures import TalkPicture
from widgets.words import Writer, write_citation, write_crisis

TOPIC = "visits"
START = {"one": "first", "two": "psych", "min": "10"}
FIELDS = ("say", "history", "pills", "skip", "ask")


def make_sheet(lang: str) -> tuple[Sheet, Writer]:
    """Return all panels of the visits in one language, and the writer that words them."""
    writer = Writer(lang, TOPIC)
    rooms = Rooms(load_visits(lang), writer)
    picture = TalkPicture(rooms)
    sheet = Sheet(
        TOPIC,
        _list_dimensions(rooms),
        (
            Part(("one",), lambda state: write_room(rooms, "one", state)),
            Part(("two",), lambda state: write_room(rooms, "two", state)),
            Part(("one", "two"), picture.write),
            Part(("one", "min"), lambda state: write_now(rooms, "one", state)),
            Part(("two", "min"), lambda state: write_now(rooms, "two", state)),
            Part(("min",), picture.write_minute),
            Part(("one", "two", "min"), lambda state: write_say(rooms, state)),
        ),
        START,
    )
    return sheet, writer


def _list_dimensions(rooms: Rooms) -> tuple[Dimension, ...]:
    keys = tuple(rooms.visits)
    names = tuple(visit.short for visit in rooms.data.visits)
    steps = rooms.data.steps
    labels = tuple(rooms.writer.say("step.name", minute=minute) for minute in steps)
    minutes = Dimension("min", tuple(map(str, steps)), labels)
    return (*(Dimension(side, keys, names) for side in SIDES), minutes)


def build_page(lang: str, watch: Watch = iter) -> Built:
    """Return the page in its start state and all its panels."""
    sheet, writer = make_sheet(lang)
    return build_panels(sheet, writer, write_page, watch=watch)


def write_page(sheet: Sheet, writer: Writer) -> str:
    """Return the page in its start state: bet, controls, two rooms, what to know, the sheet."""
    data = load_visits(writer.lang)
    return fill_page(
        "visits/page.html.j2",
        writer,
        sheet.panel(sheet.start),
        around=AROUND,
        bet=_write_bet(writer),
        limits=writer.block(writer.say("private.limits")),
        therapy=writer.block(writer.say("known.therapy")),
        medicine=writer.block(writer.say("known.medicine")),
        crisis=write_crisis(lang=writer.lang),
        worksheet=_write_visit_sheet(data, writer),
        sources=_write_sources(data),
        prose=writer.block(content.load_prose(writer.lang, TOPIC)),
        **_write_controls(sheet, writer),
    )


def _write_controls(sheet: Sheet, writer: Writer) -> dict[str, str]:
    one, two, minute = sheet.dimensions
    say = writer.say

    def choose(dimension: Dimension, legend: str, hint: str = "") -> str:
        options = list(zip(dimension.values, dimension.labels, strict=True))
        start = sheet.start[dimension.key]
        return write_choice(dimension.key, legend, options, start, hint, TOPIC)

    start = minute.values.index(sheet.start["min"])
    words = (say("step.back"), say("step.on"), TOPIC)
    return {
        "choose_one": choose(one, say("pick.first")),
        "choose_two": choose(two, say("pick.second"), say("pick.hint")),
        "choose_minute": write_steps("min", say("step.label"), minute.labels, start, *words),
    }


def _write_bet(writer: Writer) -> str:
    say = writer.say
    options = [say(f"bet.{name}") for name in ("ends", "noted", "goes_on")]
    answer = f"<p>{writer.inline(say('bet.answer'))}</p>"
    return write_reveal(f"{TOPIC}-no", say("bet.question"), options, say("bet.open"), answer)


def _write_visit_sheet(data: schema.Visits, writer: Writer) -> str:
    say = writer.say
    versions = [
        Version(sheet.label, [Group(say("sheet.ticks"), sheet.ticks)]) for sheet in data.sheets
    ]
    fields = [say(f"sheet.{name}") for name in FIELDS]
    return write_worksheet(
        f"{TOPIC}-sheet",
        say("sheet.title"),
        [Group(say("sheet.mine"), fields=fields)],
        _list_sheet_words(writer),
        say("sheet.pick"),
        versions,
    )


def _list_sheet_words(writer: Writer) -> SheetWords:
    say = writer.say
    contacts = " ".join(
        say("sheet.contact", label=line.label, number=line.number)
        for line in content.load_crisis_lines(lang=writer.lang)
    )
    words = {name: say(f"sheet.{name}") for name in ("note", "print", "clear", "cleared", "date")}
    return SheetWords(**words, foot=(contacts, say("sheet.funding")))


def _write_sources(data: schema.Visits) -> str:
    return "".join(f"<li>{write_citation(key)}</li>" for key in data.sources)
