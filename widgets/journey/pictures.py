"""The pictures of a journey with their words: lanes by path and talk, a hundred people by path."""

from __future__ import annotations

from functools import cached_property
from html import escape

import numpy as np

from widgets import content
from widgets.controls.sheet import Slots, State
from widgets.journey.figure import CurveFigure, CurveLabels, Lanes, LanesFigure, Pass
from widgets.journey.model import count_ready
from widgets.journey.parts import TALK, Journey
from widgets.journey.spread import WIDE, Spread, calc_spread, find_band
from widgets.render import Picture, Table, draw_svg, write_slots, write_table
from widgets.trajectory import PLANS, Params, simulate
from widgets.trajectory.model import REMISSION_BELOW

SEED = 20261124  # chosen: the day the journey was written; every path sees the same people
PEOPLE = 10_000
BANDS = ("minimal", "mild", "moderate", "moderately_severe", "severe")


class LanesPicture:
    """Who acts and what is passed on, for each path and both ways of the talk switch."""

    def __init__(self, journey: Journey):
        self.journey = journey
        self.steps = {week: step for step, week in enumerate(journey.case.weeks)}
        self._figures = {
            key: LanesFigure(len(path.who), len(self.steps)) for key, path in journey.paths.items()
        }

    def write(self, state: State) -> Slots:
        """Return picture, takeaway and table of a path, by talk."""
        key = f"lanes-{state['path']}-{state['talk']}"
        say = self.journey.writer.say
        figure = self._figures[state["path"]].update(self._list_lanes(state))
        title, description = say("lanes.title"), say("lanes.description")
        picture = Picture(
            draw_svg(figure, key, title, description),
            title,
            description,
            self._say_takeaway(state),
            self._list_table(state),
        )
        return write_slots("lanes", picture)

    def write_step(self, state: State) -> Slots:
        """Return the mark of the week that is shown."""
        figure = self._figures[state["path"]]
        return {"lanes.over": figure.draw_step(self.steps[int(state["week"])])}

    def _list_lanes(self, state: State) -> Lanes:
        path = self.journey.paths[state["path"]]
        acts = [(self.steps[scene.week], who) for scene in path.scenes for who in scene.acts]
        passes = [Pass(self.steps[item.week], item.by, item.to, True) for item in path.tellings]
        passes += [
            Pass(self.steps[item.week], *item.between, TALK[state["talk"]])
            for item in path.handovers
        ]
        axis = self.journey.writer.say("lanes.axis")
        return Lanes(tuple(path.who.items()), self.journey.case.weeks, acts, passes, axis)

    def _say_takeaway(self, state: State) -> str:
        story = self.journey.stories[state["path"]]
        ready = {talk: count_ready(story, self.journey.years[state["path"], talk]) for talk in TALK}
        return self.journey.writer.say(
            f"lanes.takeaway_{state['talk']}",
            count=len(story.handovers),
            turns=len(story.turns),
            ready=ready.pop(state["talk"]),
            other=ready.popitem()[1],
        )

    def _list_table(self, state: State) -> Table:
        say = self.journey.writer.say
        head = (say("lanes.axis"), say("lanes.acts"), say("lanes.passes"))
        rows = [
            (str(week), self._list_acts(state, week), self._list_passes(state, week))
            for week in self.journey.case.weeks
        ]
        return Table(say("lanes.title"), head, rows)

    def _list_acts(self, state: State, week: int) -> str:
        who = self.journey.paths[state["path"]].who
        scene = self.journey.scene(state["path"], week)
        return ", ".join(escape(who[key]) for key in scene.acts)

    def _list_passes(self, state: State, week: int) -> str:
        path, say = self.journey.paths[state["path"]], self.journey.writer.say
        who = path.who
        lines = [
            say("lanes.passed", by=who[item.by], to=who[item.to], how=item.how)
            for item in path.tellings
            if item.week == week
        ]
        key = "lanes.passed" if TALK[state["talk"]] else "lanes.broken"
        for item in path.handovers:
            if item.week == week:
                one, other = item.between
                lines.append(say(key, by=who[one], to=who[other], how=item.how))
        return "<br>".join(map(escape, lines)) or say("lanes.none")


