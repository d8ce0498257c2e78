"""The car page: all its states, the panel of each, and the page they stand on."""

from __future__ import annotations

from widgets import content
from widgets.car.model import FIXES, RULES
from widgets.car.parts import list_numbers, write_bet, write_rule, write_toys
from widgets.car.pictures import CarsPicture, FixesPicture
from widgets.car.toy import CARS, PLAIN, Toy
from widgets.controls.choice import write_choice
from widgets.controls.sheet import Dimension, Part, Sheet
from widgets.markup import Built, Watch, build_panels, fill_page
from widgets.render import write_table
from widgets.words import Writer

TOPIC = "car"


def make_sheet(lang: str) -> tuple[Sheet, Writer, Toy]:
    """Return all panels of the car in one language, the writer that words them, and the toy."""
    writer, toy = Writer(lang, TOPIC), Toy()
    cars, fixes = CarsPicture(toy, writer), FixesPicture(toy, writer)
    sheet = Sheet(
        TOPIC,
        (
            Dimension("fix", tuple(FIXES), tuple(writer.say(f"fix.{key}") for key in FIXES)),
            Dimension("rule", tuple(RULES), tuple(writer.say(f"rule.{key}") for key in RULES)),
        ),
        (
            Part(("rule",), lambda state: write_rule(toy, writer, state)),
            Part(("rule",), fixes.write),
            Part(("fix",), fixes.write_row),
            Part(("fix", "rule"), cars.write),
        ),
        {"fix": "none", "rule": PLAIN},
    )
    return sheet, writer, toy


def build_page(lang: str, watch: Watch = iter) -> Built:
    """Return the page in its start state and all its panels."""
    sheet, writer, toy = make_sheet(lang)
    return build_panels(
        sheet, writer, lambda sheet, writer: write_page(sheet, writer, toy), watch=watch
    )


def write_page(sheet: Sheet, writer: Writer, toy: Toy) -> str:
    """Return the page in its start state: bet, controls, slots, and notes."""

    def choose(dimension: Dimension) -> str:
        options = list(zip(dimension.values, dimension.labels, strict=True))
        legend, hint = (writer.say(f"{dimension.key}.{name}") for name in ("label", "hint"))
        start = sheet.start[dimension.key]
        return write_choice(dimension.key, legend, options, start, hint, TOPIC)

    fix, rule = sheet.dimensions
    return fill_page(
        "car/page.html.j2",
        writer,
        sheet.panel(sheet.start),
        bet=write_bet(toy, writer),
        choose_fix=choose(fix),
        choose_rule=choose(rule),
        cars=f"{CARS:,}",
        toys=write_toys(toy, writer),
        numbers=write_table(list_numbers(toy, writer)),
        rules=writer.block(content.load_prose(writer.lang, TOPIC)),
    )
