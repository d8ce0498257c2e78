"""A view in words and pictures: every slot of the page, and the sentence that is read out."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from widgets.controls.sheet import Slots
from widgets.forest.counted import list_people, round_people, show
from widgets.forest.figure import NAMED as NAMED_ROWS
from widgets.forest.figure import (
    TICKS,
    Line,
    Summary,
    Words,
    draw_forest,
    draw_funnel,
    find_beyond,
)
from widgets.forest.model import FEW, Choice, calc_share
from widgets.forest.view import Trial, View, count_all, make_view, read_control_share
from widgets.markup import fill_page
from widgets.words import Writer

TOPIC = "forest"
_COLUMNS = ("study", "therapy", "control", "format", "year", "checks", "people", "gap")


class Forest(Writer):
    """A writer that turns a view into the slots of the page."""

    def __init__(self, lang: str):
        super().__init__(lang, TOPIC)

    def fill(self, choice: Choice) -> tuple[View, Slots, str]:
        """Return the view of a choice, its slots as HTML, and one or two sentences to read out."""
        view = make_view(choice)
        words = self._say_count(view)
        slots = {
            "count": escape(words),
            "lead": self._write_lead(view),
            "sure": self._write_sure(view),
            "forest": self._write_forest(view),
            "funnel": self._write_funnel(view),
            "table": self._write_table(view),
            "people": self._write_people(view),
        }
        return view, slots, " ".join(filter(None, (words, self._say_result(view))))

    def _say_count(self, view: View) -> str:
        words = self.say("count", k=len(view.trials), all=count_all())
        return f"{words} {self.say('turned')}" if view.choice.turned else words

    def _say_result(self, view: View) -> str:
        if view.hundred is None:
            return self.say(f"few.{len(view.trials)}")
        return self.say("said", **round_people(view.hundred))

    def _write_lead(self, view: View) -> str:
        made, hundred = view.pool, view.hundred
        if made is None or hundred is None:
            return f"<p>{self.inline(self.say(f'few.{len(view.trials)}'))}</p>"
        numbers = round_people(hundred)
        mean = self.say(
            "lead.mean", gap=show(made.estimate), low=show(made.low), high=show(made.high)
        )
        lines = (
            f"<strong>{self.inline(self.say('lead.hundred', **numbers))}</strong>",
            self.inline(self.say("lead.range", **numbers)),
            self.inline(f"{self.say(f'lead.{view.verdict}')} {mean}"),
        )
        return "".join(f"<p>{line}</p>" for line in lines)

    def _write_sure(self, view: View) -> str:
        if view.hundred is None:
            return ""
        lines = self._list_sure(view, 0.0 if view.pool is None else view.pool.i2)
        items = "".join(f"<li>{self.inline(words)}</li>" for words in lines)
        return f"<h4>{escape(self.say('sure.title'))}</h4><ul>{items}</ul>"

    def _list_sure(self, view: View, beyond_chance: float) -> Iterable[str]:
        yield self.say("sure.new_loss" if view.new_may_lose else "sure.new_gain")
        yield self.say(f"sure.spread_{view.spread}", share=f"{100 * beyond_chance:.0f}")
        if view.passed == len(view.trials):
            yield self.say("sure.checks_all")
        else:
            yield self.say("sure.checks", passed=view.passed, k=len(view.trials))
        yield from self._list_without(view)
        yield self.say(f"sure.slant_{view.slant}")
        if view.choice.control in ("all", "wl"):
            yield self.say("sure.waiting")
        if len(view.trials) < FEW:
            yield self.say("sure.few")
        yield self.say("sure.no_forecast")

    def _list_without(self, view: View) -> Iterable[str]:
        if view.without is None:
            return
        low, high = (show(gap) for gap in (min(view.without.gaps), max(view.without.gaps)))
        same = "_same" if low == high else ""
        yield self.say(f"sure.without{same}", low=low, high=high, study=view.without.study)
        if view.without.turns:
            yield self.say("sure.without_turns")

    def _write_people(self, view: View) -> str:
        lines = (self.inline(words) for words in list_people(self, view.people, view.hundred))
        return "".join(f"<p>{line}</p>" for line in lines)

    def _write_forest(self, view: View) -> str:
        if not view.trials:
            return ""
        lines, summary = _list_lines(view), _sum_up(view)
        named = len(lines) <= NAMED_ROWS
        beyond = find_beyond(lines)
        names = ("people", "scale", "others", "therapy", "new")
        words = {name: self.say(f"plot.{name}") for name in names} | {
            "title": self.say("plot.title"),
            "all": self.say("plot.all", k=len(lines)),
            "description": self.say(f"plot.{'named' if named else 'many'}", k=len(lines)),
        }
        svg = draw_forest(lines, summary, _count_ticks(), words)
        key = [self.say("plot.key_named" if named else "plot.key_many")]
        if beyond:
            key.append(self.say("plot.beyond", beyond=beyond))
        if summary:
            key.append(self.say("plot.key_all"))
        return self._write_picture(svg, words, key)

    def _write_funnel(self, view: View) -> str:
        summary = _sum_up(view)
        if summary is None:
            return ""
        names = ("title", "description", "large", "small")
        words = {name: self.say(f"funnel.{name}") for name in names}
        words["scale"] = self.say("plot.scale")
        svg = draw_funnel(_list_lines(view), summary, words)
        key = [self.say("funnel.key"), self.say(f"funnel.slant_{view.slant}")]
        return self._write_picture(svg, words, key)

    def _write_picture(self, svg: str, words: Words, key: list[str]) -> str:
        return (
            f'<figure class="sbs-picture"><h4>{escape(words["title"])}</h4>{svg}'
            f"<figcaption><p>{self.inline(' '.join(key))}</p></figcaption></figure>"
        )

    def _write_table(self, view: View) -> str:
        # Not by ``render``: it brings a drawing library along, and a reader waits for that.
        if not view.trials:
            return ""
        head = [self.say(f"table.{name}") for name in _COLUMNS]
        rows = [*self._list_sums(view), *map(self._list_cells, view.trials)]
        caption = self.say("table.caption", k=len(view.trials))
        return fill_page("forest/table.html.j2", self, {}, caption=caption, head=head, rows=rows)

    def _list_sums(self, view: View) -> list[list[str]]:
        summary = _sum_up(view)
        if summary is None:
            return []
        blank = [""] * (len(_COLUMNS) - 2)
        mean = self._say_gap(summary.gap, summary.low, summary.high)
        new = self.say("table.range", low=show(summary.new_low), high=show(summary.new_high))
        return [
            [self.say("plot.all", k=len(view.trials)), *blank, mean],
            [self.say("plot.new"), *blank, new],
        ]

    def _list_cells(self, trial: Trial) -> list[str]:
        codes = {"therapy": trial.therapies, "control": trial.controls, "format": trial.formats}
        named = [
            ", ".join(self.say(name_code(name, code)) for code in found)
            for name, found in codes.items()
        ]
        numbers = [str(number) for number in (trial.year, trial.checks, trial.people)]
        return [trial.study, *named, *numbers, self._say_gap(trial.gap, trial.low, trial.high)]

    def _say_gap(self, gap: float, low: float, high: float) -> str:
        return self.say("table.value", gap=show(gap), low=show(low), high=show(high))


def name_code(name: str, code: str) -> str:
    """Return the key of the words for a code of the data."""
    return f"{name}.{code.replace(' ', '_')}"


def _list_lines(view: View) -> list[Line]:
    return [Line(t.study, t.gap, t.low, t.high, t.error) for t in view.trials]


def _sum_up(view: View) -> Summary | None:
    made = view.pool
    if made is None or made.predict_low is None or made.predict_high is None:
        return None
    return Summary(made.estimate, made.low, made.high, made.predict_low, made.predict_high)


def _count_ticks() -> dict[int, str]:
    control = read_control_share()
    return {tick: f"{100 * calc_share(tick, control):.0f}" for tick in TICKS}
