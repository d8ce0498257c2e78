"""What changed in a group: exact McNemar, mean change, and when to say nothing.

Imports numpy and scipy; no files, no words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.stats import binomtest, t

LEAST_SHOWN = 5  # pairs; in a smaller group a reader may guess who said what, as in a room
# The smallest two-sided p of 5 people who all changed one way is 2 / 2**5 = 0.0625; of 6, 0.031.
LEAST_CHANGED = 6
LEAST_MEAN = 10  # pairs; chosen: below it one person alone makes more than a tenth of the mean
ALPHA = 0.05
CONFIDENCE = 0.95

Moves = Mapping[tuple[str, str], int]  # people by option before and option after


def calc_mcnemar(gained: int, lost: int) -> float:
    """Return the exact two-sided p of McNemar's test; 1 if nobody changed.

    Parameters
    ----------
    gained, lost : int
        People who were right only after, and only before. The others tell nothing about a change.

    Notes
    -----
    If a change were as likely one way as the other, ``gained`` would be like heads of a fair coin
    thrown ``gained + lost`` times.
    """
    changed = gained + lost
    return float(binomtest(gained, changed, 0.5).pvalue) if changed else 1.0


def adjust_holm(values: Sequence[float]) -> list[float]:
    """Return p values adjusted for how many there are, by Holm's steps."""
    order = sorted(range(len(values)), key=values.__getitem__)
    adjusted, highest = [1.0] * len(values), 0.0
    for rank, place in enumerate(order):
        highest = max(highest, min(1.0, (len(values) - rank) * values[place]))
        adjusted[place] = highest
    return adjusted


@dataclass(frozen=True)
class Change:
    """One knowledge item in people who answered it twice; "not sure" counts as not right.

    Attributes
    ----------
    n, before, after : int
        People, and how many of them were right each time.
    gained, lost : int
        People who were right only after, and only before.
    p : float
        Exact McNemar.
    adjusted : float
        The same by Holm, for all items of the form together.
    """

    key: str
    n: int
    before: int
    after: int
    gained: int
    lost: int
    p: float
    adjusted: float

    @property
    def verdict(self) -> str:
        """``hidden``, ``same``, ``few``, ``more``, ``fewer`` or ``unclear``: what may be said."""
        if self.n < LEAST_SHOWN:
            return "hidden"
        if not self.gained + self.lost:
            return "same"
        if self.gained + self.lost < LEAST_CHANGED:
            return "few"
        if self.adjusted > ALPHA:
            return "unclear"
        return "more" if self.gained > self.lost else "fewer"


def calc_changes(moves: Mapping[str, Moves], correct: Mapping[str, str]) -> list[Change]:
    """Return the change of each item, in the order of ``correct``.

    Parameters
    ----------
    moves : mapping
        By item, as ``count_moves`` returns them.
    correct : mapping of str to str
        The right option of each item.
    """
    counted = {key: _count_right(moves.get(key, {}), right) for key, right in correct.items()}
    p = {key: calc_mcnemar(gained, lost) for key, (_, gained, lost, _) in counted.items()}
    # An item that nothing may be said about is no test, and must not weaken the others.
    tested = [key for key, (both, *rest) in counted.items() if _is_tested(both, *rest)]
    adjusted = dict(zip(tested, adjust_holm([p[key] for key in tested]), strict=True))
    return [
        Change(
            key,
            n=both + gained + lost + neither,
            before=both + lost,
            after=both + gained,
            gained=gained,
            lost=lost,
            p=p[key],
            adjusted=adjusted.get(key, 1.0),
        )
        for key, (both, gained, lost, neither) in counted.items()
    ]


def _is_tested(both: int, gained: int, lost: int, neither: int) -> bool:
    return both + gained + lost + neither >= LEAST_SHOWN and gained + lost >= LEAST_CHANGED


def _count_right(moves: Moves, right: str) -> tuple[int, int, int, int]:
    table = Counter[tuple[bool, bool]]()
    for (old, new), count in moves.items():
        table[old == right, new == right] += count
    return table[True, True], table[False, True], table[True, False], table[False, False]


@dataclass(frozen=True)
class Shift:
    """How sure people were, in steps of the scale; who would rather not say is left out.

    Attributes
    ----------
    n, up, down, same : int
    before, after : float
        Mean step, from 1 for the lowest; nan if nobody answered.
    mean : float
        Mean change of a person, in steps.
    low, high : float or None
        Its 95% interval, or None if the group is too small for one.
    """

    key: str
    steps: int
    n: int
    up: int
    down: int
    same: int
    before: float
    after: float
    mean: float
    low: float | None
    high: float | None

    @property
    def verdict(self) -> str:
        """``hidden``, ``same``, ``few``, ``more``, ``fewer`` or ``unclear``: what may be said."""
        if self.n < LEAST_SHOWN:
            return "hidden"
        if not self.up + self.down:
            return "same"
        if self.low is None or self.high is None:
            return "few"
        if self.low <= 0 <= self.high:
            return "unclear"
        return "more" if self.mean > 0 else "fewer"


def calc_shift(key: str, moves: Moves, scale: Sequence[str]) -> Shift:
    """Return how sure people became.

    Parameters
    ----------
    key : str
    moves : mapping
        As ``count_moves`` returns them.
    scale : sequence of str
        The options from least to most.

    Notes
    -----
    Takes the steps of the scale as equally long. The interval is Student's, of the mean of the
    differences: with 10 or more people and four steps that is close enough.
    """
    rows = [
        (scale.index(old) + 1, scale.index(new) + 1)
        for (old, new), count in moves.items()
        for _ in range(count)
        if old in scale and new in scale
    ]
    steps = np.array(rows, dtype=float).reshape(-1, 2)
    change = steps[:, 1] - steps[:, 0]
    before, after = steps.mean(axis=0) if rows else (float("nan"), float("nan"))
    low, high = _calc_interval(change)
    up, down = int((change > 0).sum()), int((change < 0).sum())
    return Shift(
        key,
        steps=len(scale),
        n=len(rows),
        up=up,
        down=down,
        same=len(rows) - up - down,
        before=float(before),
        after=float(after),
        mean=float(change.mean()) if rows else float("nan"),
        low=low,
        high=high,
    )


def _calc_interval(change: np.ndarray) -> tuple[float | None, float | None]:
    if len(change) < LEAST_MEAN:
        return None, None
    error = change.std(ddof=1) / np.sqrt(len(change))
    half = float(t.ppf((1 + CONFIDENCE) / 2, len(change) - 1) * error)
    return float(change.mean()) - half, float(change.mean()) + half
