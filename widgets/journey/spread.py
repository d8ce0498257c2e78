"""A simulated year in a few curves and a hundred dots. Pure: numpy and the cohort model only."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from widgets.trajectory import WEEKS, Plan, Result

PEOPLE = 100
WIDE = 80  # chosen: people of 100 between the lowest and the highest tenth
_CENTRES = (np.arange(PEOPLE) + 0.5) / PEOPLE
TRIAL_WEEKS = 8  # linde2015: how long the trials ran that drop-out is taken from
BAND_STARTS = (0, 5, 10, 15, 20)  # kroenke2001: minimal, mild, moderate, moderately severe, severe


@dataclass(frozen=True)
class Spread:
    """What 100 people look like on one path.

    Attributes
    ----------
    middle : ndarray, shape (53,)
        Median PHQ-9 score by week, points from 0 to 27.
    half, wide : ndarray, shape (2, 53)
        Bounds of the middle half, and of the middle eight in ten.
    dots : ndarray of int, shape (53, 100)
        The group's scores as 100 equal shares, lowest first.
    person : ndarray of int, shape (53,)
        Severity of the one simulated person who stays closest to the middle, whole points.
    response, remission : ndarray of int, shape (53,)
        People of 100 whose score has halved; whose score is below 5.
    side_effect, relapse : int
        People of 100 by week 52; ``side_effect`` is None on a path without medicine.
    left : int
        People of 100 who left care in the first 8 weeks, as long as trials counted them; None
        where the model has no rate of leaving.
    """

    middle: np.ndarray
    half: np.ndarray
    wide: np.ndarray
    dots: np.ndarray
    person: np.ndarray
    response: np.ndarray
    remission: np.ndarray
    side_effect: int | None
    left: int | None
    relapse: int


def calc_spread(result: Result, plan: Plan) -> Spread:
    """Return the spread of a simulated group over the year.

    Parameters
    ----------
    result : Result
        Any number of people; the more, the smoother.
    plan : Plan
        The plan that was simulated: where it adds a treatment, the person in the story is one
        of those who got it.

    Returns
    -------
    Spread
    """
    wide = np.percentile(result.score, (50 - WIDE / 2, 50 + WIDE / 2), axis=0)
    half = np.percentile(result.score, (25, 75), axis=0)
    return Spread(
        middle=np.median(result.score, axis=0),
        half=half,
        wide=wide,
        dots=np.quantile(result.score, _CENTRES, axis=0, method="nearest").T,
        person=_find_person(result, plan),
        response=_count(result.response),
        remission=_count(result.remission),
        side_effect=_count_side_effects(result),
        left=_share(result.dropped_out <= TRIAL_WEEKS) or None,
        relapse=_share(result.relapse <= WEEKS),
    )


def find_band(score: int) -> int:
    """Return the severity band of a PHQ-9 score, 0 (minimal) to 4 (severe)."""
    return int(np.searchsorted(BAND_STARTS, score, side="right")) - 1


def _count(flags: np.ndarray) -> np.ndarray:
    return np.rint(PEOPLE * flags.mean(axis=0)).astype(int)


def _share(flags: np.ndarray) -> int:
    return round(PEOPLE * float(flags.mean()))


def _count_side_effects(result: Result) -> int | None:
    return _share(result.side_effect) if result.on_medication.any() else None


def _find_person(result: Result, plan: Plan) -> np.ndarray:
    """Whole points by week, shape (53,), of the person closest to the group's middle."""
    chosen = _got_addition(result, plan)
    middle = np.median(result.true, axis=0)
    distance = np.abs(result.true[chosen] - middle).sum(axis=1)
    return np.rint(result.true[chosen][distance.argmin()]).astype(int)


def _got_addition(result: Result, plan: Plan) -> np.ndarray:
    if plan.add is None:
        return result.dropped_out > WEEKS
    added = {"medication": result.on_medication.any(axis=1), "therapy": result.sessions[:, -1] > 0}
    return added[plan.add.what] & (result.dropped_out > WEEKS)
