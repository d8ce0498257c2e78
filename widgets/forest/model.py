"""What a reader chooses, and what a pooled gap means for a hundred people. Numbers only."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, fields

from scipy.special import ndtr, ndtri

ALL = "all"
PEOPLE = 100
CHECKS = 4  # checks on risk of bias in metapsy_psyctr
FEWEST = 3  # chosen: two trials cannot tell chance from a real gap between them
FEW = 10  # Sterne and others 2011: below ten trials a funnel cannot be read
SLOPE_P = 0.05  # chosen: when we say that small and large trials differ
NORMAL_95 = float(ndtri(0.975))  # standard errors to either end of a 95% interval
# Codes of metapsy_psyctr in the order a reader sees them.
THERAPIES = ("cbt", "bat", "pst", "3rd", "ipt", "dyn", "lrt", "sup", "other psy")
CONTROLS = ("cau", "wl", "other ctr")
FORMATS = ("ind", "grp", "gsh", "tel", "cpl", "oth")
FIRST, LAST = 1977, 2024  # of the trials in metapsy_psyctr
Move = Callable[[float, float], float]  # an effect, and a share it changes, to the new share


def _options(*values: str) -> dict[str, tuple[str, ...]]:
    return {"values": values}


_YEARS = tuple(str(year) for year in range(FIRST, LAST + 1))


@dataclass(frozen=True)
class Choice:
    """Which trials are looked at. The metadata of a field lists what it may be.

    Attributes
    ----------
    therapy, control, format : str
        A code of the data, or ``all``.
    checks : str
        The fewest checks on risk of bias that a trial passed, 0 to 4.
    first, last : str
        Years; the wrong way round they are taken the other way.

    Raises
    ------
    ValueError
        If a value is not one of those listed.
    """

    therapy: str = field(default=ALL, metadata=_options(ALL, *THERAPIES))
    control: str = field(default=ALL, metadata=_options(ALL, *CONTROLS))
    checks: str = field(default="0", metadata=_options("0", "2", "3", "4"))
    format: str = field(default=ALL, metadata=_options(ALL, *FORMATS))
    first: str = field(default=str(FIRST), metadata=_options(*_YEARS))
    last: str = field(default=str(LAST), metadata=_options(*_YEARS))

    def __post_init__(self) -> None:
        for item in fields(self):
            value, known = getattr(self, item.name), item.metadata["values"]
            if value not in known:
                raise ValueError(f"{item.name} must be one of {', '.join(known)}, got {value!r}")

    @classmethod
    def from_mapping(cls, values: Mapping[str, str]) -> Choice:
        """Return a choice from names and values; what is not named is left open.

        Raises
        ------
        ValueError
            If a name or a value is not known.
        """
        strangers = set(values) - {item.name for item in fields(cls)}
        if strangers:
            raise ValueError(f"a choice has no {', '.join(sorted(strangers))}")
        return cls(**values)

    def to_mapping(self) -> dict[str, str]:
        """Return names and values."""
        return asdict(self)

    @property
    def years(self) -> tuple[int, int]:
        """First and last year, in this order."""
        early, late = sorted((int(self.first), int(self.last)))
        return early, late

    @property
    def turned(self) -> bool:
        """Whether the years came the wrong way round."""
        return int(self.first) > int(self.last)

    def read(self, name: str) -> str | None:
        """Return a code, or None where all are kept."""
        value = str(getattr(self, name))
        return None if value == ALL else value


@dataclass(frozen=True)
class Hundred:
    """A gap told as people of 100 with a response.

    Attributes
    ----------
    control, therapy : float
        In the other groups, and in therapy; 0 to 100.
    low, high : float
        Where the mean may lie.
    new_low, new_high : float
        Where the true result in one more place may lie.
    """

    control: float
    therapy: float
    low: float
    high: float
    new_low: float
    new_high: float


def calc_share(gap: float, control: float) -> float:
    """Share with a response in therapy, from a gap in scores and the share in the other group.

    Parameters
    ----------
    gap : float
        Hedges g: standard deviations, above zero if therapy did better.
    control : float
        Share with a response in the other group, between 0 and 1.

    Returns
    -------
    float
        0 to 1.

    Raises
    ------
    ValueError
        If ``control`` is not between 0 and 1.

    Notes
    -----
    Furukawa's method: Phi(Phi^-1(control) + gap). Assumes normal scores with equal spread, and one
    cut-off for both groups. Source: ``furukawa2011``; there it came close to counted responders.
    """
    if not 0 < control < 1:
        raise ValueError(f"control must lie between 0 and 1, got {control!r}")
    return float(ndtr(ndtri(control) + gap))


def multiply_share(ratio: float, control: float) -> float:
    """Return the share with a response in therapy for a risk ratio, never more than one.

    Parameters
    ----------
    ratio : float
    control : float
        Share with a response in the other groups, between 0 and 1.
    """
    return min(1.0, ratio * control)


def count_hundred(
    control: float,
    mean: tuple[float, float, float],
    new: tuple[float, float],
    move: Move = calc_share,
) -> Hundred:
    """Return a pooled effect as people of 100.

    Parameters
    ----------
    control : float
        Share with a response in the other groups, between 0 and 1.
    mean : tuple of float
        The pooled effect and its interval: estimate, low, high.
    new : tuple of float
        The prediction interval: low, high.
    move : callable
        From an effect and ``control`` to the share in therapy: `calc_share` for gaps in standard
        deviations, `multiply_share` for risk ratios.
    """
    people = [PEOPLE * move(effect, control) for effect in (*mean, *new)]
    return Hundred(PEOPLE * control, *people)
