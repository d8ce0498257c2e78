"""The cohort model against published results: those it was fitted to and those held out.

Imports numpy, scipy and the cohort model. A published range is handed in; none stands here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from math import log

import numpy as np
from scipy.special import ndtri

from widgets.trajectory import (
    PLANS,
    WEEKS,
    Params,
    Plan,
    Result,
    Window,
    calc_relapse_risk,
    simulate,
)

PEOPLE = 20_000
BATCHES = 20
ARMS = ("medication", "therapy", "both")
ACUTE_END = 12  # chosen: the end of a first course in trials
LATER = 42  # furukawa2021: the mean length of the follow-up, weeks
LOW_START = 12  # chosen: a low first score, points, for a trial in milder depression
SINGLES_GAP = 5  # chosen before looking: "the same" in people of 100
TREATED_TO = 36  # tads2007: both treatments run to the last visit, weeks


@dataclass(frozen=True)
class Range:
    """A published value and the range a model's value has to lie in."""

    value: float
    low: float
    high: float

    def place(self, number: float) -> float:
        """Return where a number lies: -1 at the low end, 0 at the value, 1 at the high end."""
        if number < self.value:
            return float((number - self.value) / (self.value - self.low))
        return float((number - self.value) / (self.high - self.value))

    def holds(self, number: float) -> bool:
        """Return whether a number lies in the range."""
        return self.low <= number <= self.high


@dataclass(frozen=True)
class Estimate:
    """The model's value with its 95% interval from sampling alone."""

    value: float
    low: float
    high: float


Values = dict[str, Estimate]
Fresh = Callable[[], np.random.Generator]  # each call in the same state: the same people


def make_estimate(value: float, standard_error: float) -> Estimate:
    """Return a value with the 95% interval that its standard error stands for."""
    margin = float(ndtri(0.975)) * standard_error
    return Estimate(value, value - margin, value + margin)


def _draw(plan: Plan, params: Params, rng: Fresh, people: int) -> Result:
    return simulate(plan, params, rng(), people)


def _batch(count: Callable[[slice], np.ndarray]) -> list[Estimate]:
    """Return each value over all people, with the spread between batches of them."""
    whole = count(slice(None))
    batches = [count(slice(start, None, BATCHES)) for start in range(BATCHES)]
    errors = np.std(batches, axis=0, ddof=1) / np.sqrt(BATCHES)
    return [make_estimate(float(v), float(e)) for v, e in zip(whole, errors, strict=True)]


def _odds(share: float) -> float:
    return share / (1 - share)


def calc_sustained(params: Params, rng: Fresh, people: int = PEOPLE) -> Values:
    """H1: odds of a response that lasts, both or therapy over medicine, by what follows.

    Notes
    -----
    ``continued``: care goes on all year. ``discretionary``: half of the group goes on, and half
    stops at the end of the first course; the trials left it open, so this is a stand-in.
    """
    arms = {
        (a, end): _draw(_plan(a, end), params, rng, people)
        for a in ARMS
        for end in (ACUTE_END, WEEKS)
    }

    def count(part: slice) -> np.ndarray:
        lasting = {key: _lasts(result, part) for key, result in arms.items()}
        odds = {}
        for arm in ARMS:
            go_on, stop = lasting[arm, WEEKS], lasting[arm, ACUTE_END]
            odds[arm] = np.array([_odds(go_on), _odds((go_on + stop) / 2)])
        return np.concatenate([odds[arm] / odds["medication"] for arm in ("both", "therapy")])

    names = ("both_continued", "both_half", "therapy_continued", "therapy_half")
    return dict(zip(names, _batch(count), strict=True))


def _plan(arm: str, end: int) -> Plan:
    window = Window(0, end)
    return Plan(arm, window if arm != "therapy" else None, window if arm != "medication" else None)


def _lasts(result: Result, part: slice) -> float:
    """Share with a response at the end of the first course and no relapse by week 42."""
    return float((result.response[part, ACUTE_END] & (result.relapse[part] > LATER)).mean())


def calc_drug_ratio(params: Params, rng: Fresh, people: int = PEOPLE) -> Values:
    """H3: mean score on the drug over that with its own effect at zero, from a low start."""
    low = replace(params, baseline_mean=LOW_START, entry_score=0)
    plan = PLANS["medication"]
    drug = _draw(plan, low, rng, people)
    placebo = _draw(plan, replace(low, drug_points=0), rng, people)

    def count(part: slice) -> np.ndarray:
        return np.array(
            [drug.score[part, w].mean() / placebo.score[part, w].mean() for w in (6, 12)]
        )

    return dict(zip(("week6", "week12"), _batch(count), strict=True))


def calc_hazard_ratio(params: Params, kept_share: float) -> Values:
    """H6: pace of relapse if medicine stops, over the pace if it is kept. Exact: no sampling.

    Parameters
    ----------
    params : Params
    kept_share : float
        Published share, 0 to 1, with a relapse among those who keep it; ``recurrence`` is set
        so that the model agrees with it, which says nothing about those who stop.
    """
    recurrence = log(1 - kept_share) / log(1 - calc_relapse_risk(params, kept=True))
    prone = replace(params, recurrence=recurrence)
    risk = {kept: calc_relapse_risk(prone, kept=kept) for kept in (True, False)}
    ratio = log(1 - risk[False]) / log(1 - risk[True])
    return {"hazard": make_estimate(ratio, 0), "stopped": make_estimate(100 * risk[False], 0)}


def calc_responders(params: Params, rng: Fresh, people: int = PEOPLE) -> Values:
    """H7 and H8: responders of 100 at weeks 12 and 36, both treatments running to week 36."""
    arms = {arm: _draw(_plan(arm, TREATED_TO), params, rng, people) for arm in ARMS}
    names = [f"{arm}_{week}" for arm in arms for week in (ACUTE_END, TREATED_TO)]

    def count(part: slice) -> np.ndarray:
        shares = [
            arms[arm].response[part, week].mean()
            for arm in arms
            for week in (ACUTE_END, TREATED_TO)
        ]
        return 100 * np.array(shares)

    return dict(zip(names, _batch(count), strict=True))


def passes_ratio(values: Values, ranges: Mapping[str, Range]) -> bool:
    """H1 and H6: every ratio lies in its published interval."""
    return all(item.holds(values[name].value) for name, item in ranges.items())


def passes_drug(values: Values, ranges: Mapping[str, Range]) -> bool:
    """H3: both ratios lie in their intervals, and the later one is lower."""
    falls = values["week12"].value < values["week6"].value
    return passes_ratio(values, ranges) and falls


def passes_singles(values: Values, both: float) -> bool:
    """H7: the two single treatments are level, and both together stay below the trial."""
    gap = abs(values["medication_12"].value - values["therapy_12"].value)
    return gap <= SINGLES_GAP and values["both_12"].value < both


def passes_shape(values: Values) -> bool:
    """H8: the gap between the best and the worst arm at least halves from week 12 to 36."""
    return calc_gap(values, TREATED_TO) <= calc_gap(values, ACUTE_END) / 2


def calc_gap(values: Values, week: int) -> float:
    """Return the gap between the best and the worst arm at a week, people of 100."""
    shares = [values[f"{arm}_{week}"].value for arm in ARMS]
    return max(shares) - min(shares)
