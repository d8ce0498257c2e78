"""Every number the cohort model may be given, with its bounds. Imports the standard library only.

``basis`` says where a default comes from: ``published`` (arithmetic on a cited figure),
``chosen`` (a stated choice) or ``fitted`` (a starting point; the fitted value is content).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from math import isfinite
from typing import Any

_EDGE = 1e-9  # chosen: rounding slack at a bound


def _number(default: float, low: float, high: float, step: float, unit: str, basis: str) -> Any:
    """A dataclass field; ``basis`` is its kind and, after a colon, its source keys or reason."""
    kind, _, reason = basis.partition(": ")
    meta = {"default": default, "low": low, "high": high, "step": step, "unit": unit}
    return field(default=default, metadata={**meta, "basis": kind, "source": reason})


@dataclass(frozen=True)
class Params:
    """Named numbers of the cohort model; each field's metadata holds its bounds and unit.

    Raises
    ------
    ValueError
        If a value is not a number, lies outside its bounds, or two values contradict each other.

    Notes
    -----
    A ``fitted`` number stands here where fitting began. The app uses the values that fitting found,
    in ``content/calibration.toml``: ``widgets.hundred.counts.load_params()`` returns them.
    Effects in points are what a person who starts at 15.2 and stays with a treatment gains.
    ``severity_weight`` makes them larger in those who start higher: 0 not at all, 1 in
    proportion; half way keeps first and later scores correlated near 0.3 (``metapsy_psyctr``).
    ``baseline_mean`` is the mean of those who enter; ``baseline_sd`` is the spread in the group
    they come from, before the entry rule. Drop-out rates are the weekly form of 10 of 100
    leaving in 8 weeks for reasons other than side effects (``linde2015``: 21 leave, 11 of them
    for side effects), and of 1.17 and 1.23 times as many staying with therapy and with both
    (``cuijpers2020``).
    """

    baseline_mean: float = _number(15.2, 12, 20, 0.1, "points", "published: metapsy_psyctr")
    baseline_sd: float = _number(4.4, 2, 6, 0.1, "points", "published: metapsy_psyctr")
    entry_score: float = _number(10, 0, 11, 1, "points", "chosen: the usual cut-off")
    severity_weight: float = _number(0.5, 0, 1, 0.1, "share", "chosen: see the Notes")
    noise_sd: float = _number(2.5, 0, 4, 0.1, "points", "published: lowe2004")
    course_sd: float = _number(4.5, 0, 8, 0.1, "points", "fitted")
    course_weeks: float = _number(4, 1, 20, 0.5, "weeks", "chosen: spread opens over two months")
    slow_recovery: float = _number(0.25, 0, 0.7, 0.01, "share per year", "fitted")
    usual_points: float = _number(1.4, 0, 4, 0.1, "points", "fitted")
    contact_points: float = _number(2.4, 0, 5, 0.1, "points", "fitted")
    contact_weeks: float = _number(2.4, 0.5, 8, 0.1, "weeks", "published: posternak2005")
    drug_points: float = _number(2, 0, 4, 0.05, "points", "fitted")
    drug_weeks: float = _number(2.9, 0.5, 8, 0.1, "weeks", "published: taylor2006")
    therapy_points: float = _number(5, 0, 9, 0.1, "points", "fitted")
    therapy_half: float = _number(13, 4, 26, 1, "sessions", "published: hansen2002")
    session_rate: float = _number(0.67, 0.1, 1, 0.01, "per week", "published: metapsy_psyctr")
    team_points: float = _number(1.8, 0, 4, 0.05, "points", "fitted")
    team_weeks: float = _number(8, 1, 20, 0.5, "weeks", "chosen: measured at 6 months only")
    dropout_medication: float = _number(0.0149, 0, 0.1, 0.001, "per week", "published: linde2015")
    dropout_therapy: float = _number(
        0.0099, 0, 0.1, 0.001, "per week", "published: linde2015 cuijpers2020"
    )
    dropout_both: float = _number(
        0.0036, 0, 0.1, 0.001, "per week", "published: linde2015 cuijpers2020"
    )
    side_effect: float = _number(0.56, 0, 1, 0.01, "share", "published: linde2015")
    side_effect_stop: float = _number(0.11, 0, 1, 0.01, "share", "published: linde2015")
    discontinuation: float = _number(0.31, 0, 1, 0.01, "share", "published: henssler2024")
    relapse_kept: float = _number(0.0043, 0, 0.05, 0.0001, "per week", "fitted")
    relapse_stopped: float = _number(0.0098, 0, 0.05, 0.0001, "per week", "fitted")
    relapse_therapy: float = _number(0.44, 0, 1, 0.01, "ratio", "published: cuijpers2013")
    relapse_added_therapy: float = _number(0.84, 0, 1, 0.01, "ratio", "published: guidi2021")
    recurrence: float = _number(1, 0, 4, 0.1, "ratio", "chosen: 1 is a mixed group")
    relapse_depth: float = _number(0.8, 0, 1, 0.05, "share", "chosen: most of the gain is lost")
    relapse_weeks: float = _number(3, 0.5, 10, 0.5, "weeks", "chosen: a slide over a month")
    relapse_half: float = _number(13, 4, 52, 1, "weeks", "published: spijker2002")

    def __post_init__(self) -> None:
        for item in fields(self):
            _check_number(item.name, getattr(self, item.name), item.metadata)
        self._check_pairs()

    def _check_pairs(self) -> None:
        """Refuse values that are each in bounds but contradict one another."""
        if self.noise_sd >= self.baseline_sd:
            raise ValueError(
                f"noise_sd must be below baseline_sd ({self.baseline_sd} points), "
                f"got {self.noise_sd}"
            )
        if self.relapse_stopped < self.relapse_kept:
            raise ValueError(
                f"relapse_stopped must be at least relapse_kept ({self.relapse_kept} per week), "
                f"got {self.relapse_stopped}"
            )
        if self.side_effect_stop > self.side_effect:
            raise ValueError(
                f"side_effect_stop must be at most side_effect ({self.side_effect} share), "
                f"got {self.side_effect_stop}"
            )

    @classmethod
    def from_mapping(cls, values: Mapping[str, float]) -> "Params":
        """Params with the named values; a field that is not named keeps its default.

        Parameters
        ----------
        values : mapping of str to float
            Field name to value, in the field's unit.

        Returns
        -------
        Params

        Raises
        ------
        ValueError
            If a name is unknown or a value is refused.
        """
        known = {item.name for item in fields(cls)}
        unknown = sorted(set(values) - known)
        if unknown:
            raise ValueError(f"unknown parameter {', '.join(unknown)}; known: {sorted(known)}")
        return cls(**values)


def _check_number(name: str, value: Any, meta: Mapping[str, Any]) -> None:
    """Refuse a value that is not a finite number inside its bounds."""
    low, high, unit = meta["low"], meta["high"], meta["unit"]
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    inside = is_number and isfinite(value) and low - _EDGE <= value <= high + _EDGE
    if not inside:
        raise ValueError(f"{name} must lie in [{low}, {high}] {unit}, got {value!r}")
