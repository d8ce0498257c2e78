"""What a hundred people look like at one week of a plan. Pure: numpy and the cohort model only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from widgets.trajectory import Params, Plan, Result, calc_shares, simulate
from widgets.trajectory.outcomes import CLEAR_CHANGE
from widgets.trajectory.plan import NEVER

PEOPLE = 100
GROUPS = ("remission", "response", "some", "same", "worse")
TRIAL_WEEKS = 8  # linde2015: how long the trials ran that leaving is taken from
TIMES = (8, 26, 52)  # chosen: the end of a trial, half a year, a year
# Chosen means of the first score: a milder and a more severe group beside the one of the trials.
SEVERITIES = {"milder": 12.0, "middle": None, "severe": 19.0}
FITTED = ("middle", 8)  # where the published results stand that the model was set on
CLOSE = 5  # chosen: people of 100 that the published intervals cannot tell apart
_LADDER = 4  # levels that hold each other: remission, response, clear fall, not worse


@dataclass(frozen=True)
class Counts:
    """100 people at one week.

    Attributes
    ----------
    groups : tuple of int
        People in each of ``GROUPS``, which add up to 100. ``remission``: score below 5;
        ``response``: halved but not that low; ``some``: a fall of 5 points or more that is not
        half; ``same``: less than 5 points either way; ``worse``: a rise of 5 points or more.
    side_effect, left : int or None
        None where the plan gives the model nothing to count.
    relapse : int
        All by this week, but ``left`` by week 8.
    """

    groups: tuple[int, ...]
    side_effect: int | None
    left: int | None
    relapse: int

    @property
    def response(self) -> int:
        """People whose score has at least halved, remission or not."""
        return self.groups[0] + self.groups[1]

    def read(self, event: str) -> int | None:
        """Return how many of 100 have an event: one of the groups, ``any_response`` or a harm."""
        if event == "any_response":
            return self.response
        if event in GROUPS:
            return self.groups[GROUPS.index(event)]
        return {"side_effect": self.side_effect, "left": self.left, "relapse": self.relapse}[event]


def calc_levels(result: Result, week: int) -> np.ndarray:
    """Return what the counts are made of, before any rounding.

    Parameters
    ----------
    result : Result
        Any number of people.
    week : int
        0 to 52.

    Returns
    -------
    ndarray of float, shape (7,)
        Shares of all people, 0 to 1: in remission; with a response; clearly lower or with a
        response; not worse (each holds the one before); with a side effect; left care by week 8;
        relapsed.
    """
    shares = calc_shares(result, week)
    fall = result.score[:, 0].astype(int) - result.score[:, week]
    on_medicine = result.on_medication[:, : week + 1].any(axis=1)
    ladder = (
        shares.remission,
        shares.response,
        float((fall >= CLEAR_CHANGE).mean()),
        1 - shares.worse,
    )
    return np.array(
        [
            *np.maximum.accumulate(ladder),
            (result.side_effect & on_medicine).mean(),
            (result.dropped_out <= TRIAL_WEEKS).mean(),
            shares.relapsed,
        ]
    )


def simulate_levels(
    plan: Plan, params: Params, rng: np.random.Generator, n: int, weeks: Iterable[int] = TIMES
) -> dict[int, np.ndarray]:
    """Return the levels of one group at each of these weeks.

    Parameters
    ----------
    plan : Plan
    params : Params
    rng : numpy.random.Generator
        The same state gives the same people under any plan.
    n : int
    weeks : iterable of int
    """
    result = simulate(plan, params, rng, n)
    return {week: calc_levels(result, week) for week in weeks}


def correct_levels(large: np.ndarray, small: np.ndarray, changed: np.ndarray) -> np.ndarray:
    """Return levels of a changed model from a small run, steadied by a large published one.

    Parameters
    ----------
    large, small : ndarray of float, shape (7,)
        Published parameters, many people and few.
    changed : ndarray of float, shape (7,)
        Changed parameters, the same few people.

    Returns
    -------
    ndarray of float, shape (7,)
        ``large`` where nothing was changed; the few people's chance cancels in the difference.
    """
    levels = np.clip(large + changed - small, 0, 1)
    levels[:_LADDER] = np.maximum.accumulate(levels[:_LADDER])
    return levels


def count_people(levels: np.ndarray, plan: Plan, week: int) -> Counts:
    """Return levels as people of 100.

    Parameters
    ----------
    levels : ndarray of float, shape (7,)
    plan : Plan
        Says what there is to count.
    week : int

    Notes
    -----
    The ladder is rounded as it adds up, so that remission, response and the rest are each the
    nearest whole number, hold each other, and the groups add up to 100.
    """
    ladder, harms = levels[:_LADDER], np.rint(PEOPLE * levels[_LADDER:]).astype(int).tolist()
    steps = np.rint(PEOPLE * ladder).astype(int)
    groups = np.diff(steps, prepend=0, append=PEOPLE)
    side_effect, left, relapse = harms
    return Counts(
        tuple(groups.tolist()),
        side_effect if find_start(plan, "medication") < week else None,
        left if _starts_planned(plan) < TRIAL_WEEKS else None,
        relapse,
    )


def find_start(plan: Plan, treatment: str) -> int:
    """Return the first week in which a treatment may run under a plan, 53 for never."""
    window = getattr(plan, treatment)
    if window is not None:
        return window.start
    if plan.add is not None and plan.add.what == treatment:
        return plan.add.by_week
    return NEVER


def _starts_planned(plan: Plan) -> int:
    return min(find_start(plan, "medication"), find_start(plan, "therapy"))


def is_fitted(severity: str, week: int) -> bool:
    """Return whether published results of such a group at such a time set the model."""
    return (severity, week) == FITTED
