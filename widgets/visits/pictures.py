"""The picture of two visits with its words: who talks, for how many minutes."""

from __future__ import annotations

from html import escape

from widgets.controls.sheet import Slots, State
from widgets.render import Picture, Table, draw_svg, write_slots
from widgets.visits import schema
from widgets.visits.figure import Bar, TalkFigure
from widgets.visits.model import Minutes, sum_minutes
from widgets.visits.parts import SIDES, Rooms


class TalkPicture:
    """Who talks in two visits, for each pair of them."""

    def __init__(self, rooms: Rooms):
        self.rooms = rooms
        self._figure = TalkFigure(rooms.writer.say("talk.axis"))

    def write(self, state: State) -> Slots:
        """Return picture, takeaway and table of two visits."""
        say = self.rooms.writer.say
        visits = [self.rooms.visits[state[side]] for side in SIDES]
        figure = self._figure.update([self._make_bar(visit) for visit in visits])
        title, description = say("talk.title"), say("talk.description")
        picture = Picture(
            draw_svg(figure, f"visits-{state['one']}-{state['two']}", title, description),
            title,
            description,
            self._say_takeaway(*visits),
            self._list_table(visits),
        )
        return write_slots("talk", picture)

    def write_minute(self, state: State) -> Slots:
        """Return the mark of the minute that is shown."""
        return {"talk.over": self._figure.draw_minute(int(state["min"]))}

    def _sum(self, visit: schema.Visit) -> Minutes:
        return sum_minutes(self.rooms.timed[visit.key])

    def _make_bar(self, visit: schema.Visit) -> Bar:
        say, total = self.rooms.writer.say, self._sum(visit)
        person = say("talk.minutes", who=say("talk.person"), minutes=total.person)
        staff = say("talk.minutes", who=visit.staff, minutes=total.staff)
        return Bar(visit.short, visit.role, self.rooms.timed[visit.key], person, staff)

    def _say_takeaway(self, one: schema.Visit, two: schema.Visit) -> str:
        say = self.rooms.writer.say
        holes = {"one": self._sum(one).person, "one_all": one.minutes}
        if one.key == two.key:
            return say("talk.takeaway_same", **holes)
        return say("talk.takeaway", two=self._sum(two).person, two_all=two.minutes, **holes)

    def _list_table(self, visits: list[schema.Visit]) -> Table:
        say = self.rooms.writer.say
        head = [
            say(f"talk.column_{name}") for name in ("visit", "when", "person", "staff", "quiet")
        ]
        different = dict.fromkeys(visit.key for visit in visits)
        rows = [row for key in different for row in self._list_rows(self.rooms.visits[key])]
        return Table(say("talk.caption"), head, rows)

    def _list_rows(self, visit: schema.Visit) -> list[tuple[str, ...]]:
        rows = [
            (f"{visit.short}: {part.title}", timed.start, timed.end, timed.talk)
            for part, timed in zip(visit.parts, self.rooms.timed[visit.key], strict=True)
        ]
        rows.append((visit.name, 0, visit.minutes, self._sum(visit)))
        return [self._write_row(*row) for row in rows]

    def _write_row(self, name: str, start: int, end: int, talk: Minutes) -> tuple[str, ...]:
        when = self.rooms.writer.say("talk.when", start=start, end=end)
        return (escape(name), when, str(talk.person), str(talk.staff), str(talk.quiet))
