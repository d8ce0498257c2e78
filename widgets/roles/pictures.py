"""The pictures of the roles with their words: who can do what, and how long they train."""

from __future__ import annotations

from html import escape

from widgets.controls.sheet import Slots, State
from widgets.render import Picture, Table, draw_svg
from widgets.roles.figure import Row, TableFigure, TrainingFigure
from widgets.roles.model import Stage, place_stages
from widgets.roles.parts import Cast
from widgets.roles.schema import Profession
from widgets.roles.schema import Stage as Written


class GridPicture:
    """All answers at once; the chosen need and the chosen person are framed."""

    def __init__(self, cast: Cast):
        self.cast = cast
        needs = [need.label for need in cast.tables.needs.values()]
        people = [person.short for person in cast.tables.people.values()]
        self._figure = TableFigure(cast.roles, needs, people)

    def draw(self) -> Picture:
        """Return the picture without its frames."""
        say, roles = self.cast.writer.say, self.cast.roles
        people, needs = len(roles.people), len(roles.needs)
        title = say("grid.title")
        description = say("grid.description", people=people)
        unmet = ", ".join(self.cast.label(need) for need in roles.find_unmet())
        takeaway = say("grid.takeaway", people=people, needs=needs)
        takeaway = f"{takeaway} {say('grid.unmet', needs=unmet)}"
        svg = draw_svg(self._figure.figure, "roles-grid", title, description)
        return Picture(svg, title, description, takeaway, self._list_table())

    def write_need(self, state: State) -> Slots:
        """Return the frame of the need."""
        return {"grid.row": self._figure.draw_need(state["need"])}

    def write_person(self, state: State) -> Slots:
        """Return the frame of the person."""
        return {"grid.column": self._figure.draw_person(state["who"])}

    def _list_table(self) -> Table:
        say, tables = self.cast.writer.say, self.cast.tables
        head = [say("grid.head"), *(escape(person.short) for person in tables.people.values())]
        rows = [
            [
                escape(need.label),
                *(say(f"answer.{need.cells[who].answer}") for who in tables.people),
            ]
            for need in tables.needs.values()
        ]
        return Table(say("grid.title"), head, rows)


class YearsPicture:
    """The training of each profession, with a number only where a finding gives one."""

    def __init__(self, cast: Cast):
        self.cast = cast
        self.numbers = {person: number for number, person in enumerate(cast.tables.people)}
        rows = [self._make_row(person) for person in cast.tables.people.values()]
        self._figure = TrainingFigure(rows)

    def draw(self) -> Picture:
        """Return the picture without its frame."""
        say = self.cast.writer.say
        title = say("years.title")
        description = say("years.description", people=len(self.numbers))
        svg = draw_svg(self._figure.figure, "roles-years", title, description)
        return Picture(svg, title, description, say("years.takeaway"), self._list_table())

    def write_person(self, state: State) -> Slots:
        """Return the frame of the person."""
        return {"years.row": self._figure.draw_person(self.numbers[state["who"]])}

    def _make_row(self, person: Profession) -> Row:
        blocks = place_stages([Stage(stage.name, stage.years) for stage in person.stages])
        labels = [self._label(stage) for stage in person.stages]
        return Row(person.name, person.side, blocks, labels)

    def _label(self, stage: Written) -> str:
        say, name = self.cast.writer.say, self.cast.writer.say(f"stage.{stage.name}")
        if stage.hours:
            return say("years.label_hours", hours=self._write_span(stage.hours))
        if stage.years:
            return say("years.label_years", name=name, years=self._write_span(stage.years))
        return name

    def _write_span(self, span: tuple[int, int]) -> str:
        low, high = (f"{end:,}" for end in span)
        return low if low == high else self.cast.writer.say("years.span", low=low, high=high)

    def _list_table(self) -> Table:
        say = self.cast.writer.say
        head = [say(f"years.head_{name}") for name in ("who", "path", "number")]
        rows = [
            (
                escape(person.name),
                escape(", ".join(say(f"stage.{stage.name}") for stage in person.stages)),
                self._write_numbers(person) or escape(say("years.none")),
            )
            for person in self.cast.tables.people.values()
        ]
        return Table(say("years.title"), head, rows)

    def _write_numbers(self, person: Profession) -> str:
        keys = dict.fromkeys(stage.finding for stage in person.stages if stage.finding)
        return ", ".join(self.cast.writer.number(key) for key in keys)
