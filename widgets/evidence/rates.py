"""Counts of people to logits and log risk ratios, with zero cells handled and marked."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from .numeric import to_numbers

ADDED = 0.5  # chosen: the usual correction, as in metapsy_response


@dataclass(frozen=True)
class Rates:
    """Counts on a scale that can be pooled.

    Attributes
    ----------
    effects, variances : ndarray of float, shape (k,)
    corrected : ndarray of bool, shape (k,)
        Where a cell was empty and half a person was added: say so beside the result.
    """

    effects: np.ndarray
    variances: np.ndarray
    corrected: np.ndarray


def calc_logits(events: ArrayLike, people: ArrayLike) -> Rates:
    """Logit of each share, with its variance.

    Parameters
    ----------
    events, people : array_like of float, shape (k,)
        Persons with the outcome, and all persons.

    Returns
    -------
    Rates
        Natural log of the odds. Where nobody or everybody had the outcome, half a person is added
        to both sides.

    Raises
    ------
    ValueError
        If empty, of unequal length, not finite, or not 0 <= events <= people with people above 0.
    """
    hits, misses = _check(events, people)
    corrected = (hits == 0) | (misses == 0)
    hits, misses = hits + ADDED * corrected, misses + ADDED * corrected
    return Rates(np.log(hits / misses), 1 / hits + 1 / misses, corrected)


def calc_log_risk_ratios(
    events: ArrayLike,
    people: ArrayLike,
    control_events: ArrayLike,
    control_people: ArrayLike,
    correct: Literal["empty", "all"] = "empty",
) -> Rates:
    """Log of the risk in one group over the risk in the other, with its variance.

    Parameters
    ----------
    events, people, control_events, control_people : array_like of float, shape (k,)
        Persons with the outcome, and all persons, in each group.
    correct : {"empty", "all"}
        Which studies get half a person added: those that cannot be counted without, or all.

    Returns
    -------
    Rates
        Natural logs; above zero if the outcome is more common than in the control group.

    Raises
    ------
    ValueError
        As in `calc_logits`, if the groups have unequal numbers of studies, or if ``correct`` is
        unknown.

    Notes
    -----
    ``empty``: where nobody in a group had the outcome, or everybody in both, half a person with and
    half a person without it are added to each group. ``all``: half a person with the outcome is
    added to each group of every study (Pettigrew, Gart & Thomas 1986), which pulls ratios of rare
    outcomes towards one; ``metapsy_response`` comes so, save for eight comparisons in which
    everybody in one group responded. A study in which nobody in either group had the outcome says
    little about the ratio; it is kept, with a wide variance, and marked.
    """
    hits, misses = _check(events, people)
    control_hits, control_misses = _check(control_events, control_people)
    if hits.shape != control_hits.shape:
        raise ValueError(
            f"both groups must have one entry a study, got {len(hits)} and {len(control_hits)}"
        )
    if correct not in ("empty", "all"):
        raise ValueError(f"correct must be empty or all, got {correct!r}")
    everybody = (misses == 0) & (control_misses == 0)
    corrected = (hits == 0) | (control_hits == 0) | everybody | (correct == "all")
    more = ADDED * corrected
    fewer = ADDED * (everybody if correct == "all" else corrected)
    hits, misses = hits + more, misses + fewer
    control_hits, control_misses = control_hits + more, control_misses + fewer
    everyone, control_everyone = hits + misses, control_hits + control_misses
    return Rates(
        np.log(hits / everyone) - np.log(control_hits / control_everyone),
        1 / hits - 1 / everyone + 1 / control_hits - 1 / control_everyone,
        corrected,
    )


def calc_recovery(recovered: float, finished: float, not_caseness: float) -> float:
    """Share who recovered among those ill enough at the start, as routine reports count it.

    Parameters
    ----------
    recovered, finished, not_caseness : float
        Persons: moved below the cut-offs; finished a course; were below the cut-offs at the start.

    Returns
    -------
    float
        0 to 1.

    Raises
    ------
    ValueError
        If nobody was above a cut-off at the start, or more recovered than could.
    """
    recovered, finished, not_caseness = to_numbers("counts", (recovered, finished, not_caseness))
    could = finished - not_caseness
    if could <= 0 or not 0 <= recovered <= could:
        raise ValueError(f"{recovered:g} cannot have recovered among {could:g}.")
    return float(recovered / could)


def _check(events: ArrayLike, people: ArrayLike) -> tuple[np.ndarray, np.ndarray]:
    """Persons with and without the outcome."""
    hits, all_ = to_numbers("events", events), to_numbers("people", people)
    if hits.ndim != 1 or hits.shape != all_.shape:
        raise ValueError(
            f"events and people must be two lists of one length, got {hits.shape} and {all_.shape}"
        )
    if len(hits) == 0:
        raise ValueError("There is no study to count in.")
    if not (np.isfinite(hits).all() and np.isfinite(all_).all()):
        raise ValueError("Every count must be a finite number.")
    wrong = (hits < 0) | (hits > all_) | (all_ <= 0)
    if wrong.any():
        place = int(np.argmax(wrong))
        raise ValueError(
            f"Events must lie between 0 and the number of people; study {place + 1} has "
            f"{hits[place]:g} of {all_[place]:g}."
        )
    return hits, all_ - hits
