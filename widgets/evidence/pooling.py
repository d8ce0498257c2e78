"""Random-effects meta-analysis: pool, heterogeneity, prediction, small studies, leave-one-out.

Imports numpy and scipy; no files, no words. Written here because the common Python package for it
has no REML, and lets its between-study variance fall below zero when studies agree too well; here
it is never negative. Agrees with R's ``metafor`` in definitions; see the notes of each function.
"""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike
from scipy import optimize, stats

Method = Literal["REML", "PM", "DL", "FE"]
Interval = Literal["knapp-hartung", "normal"]

METHODS: tuple[Method, ...] = ("REML", "PM", "DL", "FE")
INTERVALS: tuple[Interval, ...] = ("knapp-hartung", "normal")
RHO = 0.5  # chosen: correlation of two results of one comparison, as in metapsy_psyctr
_STEPS = 50  # REML takes 5 to 10 on real trials
_CLOSE = 1e-10


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


@dataclass(frozen=True)
class Asymmetry:
    """Do small studies show other effects than large ones?

    Attributes
    ----------
    slope, se : float
        Change in the effect for one unit more of standard error, and its standard error.
    limit : float
        The effect at a standard error of zero: what an endlessly large study would show.
    statistic, p : float
        ``slope / se``, and its two-sided p value.
    df : int or None
        Degrees of freedom of t; None for z.
    tau2 : float or None
        Left between studies after the slope; None in the classical test.
    """

    slope: float
    se: float
    limit: float
    statistic: float
    p: float
    df: int | None
    tau2: float | None


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
    y, v = _check(effects, variances, 2)
    _check_choice("method", method, METHODS)
    _check_choice("interval", interval, INTERVALS)
    if not 0 < level < 1:
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
    q = _calc_q(y, v)
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


def calc_tau2(effects: ArrayLike, variances: ArrayLike, method: Method = "REML") -> float:
    """Variance of the true effects between studies.

    Parameters
    ----------
    effects, variances : array_like of float, shape (k,)
        As in `pool`.
    method : {"REML", "PM", "DL", "FE"}

    Returns
    -------
    float
        Squared units of the effect, zero or more.

    Raises
    ------
    ValueError
        As in `pool`.
    """
    y, v = _check(effects, variances, 2)
    _check_choice("method", method, METHODS)
    if method == "FE":
        return 0.0
    if method == "DL":
        weights = 1 / v
        spread = weights.sum() - weights @ weights / weights.sum()
        return max(0.0, float((_calc_q(y, v) - (len(y) - 1)) / spread))
    if method == "PM":
        return _solve_paule_mandel(y, v)
    return _fit_reml(y, v, np.ones((len(y), 1)))


def calc_egger(
    effects: ArrayLike, variances: ArrayLike, kind: Literal["mixed", "classic"] = "mixed"
) -> Asymmetry:
    """Egger's test: does the effect change with the standard error?

    Parameters
    ----------
    effects, variances : array_like of float, shape (k,)
        As in `pool`; k of 3 or more.
    kind : {"mixed", "classic"}
        A random-effects regression on the standard error (REML, z), or Egger's weighted least
        squares (t with k - 2 degrees of freedom).

    Returns
    -------
    Asymmetry

    Raises
    ------
    ValueError
        As in `pool`, if fewer than three studies, or if all standard errors are equal.

    Notes
    -----
    Egger and others 1997; Sterne & Egger 2005. Asymmetry is not proof of missing trials: small
    trials may also have other patients or weaker methods, and with g the standard error grows with
    the effect itself.
    """
    y, v = _check(effects, variances, 3)
    _check_choice("kind", kind, ("mixed", "classic"))
    errors = np.sqrt(v)
    if np.ptp(errors) <= _CLOSE * errors.mean():
        raise ValueError("All standard errors are equal, so no slope on them can be found.")
    design = np.column_stack([np.ones_like(y), errors])
    tau2 = _fit_reml(y, v, design) if kind == "mixed" else 0.0
    weights = 1 / (v + tau2)
    inner = np.linalg.inv((design.T * weights) @ design)
    limit, slope = (inner @ (design.T @ (weights * y))).tolist()
    if kind == "mixed":
        se = float(inner[1, 1] ** 0.5)
        z = slope / se
        return Asymmetry(slope, se, limit, z, float(2 * stats.norm.sf(abs(z))), None, tau2)
    df = len(y) - 2
    rest = y - limit - slope * errors
    se = float((weights @ rest**2 / df * inner[1, 1]) ** 0.5)
    t = slope / se if se > 0 else float(np.copysign(np.inf, slope))
    return Asymmetry(slope, se, limit, t, float(2 * stats.t.sf(abs(t), df)), df, None)


