"""A choice to its view: the trials that fit, what they say together, and what that leaves open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from widgets import content
from widgets.evidence.effects import Averaged, Effect, average_effects, pick_effects
from widgets.evidence.pooling import Asymmetry, Pool, calc_egger, pool
from widgets.evidence.trials import load_effects
from widgets.forest.hundred import count_pool
from widgets.forest.model import CHECKS, FEW, FEWEST, NORMAL_95, SLOPE_P, Choice, Hundred
from widgets.forest.people import People, count_people
from widgets.forest.without import Without, judge, leave_out

CONTROL = "response_control"  # the finding on responders in the other groups
# Higgins and others 2003: up to a quarter of the spread is low, three quarters and more is high.
_SPREAD_LOW, _SPREAD_HIGH = 0.25, 0.75


@dataclass(frozen=True)
class Trial:
    """One trial: what was kept of it, averaged.

    Attributes
    ----------
    study : str
        First author and year.
    therapies, controls, formats : tuple of str
        Codes, each once.
    year, checks, people : int
        ``checks``: passed of four on risk of bias, and ``people``: in both groups; each is that
        of the row with most.
    gap, error : float
        Hedges g and its standard error.
    """

    study: str
    therapies: tuple[str, ...]
    controls: tuple[str, ...]
    formats: tuple[str, ...]
    year: int
    checks: int
    people: int
    gap: float
    error: float

    @property
    def low(self) -> float:
        """Lower end of the 95% interval."""
        return self.gap - NORMAL_95 * self.error

    @property
    def high(self) -> float:
        """Upper end of the 95% interval."""
        return self.gap + NORMAL_95 * self.error


@dataclass(frozen=True)
class View:
    """Everything that is shown for a choice; what cannot be known is None.

    Attributes
    ----------
    choice : Choice
    trials : tuple of Trial
        Largest gap first.
    pool : Pool or None
        None with fewer than three trials.
    asymmetry : Asymmetry or None
        None with fewer than ten trials.
    hundred : Hundred or None
    without : Without or None
        None with fewer than four trials: what is left of three is not pooled either.
    people : People
        The trials that count people instead of points.
    """

    choice: Choice
    trials: tuple[Trial, ...]
    pool: Pool | None
    asymmetry: Asymmetry | None
    hundred: Hundred | None
    without: Without | None
    people: People

    @property
    def passed(self) -> int:
        """Trials that passed every check on risk of bias."""
        return sum(trial.checks == CHECKS for trial in self.trials)

    @property
    def verdict(self) -> str | None:
        """Who did better on the whole: ``better``, ``worse``, ``unclear``; None if not pooled."""
        if self.pool is None:
            return None
        return judge(self.pool.low, self.pool.high)

    @property
    def spread(self) -> str:
        """How far the trials differ beyond chance: ``low``, ``some``, ``high``, or ``few``."""
        if len(self.trials) < FEW:
            return "few"
        share = self.pool.i2 if self.pool else 0.0
        if share < _SPREAD_LOW:
            return "low"
        return "high" if share >= _SPREAD_HIGH else "some"

    @property
    def slant(self) -> str:
        """What small trials show beside large ones: ``larger``, ``smaller``, ``same``, ``few``."""
        if self.asymmetry is None:
            return "few"
        if self.asymmetry.p >= SLOPE_P:
            return "same"
        return "larger" if self.asymmetry.slope > 0 else "smaller"

    @property
    def new_may_lose(self) -> bool:
        """Whether the true result in one more place may be no gain."""
        return self.pool is not None and (self.pool.predict_low or 0.0) <= 0


def read_control_share() -> float:
    """Return the published share with a response in the other groups, 0 to 1."""
    value = content.load_public_finding(CONTROL).value
    if value is None:
        raise content.ContentError(f"The finding '{CONTROL}' needs a value.")
    return value / 100


@cache
def count_all() -> int:
    """Return how many trials the data hold."""
    return len({row.study for row in load_effects()})


def pick_rows(choice: Choice) -> tuple[Effect, ...]:
    """Return the measured effects that fit a choice; may be empty."""
    return pick_effects(
        load_effects(),
        therapy=choice.read("therapy"),
        control=choice.read("control"),
        format=choice.read("format"),
        least_bias=int(choice.checks),
        years=choice.years,
    )


def make_view(choice: Choice) -> View:
    """Return the view of a choice.

    Notes
    -----
    One averaged row for each trial, so that none counts twice; REML, Knapp-Hartung interval.
    """
    rows = pick_rows(choice)
    trials = _list_trials(rows)
    names, gaps = [trial.study for trial in trials], [trial.gap for trial in trials]
    variances = [trial.error**2 for trial in trials]
    made = pool(gaps, variances) if len(trials) >= FEWEST else None
    control = read_control_share()
    return View(
        choice=choice,
        trials=trials,
        pool=made,
        asymmetry=_test_slant(gaps, variances),
        hundred=count_pool(made, control),
        without=leave_out(names, gaps, variances, made) if made and len(trials) > FEWEST else None,
        people=count_people(choice, control),
    )


def _list_trials(rows: tuple[Effect, ...]) -> tuple[Trial, ...]:
    if not rows:
        return ()
    trials = [_make_trial(item) for item in average_effects(rows, "study")]
    return tuple(sorted(trials, key=lambda trial: (-trial.gap, trial.study)))


def _make_trial(item: Averaged) -> Trial:
    def gather(read: Callable[[Effect], str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(map(read, item.rows)))

    return Trial(
        study=item.study,
        therapies=gather(lambda row: row.therapy),
        controls=gather(lambda row: row.control),
        formats=gather(lambda row: row.format),
        year=item.rows[0].year,
        checks=max(row.bias for row in item.rows),
        people=max(row.people for row in item.rows),
        gap=item.effect,
        error=item.variance**0.5,
    )


def _test_slant(gaps: list[float], variances: list[float]) -> Asymmetry | None:
    return calc_egger(gaps, variances) if len(gaps) >= FEW else None
