"""From a published gap between two groups to people of 100. Plain arithmetic."""

from __future__ import annotations

import math
from dataclasses import dataclass

NO_GAP = 50  # of 100 people, half do better than the middle person of their own group


@dataclass(frozen=True)
class Gap:
    """A standardized difference; above 0 the therapy did better than the other group.

    Raises
    ------
    ValueError
        If only one end of the range is given, or the value lies outside it.
    """

    value: float
    low: float | None = None
    high: float | None = None

    def __post_init__(self) -> None:
        if (self.low is None) != (self.high is None):
            raise ValueError("a range needs both ends, or neither")
        if self.low is not None and self.high is not None:
            if not self.low <= self.value <= self.high:
                raise ValueError(f"{self.value} lies outside {self.low} to {self.high}")

    def flip(self) -> Gap:
        """Return the gap seen from the other side: for scales where lower is better."""
        if self.low is None or self.high is None:
            return Gap(-self.value)
        return Gap(-self.value, -self.high, -self.low)


@dataclass(frozen=True)
class Count:
    """People of 100 in therapy who did better than the middle person of the other group."""

    people: int
    low: int | None
    high: int | None

    @property
    def rest(self) -> int:
        """People of 100 who did not."""
        return 100 - self.people

    @property
    def is_clear(self) -> bool:
        """Whether the whole range lies on one side of no gap; without a range it is not."""
        if self.low is None or self.high is None:
            return False
        return self.low > NO_GAP or self.high < NO_GAP


def calc_share(gap: float) -> float:
    """Return the share of one group, 0 to 1, beyond the middle of the other.

    Notes
    -----
    Both groups are taken to be normal with the same spread (Cohen's U3).
    """
    return 0.5 * (1 + math.erf(gap / math.sqrt(2)))


def count_better(gap: Gap) -> Count:
    """Return a gap and its range as people of 100."""
    ends = [None if end is None else _of_100(end) for end in (gap.low, gap.high)]
    return Count(_of_100(gap.value), ends[0], ends[1])


def _of_100(gap: float) -> int:
    return math.floor(100 * calc_share(gap) + 0.5)
