"""Several results of one comparison become one, so that no trial counts twice.

Imports numpy; no files, no words.
"""

from collections.abc import Hashable, Sequence

import numpy as np
from numpy.typing import ArrayLike

from .spread import check_studies

RHO = 0.5  # chosen: correlation of two results of one comparison, as in metapsy_psyctr


def average_rows(
    effects: ArrayLike,
    variances: ArrayLike,
    groups: Sequence[Hashable],
    rho: float = RHO,
    weighted: bool = True,
) -> tuple[np.ndarray, np.ndarray, list[Hashable]]:
    """One averaged row for each comparison, so that none counts twice.

    Parameters
    ----------
    effects, variances : array_like of float, shape (m,)
        As in `pool`; one row will do.
    groups : sequence, length m
        What a row belongs to: rows with equal groups are averaged.
    rho : float
        Correlation of two rows of one group, 0 to below 1.
    weighted : bool
        The best average under this correlation, or the plain mean.

    Returns
    -------
    effects, variances : ndarray of float, shape (k,)
        Averages, and the variances of these averages.
    groups : list, length k
        In the order of their first row.

    Raises
    ------
    ValueError
        As in `pool`, if ``groups`` is of another length, or if ``rho`` is not from 0 to below 1.

    Notes
    -----
    Weighted: generalised least squares with equal correlations, the default of ``aggregate`` in
    ``metafor`` and what reproduces ``metapsy_psyctr``; a row much less exact than its neighbours
    can get a weight below zero. Plain: Borenstein and others 2009, chapter 24, variance
    ((1 - rho) sum v + rho (sum of square roots of v) squared) / m squared.
    """
    y, v = check_studies(effects, variances, 1)
    if len(groups) != len(y):
        raise ValueError(f"groups must have one entry a row: {len(y)} rows, {len(groups)} groups")
    if not 0 <= rho < 1:
        raise ValueError(f"rho must lie from 0 to below 1, got {rho!r}")
    place: dict[Hashable, int] = {}
    index = np.array([place.setdefault(group, len(place)) for group in groups])
    count, errors = np.bincount(index), np.sqrt(v)
    if not weighted:
        squares = (1 - rho) * np.bincount(index, v) + rho * np.bincount(index, errors) ** 2
        return np.bincount(index, y) / count, squares / count**2, list(place)
    # Sherman-Morrison: the inverse of equal correlations is (I - shared J) / (1 - rho)
    shared = rho / (1 + (count - 1) * rho)
    total = np.bincount(index, 1 / errors)
    exact = (np.bincount(index, 1 / v) - shared * total**2) / (1 - rho)
    pulled = np.bincount(index, y / v) - shared * total * np.bincount(index, y / errors)
    return pulled / (1 - rho) / exact, 1 / exact, list(place)
