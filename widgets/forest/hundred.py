"""A pooled effect as people of 100."""

from __future__ import annotations

from widgets.evidence.pooling import Pool
from widgets.forest.model import Hundred, Move, calc_share, count_hundred


def count_pool(made: Pool | None, control: float, move: Move = calc_share) -> Hundred | None:
    """Return a pooled effect as people of 100, or None if too little was pooled for a new place.

    Parameters
    ----------
    made : Pool or None
    control, move
        As in `count_hundred`.
    """
    if made is None or made.predict_low is None or made.predict_high is None:
        return None
    mean, new = (made.estimate, made.low, made.high), (made.predict_low, made.predict_high)
    return count_hundred(control, mean, new, move)
