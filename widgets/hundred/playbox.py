"""The sandbox: each assumption of the model as a control, answered by Python as it moves."""

from __future__ import annotations

from html import escape

import ipywidgets as ipw

from widgets import content
from widgets.controls.choice import Choice
from widgets.controls.steps import Steps
from widgets.hundred.answer import Answers
from widgets.hundred.assumptions import Knob
from widgets.hundred.counts import CASE
from widgets.hundred.lab import Lab
from widgets.hundred.model import TIMES
from widgets.hundred.tables import TOPIC, load_assumptions
from widgets.words import Writer

# Numbers that contradict each other when the first lies above the second.
_PAIRS = (("relapse_kept", "relapse_stopped"), ("side_effect_stop", "side_effect"))
_BUTTON = {"width": "auto", "height": "auto", "min_height": "44px", "margin": "0 0 1rem"}
_LOOK = {
    "button_color": "var(--sbs-accent)",
    "text_color": "var(--sbs-accent-ink)",
    "font_weight": "bold",
    "font_family": "inherit",
    "font_size": "1rem",
}


class Sandbox(ipw.VBox):
    """Controls for what the model assumes, and 100 people before and after.

    Parameters
    ----------
    lang : str

    Notes
    -----
    What a reader changes is kept in this object only and is gone with the kernel.
    """

    def __init__(self, lang: str = "en"):
        writer = Writer(lang, TOPIC)
        self.say = writer.say
        case = content.load_case(CASE, lang)
        self.names = {path.key: path.name for path in case.paths}
        self.knobs = {item.key: Knob(item, writer) for item in load_assumptions(lang)}
        self.changes: dict[str, float] = {}
        self.answers = Answers(writer, self.names, Lab())
        self._steps: dict[str, Steps] = {}
        self._which: dict[str, Choice] = {}
        self._make_controls(case.order)
        super().__init__(layout=ipw.Layout(overflow="visible"))
        self.add_class("sbs-widget")
        self._arrange()

    def _make_controls(self, order: tuple[str, ...]) -> None:
        say = self.say
        groups = dict.fromkeys(knob.item.group for knob in self.knobs.values())
        self.intro = ipw.HTML(
            f"<h3>{escape(say('sandbox.title'))}</h3><p>{escape(say('sandbox.intro'))}</p>"
        )
        self.path = Choice(say("sandbox.path"), [(key, self.names[key]) for key in order])
        self.week = Choice(
            say("sandbox.week"), [(str(week), say(f"week.w{week}")) for week in TIMES]
        )
        self.group = Choice(
            say("sandbox.group"), [(key, say(f"sandbox.group_{key}")) for key in groups]
        )
        self.about, self.result = ipw.HTML(), ipw.HTML()
        self.back = ipw.Button(description=say("sandbox.back"), layout=_BUTTON, style=_LOOK)
        self.back.on_click(lambda _: self.reset())
        for control in (self.path, self.week):
            control.observe(lambda _: self._redraw(), "value")
        self.group.observe(lambda _: self._arrange(), "value")

    @property
    def knob(self) -> Knob:
        """The assumption that is shown."""
        return self.knobs[self._choose().value]

    def _choose(self) -> Choice:
        """Return the choice of assumptions in the group that is shown, made when first needed."""
        group = self.group.value
        if group not in self._which:
            options = [
                (key, knob.item.name)
                for key, knob in self.knobs.items()
                if knob.item.group == group
            ]
            self._which[group] = Choice(self.say("sandbox.which"), options)
            self._which[group].observe(lambda _: self._arrange(), "value")
        return self._which[group]

    def _show_steps(self) -> Steps:
        """Return the steps of the assumption that is shown, made when first needed."""
        knob, key = self.knob, self.knob.item.key
        if key not in self._steps:
            say = self.say
            steps = Steps(
                knob.item.name,
                knob.labels,
                knob.start,
                say("sandbox.lower"),
                say("sandbox.higher"),
            )
            steps.observe(lambda change: self.change(key, change["new"]), "value")
            self._steps[key] = steps
        return self._steps[key]

    def _arrange(self) -> None:
        """Show the controls of the assumption that is chosen, then the result."""
        knob = self.knob
        label = escape(self.say("sandbox.source", citation="{citation}"))
        sources = "".join(
            f"<br>{label.replace('{citation}', citation)}" for citation in knob.list_citations()
        )
        self.about.value = (
            f"<h4>{escape(knob.item.name)}</h4><p>{escape(knob.item.about)}</p>"
            f"<p>{escape(knob.say_origin())}{sources}</p>"
        )
        steps = self._show_steps()
        front = (self.intro, self.path, self.week, self.group, self._choose())
        self.children = (*front, self.about, steps, self.result, self.back)
        self._redraw()

    def change(self, key: str, step: int) -> None:
        """Set an assumption to one of its steps and show what follows.

        Parameters
        ----------
        key : str
        step : int
            From 0; the published step takes the change back.
        """
        knob = self.knobs[key]
        if knob.values[step] == self._read(key):
            return
        self.changes.pop(key, None)
        if step != knob.start:
            self.changes[key] = knob.values[step]
        self._redraw()

    def reset(self) -> None:
        """Put every assumption back to its published value."""
        self.changes.clear()
        for key, steps in self._steps.items():
            steps.value = self.knobs[key].start
        self._redraw()

    def _redraw(self) -> None:
        knob = self.knob
        week = int(self.week.value)
        try:
            html, said = self.answers.answer(
                self.changes, self.path.value, week, knob.item.watch, self._say_changed()
            )
        except ValueError:
            said = self._say_clash()
        else:
            self.result.value = html
        value = self.changes.get(knob.item.key)
        if value is not None and knob.is_outside(value):
            said = f"{said} {self.say('sandbox.outside')}"
        self._show_steps().said = said

    def _say_changed(self) -> str:
        if not self.changes:
            return self.say("sandbox.changed_none")
        names = ", ".join(
            f"{self.knobs[key].item.name} ({self.knobs[key].write_number(value)})"
            for key, value in self.changes.items()
        )
        return self.say("sandbox.changed", names=names)

    def _say_clash(self) -> str:
        values = {key: self._read(key) for pair in _PAIRS for key in pair}
        for first, second in _PAIRS:
            if values[first] > values[second]:
                names = {"first": first, "second": second}
                words = {name: self.knobs[key].item.name for name, key in names.items()}
                return self.say("sandbox.clash", **words)
        return self.say("sandbox.clash_other")

    def _read(self, key: str) -> float:
        knob = self.knobs[key]
        return self.changes.get(key, knob.values[knob.start])
