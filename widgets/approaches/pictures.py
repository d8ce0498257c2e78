"""The chart of a condition with its words, its table and how to read it."""

from __future__ import annotations

from html import escape

from widgets import content
from widgets.approaches.figure import GapFigure, Row
from widgets.approaches.model import NO_GAP, Count, Gap, count_better
from widgets.approaches.rooms import TOPIC, Rooms
from widgets.approaches.schema import Condition, Effect
from widgets.controls.sheet import Slots, State
from widgets.render import Picture, Table, draw_svg, write_table
from widgets.words import Writer


class GapPicture:
    """Published gaps of one condition as people of 100."""

    def __init__(self, rooms: Rooms, writer: Writer):
        self.rooms, self.writer = rooms, writer
        self.conditions = {item.key: item for item in rooms.research.conditions}

    def write(self, state: State) -> Slots:
        """Return picture, table, takeaway and an example of how to read it."""
        say, condition = self.writer.say, self.conditions[state["on"]]
        rows = [self._make_row(effect) for effect in condition.effects]
        figure = GapFigure(rows, say("gap.axis"), say("gap.no_gap")).figure
        title, description = say("gap.title"), say("gap.description", middle=NO_GAP)
        picture = Picture(
            draw_svg(figure, f"{TOPIC}-{condition.key}", title, description),
            title,
            description,
            self.writer.inline(condition.takeaway),
            self._list_table(condition),
        )
        return {
            "gap.svg": picture.svg,
            "gap.takeaway": picture.takeaway,
            "gap.example": escape(self._say_example(condition)),
            "gap.rows": write_table(picture.table),
        }

    def _make_row(self, effect: Effect) -> Row:
        say, count = self.writer.say, count_effect(effect)
        shown = say("gap.count", count=count.people) if count else say("gap.none")
        return Row(self._label(effect), shown, count)

    def _label(self, effect: Effect) -> str:
        name = self.rooms.room(effect.room).name
        return self.writer.say("gap.label", room=name, versus=effect.versus)

    def _say_example(self, condition: Condition) -> str:
        counts = ((effect, count_effect(effect)) for effect in condition.effects)
        effect, count = next((effect, count) for effect, count in counts if count)
        return self.writer.say(
            "gap.example",
            row=self._label(effect),
            count=count.people,
            rest=count.rest,
            middle=NO_GAP,
        )

    def _list_table(self, condition: Condition) -> Table:
        say = self.writer.say
        head = [say(f"gap.column_{name}") for name in ("row", "count", "rest", "range", "source")]
        rows = [self._list_row(effect) for effect in condition.effects]
        return Table(say("gap.title"), head, rows)

    def _list_row(self, effect: Effect) -> tuple[str, ...]:
        say, label = self.writer.say, escape(self._label(effect))
        count = count_effect(effect)
        if count is None or effect.finding is None:
            return (label, *[escape(say("gap.none"))] * 4)
        ends = say("gap.no_range")
        if count.low is not None:
            ends = say("gap.range", low=count.low, high=count.high)
        number = self.writer.number(effect.finding)
        return (label, str(count.people), str(count.rest), escape(ends), number)


def count_effect(effect: Effect) -> Count | None:
    """Return a row of the chart as people of 100, or None if it has no number."""
    if effect.finding is None:
        return None
    finding = content.load_public_finding(effect.finding)
    if finding.value is None:
        return None
    gap = Gap(finding.value, finding.low, finding.high)
    return count_better(gap.flip() if effect.lower_is_better else gap)
