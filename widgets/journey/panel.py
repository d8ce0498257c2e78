"""The journey page: all its states, the panel of each, and the page they stand on."""

from __future__ import annotations

from widgets import content, schema
from widgets.controls.choice import write_choice
from widgets.controls.sheet import Dimension, Part, Sheet, Slots
from widgets.controls.steps import write_steps
from widgets.journey.parts import (
    TALK,
    Journey,
    write_harms,
    write_knowledge,
    write_path,
    write_scene,
)
from widgets.journey.pictures import CurvePicture, LanesPicture
from widgets.journey.spread import WIDE
from widgets.markup import Built, Watch, build_panels, fill_page
from widgets.words import Writer

TOPIC = "journey"
CASE = "depression"
_ROW = (
    "scene.title",
    "scene.happens",
    "scene.feels",
    "scene.wrong",
    "scene.turn",
    "knows.takeaway",
)


def make_sheet(lang: str, case: str | schema.Case = CASE) -> tuple[Sheet, Writer]:
    """Return all panels of the journey in one language, and the writer that words them.

    Parameters
    ----------
    lang : str
    case : str or Case
        The key of a case of ours, or any case that ``content.read_case`` returned.

    Raises
    ------
    ContentError
        If the case replaces words that the page does not have.
    """
    writer = Writer(lang, TOPIC)
    journey = Journey(content.load_case(case, lang) if isinstance(case, str) else case, writer)
    _replace_words(writer, journey.case)
    lanes = LanesPicture(journey)
    parts = [
        Part(("path",), lambda state: write_path(journey, state)),
        Part(("path", "talk"), lanes.write),
        Part(("path", "week"), lambda state: write_scene(journey, state)),
        Part(("path", "week"), lanes.write_step),
        Part(("path", "talk", "week"), lambda state: write_knowledge(journey, state)),
    ]
    if all(path.plan for path in journey.case.paths):
        curve = CurvePicture(journey)
        parts[1:1] = [Part(("path",), curve.write)]
        parts[-1:-1] = [Part(("path", "week"), curve.write_week)]
    start = {"path": journey.case.order[0], "talk": "no", "week": str(journey.case.weeks[0])}
    return Sheet(TOPIC, _list_dimensions(journey), tuple(parts), start), writer


def _replace_words(writer: Writer, case: schema.Case) -> None:
    for key in case.words:
        if key not in writer.strings:
            raise content.ContentError(
                f"{case.key}.toml: 'words.{key}' is no string of the page. Check the spelling."
            )
    writer.strings.update(case.words)


def _list_dimensions(journey: Journey) -> tuple[Dimension, ...]:
    say, case = journey.writer.say, journey.case
    return (
        Dimension("path", case.order, tuple(journey.paths[key].name for key in case.order)),
        Dimension("talk", tuple(TALK), tuple(say(f"talk.{key}") for key in TALK)),
        Dimension(
            "week",
            tuple(map(str, case.weeks)),
            tuple(say("week.name", week=week) for week in case.weeks),
        ),
    )


def build_page(lang: str, watch: Watch = iter, case: str | schema.Case = CASE) -> Built:
    """Return the page in its start state and all its panels."""
    sheet, writer = make_sheet(lang, case)
    return build_panels(
        sheet,
        writer,
        lambda sheet, writer: write_page(sheet, writer, case),
        ("path", "talk"),
        watch,
    )


def write_page(sheet: Sheet, writer: Writer, case: str | schema.Case = CASE) -> str:
    """Return the page in its start state: controls, slots, the year as a table, and notes."""
    case = content.load_case(case, writer.lang) if isinstance(case, str) else case
    weeks = sheet.dimensions[-1].values
    return fill_page(
        "journey/page.html.j2",
        writer,
        sheet.panel(sheet.start),
        content_note=writer.inline(case.content_note),
        composite=writer.inline(case.composite),
        key=writer.inline(writer.say("curve.key", wide=WIDE)),
        harms=write_harms(Journey(case, writer)),
        rules=writer.block(content.load_prose(writer.lang, TOPIC)),
        model=writer.block(content.load_prose(writer.lang, "trajectory")),
        rows="".join(_write_row(sheet.panel({**sheet.start, "week": week})) for week in weeks),
        blank_row=_write_row(dict.fromkeys(_ROW, "")),
        **_write_controls(sheet, writer),
    )


def _write_controls(sheet: Sheet, writer: Writer) -> dict[str, str]:
    path, talk, week = sheet.dimensions
    say = writer.say

    def choose(dimension: Dimension, legend: str, hint: str) -> str:
        options = list(zip(dimension.values, dimension.labels, strict=True))
        start = sheet.start[dimension.key]
        return write_choice(dimension.key, legend, options, start, hint, TOPIC)

    return {
        "choose_path": choose(path, say("path.label"), say("path.hint")),
        "choose_talk": choose(talk, say("talk.label"), say("talk.hint")),
        "choose_week": write_steps(
            "week", say("week.label"), week.labels, 0, say("week.back"), say("week.on"), TOPIC
        ),
    }


def _write_row(slots: Slots) -> str:
    def write_cells(*names: str) -> str:
        return "".join(f'<div data-cell="{name}">{slots[name]}</div>' for name in names)

    title, *middle, turn, knows = _ROW
    cells = "".join(f"<td>{write_cells(name)}</td>" for name in middle)
    return (
        f'<tr><th scope="row">{write_cells(title)}</th>{cells}'
        f"<td>{write_cells(turn, knows)}</td></tr>"
    )