class CurvePicture:
    """The spread of a hundred simulated people under the plan of each path."""

    def __init__(self, journey: Journey):
        self.journey = journey
        say = journey.writer.say
        bands = tuple(say(f"band.{name}") for name in BANDS)
        self._figure = CurveFigure(CurveLabels(bands, say("curve.axis_x"), say("curve.axis_y")))

    @cached_property
    def spreads(self) -> dict[str, Spread]:
        """The simulated spread of each path."""
        paths = self.journey.paths.items()
        return {key: self._simulate(path.plan) for key, path in paths if path.plan}

    @cached_property
    def params(self) -> Params:
        """The fitted parameters of the cohort model."""
        rows = content.load_calibration()["parameters"]
        return Params.from_mapping({key: row["value"] for key, row in rows.items()})

    def _simulate(self, name: str) -> Spread:
        plan = PLANS[name]
        return calc_spread(simulate(plan, self.params, np.random.default_rng(SEED), PEOPLE), plan)

    def write(self, state: State) -> Slots:
        """Return picture, table and harms of a path."""
        say, spread = self.journey.writer.say, self.spreads[state["path"]]
        figure = self._figure.update(spread)
        title, description = say("curve.title"), say("curve.description", wide=WIDE)
        picture = Picture(
            draw_svg(figure, f"curve-{state['path']}", title, description),
            title,
            description,
            self._say_harms(spread),
            self._list_table(spread),
        )
        return {
            "curve.svg": picture.svg,
            "curve.harms": escape(picture.takeaway),
            "curve.rows": write_table(picture.table),
        }

    def write_week(self, state: State) -> Slots:
        """Return dots, ring and the sentence of a week."""
        spread, week = self.spreads[state["path"]], int(state["week"])
        return {
            "curve.over": self._figure.draw_week(spread, week),
            "curve.words": self.journey.writer.inline(self._say_week(spread, week)),
        }

    def _say_week(self, spread: Spread, week: int) -> str:
        say, score = self.journey.writer.say, int(spread.person[week])
        person = {"score": score, "band": say(f"band.{BANDS[find_band(score)]}")}
        if week == 0:
            return say("curve.start", entry=round(self.params.entry_score), **person)
        response = int(spread.response[week])
        return say(
            "curve.takeaway",
            week=week,
            response=response,
            rest=100 - response,
            remission=int(spread.remission[week]),
            cut=REMISSION_BELOW,
            **person,
        )

    def _say_harms(self, spread: Spread) -> str:
        say = self.journey.writer.say
        if spread.side_effect is None or spread.left is None:
            return say("curve.harms_unknown", relapse=spread.relapse)
        return say(
            "curve.harms",
            side_effect=spread.side_effect,
            left=spread.left,
            relapse=spread.relapse,
        )

    def _list_table(self, spread: Spread) -> Table:
        say = self.journey.writer.say
        columns = ("week", "middle", "half", "wide", "response", "remission")
        head = [say(f"curve.column_{name}", wide=WIDE) for name in columns]
        rows = [self._list_row(spread, week) for week in self.journey.case.weeks]
        return Table(say("curve.title"), head, rows)

    def _list_row(self, spread: Spread, week: int) -> tuple[str, ...]:
        def write_range(ends: np.ndarray) -> str:
            low, high = ends[:, week]
            return self.journey.writer.say("curve.range", low=f"{low:.0f}", high=f"{high:.0f}")

        return (
            str(week),
            f"{spread.middle[week]:.0f}",
            write_range(spread.half),
            write_range(spread.wide),
            str(spread.response[week]),
            str(spread.remission[week]),
        )
