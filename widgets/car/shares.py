"""A year of many cars as 100 equal shares. Pure: numpy and the car model only."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np

from widgets.car.model import Luck, Result

OF = 100
FEW = 2  # chosen: a car with more breakdowns than this in a year has many


@dataclass(frozen=True)
class Shares:
    """A result for 100 cars.

    Attributes
    ----------
    clean, few, many : int
        Cars of 100 with no breakdown, with one up to ``FEW``, with more; they add up to 100.
    causes : tuple of int
        Breakdowns of 100 cars by cause, in the order of ``CAUSES``.
    """

    clean: int
    few: int
    many: int
    causes: tuple[int, ...]


def add_mirror(luck: Luck) -> Luck:
    """Return this luck and its mirror: each car gets a twin with engine and driving exchanged.

    Chance then favors neither repair, however few the cars.
    """

    def mirror(draw: np.ndarray) -> np.ndarray:
        other = draw if draw.ndim == 1 else draw[::-1]
        return np.concatenate([draw, other], axis=min(draw.ndim, 2) - 1)

    return Luck(*(mirror(getattr(luck, item.name)) for item in fields(luck)))


def count_shares(result: Result) -> Shares:
    """Return a result of any number of cars as 100 equal shares."""
    total = result.total
    clean, many = total == 0, total > FEW
    groups = np.array([clean.sum(), (~clean & ~many).sum(), many.sum()])
    exact = OF * groups / total.size
    whole = np.floor(exact).astype(int)
    # The largest remainders are rounded up, so that the shares add up to 100.
    whole[np.argsort(whole - exact, kind="stable")[: OF - whole.sum()]] += 1
    causes = np.rint(OF * result.counts.mean(axis=1)).astype(int)
    return Shares(int(whole[0]), int(whole[1]), int(whole[2]), tuple(map(int, causes)))
