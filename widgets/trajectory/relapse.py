"""When people who became well fall ill again, and how far. Imports numpy and its neighbours."""

import numpy as np

from .care import Histories, Schedule, calc_approach
from .params import Params
from .people import TOP_SCORE, People
from .plan import NEVER, WEEKS

SHAPE, SCALE = 8, 2.5  # chosen after lewis2021: most relapses 12 to 26 weeks after stopping
_WEEK = np.arange(WEEKS + 1)


def calc_wave(weeks: np.ndarray) -> np.ndarray:
    """How the risk added by being off medication is spread over the year.

    Parameters
    ----------
    weeks : ndarray of int
        Weeks since a person was both well and off medication, -53 to 52.

    Returns
    -------
    ndarray of float32
        Mean 1 over weeks 0 to 51, 0 before; the same shape.

    Notes
    -----
    Source: ``lewis2021``.
    """
    return _WAVE[weeks + NEVER]


def find_relapse(
    people: People, schedule: Schedule, histories: Histories, true: np.ndarray
) -> np.ndarray:
    """Week in which the risk borne since the first response passes a person's threshold.

    Parameters
    ----------
    people : People
    schedule : Schedule
    histories : Histories
    true : ndarray of float, shape (n, weeks)
        Severity without relapse, points.

    Returns
    -------
    ndarray of int, shape (n,)
        53 for never.
    """
    relapse = np.full(len(true), NEVER)
    well = true <= people.start_true[:, None] / 2
    first = well.argmax(axis=1)
    who = np.flatnonzero(well[np.arange(len(true)), first])
    week, row, first = _WEEK[: true.shape[1]], histories.of_person[who], first[who, None]
    hazard = histories.added[:, : week.size][row]
    hazard *= calc_wave(_weeks_exposed(schedule, who, week, first))
    hazard += histories.steady[:, : week.size][row]
    hazard *= week >= first
    borne = np.cumsum(hazard, axis=1) < people.relapse[who, None].astype(np.float32)
    after = 1 + borne.sum(axis=1)
    relapse[who] = np.where(after < week.size, after, NEVER)
    return relapse


def _weeks_exposed(
    schedule: Schedule, who: np.ndarray, week: np.ndarray, first: np.ndarray
) -> np.ndarray:
    """Weeks since each of ``who`` was both well and off medication, shape (who, weeks)."""
    start, stop = schedule.med_start[who, None], schedule.med_stop[who, None]
    off_again = np.where(stop > start, np.maximum(first, stop), first)
    return week - np.where(week < start, first, off_again)


def add_relapse(params: Params, people: People, true: np.ndarray, relapse: np.ndarray) -> None:
    """Raise the severity of those who relapse towards where they began, in place.

    The new episode builds up over a month and then fades, half of it in ``relapse_half`` weeks.

    Parameters
    ----------
    params : Params
    people : People
    true : ndarray of float, shape (n, weeks)
        Points; changed.
    relapse : ndarray of int, shape (n,)
        Week, 53 for never.
    """
    who = np.flatnonzero(relapse < NEVER)
    lost = people.start_true[who] - true[who, relapse[who]]
    since = np.maximum(_WEEK[: true.shape[1]] - relapse[who, None] + 1, 0)
    weeks = np.arange(WEEKS + 2)
    episode = calc_approach(weeks, params.relapse_weeks) * 0.5 ** (weeks / params.relapse_half)
    depth = (params.relapse_depth * episode).astype(np.float32)[since]
    true[who] = np.minimum(true[who] + np.maximum(lost, 0)[:, None] * depth, TOP_SCORE)


def _make_wave() -> np.ndarray:
    """Weights for weeks -53 to 52: zero, then gamma-shaped with mean 1, shape (106,)."""
    middle = _WEEK + 0.5
    weight = middle ** (SHAPE - 1) * np.exp(-middle / SCALE)
    weight /= weight[:WEEKS].mean()
    return np.concatenate([np.zeros(NEVER), weight]).astype(np.float32)


_WAVE = _make_wave()
