"""Minutes of a visit: which part is under way, who has talked for how long. Pure: no content."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

MOST = 0.6  # chosen: from this share of a part's minutes on, someone talks most


@dataclass(frozen=True)
class Minutes:
    """Minutes in which the person talks, the staff talk, and nobody does."""

    person: int
    staff: int
    quiet: int = 0

    def __add__(self, other: Minutes) -> Minutes:
        return Minutes(
            self.person + other.person, self.staff + other.staff, self.quiet + other.quiet
        )

    @property
    def total(self) -> int:
        """All minutes."""
        return self.person + self.staff + self.quiet

    @property
    def most(self) -> str:
        """``person``, ``staff`` or ``quiet``, whoever has most of it; ``both`` if no one has."""
        shares = {"person": self.person, "staff": self.staff, "quiet": self.quiet}
        key = max(shares, key=lambda name: shares[name])
        return key if shares[key] >= MOST * self.total else "both"


@dataclass(frozen=True)
class Part:
    """A part of a visit, from minute ``start`` up to, not including, minute ``end``."""

    start: int
    end: int
    talk: Minutes


def make_parts(starts: Sequence[int], talks: Sequence[Minutes], length: int) -> tuple[Part, ...]:
    """Return the parts of a visit in a row, each up to the start of the next.

    Parameters
    ----------
    starts : sequence of int
        Minute in which each part begins.
    talks : sequence of Minutes
    length : int
        Minutes of the whole visit.

    Raises
    ------
    ValueError
        If the first part does not begin at 0, or the minutes of a part do not fill it.
    """
    if not starts or starts[0] != 0:
        raise ValueError("the first part of a visit must start at minute 0")
    ends = [*starts[1:], length]
    for start, end, talk in zip(starts, ends, talks, strict=True):
        if end <= start:
            raise ValueError(f"the part at minute {start} must end after it starts, not at {end}")
        if talk.total != end - start:
            raise ValueError(
                f"the part at minute {start} lasts {end - start} minutes, "
                f"and {talk.total} are given to talk and quiet"
            )
    return tuple(map(Part, starts, ends, talks))


def find_part(parts: Sequence[Part], minute: int) -> int | None:
    """Return the number of the part under way at a minute, or None once the visit is over."""
    for number, part in enumerate(parts):
        if part.start <= minute < part.end:
            return number
    return None


def sum_minutes(parts: Sequence[Part]) -> Minutes:
    """Return who talks for how long in the whole visit."""
    return sum((part.talk for part in parts), Minutes(0, 0))
