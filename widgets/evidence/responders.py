"""Trials that count people with a response: choose some, one row a trial, pool their risk ratios.

Imports the sums beside it; no files, no words.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from .pooling import Pool, pool
from .rates import calc_log_risk_ratios
from .records import Response


@dataclass(frozen=True)
class Counted:
    """One trial: its therapy groups put together, and its control group.

    Attributes
    ----------
    study : str
        First author and year.
    improved, people, control_improved, control_people : int
        Persons.
    """

    study: str
    improved: int
    people: int
    control_improved: int
    control_people: int


@dataclass(frozen=True)
class Ratio:
    """A pooled risk ratio.

    Attributes
    ----------
    pool : Pool
        Its points are ratios: above one if a response is more common in therapy.
    corrected : int
        Trials that had half a person added, as in `calc_log_risk_ratios` with ``empty``.
    """

    pool: Pool
    corrected: int


def pick_responses(
    rows: Iterable[Response],
    therapy: str | None = None,
    low_bias: bool = False,
    years: tuple[int, int] | None = None,
) -> tuple[Response, ...]:
    """Rows that fit every choice; None is no choice.

    Parameters
    ----------
    rows : iterable of Response
    therapy : str, optional
        As the database writes it.
    low_bias : bool
        Whether only trials at low risk of bias are kept.
    years : tuple of int, optional
        First and last year, both kept.

    Returns
    -------
    tuple of Response
        May be empty.
    """
    return tuple(
        row
        for row in rows
        if (therapy is None or row.therapy == therapy)
        and (row.low_bias or not low_bias)
        and (years is None or years[0] <= row.year <= years[1])
    )


def merge_arms(rows: Iterable[Response]) -> tuple[Counted, ...]:
    """One row for each trial, in order of first appearance, so that nobody counts twice.

    Parameters
    ----------
    rows : iterable of Response

    Returns
    -------
    tuple of Counted

    Notes
    -----
    The therapy groups of a trial are added up. Its control group stands beside each of them in the
    database and is counted once: control groups of one trial with the same number of people are
    one. Where their responders differ the higher number is taken, which favors therapy less.
    """
    trials: dict[str, list[Response]] = {}
    for row in rows:
        trials.setdefault(row.study, []).append(row)
    return tuple(_merge(study, arms) for study, arms in trials.items())


def _merge(study: str, arms: list[Response]) -> Counted:
    controls: dict[int, int] = {}
    for arm in arms:
        size = arm.control_people
        controls[size] = max(controls.get(size, 0), arm.control_improved)
    return Counted(
        study=study,
        improved=sum(arm.improved for arm in arms),
        people=sum(arm.people for arm in arms),
        control_improved=sum(controls.values()),
        control_people=sum(controls),
    )


def pool_risk_ratios(trials: Iterable[Counted]) -> Ratio:
    """Pool the risk ratios of trials: REML with a Knapp-Hartung interval, as `pool` does.

    Parameters
    ----------
    trials : iterable of Counted

    Returns
    -------
    Ratio

    Raises
    ------
    ValueError
        As in `pool` and `calc_log_risk_ratios`: two or more trials are needed.
    """
    counts = [(t.improved, t.people, t.control_improved, t.control_people) for t in trials]
    made = calc_log_risk_ratios(*np.array(counts, dtype=float).reshape(-1, 4).T)
    logs = pool(made.effects, made.variances)
    return Ratio(logs.transform(np.exp), int(made.corrected.sum()))
