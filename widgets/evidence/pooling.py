"""Random-effects meta-analysis: pool, heterogeneity, and prediction.

Imports numpy and scipy; no files, no words. Written here because the common Python package for it
has no REML, and lets its between-study variance fall below zero when studies agree too well; here
it is never negative. Agrees with R's ``metafor`` in definitions; see the notes of each function.
What stands beside it (the variance between studies, Egger's test, averaging, leave-one-out) is
offered here too.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike
from scipy import stats

from .asymmetry import Asymmetry, calc_egger
from .averaging import RHO, average_rows
from .influence import LeftOut, leave_one_out
from .numeric import to_numbers
from .spread import METHODS, Method, calc_q, calc_tau2, check_choice, check_studies

__all__ = [
    "INTERVALS",
    "METHODS",
    "RHO",
    "Asymmetry",
    "Interval",
    "LeftOut",
    "Method",
    "Pool",
    "average_rows",
    "calc_egger",
    "calc_tau2",
    "leave_one_out",
    "pool",
]

Interval = Literal["knapp-hartung", "normal"]

INTERVALS: tuple[Interval, ...] = ("knapp-hartung", "normal")


@dataclass(frozen=True)
class Pool:
    """What k studies say together, on the scale they were pooled on.

    Attributes
    ----------
    k : int
        Studies.
    estimate, low, high : float
        Mean of the true effects and its 95% (``level``) confidence interval.
    se : float
        Standard error of the mean, on the scale of pooling.
    tau2 : float
        Variance of the true effects between studies, squared units of the effect, never negative.
    i2, i2_tau : float
        Share of the variance that is not sampling error, 0 to 1: from Q, and from ``tau2``.
    q, q_p : float
        Cochran's Q, and its p value on k - 1 degrees of freedom.
    predict_low, predict_high : float or None
        Where the true effect of a new study may lie; None if it cannot be known (k below 3).
    method, interval : str
        How ``tau2`` was estimated; how the interval was made.
    level : float
        Confidence, 0 to 1.
    """

    k: int
    estimate: float
    low: float
    high: float
    se: float
    tau2: float
    i2: float
    i2_tau: float
    q: float
    q_p: float
    predict_low: float | None
    predict_high: float | None
    method: str
    interval: str
    level: float

    def transform(self, back: Callable[[float], float]) -> "Pool":
        """Return the same with its points on another scale, such as ``math.exp`` of log ratios.

        Parameters
        ----------
        back : callable
            A rising function. ``se``, ``tau2`` and Q stay on the scale of pooling.

        Returns
        -------
        Pool
        """

        def move(value: float | None) -> float | None:
            return None if value is None else float(back(value))

        return replace(
            self,
            estimate=float(back(self.estimate)),
            low=float(back(self.low)),
            high=float(back(self.high)),
            predict_low=move(self.predict_low),
            predict_high=move(self.predict_high),
        )


def pool(
    effects: ArrayLike,
    variances: ArrayLike,
    method: Method = "REML",
    interval: Interval = "knapp-hartung",
    level: float = 0.95,
) -> Pool:
    """Pool independent studies, each weighted by 1 / (its variance + ``tau2``).

    Parameters
    ----------
    effects : array_like of float, shape (k,)
        On a scale where sums make sense: Hedges g, log ratios, logits.
    variances : array_like of float, shape (k,)
        Squared standard errors, above zero.
    method : {"REML", "PM", "DL", "FE"}
        Restricted likelihood, Paule-Mandel, DerSimonian-Laird, or none (``tau2`` = 0: plain inverse
        variance).
    interval : {"knapp-hartung", "normal"}
        Scaled by what the studies show, on t with k - 1 degrees of freedom; or on the normal curve.
    level : float
        Confidence, between 0 and 1.

    Returns
    -------
    Pool

    Raises
    ------
    ValueError
        If fewer than two studies, unequal lengths, numbers that are not finite, a variance of zero
        or less, or an unknown method, interval or level.

    Notes
    -----
    DerSimonian & Laird 1986; Paule & Mandel 1982; Viechtbauer 2005 (REML); Knapp & Hartung 2003;
    Higgins, Thompson & Spiegelhalter 2009 (prediction, t with k - 2). Where ``tau2`` is zero the
    Knapp-Hartung scale is not let below 1, so that studies which happen to agree do not get an
    interval narrower than their own sampling error (Röver and others 2015). With ``FE`` there is
    no spread to predict from, and no prediction interval.
    """
    y, v = check_studies(effects, variances, 2)
    check_choice("method", method, METHODS)
    check_choice("interval", interval, INTERVALS)
    if not 0 < to_numbers("level", level) < 1:
        raise ValueError(f"level must lie between 0 and 1, got {level!r}")
    k = len(y)
    tau2 = calc_tau2(y, v, method)
    weights = 1 / (v + tau2)
    mean = float(weights @ y / weights.sum())
    se = float(weights.sum() ** -0.5)
    reach = float(stats.norm.ppf((1 + level) / 2))
    if interval == "knapp-hartung":
        scale = float(weights @ (y - mean) ** 2) / (k - 1)
        se *= max(scale, 1.0 if tau2 == 0 else 0.0) ** 0.5
        reach = float(stats.t.ppf((1 + level) / 2, k - 1))
    predict_low = predict_high = None
    if k > 2 and method != "FE":
        width = float(stats.t.ppf((1 + level) / 2, k - 2)) * (tau2 + se**2) ** 0.5
        predict_low, predict_high = mean - width, mean + width
    q = calc_q(y, v)
    return Pool(
        k=k,
        estimate=mean,
        low=mean - reach * se,
        high=mean + reach * se,
        se=se,
        tau2=tau2,
        i2=max(0.0, 1 - (k - 1) / q) if q > 0 else 0.0,
        i2_tau=tau2 / (tau2 + _calc_typical(v)),
        q=q,
        q_p=float(stats.chi2.sf(q, k - 1)),
        predict_low=predict_low,
        predict_high=predict_high,
        method=method,
        interval=interval,
        level=level,
    )


def _calc_typical(v: np.ndarray) -> float:
    """Sampling variance of a typical study (Higgins & Thompson 2002, formula 9)."""
    weights = 1 / v
    total = weights.sum()
    return float((len(v) - 1) * total / (total**2 - weights @ weights))
