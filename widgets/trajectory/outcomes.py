"""Shares of a simulated group at one week, and relapse risk in closed form. Imports numpy only."""

from dataclasses import dataclass

import numpy as np

from .care import calc_hazards
from .model import Result
from .params import Params
from .plan import WEEKS
from .relapse import calc_wave

CLEAR_CHANGE = 5  # lowe2004: the smallest change that matters for one person, points


@dataclass(frozen=True)
class Shares:
    """A group at one week; shares run from 0 to 1, harms count up to and including that week.

    Attributes
    ----------
    week : int
    mean_score, improvement : float
        Mean score, and mean fall since week 0, points.
    response, remission, improved, worse : float
        Score halved; score below 5; any fall; a rise of at least 5 points.
    side_effect : float
        Of all people, any side effect in the year.
    stopped_medication, stopped_therapy, dropped_out, relapsed : float
        Of all people, up to this week.
    discontinuation_symptoms : float
        Of all people, among stops up to this week.
    """

    week: int
    mean_score: float
    improvement: float
    response: float
    remission: float
    improved: float
    worse: float
    side_effect: float
    stopped_medication: float
    stopped_therapy: float
    dropped_out: float
    relapsed: float
    discontinuation_symptoms: float


def calc_shares(result: Result, week: int) -> Shares:
    """Means and shares of the group at one week.

    Parameters
    ----------
    result : Result
    week : int
        0 to 52.

    Returns
    -------
    Shares

    Raises
    ------
    ValueError
        If the week lies outside the year.
    """
    if not 0 <= week <= WEEKS:
        raise ValueError(f"week must lie in 0 to {WEEKS} weeks, got {week}")
    change = result.score[:, week].astype(int) - result.score[:, 0]
    symptoms = result.discontinuation_symptoms & (result.stopped_medication <= week)
    return Shares(
        week=week,
        mean_score=float(result.score[:, week].mean()),
        improvement=float(-change.mean()),
        response=float(result.response[:, week].mean()),
        remission=float(result.remission[:, week].mean()),
        improved=float((change < 0).mean()),
        worse=float((change >= CLEAR_CHANGE).mean()),
        side_effect=float(result.side_effect.mean()),
        stopped_medication=float((result.stopped_medication <= week).mean()),
        stopped_therapy=float((result.stopped_therapy <= week).mean()),
        dropped_out=float((result.dropped_out <= week).mean()),
        relapsed=float((result.relapse <= week).mean()),
        discontinuation_symptoms=float(symptoms.mean()),
    )


def calc_relapse_risk(params: Params, kept: bool, sessions: int = 0, weeks: int = WEEKS) -> float:
    """Share of responders to medication who relapse within ``weeks`` of keeping or stopping it.

    Parameters
    ----------
    params : Params
    kept : bool
        True if medication goes on, False if it stops at week 0 of this count.
    sessions : int
        Therapy sessions had before.
    weeks : int
        0 to 52.

    Returns
    -------
    float
        0 to 1, exact for these hazards.

    Raises
    ------
    ValueError
        If ``weeks`` lies outside 0 to 52.

    Notes
    -----
    Assumes everyone keeps to the choice, as the hazards are stated for that.
    Source: ``geddes2003``, ``kato2021``.
    """
    if not 0 <= weeks <= WEEKS:
        raise ValueError(f"weeks must lie in 0 to {WEEKS} weeks, got {weeks}")
    steady, added = calc_hazards(params, np.array(kept), np.array(sessions))
    return float(1 - np.exp(-np.sum(steady + added * calc_wave(np.arange(weeks)))))