def leave_one_out(
    effects: ArrayLike,
    variances: ArrayLike,
    method: Method = "REML",
    interval: Interval = "knapp-hartung",
    level: float = 0.95,
) -> tuple[Pool, ...]:
    """Pool k times, each time without one study.

    Parameters
    ----------
    effects, variances, method, interval, level
        As in `pool`; k of 3 or more.

    Returns
    -------
    tuple of Pool, length k
        The first is without the first study.

    Raises
    ------
    ValueError
        As in `pool`, or if fewer than three studies.
    """
    y, v = _check(effects, variances, 3)
    kept = ~np.eye(len(y), dtype=bool)
    return tuple(pool(y[row], v[row], method, interval, level) for row in kept)


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
    y, v = _check(effects, variances, 1)
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


def _check(effects: ArrayLike, variances: ArrayLike, least: int) -> tuple[np.ndarray, np.ndarray]:
    y, v = np.asarray(effects, dtype=float), np.asarray(variances, dtype=float)
    if y.ndim != 1 or y.shape != v.shape:
        raise ValueError(
            f"effects and variances must be two lists of one length, got {y.shape} and {v.shape}"
        )
    if len(y) < least:
        raise ValueError(f"This needs {least} or more studies, got {len(y)}.")
    if not (np.isfinite(y).all() and np.isfinite(v).all()):
        raise ValueError("Every effect and every variance must be a finite number.")
    if (v <= 0).any():
        place = int(np.argmax(v <= 0))
        raise ValueError(f"A variance must be above zero; number {place + 1} is {v[place]:g}.")
    return y, v


def _check_choice(name: str, value: str, known: Sequence[str]) -> None:
    if value not in known:
        raise ValueError(f"{name} must be one of {', '.join(known)}, got {value!r}")


def _calc_q(y: np.ndarray, v: np.ndarray, tau2: float = 0.0) -> float:
    """Weighted squares about the mean; at ``tau2`` = 0, Cochran's Q."""
    weights = 1 / (v + tau2)
    return float(weights @ (y - weights @ y / weights.sum()) ** 2)


def _calc_typical(v: np.ndarray) -> float:
    """Sampling variance of a typical study (Higgins & Thompson 2002, formula 9)."""
    weights = 1 / v
    total = weights.sum()
    return float((len(v) - 1) * total / (total**2 - weights @ weights))


def _solve_paule_mandel(y: np.ndarray, v: np.ndarray) -> float:
    """The ``tau2`` at which the weighted squares are as many as their degrees of freedom."""
    df = len(y) - 1
    if _calc_q(y, v) <= df:
        return 0.0
    top = float(np.sum((y - y.mean()) ** 2)) / df  # here the weighted squares are below df
    return float(optimize.brentq(lambda tau2: _calc_q(y, v, tau2) - df, 0, top, xtol=_CLOSE))


def _calc_reml(y: np.ndarray, v: np.ndarray, design: np.ndarray, tau2: float) -> tuple:
    """Restricted log-likelihood (but for a constant), its slope and its expected curvature."""
    w = 1 / (v + tau2)
    weighted = design.T * w
    inner = weighted @ design
    inverse = np.linalg.inv(inner)
    rest = w * (y - design @ (inverse @ (weighted @ y)))
    height = -0.5 * (-np.log(w).sum() + np.linalg.slogdet(inner)[1] + rest @ (rest / w))
    second = inverse @ ((weighted * w) @ design)
    third = inverse @ ((weighted * w**2) @ design)
    trace = w.sum() - np.trace(second)
    curve = w @ w - 2 * np.trace(third) + np.trace(second @ second)
    return float(height), float(0.5 * (rest @ rest - trace)), float(0.5 * curve)


def _fit_reml(y: np.ndarray, v: np.ndarray, design: np.ndarray) -> float:
    """Fisher scoring from the best of three starts; a step that lowers the likelihood is halved.

    Where the highest likelihood is below zero the answer is zero. With very few or very unequal
    studies scoring can be slow; then the summit is looked for between its neighbours.
    """
    wide = max(0.0, float(y.var(ddof=1) - v.mean()))
    tau2 = max((0.0, wide, wide / 10), key=lambda start: _calc_reml(y, v, design, start)[0])
    height, slope, curve = _calc_reml(y, v, design, tau2)
    for _ in range(_STEPS):
        step = max(slope / curve, -tau2)
        if abs(step) <= _CLOSE * (tau2 + float(v.min())):
            return tau2
        new = _calc_reml(y, v, design, tau2 + step)
        while new[0] < height and abs(step) > _CLOSE * (tau2 + float(v.min())):
            step /= 2
            new = _calc_reml(y, v, design, tau2 + step)
        if new[0] < height:
            return tau2
        tau2 += step
        height, slope, curve = new
    found = optimize.minimize_scalar(
        lambda x: -_calc_reml(y, v, design, x)[0],
        bounds=(tau2 / 2, 2 * tau2),
        method="bounded",
        options={"xatol": _CLOSE * tau2},
    )
    return float(found.x) if -found.fun >= height else tau2
