"""The variance of the true effects between studies, by four methods, and Cochran's Q.

Imports numpy and scipy; no files, no words. It is never below zero here, even where studies agree
better than chance would have it.
"""

from collections.abc import Sequence
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike
from scipy import optimize

from .numeric import to_numbers

Method = Literal["REML", "PM", "DL", "FE"]

METHODS: tuple[Method, ...] = ("REML", "PM", "DL", "FE")
CLOSE = 1e-10  # of a step, as a share of what it moves
_STEPS = 50  # REML takes 5 to 10 on real trials


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
    y, v = check_studies(effects, variances, 2)
    check_choice("method", method, METHODS)
    if method == "FE":
        return 0.0
    if method == "DL":
        weights = 1 / v
        spread = weights.sum() - weights @ weights / weights.sum()
        return max(0.0, float((calc_q(y, v) - (len(y) - 1)) / spread))
    if method == "PM":
        return _solve_paule_mandel(y, v)
    return fit_reml(y, v, np.ones((len(y), 1)))


def check_studies(
    effects: ArrayLike, variances: ArrayLike, least: int
) -> tuple[np.ndarray, np.ndarray]:
    """Return both as arrays of float, or say in a ``ValueError`` what is wrong with them."""
    y, v = to_numbers("effects", effects), to_numbers("variances", variances)
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


def check_choice(name: str, value: str, known: Sequence[str]) -> None:
    """Refuse a name that is not known, and list those that are."""
    if value not in known:
        raise ValueError(f"{name} must be one of {', '.join(known)}, got {value!r}")


def calc_q(y: np.ndarray, v: np.ndarray, tau2: float = 0.0) -> float:
    """Return the weighted squares about the mean; at ``tau2`` = 0, Cochran's Q."""
    weights = 1 / (v + tau2)
    return float(weights @ (y - weights @ y / weights.sum()) ** 2)


def _solve_paule_mandel(y: np.ndarray, v: np.ndarray) -> float:
    """The ``tau2`` at which the weighted squares are as many as their degrees of freedom."""
    df = len(y) - 1
    if calc_q(y, v) <= df:
        return 0.0
    top = float(np.sum((y - y.mean()) ** 2)) / df  # here the weighted squares are below df
    return float(optimize.brentq(lambda tau2: calc_q(y, v, tau2) - df, 0, top, xtol=CLOSE))


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


def fit_reml(y: np.ndarray, v: np.ndarray, design: np.ndarray) -> float:
    """Fisher scoring from the best of three starts; a step that lowers the likelihood is halved.

    Where the highest likelihood is below zero the answer is zero. With very few or very unequal
    studies scoring can be slow; then the summit is looked for between its neighbours.
    """
    wide = max(0.0, float(y.var(ddof=1) - v.mean()))
    tau2 = max((0.0, wide, wide / 10), key=lambda start: _calc_reml(y, v, design, start)[0])
    height, slope, curve = _calc_reml(y, v, design, tau2)
    for _ in range(_STEPS):
        step = max(slope / curve, -tau2)
        if abs(step) <= CLOSE * (tau2 + float(v.min())):
            return tau2
        new = _calc_reml(y, v, design, tau2 + step)
        while new[0] < height and abs(step) > CLOSE * (tau2 + float(v.min())):
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
        options={"xatol": CLOSE * tau2},
    )
    return float(found.x) if -found.fun >= height else tau2
