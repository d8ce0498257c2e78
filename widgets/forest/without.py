"""What the mean gap is without each trial, and whether one trial decides the answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from widgets.evidence.pooling import Pool, leave_one_out


@dataclass(frozen=True)
class Without:
    """The mean gap without each trial.

    Attributes
    ----------
    gaps : tuple of float
        In the order of the trials.
    study : str
        The trial without which the mean moves most.
    turns : bool
        Whether without some trial it would be another answer which groups did better.
    """

    gaps: tuple[float, ...]
    study: str
    turns: bool


def judge(low: float, high: float) -> str:
    """Return who did better on the whole, by an interval: ``better``, ``worse``, ``unclear``."""
    if low > 0:
        return "better"
    return "worse" if high < 0 else "unclear"


def leave_out(
    studies: Sequence[str], gaps: Sequence[float], variances: Sequence[float], made: Pool
) -> Without:
    """Return what is left of a pooled gap without each trial.

    Parameters
    ----------
    studies : sequence of str
    gaps, variances : sequence of float
        As they were pooled.
    made : Pool
        All of them together.
    """
    left = leave_one_out(gaps, variances)
    moves = abs(left.estimates - made.estimate)
    verdicts = map(judge, left.lows, left.highs)
    return Without(
        gaps=tuple(map(float, left.estimates)),
        study=studies[int(moves.argmax())],
        turns=any(verdict != judge(made.low, made.high) for verdict in verdicts),
    )
