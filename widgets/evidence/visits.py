"""A trial in which people leave early: ways to compare the groups at the last visit.

Imports numpy and scipy; no files, no words.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy import optimize

from .numeric import to_numbers


@dataclass(frozen=True)
class Difference:
    """Treated minus control at the last visit.

    Attributes
    ----------
    people : int
        Whose scores were used.
    difference, se : float
        In points of the scale; below zero if the treated fell further.
    """

    people: int
    difference: float
    se: float


def carry_last(changes: ArrayLike) -> np.ndarray:
    """Return the last change of each person that was seen (LOCF).

    Parameters
    ----------
    changes : array_like of float, shape (n, visits)
        Points since baseline; ``nan`` where a person was not seen.

    Returns
    -------
    ndarray of float, shape (n,)
        ``nan`` for a person who was never seen.

    Raises
    ------
    ValueError
        If there is not one row for each person, with numbers only.

    Notes
    -----
    Right only if nobody changes after leaving.
    """
    y = to_numbers("changes", changes)
    if y.ndim != 2 or not y.shape[1]:
        raise ValueError("changes must have one row a person, with a place for each visit.")
    back = np.isfinite(y)[:, ::-1].argmax(axis=1)  # visits since the last that was made
    last: np.ndarray = y[np.arange(len(y)), y.shape[1] - 1 - back]
    return last


def compare_completers(changes: ArrayLike, treated: ArrayLike, baseline: ArrayLike) -> Difference:
    """Compare those who came to the last visit, allowing for the baseline (ANCOVA).

    Parameters
    ----------
    changes : array_like of float, shape (n, visits)
        Points since baseline; ``nan`` where a person was not seen.
    treated : array_like of bool, shape (n,)
    baseline : array_like of float, shape (n,)
        Points at the start.

    Returns
    -------
    Difference

    Raises
    ------
    ValueError
        If shapes do not fit, a baseline is missing, or fewer than two people of a group are left.

    Notes
    -----
    Right only if those who left are like those who stayed.
    """
    y, arm, start = _check(changes, treated, baseline)
    last = y[:, -1]
    seen = np.isfinite(last)
    design = np.column_stack([np.ones(seen.sum()), arm[seen], start[seen]])
    inner = np.linalg.inv(design.T @ design)
    beta = inner @ (design.T @ last[seen])
    rest = last[seen] - design @ beta
    noise = rest @ rest / (len(rest) - design.shape[1])
    return Difference(int(seen.sum()), float(beta[1]), float((noise * inner[1, 1]) ** 0.5))


def compare_repeated(changes: ArrayLike, treated: ArrayLike, baseline: ArrayLike) -> Difference:
    """Compare the groups at the last visit from every visit that anybody made (MMRM).

    Parameters
    ----------
    changes, treated, baseline
        As in `compare_completers`.

    Returns
    -------
    Difference

    Raises
    ------
    ValueError
        As in `compare_completers`, or if the fit does not settle.

    Notes
    -----
    Means by visit and group, baseline by visit, one free covariance of the visits (unstructured),
    REML; standard error from the fitted covariance. Right if leaving depends on nothing but what
    was seen before (Mallinckrodt and others 2008).
    """
    y, arm, start = _check(changes, treated, baseline)
    seen = np.isfinite(y)
    visits = y.shape[1]
    columns = np.arange(3)  # one, group, baseline
    patterns = []
    for pattern in np.unique(seen[seen.any(axis=1)], axis=0):
        who = (seen == pattern).all(axis=1)
        own = np.column_stack([np.ones(who.sum()), arm[who], start[who] - start.mean()])
        patterns.append((np.flatnonzero(pattern), own, y[np.ix_(who, pattern)]))

    def solve(theta: np.ndarray) -> tuple:
        """REML height to lower, the coefficients and their covariance."""
        root = np.zeros((visits, visits))
        root[np.tril_indices(visits)] = theta
        root[np.diag_indices(visits)] = np.exp(np.diag(root))
        cov = root @ root.T
        inner = np.zeros((3, visits, 3, visits))
        right = np.zeros((3, visits))
        height = 0.0
        for at, own, values in patterns:
            part = cov[np.ix_(at, at)]
            inverse = np.linalg.inv(part)
            height += len(own) * np.linalg.slogdet(part)[1]
            height += np.einsum("ia,ab,ib->", values, inverse, values)
            block = np.einsum("ip,iq,ab->paqb", own, own, inverse)
            inner[np.ix_(columns, at, columns, at)] += block
            right[:, at] += own.T @ values @ inverse
        flat, side = inner.reshape(3 * visits, 3 * visits), right.ravel()
        beta = np.linalg.solve(flat, side)
        return height - side @ beta + np.linalg.slogdet(flat)[1], beta, flat

    first = np.diag(np.log(np.nanstd(y, axis=0)))
    fit = optimize.minimize(
        lambda theta: solve(theta)[0], first[np.tril_indices(visits)], method="BFGS"
    )
    if np.abs(fit.jac).max() > 0.01:
        raise ValueError("The repeated-measures model did not settle on these visits.")
    _, beta, flat = solve(fit.x)
    place = 2 * visits - 1  # the last visit of the group column
    return Difference(
        int(seen.any(axis=1).sum()),
        float(beta[place]),
        float(np.linalg.inv(flat)[place, place] ** 0.5),
    )


def _check(
    changes: ArrayLike, treated: ArrayLike, baseline: ArrayLike
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    y, arm = to_numbers("changes", changes), np.asarray(treated, dtype=bool)
    start = to_numbers("baseline", baseline)
    if y.ndim != 2 or not ((len(y),) == arm.shape == start.shape):
        raise ValueError("changes must have one row a person; treated and baseline one entry.")
    if not np.isfinite(start).all():
        raise ValueError("Every person needs a score at baseline.")
    left = np.isfinite(y[:, -1:])[:, 0] if y.shape[1] else np.zeros(len(y), dtype=bool)
    if min((left & arm).sum(), (left & ~arm).sum()) < 2:
        raise ValueError("Each group needs two or more people at the last visit.")
    return y, arm, start
