"""The random part of the cohort model: who enters, and what chance holds for each person.

Imports numpy, scipy and the parameters only; randomness comes in as a generator.
"""

from dataclasses import dataclass
from math import erf, exp, pi, sqrt

import numpy as np
from scipy.special import ndtr, ndtri

from .params import Params
from .plan import WEEKS

TOP_SCORE = 27
QUIT_WEEKS = 8  # linde2015: trials of about 8 weeks, in which people stop for side effects


@dataclass(frozen=True)
class People:
    """Everything random about n people, drawn before any plan, so plans share the same people.

    Attributes
    ----------
    start_score : ndarray of float32, shape (n,)
        Measured score at week 0, whole points.
    start_true : ndarray of float32, shape (n,)
        Severity without measurement noise, points.
    course, noise : ndarray of float32, shapes (n,) and (n, 52)
        Standard normal.
    leave, relapse : ndarray of float, shape (n,)
        Hazard a person bears before the event, standard exponential.
    side, stopping : ndarray of float, shape (n,)
        Uniform.
    quit_delay : ndarray of int, shape (n,)
        Weeks from first pill to stopping for a side effect, 1 to 8.
    """

    start_score: np.ndarray
    start_true: np.ndarray
    course: np.ndarray
    pace: np.ndarray
    noise: np.ndarray
    leave: np.ndarray
    relapse: np.ndarray
    side: np.ndarray
    stopping: np.ndarray
    quit_delay: np.ndarray


def draw_people(params: Params, rng: np.random.Generator, n: int) -> People:
    """Everything random about n people, in a fixed order and amount.

    Parameters
    ----------
    params : Params
    rng : numpy.random.Generator
    n : int

    Returns
    -------
    People
        The same for the same state of ``rng``.

    Notes
    -----
    People enter by a measured score at or above ``entry_score``, so some join on a bad day and
    fall back a little without any change in severity. The normal group they come from is placed
    so that those who enter have the mean ``baseline_mean``.
    Source: ``metapsy_psyctr``, ``lowe2004``.
    """
    start_score, start_true = _draw_start(params, rng, n)
    return People(
        start_score,
        start_true,
        course=rng.standard_normal(n, dtype=np.float32),
        pace=rng.standard_exponential(n, dtype=np.float32),
        leave=rng.standard_exponential(n),
        relapse=rng.standard_exponential(n),
        side=rng.random(n),
        stopping=rng.random(n),
        quit_delay=rng.integers(1, QUIT_WEEKS, n, endpoint=True),
        noise=rng.standard_normal((n, WEEKS), dtype=np.float32),
    )


def _draw_start(params: Params, rng: np.random.Generator, n: int) -> tuple:
    """First scores above the entry rule, and the true severity behind each, shapes (n,)."""
    low, high, sd = params.entry_score - 0.5, TOP_SCORE + 0.5, params.baseline_sd
    centre = calc_centre(params.baseline_mean, sd, low, high)
    bottom, top = ndtr((low - centre) / sd), ndtr((high - centre) / sd)
    score = np.rint(centre + sd * ndtri(bottom + (top - bottom) * rng.random(n)))
    score = np.clip(score, 0, TOP_SCORE)
    trust = 1 - (params.noise_sd / sd) ** 2
    spread = params.noise_sd * sqrt(trust)
    true = centre + trust * (score - centre) + spread * rng.standard_normal(n)
    return score.astype(np.float32), np.clip(true, 0, TOP_SCORE).astype(np.float32)


def calc_centre(mean: float, sd: float, low: float, high: float) -> float:
    """Mean of the normal group whose part between ``low`` and ``high`` has the given mean.

    Parameters
    ----------
    mean, sd, low, high : float
        Points; ``low < mean < high``.

    Returns
    -------
    float
        Points.
    """
    bottom, top = mean - 12 * sd, mean + 12 * sd  # chosen: wider than any allowed baseline needs
    for _ in range(60):
        middle = (bottom + top) / 2
        if _cut_mean(middle, sd, low, high) < mean:
            bottom = middle
        else:
            top = middle
    return (bottom + top) / 2


def _cut_mean(centre: float, sd: float, low: float, high: float) -> float:
    """Mean of a normal between two bounds; a bound far in the tail counts as the mean."""
    a, b = (low - centre) / sd, (high - centre) / sd
    mass = (erf(b / sqrt(2)) - erf(a / sqrt(2))) / 2
    if mass < 1e-12:
        return low if centre < low else high
    return centre + sd * (exp(-a * a / 2) - exp(-b * b / 2)) / sqrt(2 * pi) / mass
