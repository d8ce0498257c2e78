"""What a screen of the app shows, for a slide: a title, columns of text, pictures, a takeaway."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from widgets import content
from widgets.approaches.rooms import load_rooms
from widgets.controls.sheet import Slots
from widgets.hundred.counts import count_path
from widgets.hundred.parts import Hundred
from widgets.next.parts import Ways
from widgets.roles.parts import Cast
from widgets.roles.tables import load_tables
from widgets.visits.parts import load_visits
from widgets.words import Writer, write_value
from widgets.workshop.kit.grey import ink_picture
from widgets.workshop.kit.hundred import draw_side
from widgets.workshop.kit.press import Press, strip_tags
from widgets.workshop.kit.topics import read_screen

State = Mapping[str, str]
VISIT_SHEET = "visits-sheet-title"  # the place on the page "visits" at which it stands
TICKS = 4  # chosen: of the six questions to each, so many fit in large letters
# The number that the activity "How do we know?" traces, by the shelf that its link opens.
CLAIMS = {"both": "response_combined_vs_medication"}


@dataclass(frozen=True)
class Column:
    """A head, lines of text below it, and pictures below those."""

    head: str = ""
    lines: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()


@dataclass(frozen=True)
class Scene:
    """A screen of the app as a slide can show it."""

    title: str
    columns: tuple[Column, ...]
    takeaway: str = ""


@cache
def make_scene(press: Press, screen: str) -> Scene:
    """Return what a link such as ``at=car&fix=engine&rule=car`` opens, in words and pictures."""
    topic, state, slots = read_screen(screen, press.lang)
    return _MAKERS[topic](press, state, slots)


def _make_journey(press: Press, state: State, slots: Slots) -> Scene:
    picture = ink_picture(slots["lanes.svg"], slots["lanes.over"])
    lines = tuple(filter(None, (strip_tags(slots[f"scene.{key}"]) for key in ("happens", "turn"))))
    return Scene(
        strip_tags(slots["scene.title"]),
        (Column("", lines), Column("", (), (picture,))),
        strip_tags(slots["lanes.takeaway"]),
    )


def _make_hundred(press: Press, state: State, slots: Slots) -> Scene:
    hundred, columns = Hundred(Writer(press.lang, "hundred")), []
    harms = state["frame"] == "not"  # this is the step on the harms
    for side in ("path", "beside"):
        counts = count_path(state[side], state["sev"], int(state["week"]))
        drawn = draw_side(press, hundred, state[side], counts)
        words = drawn["words_not" if harms else "words"]
        columns.append(Column(drawn["name"], (words,), (drawn["harms" if harms else "people"],)))
    key = press.say("hundred.harms_key" if harms else "hundred.key")
    return Scene(strip_tags(slots["caption"]), tuple(columns), key)


def _make_visits(press: Press, state: State, slots: Slots) -> Scene:
    picture = ink_picture(slots["talk.svg"], slots["talk.over"])
    columns = [
        Column(
            strip_tags(slots[f"{side}.name"]),
            tuple(strip_tags(part) for part in slots[f"{side}.now"].split("</p>")[:3] if part),
        )
        for side in ("one", "two")
    ]
    say = Writer(press.lang, "visits").say
    return Scene(
        say("step.name", minute=state["min"]),
        (*columns, Column(say("talk.title"), (say("talk.key"),), (picture,))),
        say("talk.choice"),
    )


def make_visit_sheet(press: Press) -> Scene:
    """Return the visit sheet: some of its questions to each of the three people."""
    sheets = load_visits(press.lang).sheets
    columns = [
        Column(one.label, tuple(f"☐ {tick}" for tick in one.ticks[:TICKS])) for one in sheets
    ]
    return Scene(press.say("visit.title"), tuple(columns), press.say("visit.lead"))


def _make_roles(press: Press, state: State, slots: Slots) -> Scene:
    cast = Cast(load_tables(press.lang), Writer(press.lang, "roles"))
    say, need = cast.writer.say, cast.tables.needs[state["need"]]
    columns = [
        Column(
            f"{say(f'mark.{answer.value}')} {say(f'answer.{answer.value}')}",
            tuple(cast.tables.people[who].short for who in people),
        )
        for answer, people in cast.roles.list_people(state["need"]).items()
    ]
    words = f"{strip_tags(slots['pair.title'])}. {strip_tags(slots['pair.why'])}"
    return Scene(need.ask, tuple(columns), words)


def _make_approaches(press: Press, state: State, slots: Slots) -> Scene:
    rooms = load_rooms(press.lang).guide.rooms
    columns = [Column(room.name, (strip_tags(slots[f"ask.{room.key}"]),)) for room in rooms]
    return Scene(strip_tags(slots["ask.title"]), tuple(columns))


def _make_car(press: Press, state: State, slots: Slots) -> Scene:
    picture = ink_picture(slots["fixes.svg"], slots["fixes.over"])
    lines = (strip_tags(slots["rule.change"]), strip_tags(slots["rule.breaks"]))
    return Scene(
        strip_tags(slots["rule.name"]),
        (Column("", lines), Column("", (), (picture,))),
        strip_tags(slots["fixes.takeaway"]),
    )


def _make_next(press: Press, state: State, slots: Slots) -> Scene:
    doors = Ways(Writer(press.lang, "next")).all.doors
    columns = [Column(door.title, (press.fill(door.what),)) for door in doors]
    return Scene(strip_tags(slots["do.title"]), tuple(columns))


def _make_evidence(press: Press, state: State, slots: Slots) -> Scene:
    key, writer = CLAIMS[state["theme"]], Writer(press.lang, "evidence")
    finding, say = content.load_public_finding(key, press.lang), writer.say
    sure = say(f"certainty.{finding.certainty.replace(' ', '_')}")
    facts = {
        "value": write_value(finding, say),
        "population": finding.population,
        "comparator": finding.comparator,
        "period": finding.period,
        "certainty": f"{sure} {finding.why}",
        "citation": content.load_sources()[finding.source].citation,
    }
    lines = [f"{say(f'source.{name}')}: {words}" for name, words in facts.items()]
    return Scene(
        press.say("deck.claim"), (Column("", tuple(lines[:3])), Column("", tuple(lines[3:])))
    )


_MAKERS: dict[str, Callable[[Press, State, Slots], Scene]] = {
    "journey": _make_journey,
    "hundred": _make_hundred,
    "visits": _make_visits,
    "roles": _make_roles,
    "approaches": _make_approaches,
    "car": _make_car,
    "next": _make_next,
    "evidence": _make_evidence,
}
