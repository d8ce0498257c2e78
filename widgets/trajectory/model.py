"""Weekly PHQ-9 of a simulated group under a plan of care: a picture of groups, never a forecast.

Imports numpy and its neighbours; no files, no clock, no randomness of its own.
"""

from dataclasses import dataclass

import numpy as np

from .care import Histories, Schedule, calc_approach, calc_histories, calc_schedule
from .params import Params
from .people import TOP_SCORE, People, draw_people
from .plan import NEVER, WEEKS, Plan
from .relapse import add_relapse, find_relapse

REFERENCE_SCORE = 15.2  # metapsy_psyctr: effects in points are stated for this starting score
REMISSION_BELOW = 5  # chosen: the convention for the PHQ-9
MIN_EXPOSURE = 4  # chosen: weeks on medication before stopping can bring symptoms
_WEEK = np.arange(WEEKS + 1)


@dataclass(frozen=True)
class Result:
    """One group of n people over weeks 0 to 52. Week 53 stands for never.

    Attributes
    ----------
    true : ndarray of float32, shape (n, 53)
        Severity without measurement noise, points, 0 to 27.
    score : ndarray of int8, shape (n, 53)
        Measured PHQ-9, 0 to 27.
    response : ndarray of bool, shape (n, 53)
        Score at least 50% below the first score.
    remission : ndarray of bool, shape (n, 53)
        Score below 5.
    side_effect : ndarray of bool, shape (n,)
        Any unwanted effect reported while on medication, whatever its cause.
    stopped_medication, stopped_therapy : ndarray of int, shape (n,)
        Week of the stop, planned or not; 53 if never started or still running at week 52.
    dropped_out : ndarray of int, shape (n,)
        Week of leaving all planned care early.
    relapse : ndarray of int, shape (n,)
        Week in which a relapse begins after a response in ``true``.
    discontinuation_symptoms : ndarray of bool, shape (n,)
        Any symptom on stopping medication, whatever its cause.
    on_medication : ndarray of bool, shape (n, 53)
    sessions : ndarray of int8, shape (n, 53)
        Therapy sessions had so far.
    """

    true: np.ndarray
    score: np.ndarray
    response: np.ndarray
    remission: np.ndarray
    side_effect: np.ndarray
    stopped_medication: np.ndarray
    stopped_therapy: np.ndarray
    dropped_out: np.ndarray
    relapse: np.ndarray
    discontinuation_symptoms: np.ndarray
    on_medication: np.ndarray
    sessions: np.ndarray


def simulate(plan: Plan, params: Params, rng: np.random.Generator, n: int = 10_000) -> Result:
    """A group of adults with depression followed for 52 weeks under one plan.

    Parameters
    ----------
    plan : Plan
    params : Params
    rng : numpy.random.Generator
        Two generators in the same state give the same people, whatever the plan.
    n : int
        People, at least 1.

    Returns
    -------
    Result

    Raises
    ------
    ValueError
        If ``n`` is not a whole number of at least 1.

    Notes
    -----
    Assumes average effects add to each person's own course, that being seen at all helps once
    however many treatments run, and that a person relapses at most once in the year.
    """
    if isinstance(n, bool) or not isinstance(n, int) or n < 1:
        raise ValueError(f"n must be a whole number of at least 1 person, got {n!r}")
    people = draw_people(params, rng, n)
    schedule = calc_schedule(plan, params, people)
    if plan.add is not None:
        adds = _who_adds(plan, params, people, schedule, plan.add.by_week)
        schedule = calc_schedule(plan, params, people, adds)
    return _follow(plan, params, people, schedule)


def _who_adds(
    plan: Plan, params: Params, people: People, schedule: Schedule, week: int
) -> np.ndarray:
    """Still in care and without a response at the week of the decision, shape (n,)."""
    histories = calc_histories(plan, params, schedule)
    true, _ = _course(params, people, schedule, histories, week + 1)
    score = _measure(params, people, true[:, [0, week]], people.noise[:, week - 1 : week])
    return ~_responds(score)[:, 1] & (schedule.left > week)


def _follow(plan: Plan, params: Params, people: People, schedule: Schedule) -> Result:
    """Everything that happens to these people under this schedule."""
    histories = calc_histories(plan, params, schedule)
    true, relapse = _course(params, people, schedule, histories, WEEKS + 1)
    score = _measure(params, people, true, people.noise)
    took = schedule.med_stop > schedule.med_start
    weeks_taken = schedule.med_stop - schedule.med_start
    stops = took & (schedule.med_stop < NEVER) & (weeks_taken >= MIN_EXPOSURE)
    talked = schedule.therapy_stop > schedule.therapy_start
    return Result(
        true=true,
        score=score,
        response=_responds(score),
        remission=score < REMISSION_BELOW,
        side_effect=took & (people.side < params.side_effect),
        stopped_medication=np.where(took, schedule.med_stop, NEVER),
        stopped_therapy=np.where(talked, schedule.therapy_stop, NEVER),
        dropped_out=schedule.left,
        relapse=relapse,
        discontinuation_symptoms=stops & (people.stopping < params.discontinuation),
        on_medication=histories.on_medication[histories.of_person],
        sessions=histories.sessions[histories.of_person],
    )


def _course(
    params: Params, people: People, schedule: Schedule, histories: Histories, columns: int
) -> tuple:
    """True severity, shape (n, columns), and the week of relapse, shape (n,)."""
    week = _WEEK[:columns]
    fading = people.pace[:, None] * (np.log1p(-params.slow_recovery) * week / WEEKS).astype("f4")
    own = params.course_sd * calc_approach(week, params.course_weeks)
    fall = histories.gain[:, :columns][histories.of_person]
    fall *= _severity(params, people.start_true)[:, None]
    fall += people.course[:, None] * own.astype(np.float32)
    true = np.subtract(people.start_true[:, None], fall, out=fall)
    true *= np.exp(fading, out=fading)
    np.clip(true, 0, TOP_SCORE, out=true)
    relapse = find_relapse(people, schedule, histories, true)
    add_relapse(params, people, true, relapse)
    return true, relapse


def _severity(params: Params, start_true: np.ndarray) -> np.ndarray:
    """How much of the stated effect a person gets, by starting severity, shape (n,)."""
    above = start_true / np.float32(REFERENCE_SCORE) - 1
    return 1 + np.float32(params.severity_weight) * above


def _measure(params: Params, people: People, true: np.ndarray, noise: np.ndarray) -> np.ndarray:
    """Whole scores from 0 to 27 with measurement noise, int8 of the shape of ``true``."""
    score = np.empty(true.shape, np.float32)
    score[:, 0] = people.start_score
    np.multiply(noise, np.float32(params.noise_sd), out=score[:, 1:])
    score[:, 1:] += true[:, 1:]
    np.rint(score, out=score)
    return np.clip(score, 0, TOP_SCORE, out=score).astype(np.int8)


def _responds(score: np.ndarray) -> np.ndarray:
    """At least 50% below the first score, and below it at all, bool of the same shape."""
    first = score[:, :1]
    return (score <= first // 2) & (score < first)
