"""Every count of a panel as a complete risk, and all of them as a table."""

from __future__ import annotations

from functools import cached_property
from html import escape

from widgets.hundred.counts import count_path, load_plans
from widgets.hundred.model import PEOPLE, TRIAL_WEEKS, find_start, is_fitted
from widgets.hundred.risk import Risk
from widgets.render import Table
from widgets.trajectory import Params
from widgets.trajectory.plan import NEVER
from widgets.words import Writer

HARMS = ("side_effect", "left", "relapse")
EVENTS = ("any_response", "remission", "some", "same", "worse", *HARMS)
TEAM = "care_team"


class Risks:
    """The risks on one path for a group at a time.

    Parameters
    ----------
    writer : Writer
    path, name : str
        The path's key, and what it is called.
    severity : str
    week : int
    params : Params, optional
        Changed numbers of the model; without them, those we publish.
    """

    def __init__(
        self,
        writer: Writer,
        path: str,
        name: str,
        severity: str,
        week: int,
        params: Params | None = None,
    ):
        self.writer, self.say = writer, writer.say
        self.path, self.severity, self.week = path, severity, week
        self.counts = count_path(path, severity, week, params)
        words = self.say(f"sev.group_{severity}")
        self.group = self.say("risk.group", severity=words, path=name)

    def list_risks(self) -> list[Risk]:
        """Return each risk that was counted."""
        counted = ((event, self.counts.read(event)) for event in EVENTS)
        return [self._make_risk(event, number) for event, number in counted if number is not None]

    def _make_risk(self, event: str, number: int) -> Risk:
        return Risk(
            event=self.say(f"risk.{event}.event"),
            group=self.group,
            n_of_100=number,
            period=self._name_period(event),
            source=self.say(f"from.{event if event in HARMS else 'model'}"),
            certainty=judge(event, self.severity, self.week),
            happens=self.say(f"risk.{event}.yes", n=number),
            does_not=self.say(f"risk.{event}.no", n=PEOPLE - number),
        )

    def _name_period(self, event: str) -> str:
        if event == "left":
            return self.say("risk.period_left", trial=TRIAL_WEEKS)
        key = "period_harm" if event in HARMS else "period"
        return self.say(f"risk.{key}", time=self.say(f"week.by_w{self.week}"))

    @cached_property
    def table(self) -> Table:
        """All risks both ways, and why the others were not counted."""
        names = ("event", "yes", "no", "source")
        rows = [self._list_row(risk) for risk in self.list_risks()]
        rows += [self._list_missing(event) for event in HARMS if self.counts.read(event) is None]
        head = [escape(self.say(f"risk.head_{name}")) for name in names]
        return Table(escape(self.group), head, rows)

    def _list_row(self, risk: Risk) -> tuple[str, ...]:
        source = self.writer.inline(risk.source)
        return (
            f"{escape(risk.event)}, {escape(risk.period)}",
            escape(risk.happens),
            escape(risk.does_not),
            f"{source}. {escape(self.say(f'certainty.{risk.certainty}'))}",
        )

    def _list_missing(self, event: str) -> tuple[str, ...]:
        none = self.say("table.none")
        why = self.say(f"why.{self._find_reason(event)}", trial=TRIAL_WEEKS)
        name = self.say(f"risk.{event}.event")
        return (escape(name), escape(none), escape(none), escape(why))

    def _find_reason(self, event: str) -> str:
        if self.path == TEAM:
            return "team"
        if event == "left":
            return "no_care"
        starts = find_start(load_plans()[self.path], "medication")
        return "no_medicine" if starts == NEVER else "not_yet"


def judge(event: str, severity: str, week: int) -> str:
    """Return how sure a count is: low where studies set the model, very low where it is stretched.

    Parameters
    ----------
    event, severity : str
    week : int
    """
    if event in ("side_effect", "left"):
        return "low"
    if event == "relapse":
        return "low" if severity == "middle" else "very_low"
    return "low" if is_fitted(severity, week) else "very_low"
