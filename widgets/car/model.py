"""A car with two faults and a year of luck, and four rules that break that picture. Pure.

Every number here is a choice for a toy. None was measured, and none says anything about people.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, fields

import numpy as np

WEEKS = 52
PARTS = ("engine", "driving")
CAUSES = (*PARTS, "repair")
FIXES = {"none": (), "engine": ("engine",), "driving": ("driving",), "both": PARTS}
_CHANCE = {"low": 0.0, "high": 1.0, "step": 0.01, "unit": "chance"}


@dataclass(frozen=True)
class Params:
    """The numbers of the toy.

    Attributes
    ----------
    weekly : float
        Chance that a fault that is there breaks the car down in a week.
    coin : float
        Chance of each toss: whether a car's faults can heal, whether one repair clears the other
        fault, whether a driver says yes, whether a repair brings trouble, whether a try works.
    heals : float
        Chance that a fault that can heal is gone after a week.
    hurts : float
        Chance that a repair that brings trouble breaks the car down in a week.
    wait : int
        Weeks until one knows whether a try has worked.

    Raises
    ------
    ValueError
        If a number lies outside of its range.
    """

    weekly: float = field(default=0.03, metadata=_CHANCE)
    coin: float = field(default=0.5, metadata=_CHANCE)
    heals: float = field(default=0.1, metadata=_CHANCE)
    hurts: float = field(default=0.01, metadata=_CHANCE)
    wait: int = field(default=12, metadata={"low": 1, "high": WEEKS, "step": 1, "unit": "weeks"})

    def __post_init__(self) -> None:
        for item in fields(self):
            low, high, value = item.metadata["low"], item.metadata["high"], getattr(self, item.name)
            if not low <= value <= high:
                raise ValueError(f"{item.name} must lie between {low} and {high}, got {value}")


@dataclass(frozen=True)
class Luck:
    """All that chance decides in a year, so that every fix and every rule meets the same luck.

    Attributes
    ----------
    car : ndarray, shape (cars,)
    coin, harm : ndarray, shape (2, cars)
    tries, heal, fault, repair : ndarray, shape (2, cars, 52)
        All are even draws from 0 to 1; the first axis is the part.
    """

    car: np.ndarray
    coin: np.ndarray
    harm: np.ndarray
    tries: np.ndarray
    heal: np.ndarray
    fault: np.ndarray
    repair: np.ndarray


@dataclass(frozen=True)
class Result:
    """Breakdowns of each car in a year, by cause: int array of shape (3, cars)."""

    counts: np.ndarray

    @property
    def total(self) -> np.ndarray:
        """Breakdowns of each car, shape (cars,)."""
        return self.counts.sum(axis=0)


Ends = tuple[np.ndarray, np.ndarray]
Rule = Callable[[np.ndarray, Params, Luck], Ends]


def draw_luck(rng: np.random.Generator, cars: int = 100) -> Luck:
    """Return the luck of this many cars in one year."""
    weeks = (len(PARTS), cars, WEEKS)
    return Luck(
        car=rng.random(cars),
        coin=rng.random(weeks[:2]),
        harm=rng.random(weeks[:2]),
        tries=rng.random(weeks),
        heal=rng.random(weeks),
        fault=rng.random(weeks),
        repair=rng.random(weeks),
    )


def play_year(fix: str, rule: str, params: Params, luck: Luck) -> Result:
    """Return how often each car breaks down in a year.

    Parameters
    ----------
    fix : str
        One of ``FIXES``: what is repaired, or offered to be repaired, at the start of the year.
    rule : str
        One of ``RULES``.
    params : Params
    luck : Luck

    Returns
    -------
    Result

    Raises
    ------
    ValueError
        If there is no such fix or rule.

    Notes
    -----
    Assumes that both faults are there at the start, that the two do their harm apart from each
    other, and that a car can break down once a week from each cause.
    """
    if fix not in FIXES or rule not in RULES:
        raise ValueError(f"fix is one of {list(FIXES)}, rule of {list(RULES)}; got {fix}, {rule}")
    wanted = np.array([[part in FIXES[fix]] for part in PARTS])
    ends, hurting = RULES[rule](np.broadcast_to(wanted, luck.coin.shape), params, luck)
    faulty = np.arange(WEEKS) < ends[..., None]
    faults = (faulty & (luck.fault < params.weekly)).sum(axis=2)
    repairs = (hurting[..., None] & (luck.repair < params.hurts)).sum(axis=(0, 2))
    return Result(np.vstack([faults, repairs]))


def _repair_for_good(wanted: np.ndarray, params: Params, luck: Luck) -> Ends:
    return np.where(wanted, 0, WEEKS), np.zeros_like(wanted)


def _heal(wanted: np.ndarray, params: Params, luck: Luck) -> Ends:
    healed = np.where(luck.car < params.coin, _find_first(luck.heal < params.heals) + 1, WEEKS)
    return np.where(wanted, 0, np.minimum(healed, WEEKS)), np.zeros_like(wanted)


def _link(wanted: np.ndarray, params: Params, luck: Luck) -> Ends:
    cleared = wanted | (wanted[::-1] & (luck.coin < params.coin))
    return np.where(cleared, 0, WEEKS), np.zeros_like(wanted)


def _harm(wanted: np.ndarray, params: Params, luck: Luck) -> Ends:
    agreed = wanted & (luck.coin < params.coin)
    return np.where(agreed, 0, WEEKS), agreed & (luck.harm < params.coin)


def _try(wanted: np.ndarray, params: Params, luck: Luck) -> Ends:
    tried = np.minimum(_find_first(luck.tries < params.coin) * params.wait, WEEKS)
    return np.where(wanted, tried, WEEKS), np.zeros_like(wanted)


def _find_first(happens: np.ndarray) -> np.ndarray:
    """Return the first place along the last axis where it happens, or 52 if it never does."""
    return np.where(happens.any(axis=-1), happens.argmax(axis=-1), WEEKS)


RULES: dict[str, Rule] = {
    "car": _repair_for_good,
    "heals": _heal,
    "linked": _link,
    "harms": _harm,
    "unseen": _try,
}
