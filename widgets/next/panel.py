"""The page "Where to begin": what to do and where, all its states, and the page they stand on."""

from __future__ import annotations

from datetime import date
from functools import partial

from widgets import content
from widgets.controls.choice import write_choice
from widgets.controls.sheet import Dimension, Part, Sheet
from widgets.markup import Built, Watch, build_panels, fill_page
from widgets.next.packs import find_own, list_places, name_place, write_pack
from widgets.next.parts import TOPIC, Ways, write_do, write_everything, write_lines
from widgets.next.plan import write_plan
from widgets.words import Writer, write_citation


def make_sheet(lang: str, today: date) -> tuple[Sheet, Writer]:
    """Return all panels of the page as they are on this day, and the writer that words them."""
    writer = Writer(lang, TOPIC)
    ways, places = Ways(writer), list_places(writer)
    labels = ways.list_labels()
    sheet = Sheet(
        TOPIC,
        (
            Dimension("do", tuple(labels), tuple(labels.values())),
            Dimension("pack", places, tuple(name_place(writer, name) for name in places)),
        ),
        (
            Part(("do",), lambda state: write_do(ways, state)),
            Part(("pack",), lambda state: write_pack(writer, state["pack"], today)),
            Part(("do", "pack"), lambda state: write_lines(ways, state)),
        ),
        {"do": next(iter(labels)), "pack": find_own()},
    )
    return sheet, writer


def build_page(lang: str, watch: Watch = iter, today: date | None = None) -> Built:
    """Return the page in its start state and all its panels; warnings are those of ``today``."""
    sheet, writer = make_sheet(lang, today or date.today())
    return build_panels(sheet, writer, write_page, watch=watch)


def write_page(sheet: Sheet, writer: Writer) -> str:
    """Return the page in its start state: choices, contacts, the plan, and all doors in full."""
    ways, say = Ways(writer), writer.say
    do, pack = (partial(_write_choice, sheet, dimension) for dimension in sheet.dimensions)
    return fill_page(
        "next/page.html.j2",
        writer,
        sheet.panel(sheet.start),
        choose_do=do(say("do.label"), say("do.hint")),
        choose_pack=pack(say("pack.label"), say("pack.hint")),
        plan=write_plan(writer, sheet.start["pack"]),
        everything=write_everything(ways),
        sources=_write_sources(ways),
        model=writer.block(content.load_prose(writer.lang, TOPIC)),
    )


def _write_choice(sheet: Sheet, dimension: Dimension, legend: str, hint: str) -> str:
    options = list(zip(dimension.values, dimension.labels, strict=True))
    start = sheet.start[dimension.key]
    return write_choice(dimension.key, legend, options, start, hint, TOPIC)


def _write_sources(ways: Ways) -> str:
    keys = dict.fromkeys(key for door in ways.all.doors for key in door.sources)
    return "".join(f"<li>{write_citation(key)}</li>" for key in keys)
