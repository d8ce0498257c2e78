"""Both sides of a panel, the empty pictures they are marked in, and what is said about both."""

from __future__ import annotations

from functools import cache, cached_property
from html import escape

from widgets import content
from widgets.controls.sheet import Slots, State
from widgets.hundred.counts import CASE, load_params
from widgets.hundred.figure import HarmsFigure, PeopleFigure
from widgets.hundred.model import CLOSE, PEOPLE
from widgets.hundred.risks import HARMS, TEAM, Risks
from widgets.hundred.side import Side
from widgets.render import draw_svg
from widgets.trajectory import Params
from widgets.words import Writer


@cache
def _draw_people() -> PeopleFigure:
    return PeopleFigure()


def draw_people(writer: Writer, key: str) -> str:
    """Return the empty outcome picture.

    Parameters
    ----------
    writer : Writer
    key : str
        Tells it from the others on the page.
    """
    title, description = writer.say("people.title"), writer.say("people.description")
    return draw_svg(_draw_people().figure, f"hundred-people-{key}", title, description)


class Hundred:
    """The same 100 people on two paths.

    Parameters
    ----------
    writer : Writer
    params : Params, optional
        Changed numbers of the model; without them, those we publish.
    """

    def __init__(self, writer: Writer, params: Params | None = None):
        self.writer, self.params = writer, params or load_params()
        case = content.load_case(CASE, writer.lang)
        self.order = case.order
        self.names = {path.key: path.name for path in case.paths}
        self.sides = (Side(self, "a", "path"), Side(self, "b", "beside"))
        self._risks: dict[tuple[str, str, int], Risks] = {}

    def read_risks(self, path: str, severity: str, week: int) -> Risks:
        """Return the risks on a path, worked out once."""
        key = (path, severity, week)
        if key not in self._risks:
            name = self.names[path]
            self._risks[key] = Risks(self.writer, path, name, severity, week, self.params)
        return self._risks[key]

    @cached_property
    def _people(self) -> dict[str, str]:
        return {side: draw_people(self.writer, side) for side in ("a", "b")}

    def draw_people(self, side: str) -> str:
        """Return the empty outcome picture of a side."""
        return self._people[side]

    def draw_harms(self, side: str) -> str:
        """Return the empty harm picture of a side."""
        say = self.writer.say
        figure = HarmsFigure([say(f"people.square_{name}") for name in HARMS]).figure
        title, description = say("people.harms_title"), say("people.harms_description")
        return draw_svg(figure, f"hundred-harms-{side}", title, description)

    def write_place(self, state: State) -> Slots:
        """Return where the model stands at this severity and time."""
        say, week = self.writer.say, state["week"]
        words = (say(f"stretch.{state['sev']}"), say(f"stretch.w{week}"))
        caption = say("table.caption", time=say(f"week.by_w{week}"))
        return {"stretch": self.writer.inline(" ".join(words)), "caption": escape(caption)}

    def write_compare(self, state: State) -> Slots:
        """Return the sentence that sets both sides beside each other."""
        text = self.writer.say(
            "say.text",
            compare=self._say_outcomes(state),
            harm=self._say_harms(state),
            judge=self._say_gap(state),
        )
        return {"compare": escape(text), "say": escape(text)}

    def _say_outcomes(self, state: State) -> str:
        one, other = self._count(state)
        return self.writer.say(
            f"compare.{state['frame']}",
            time=self.writer.say(f"week.by_w{state['week']}"),
            a=one,
            b=other,
            path=self.names[state["path"]],
            beside=self.names[state["beside"]],
        )

    def _count(self, state: State) -> list[int]:
        """Return how many of 100 the frame counts, on each side."""
        responses = [side.read_counts(state).response for side in self.sides]
        return [n if state["frame"] == "better" else PEOPLE - n for n in responses]

    def _say_harms(self, state: State) -> str:
        counts = [side.read_counts(state).side_effect for side in self.sides]
        if counts == [None, None]:
            return self.writer.say("compare.harm_none")
        one, other = (self.writer.say("table.none") if n is None else n for n in counts)
        return self.writer.say("compare.harm", a=one, b=other)

    def _say_gap(self, state: State) -> str:
        paths = (state["path"], state["beside"])
        if paths[0] == paths[1]:
            return self.writer.say("compare.same")
        if TEAM in paths:
            return self.writer.say("compare.team")
        one, other = self._count(state)
        gap = abs(one - other)
        return self.writer.say("compare.close" if gap < CLOSE else "compare.gap", gap=gap)
