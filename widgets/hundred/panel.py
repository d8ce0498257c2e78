"""The page of a hundred people: all its states, the panel of each, and the page they stand on."""

from __future__ import annotations

from markupsafe import Markup

from widgets import content
from widgets.controls.choice import write_choice
from widgets.controls.reveal import write_reveal
from widgets.controls.sheet import Dimension, Part, Sheet
from widgets.hundred.counts import count_path, find_mean
from widgets.hundred.model import SEVERITIES, TIMES, TRIAL_WEEKS
from widgets.hundred.parts import Hundred
from widgets.hundred.side import COUNTED, Side
from widgets.hundred.tables import load_evidence
from widgets.markup import Built, Watch, build_panels, fill_page
from widgets.trajectory import Params
from widgets.trajectory.model import REMISSION_BELOW
from widgets.trajectory.outcomes import CLEAR_CHANGE
from widgets.words import Writer

TOPIC = "hundred"
START = {
    "path": "medicine_first",
    "beside": "both",
    "sev": "middle",
    "week": str(TIMES[0]),
    "frame": "better",
}
# What stands before a row of the table is the mark of its people in the picture.
_ROWS = (
    ("any_response", ""),
    ("remission", "●"),
    ("response", "◐"),
    ("no_response", ""),
    ("some", "⊙"),
    ("same", "○"),
    ("worse", "⊗"),
    ("side_effect", ""),
    ("left", ""),
    ("relapse", ""),
)


def make_sheet(lang: str, params: Params | None = None) -> tuple[Sheet, Writer, Hundred]:
    """Return all panels in one language, the writer that words them, and both sides.

    Parameters
    ----------
    lang : str
    params : Params, optional
        Changed numbers of the model; without them, those we publish.
    """
    writer = Writer(lang, TOPIC)
    hundred = Hundred(writer, params)
    parts = [part for side in hundred.sides for part in _list_parts(side)]
    parts += [
        Part(("sev", "week"), hundred.write_place),
        Part(tuple(START), hundred.write_compare),
    ]
    return Sheet(TOPIC, _list_dimensions(hundred), tuple(parts), START), writer, hundred


def _list_parts(side: Side) -> list[Part]:
    where = (side.dimension, "sev", "week")
    return [
        Part((side.dimension,), side.write_path),
        Part((*where, "frame"), side.write_people),
        Part(where, side.write_counts),
    ]


def _list_dimensions(hundred: Hundred) -> tuple[Dimension, ...]:
    say, names = hundred.writer.say, tuple(hundred.names[key] for key in hundred.order)
    severities = tuple(
        say(f"sev.{key}", mean=f"{find_mean(key, hundred.params):.0f}") for key in SEVERITIES
    )
    return (
        Dimension("path", hundred.order, names),
        Dimension("beside", hundred.order, names),
        Dimension("sev", tuple(SEVERITIES), severities),
        Dimension("week", tuple(map(str, TIMES)), tuple(say(f"week.w{week}") for week in TIMES)),
        Dimension("frame", tuple(COUNTED), tuple(say(f"frame.{key}") for key in COUNTED)),
    )


def build_page(lang: str, watch: Watch = iter, params: Params | None = None) -> Built:
    """Return the page in its start state and all its panels, as published or with changes."""
    sheet, writer, hundred = make_sheet(lang, params)
    return build_panels(
        sheet, writer, lambda sheet, writer: write_page(sheet, writer, hundred), (), watch
    )


def write_page(sheet: Sheet, writer: Writer, hundred: Hundred) -> str:
    """Return the page in its start state: controls, both sides, evidence, and notes."""
    evidence = load_evidence(writer.lang)
    return fill_page(
        "hundred/page.html.j2",
        writer,
        sheet.panel(sheet.start),
        **{f"people_{side}": hundred.draw_people(side) for side in ("a", "b")},
        **{f"harms_{side}": hundred.draw_harms(side) for side in ("a", "b")},
        rows=[(key, mark, Markup(_name_row(writer, key))) for key, mark in _ROWS],
        more=_write_list(writer, evidence.more),
        less=_write_list(writer, evidence.less),
        uncounted=_write_list(writer, evidence.uncounted),
        bet=_write_bet(writer, hundred.params),
        model=writer.block(content.load_prose(writer.lang, TOPIC)),
        cohort=writer.block(content.load_prose(writer.lang, "trajectory")),
        **_write_controls(sheet, writer, hundred.params),
    )


def _name_row(writer: Writer, key: str) -> str:
    holes = {"cut": REMISSION_BELOW, "clear": CLEAR_CHANGE, "trial": TRIAL_WEEKS}
    return writer.inline(writer.say(f"table.{key}", **holes))


def _write_list(writer: Writer, items: tuple[str, ...]) -> str:
    return "".join(f"<li>{writer.inline(item)}</li>" for item in items)


def _write_bet(writer: Writer, params: Params) -> str:
    """Return the guess about the two groups that the page begins with."""
    say = writer.say
    pairs = {
        week: [
            count_path(START[side], START["sev"], week, params).response
            for side in ("path", "beside")
        ]
        for week in (TIMES[0], TIMES[-1])
    }
    first, second = pairs[TIMES[-1]]
    question = say("bet.question", gap=abs(pairs[TIMES[0]][0] - pairs[TIMES[0]][1]))
    answer = writer.inline(say("bet.answer", first=first, second=second))
    options = [say(f"bet.{name}") for name in ("further", "as_far", "closer")]
    html = f"<p>{answer}</p><p>{writer.inline(say('bet.but'))}</p>"
    return write_reveal("hundred-gap", question, options, say("bet.open"), html)


def _write_controls(sheet: Sheet, writer: Writer, params: Params) -> dict[str, str]:
    say, entry = writer.say, f"{params.entry_score:.0f}"
    return {
        f"choose_{dimension.key}": write_choice(
            dimension.key,
            say(f"{dimension.key}.label"),
            list(zip(dimension.values, dimension.labels, strict=True)),
            sheet.start[dimension.key],
            say(f"{dimension.key}.hint", entry=entry),
            TOPIC,
        )
        for dimension in sheet.dimensions
    }
