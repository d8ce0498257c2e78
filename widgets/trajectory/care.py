"""Who gets which care in which week, and what that care does. Imports numpy and its neighbours.

Thousands of people share a few hundred histories of care, so each history is worked out once.
"""

from dataclasses import dataclass

import numpy as np

from .params import Params
from .people import People
from .plan import NEVER, TREATMENTS, WEEKS, Plan, Window

FULL_PROTECTION = 8  # sessions; metapsy_psyctr: median in trials, chosen as the full dose
_WEEK = np.arange(WEEKS + 1)


@dataclass(frozen=True)
class Schedule:
    """Weeks of care for each person: ``start <= week < stop`` is in care, 53 is never.

    Attributes
    ----------
    med_start, med_stop, therapy_start, therapy_stop : ndarray of int, shape (n,)
    left : ndarray of int, shape (n,)
        Week in which the person left all planned care early. Stopping medication for a side
        effect counts when no therapy runs or is still to come.
    """

    med_start: np.ndarray
    med_stop: np.ndarray
    therapy_start: np.ndarray
    therapy_stop: np.ndarray
    left: np.ndarray


@dataclass(frozen=True)
class Histories:
    """The distinct histories of care and what each does, h histories by 53 weeks.

    Attributes
    ----------
    of_person : ndarray of int, shape (n,)
        Row of each person.
    on_medication : ndarray of bool, shape (h, 53)
    sessions : ndarray of int8, shape (h, 53)
        Sessions had so far.
    gain : ndarray of float32, shape (h, 53)
        Fall in score that care brings to a person who starts at 15.2, in points.
    steady, added : ndarray of float32, shape (h, 53)
        Weekly relapse hazard, and what being off medication adds to it on average.
    """

    of_person: np.ndarray
    on_medication: np.ndarray
    sessions: np.ndarray
    gain: np.ndarray
    steady: np.ndarray
    added: np.ndarray


def calc_schedule(
    plan: Plan, params: Params, people: People, adds: np.ndarray | None = None
) -> Schedule:
    """Start and stop weeks of each person under the plan.

    Parameters
    ----------
    plan : Plan
    params : Params
    people : People
        n people.
    adds : ndarray of bool, shape (n,), or None
        Who gets the added treatment.

    Returns
    -------
    Schedule
    """
    med_start, med_end = _windows(plan, "medication", adds, people.leave.size)
    therapy_start, therapy_end = _windows(plan, "therapy", adds, people.leave.size)
    quits = _quit_week(params, people, med_start)
    left = _leave_week(plan, params, people, adds)
    alone = (quits < med_end) & ((therapy_start == NEVER) | (therapy_end <= quits))
    if plan.add is not None and plan.add.what == "therapy":
        alone &= quits > plan.add.by_week
    left = np.where(alone, np.minimum(left, quits), left)
    med_stop = np.minimum(np.minimum(med_end, quits), left)
    return Schedule(med_start, med_stop, therapy_start, np.minimum(therapy_end, left), left)


def _windows(plan: Plan, name: str, adds: np.ndarray | None, n: int) -> tuple:
    """Planned start and stop of one treatment for each person, ints of shape (n,)."""
    start, stop = _bounds(getattr(plan, name))
    starts, stops = np.full(n, start), np.full(n, stop)
    if adds is not None and plan.add is not None and plan.add.what == name:
        starts[adds], stops[adds] = _bounds(plan.add.window)
    return starts, stops


def _bounds(window: Window | None) -> tuple[int, int]:
    """Start and stop week; a window up to the end of the year never stops."""
    if window is None:
        return NEVER, NEVER
    return window.start, NEVER if window.stop == WEEKS else window.stop


def _quit_week(params: Params, people: People, med_start: np.ndarray) -> np.ndarray:
    """Week in which a side effect ends the medication, 53 for never, shape (n,)."""
    quits = people.side < params.side_effect_stop
    return np.where(quits, np.minimum(med_start + people.quit_delay, NEVER), NEVER)


def _leave_week(plan: Plan, params: Params, people: People, adds: np.ndarray | None) -> np.ndarray:
    """Week in which people leave all care for other reasons, 53 for never, shape (n,)."""
    left = 1 + np.searchsorted(_leave_risk(plan, params, False), people.leave)
    if adds is not None:
        left[adds] = 1 + np.searchsorted(_leave_risk(plan, params, True), people.leave[adds])
    return left


