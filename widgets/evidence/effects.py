"""The rows of a database of trials: choose some, then one averaged row for each comparison.

Imports the pooling beside it; no files, no words.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from .numeric import to_numbers
from .pooling import RHO, average_rows


@dataclass(frozen=True)
class Effect:
    """One measured effect of therapy against a control condition.

    Attributes
    ----------
    study : str
        First author and year: the trial.
    therapy, control, format : str
        Codes of the database, such as ``cbt``, ``wl``, ``grp``.
    arms : tuple of str
        Labels that tell the arms of a trial with more than two apart; may be empty.
    year : int
    bias : int
        0 (high risk of bias) to 4 (low).
    country, instrument, rating : str
    people : int
        Persons in both arms.
    effect, variance : float
        Hedges g and its squared standard error; above zero if therapy did better.
    """

    study: str
    therapy: str
    control: str
    arms: tuple[str, str]
    year: int
    format: str
    bias: int
    country: str
    instrument: str
    rating: str
    people: int
    effect: float
    variance: float

    @property
    def comparison(self) -> tuple[str, ...]:
        """What makes rows of one comparison equal."""
        return (self.study, self.therapy, self.control, *self.arms)


@dataclass(frozen=True)
class Averaged:
    """One comparison, or one trial.

    Attributes
    ----------
    rows : tuple of Effect
        What was averaged; one or more.
    effect, variance : float
        Of the average.
    """

    rows: tuple[Effect, ...]
    effect: float
    variance: float

    @property
    def study(self) -> str:
        """First author and year."""
        return self.rows[0].study


def pick_effects(
    effects: Iterable[Effect],
    therapy: str | None = None,
    control: str | None = None,
    format: str | None = None,
    least_bias: int = 0,
    years: tuple[int, int] | None = None,
) -> tuple[Effect, ...]:
    """Rows that fit every choice; None is no choice.

    Parameters
    ----------
    effects : iterable of Effect
    therapy, control, format : str, optional
        Codes, as in `Effect`.
    least_bias : int
        Lowest ``bias`` score that is kept, 0 to 4: 4 keeps trials at low risk only.
    years : tuple of int, optional
        First and last year, both kept.

    Returns
    -------
    tuple of Effect
        May be empty.

    Raises
    ------
    ValueError
        If the years are no pair or run backwards, or ``least_bias`` is no number.
    """
    if years is not None and to_numbers("years", years).shape != (2,):
        raise ValueError(f"years must be a first and a last one, got {years!r}")
    if years is not None and years[0] > years[1]:
        raise ValueError(f"years must run forwards, got {years[0]} to {years[1]}")
    least_bias = int(to_numbers("least_bias", least_bias))
    return tuple(
        row
        for row in effects
        if (therapy is None or row.therapy == therapy)
        and (control is None or row.control == control)
        and (format is None or row.format == format)
        and row.bias >= least_bias
        and (years is None or years[0] <= row.year <= years[1])
    )


def average_effects(
    effects: Iterable[Effect],
    by: Literal["comparison", "study"] = "comparison",
    rho: float = RHO,
) -> tuple[Averaged, ...]:
    """One averaged row for each comparison, or for each trial, in order of first appearance.

    Parameters
    ----------
    effects : iterable of Effect
    by : {"comparison", "study"}
    rho : float
        Correlation of two rows of one group, as in `average_rows`.

    Returns
    -------
    tuple of Averaged

    Raises
    ------
    ValueError
        If there are no rows, or ``by`` or ``rho`` cannot be used.
    """
    if by not in ("comparison", "study"):
        raise ValueError(f"by must be comparison or study, got {by!r}")
    rows = tuple(effects)
    keys = [getattr(row, by) for row in rows]
    means, variances, order = average_rows(
        [row.effect for row in rows], [row.variance for row in rows], keys, rho
    )
    members: dict = {key: [] for key in order}
    for key, row in zip(keys, rows, strict=True):
        members[key].append(row)
    return tuple(
        Averaged(tuple(members[key]), float(mean), float(variance))
        for key, mean, variance in zip(order, means, variances, strict=True)
    )
