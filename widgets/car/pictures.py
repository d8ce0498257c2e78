"""The pictures of the car with their words: a hundred cars, and four fixes side by side."""

from __future__ import annotations

from html import escape

from widgets.car.figure import LOOKS, CarsFigure, FixesFigure
from widgets.car.model import CAUSES, FIXES
from widgets.car.parts import say_lesson, say_takeaway
from widgets.car.shares import FEW, OF
from widgets.car.toy import PLAIN, Toy
from widgets.controls.sheet import Slots, State
from widgets.render import Picture, Table, draw_svg, write_slots
from widgets.words import Writer


class CarsPicture:
    """A hundred cars in a year, by fix and rule."""

    def __init__(self, toy: Toy, writer: Writer):
        self.toy, self.writer = toy, writer
        self._figure = CarsFigure()

    def write(self, state: State) -> Slots:
        """Return picture, takeaway and table, and what is announced after a change."""
        say, shares = self.writer.say, self.toy.shares[state["fix"], state["rule"]]
        counts = {name: getattr(shares, name) for name in LOOKS}
        labels = [say(f"cars.{name}", few=FEW, count=count) for name, count in counts.items()]
        title, description = say("cars.title"), say("cars.description")
        picture = Picture(
            draw_svg(
                self._figure.update(shares, labels),
                f"car-cars-{state['fix']}-{state['rule']}",
                title,
                description,
            ),
            title,
            description,
            say_takeaway(self.toy, self.writer, state),
            self._list_table(counts, shares.causes),
        )
        return {**write_slots("cars", picture), "say": escape(picture.takeaway)}

    def _list_table(self, counts: dict[str, int], causes: tuple[int, ...]) -> Table:
        say = self.writer.say
        numbers = {**counts, **dict(zip(CAUSES, causes, strict=True))}
        rows = [(say(f"cars.row_{name}", few=FEW), str(n)) for name, n in numbers.items()]
        return Table(say("cars.title"), (say("cars.column_group"), say("cars.column_count")), rows)


class FixesPicture:
    """Cars with no breakdown for each fix, under a rule and for the plain car."""

    def __init__(self, toy: Toy, writer: Writer):
        self.toy, self.writer = toy, writer
        self._figure = FixesFigure(len(FIXES), writer.say("fixes.axis"))

    def write(self, state: State) -> Slots:
        """Return picture, takeaway and table of a rule."""
        say, rule = self.writer.say, state["rule"]
        title, description = say("fixes.title"), say("fixes.description")
        clean = [self.toy.clean(fix, rule) for fix in FIXES]
        plain = [self.toy.clean(fix, PLAIN) for fix in FIXES]
        figure = self._figure.update(self._list_labels(clean, plain), clean, plain)
        picture = Picture(
            draw_svg(figure, f"car-fixes-{rule}", title, description),
            title,
            description,
            say_lesson(self.toy, self.writer, rule),
            self._list_table(clean, plain),
        )
        return write_slots("fixes", picture)

    def write_row(self, state: State) -> Slots:
        """Return the mark of the fix that is chosen."""
        return {"fixes.over": self._figure.draw_row(list(FIXES).index(state["fix"]))}

    def _list_labels(self, clean: list[int], plain: list[int]) -> list[str]:
        say = self.writer.say
        return [
            say(
                "fixes.row" if here == there else "fixes.row_changed",
                fix=say(f"fix.{fix}"),
                clean=here,
                plain=there,
            )
            for fix, here, there in zip(FIXES, clean, plain, strict=True)
        ]

    def _list_table(self, clean: list[int], plain: list[int]) -> Table:
        say = self.writer.say
        head = [say(f"fixes.column_{name}") for name in ("fix", "clean", "rest", "plain")]
        rows = [
            (say(f"fix.{fix}"), str(here), str(OF - here), str(there))
            for fix, here, there in zip(FIXES, clean, plain, strict=True)
        ]
        return Table(say("fixes.caption"), head, rows)