def _leave_risk(plan: Plan, params: Params, added: bool) -> np.ndarray:
    """Drop-out hazard summed to the end of each week of the year, shape (52,)."""
    running = {}
    for name in TREATMENTS:
        window = getattr(plan, name)
        if added and plan.add is not None and plan.add.what == name:
            window = plan.add.window
        start, stop = _bounds(window)
        running[name] = (start <= _WEEK[:-1]) & (_WEEK[:-1] < stop)
    med, talk = running["medication"], running["therapy"]
    rates = params.dropout_both, params.dropout_medication, params.dropout_therapy
    return np.cumsum(np.select([med & talk, med, talk], rates, 0.0))


def calc_histories(plan: Plan, params: Params, schedule: Schedule) -> Histories:
    """What care does, week by week, for each distinct history in the schedule.

    Parameters
    ----------
    plan : Plan
    params : Params
    schedule : Schedule
        n people.

    Returns
    -------
    Histories
    """
    s = schedule
    code = np.ravel_multi_index(
        (s.med_start, s.med_stop, s.therapy_start, s.therapy_stop), (NEVER + 1,) * 4
    )
    codes, of_person = np.unique(code, return_inverse=True)
    bounds = (b[:, None] for b in np.unravel_index(codes, (NEVER + 1,) * 4))
    med_start, med_stop, therapy_start, therapy_stop = bounds
    med_weeks = _weeks_between(med_start, med_stop)
    sessions = np.rint(_weeks_between(therapy_start, therapy_stop) * params.session_rate)
    on_medication = (med_start <= _WEEK) & (med_stop > _WEEK)
    in_care = on_medication | ((therapy_start <= _WEEK) & (therapy_stop > _WEEK))
    drug = calc_approach(med_weeks, params.drug_weeks)
    drug *= np.exp(-np.maximum(_WEEK - med_stop, 0) / params.drug_weeks)
    therapy = 1 - 0.5 ** (sessions / params.therapy_half)
    gain = _contact_gain(plan, params, in_care)
    gain += params.drug_points * drug + params.therapy_points * therapy
    steady, added = calc_hazards(params, on_medication, sessions)
    return Histories(
        of_person,
        on_medication,
        sessions.astype(np.int8),
        gain.astype(np.float32),
        steady.astype(np.float32),
        added.astype(np.float32),
    )


def calc_approach(weeks, time_constant: float) -> np.ndarray:
    """Share of a full effect reached after so many weeks, 0 to 1, same shape as ``weeks``."""
    return 1 - np.exp(-np.asarray(weeks) / time_constant)


def calc_hazards(params: Params, on_medication, sessions) -> tuple[np.ndarray, np.ndarray]:
    """Weekly relapse hazard of people who are well.

    Parameters
    ----------
    params : Params
    on_medication : ndarray of bool
    sessions : ndarray of int
        Therapy sessions so far.

    Returns
    -------
    steady, added : ndarray of float
        Per week, in the broadcast shape of the arguments: what stays even with medication, and
        what being off it adds on average over a year.

    Notes
    -----
    A full dose of therapy shrinks both parts so that a year off medication carries
    ``relapse_therapy`` times the risk without therapy.
    Source: ``geddes2003``, ``kato2021``, ``cuijpers2013``, ``guidi2021``.
    """
    dose = np.minimum(sessions / FULL_PROTECTION, 1)
    kept, extra = params.relapse_kept, params.relapse_stopped - params.relapse_kept
    kept_left = params.relapse_added_therapy
    target = params.relapse_therapy * params.relapse_stopped - kept_left * kept
    extra_left = np.clip(target / extra, 0, 1) if extra > 0 else 0
    steady = params.recurrence * kept * (1 - (1 - kept_left) * dose)
    added = params.recurrence * extra * (1 - (1 - extra_left) * dose)
    return steady, np.where(on_medication, 0, added)


def _contact_gain(plan: Plan, params: Params, in_care: np.ndarray) -> np.ndarray:
    """Points gained from being seen at all; the largest counts, so care never adds up twice."""
    weeks_in_care = _summed_before(in_care.astype(float))
    gain = params.contact_points * calc_approach(weeks_in_care, params.contact_weeks)
    around = np.zeros(WEEKS + 1)
    if plan.support == "usual":
        around = params.usual_points * calc_approach(_WEEK, params.contact_weeks)
    if plan.care_team:
        around = around + params.team_points * calc_approach(_WEEK, params.team_weeks)
    return np.maximum(gain, around)


def _weeks_between(start: np.ndarray, stop: np.ndarray) -> np.ndarray:
    """Weeks of a treatment had before each week, shape (h, 53)."""
    return np.maximum(np.minimum(_WEEK, stop) - start, 0)


def _summed_before(weekly: np.ndarray) -> np.ndarray:
    """Sum over the weeks before each week, same shape, 0 in the first column."""
    return np.cumsum(weekly, axis=1) - weekly
