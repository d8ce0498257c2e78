"""Do small studies show other effects than large ones? Egger's test, in two forms.

Imports numpy and scipy; no files, no words.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike
from scipy import stats

from .spread import CLOSE, check_choice, check_studies, fit_reml


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
    y, v = check_studies(effects, variances, 3)
    check_choice("kind", kind, ("mixed", "classic"))
    errors = np.sqrt(v)
    if np.ptp(errors) <= CLOSE * errors.mean():
        raise ValueError("All standard errors are equal, so no slope on them can be found.")
    design = np.column_stack([np.ones_like(y), errors])
    tau2 = fit_reml(y, v, design) if kind == "mixed" else 0.0
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
