"""What a notebook gives for numbers, as an array, or a sentence on why it is none.

Imports numpy; no files, no words.
"""

import numpy as np
from numpy.typing import ArrayLike


def to_numbers(name: str, values: ArrayLike) -> np.ndarray:
    """Return values as an array of float; a ``ValueError`` names what cannot be one."""
    try:
        return np.asarray(values, dtype=float)
    except (TypeError, ValueError):
        raise ValueError(f"{name} must be numbers, in rows of one length.") from None
