"""Pool again without each study in turn, all of them at once.

Imports numpy and scipy; no files, no words.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from .spread import CLOSE, check_studies, fit_reml

_STEPS = 50  # as many as one fit of ``fit_reml`` may take


@dataclass(frozen=True)
class LeftOut:
    """What is left of a pooled effect without each study; the first is without the first study.

    Attributes
    ----------
    estimates, lows, highs : ndarray of float, shape (k,)
        Mean of the true effects and its confidence interval, on the scale of pooling.
    tau2 : ndarray of float, shape (k,)
        Variance of the true effects between the studies that are left, never negative.
    """

    estimates: np.ndarray
    lows: np.ndarray
    highs: np.ndarray
    tau2: np.ndarray


def leave_one_out(effects: ArrayLike, variances: ArrayLike, level: float = 0.95) -> LeftOut:
    """Pool k times by REML with Knapp-Hartung intervals, each time without one study.

    Parameters
    ----------
    effects, variances : array_like of float, shape (k,)
        As in `pool`; k of 3 or more.
    level : float
        Confidence, between 0 and 1.

    Returns
    -------
    LeftOut

    Raises
    ------
    ValueError
        As in `pool`, or if fewer than three studies.

    Notes
    -----
    Exact: the same estimator as k calls of `pool`, from the same starts and to the same closeness.
    Only the order of the sums differs, since all fits take a step together; a fit that has not come
    to rest by then is made alone, as `pool` makes it.
    """
    y, v = check_studies(effects, variances, 3)
    if not 0 < level < 1:
        raise ValueError(f"level must lie between 0 and 1, got {level!r}")
    df = len(y) - 2
    tau2 = _fit_all(y, v)
    weights = _weigh(v, tau2)
    total = weights.sum(axis=1)
    means = weights @ y / total
    scale = (weights * (y - means[:, None]) ** 2).sum(axis=1) / df
    scale[tau2 == 0] = np.maximum(scale[tau2 == 0], 1.0)  # as in ``pool``
    reach = special.stdtrit(df, (1 + level) / 2) * np.sqrt(scale / total)
    return LeftOut(means, means - reach, means + reach, tau2)


def _weigh(v: np.ndarray, tau2: np.ndarray) -> np.ndarray:
    """Weights, a row for each study left out: its own is zero there."""
    weights = 1 / (v + tau2[:, None])
    np.fill_diagonal(weights, 0.0)
    return weights


def _fit_all(y: np.ndarray, v: np.ndarray) -> np.ndarray:
    y = y - y.mean()  # so that no digits are lost in sums of squares
    tau2 = _start(y, v)
    close = CLOSE * (tau2 + np.min(v))
    for _ in range(_STEPS):
        step = np.maximum(_score(y, v, tau2), -tau2)
        moving = np.abs(step) > close
        if not moving.any():
            return tau2
        tau2 = np.where(moving, tau2 + step, tau2)
    for place in np.flatnonzero(moving):
        rest_y, rest_v = np.delete(y, place), np.delete(v, place)
        tau2[place] = fit_reml(rest_y, rest_v, np.ones((len(rest_y), 1)))
    return tau2


def _start(y: np.ndarray, v: np.ndarray) -> np.ndarray:
    """The best of three starts for each fit, as ``fit_reml`` chooses it."""
    k = len(y) - 1
    rest = np.where(np.eye(len(y), dtype=bool), np.nan, y)
    wide = np.maximum(0.0, np.nanvar(rest, axis=1, ddof=1) - (v.sum() - v) / k)
    starts = np.array([np.zeros_like(wide), wide, wide / 10])
    heights = np.array([_height(y, v, start) for start in starts])
    return np.take_along_axis(starts, heights.argmax(axis=0)[None], axis=0)[0]


def _height(y: np.ndarray, v: np.ndarray, tau2: np.ndarray) -> np.ndarray:
    """Restricted log-likelihood of each fit, but for a constant."""
    weights = _weigh(v, tau2)
    total, pulled = weights.sum(axis=1), weights @ y
    logs = np.log(v + tau2[:, None])
    spread = logs.sum(axis=1) - np.diagonal(logs)
    return -0.5 * (spread + np.log(total) + weights @ y**2 - pulled**2 / total)


def _score(y: np.ndarray, v: np.ndarray, tau2: np.ndarray) -> np.ndarray:
    """One step of Fisher scoring for each fit."""
    weights = _weigh(v, tau2)
    squares = weights * weights
    one, two, three = weights.sum(axis=1), squares.sum(axis=1), np.vecdot(squares, weights)
    means = weights @ y / one
    rest = squares @ y**2 - 2 * means * (squares @ y) + means**2 * two
    curve = two - 2 * three / one + (two / one) ** 2
    return (rest - one + two / one) / curve
