"""Weighted shares of a population from a survey, with the error of its design; and alpha.

No files, no words.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy import stats

from .numeric import to_numbers


@dataclass(frozen=True)
class Share:
    """A share of a population.

    Attributes
    ----------
    n : int
        Persons asked.
    share, se : float
        0 to 1; the standard error allows for weights, strata and clusters.
    degrees : int
        Degrees of freedom: clusters less strata.
    """

    n: int
    share: float
    se: float
    degrees: int

    @property
    def interval(self) -> tuple[float, float]:
        """The 95% interval, 0 to 1: on the logit and with Student's t.

        As R's survey::svyciprop has it. Nobody, or everybody, has no such interval: both ends
        are then ``nan``.
        """
        inside = self.share * (1 - self.share)
        if inside <= 0:
            return (np.nan, np.nan)
        reach = stats.t.ppf(0.975, self.degrees) * self.se / inside
        middle = np.log(self.share / (1 - self.share))
        low, high = 1 / (1 + np.exp(-(middle + reach * np.array([-1, 1]))))
        return float(low), float(high)


def estimate_share(
    has: ArrayLike,
    weights: ArrayLike,
    strata: Sequence,
    clusters: Sequence,
    among: ArrayLike | None = None,
) -> Share:
    """Weighted share of people who have something.

    Parameters
    ----------
    has : array_like of bool, shape (n,)
    weights : array_like of float, shape (n,)
        People in the population that each person asked stands for, above zero.
    strata, clusters : sequence, length n
        The design: clusters are drawn within strata.
    among : array_like of bool, shape (n,), optional
        The group the share is of. Others stay in for the design, as they must.

    Returns
    -------
    Share

    Raises
    ------
    ValueError
        If empty, of unequal length, a weight is not above zero, nobody is in the group, or a
        stratum has only one cluster.

    Notes
    -----
    Standard error by linearisation, clusters drawn with replacement (Lumley 2010, chapter 2).
    """
    have, w = np.asarray(has, dtype=bool), to_numbers("weights", weights)
    inside = np.ones(have.shape, dtype=bool) if among is None else np.asarray(among, dtype=bool)
    if have.ndim != 1:
        raise ValueError("has must be one list, with a true or false for each person.")
    if not (have.shape == w.shape == inside.shape == (len(strata),) == (len(clusters),)):
        raise ValueError("has, weights, strata, clusters and among must be of one length.")
    if not inside.any():
        raise ValueError("Nobody is in this group.")
    if not (np.isfinite(w).all() and (w > 0).all()):
        raise ValueError("Every weight must be a number above zero.")
    total = w[inside].sum()
    share = float(w[inside & have].sum() / total)
    pull = np.where(inside, w * (have - share) / total, 0.0)
    pairs, cluster = np.unique(
        np.column_stack([np.asarray(strata, dtype=str), np.asarray(clusters, dtype=str)]),
        axis=0,
        return_inverse=True,
    )
    sums = np.bincount(cluster.ravel(), pull)
    variance = 0.0
    for stratum in np.unique(pairs[:, 0]):
        part = sums[pairs[:, 0] == stratum]
        if len(part) < 2:
            raise ValueError(f"Stratum {stratum} has one cluster; its error cannot be known.")
        variance += len(part) * float(part.var(ddof=1))
    degrees = len(pairs) - len(np.unique(pairs[:, 0]))
    return Share(int(inside.sum()), share, variance**0.5, degrees)


def calc_alpha(items: ArrayLike) -> float:
    """Cronbach's alpha: how far the items of a questionnaire move together.

    Parameters
    ----------
    items : array_like of float, shape (n, m)
        Points of n people on m items.

    Returns
    -------
    float
        At most 1.

    Raises
    ------
    ValueError
        If fewer than two people or two items, a number is missing, or all totals are equal.

    Notes
    -----
    Cronbach 1951; each person counts once.
    """
    points = to_numbers("items", items)
    if points.ndim != 2 or min(points.shape) < 2:
        raise ValueError(f"This needs two or more people and items, got shape {points.shape}.")
    if not np.isfinite(points).all():
        raise ValueError("Every item must be answered.")
    total = points.sum(axis=1).var(ddof=1)
    if total == 0:
        raise ValueError("All totals are equal, so alpha cannot be known.")
    m = points.shape[1]
    return float(m / (m - 1) * (1 - points.var(axis=0, ddof=1).sum() / total))
