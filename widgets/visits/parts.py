"""The parts of a visits panel: each a pure function of two visits and a minute to HTML."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from html import escape

from widgets import content
from widgets.controls.sheet import Slots, State
from widgets.visits import schema
from widgets.visits.model import Part, find_part
from widgets.words import Writer

AROUND = ("after", "helps", "costs", "stuck")


def load_visits(lang: str) -> schema.Visits:
    """Return the five visits in one language.

    Raises
    ------
    ContentError
        If the file is wrong, or names a source that is not in ``sources.toml``.
    """
    place = f"{lang}/visits/visits.toml"
    data = content.check(schema.Visits, content.read_table(place), f"content/{place}")
    for source in data.sources:
        if source not in content.load_sources():
            raise content.ContentError(
                f"content/{place}: the source '{source}' is not in content/sources.toml."
            )
    return data


class Rooms:
    """The visits ready to be written: their minutes timed, their words at hand."""

    def __init__(self, data: schema.Visits, writer: Writer):
        self.data, self.writer = data, writer
        self.visits = {visit.key: visit for visit in data.visits}

    @cached_property
    def timed(self) -> Mapping[str, tuple[Part, ...]]:
        """The timed parts of each visit."""
        return {key: visit.time() for key, visit in self.visits.items()}

    def name_talker(self, visit: schema.Visit, number: int) -> str:
        """Return who talks most in a part, in words."""
        most = self.timed[visit.key][number].talk.most
        return visit.staff if most == "staff" else self.writer.say(_TALKERS[most])


_TALKERS = {"person": "talk.person", "both": "now.both", "quiet": "now.quiet"}


def write_room(rooms: Rooms, side: str, state: State) -> Slots:
    """Return what holds for one whole visit, in the room ``one`` or ``two``."""
    visit, say = rooms.visits[state[side]], rooms.writer.say
    whole = "".join(
        f"<li><strong>{_name_part(rooms, visit, number)}</strong>"
        f"{_write_part(rooms, visit, number)}</li>"
        for number, _ in enumerate(visit.parts)
    )
    around = {
        f"{side}.{name}": f"<strong>{escape(visit.short)}:</strong> "
        f"{rooms.writer.inline(getattr(visit, name))}"
        for name in AROUND
    }
    return {
        f"{side}.name": escape(visit.name),
        f"{side}.title": escape(say("whole.title", name=visit.name)),
        f"{side}.bring": rooms.writer.inline(visit.bring),
        f"{side}.whole": whole,
        **around,
    }


def write_now(rooms: Rooms, side: str, state: State) -> Slots:
    """Return what happens in one room at a minute, or how it may feel once it is over."""
    visit, minute = rooms.visits[state[side]], int(state["min"])
    number = find_part(rooms.timed[visit.key], minute)
    if number is None:
        label = escape(rooms.writer.say("around.after"))
        over = escape(rooms.writer.say("now.over", minutes=visit.minutes))
        after = f"<p><strong>{label}:</strong> {rooms.writer.inline(visit.after)}</p>"
        return {f"{side}.now": f"<p><strong>{over}</strong></p>{after}"}
    title = _name_part(rooms, visit, number)
    return {f"{side}.now": f"<p><strong>{title}</strong></p>{_write_part(rooms, visit, number)}"}


def write_say(rooms: Rooms, state: State) -> Slots:
    """Return the sentence that is said after a change."""
    now = {f"{side}_now": _say_now(rooms, state[side], int(state["min"])) for side in SIDES}
    names = {side: rooms.visits[state[side]].short for side in SIDES}
    minute = rooms.writer.say("step.name", minute=state["min"])
    return {"say": escape(rooms.writer.say("say.text", minute=minute, **names, **now))}


SIDES = ("one", "two")


def _say_now(rooms: Rooms, key: str, minute: int) -> str:
    visit = rooms.visits[key]
    number = find_part(rooms.timed[key], minute)
    if number is None:
        return rooms.writer.say("now.over", minutes=visit.minutes)
    return visit.parts[number].title


def _name_part(rooms: Rooms, visit: schema.Visit, number: int) -> str:
    timed = rooms.timed[visit.key][number]
    title = visit.parts[number].title
    return escape(rooms.writer.say("now.when", start=timed.start, end=timed.end, title=title))


def _write_part(rooms: Rooms, visit: schema.Visit, number: int) -> str:
    part, writer = visit.parts[number], rooms.writer
    rows = {
        "talks": escape(rooms.name_talker(visit, number)),
        "asks": writer.inline(part.asks),
        "why": writer.inline(part.why),
        "says_no": writer.inline(part.says_no),
    }
    return "".join(
        f"<p><strong>{escape(writer.say(f'now.{name}'))}:</strong> {html}</p>"
        for name, html in rows.items()
    )
