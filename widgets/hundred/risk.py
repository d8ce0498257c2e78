"""One risk as a record that cannot be built half. Imports the standard library only."""

from __future__ import annotations

from dataclasses import dataclass, fields

CERTAINTIES = ("high", "moderate", "low", "very_low")


@dataclass(frozen=True)
class Risk:
    """How many of 100 people have an event, and all that is needed to weigh it.

    Parameters
    ----------
    event, group, period : str
        What happens, to whom, by when.
    n_of_100 : int
        0 to 100.
    source : str
        Where the number comes from.
    certainty : str
        One of ``CERTAINTIES``.
    happens, does_not : str
        Both frames: each holds its own number of people.

    Raises
    ------
    ValueError
        If a field is empty, a number is not of 100, or a frame lacks its number.
    """

    event: str
    group: str
    n_of_100: int
    period: str
    source: str
    certainty: str
    happens: str
    does_not: str

    def __post_init__(self) -> None:
        for field in fields(self):
            if field.name != "n_of_100" and not str(getattr(self, field.name)).strip():
                raise ValueError(f"a risk needs its {field.name}; this one has none")
        self._check_number()
        if self.certainty not in CERTAINTIES:
            names = ", ".join(CERTAINTIES)
            raise ValueError(f"certainty must be one of {names}, got {self.certainty!r}")

    def _check_number(self) -> None:
        number = self.n_of_100
        if isinstance(number, bool) or not isinstance(number, int) or not 0 <= number <= 100:
            raise ValueError(f"n_of_100 must be a whole number from 0 to 100, got {number!r}")
        for name, count in (("happens", number), ("does_not", 100 - number)):
            if str(count) not in getattr(self, name):
                raise ValueError(f"the frame {name} must hold its number, {count}")
