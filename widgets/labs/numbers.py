"""What a student hands in, read as numbers; or the name of a sentence that says why it is none."""

from __future__ import annotations

import numbers
import re
from decimal import Decimal
from typing import Any

import numpy as np

_TEXT = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)\s*(%?)")


class Trouble(Exception):
    """A value that is no answer yet: the key of a sentence, and what fills it."""

    def __init__(self, key: str, **holes: object):
        super().__init__(key)
        self.key, self.holes = key, holes


def read_numbers(value: Any, size: int) -> np.ndarray:
    """Return a value as an array.

    Parameters
    ----------
    value : object
        Anything.
    size : int
        How many numbers are wanted.

    Returns
    -------
    ndarray of float, shape (size,)

    Raises
    ------
    Trouble
        If that is not what it is.
    """
    if value is None or value is ... or _has_gap(value):
        raise Trouble("nothing")
    if isinstance(value, str | bytes):
        raise Trouble("text" if value.strip() else "empty")
    if isinstance(value, bool | np.bool_):
        raise Trouble("truth")
    found = _to_array(value)
    if found.size == 0:
        raise Trouble("empty")
    if found.dtype.kind not in "iuf":
        raise Trouble("unreadable")
    if np.isnan(found).any():
        raise Trouble("missing", count=int(np.isnan(found).sum()))
    if np.isinf(found).any():
        raise Trouble("infinite")
    if found.size != size or found.ndim > 1:
        raise Trouble("shape", got=_shape(found), size=size)
    return found.astype(float).reshape(size)


def read_text(value: Any, in_hundred: bool | None) -> Any:
    """Return a number that is written as text, such as ``"0.50"``; anything else as it is.

    Parameters
    ----------
    value : object
    in_hundred : bool or None
        Whether ``"50%"`` stands for 50 or for 0.5; None if a percent has no meaning.
    """
    if not isinstance(value, str):
        return value
    match = _TEXT.fullmatch(value.strip().replace("−", "-"))
    if match is None or (match[1] and in_hundred is None):
        return value
    found = float(match[0].rstrip("% "))
    return found / 100 if match[1] and not in_hundred else found


def _to_array(value: Any) -> np.ndarray:
    """Return a value as an array; fractions and decimals, which numpy keeps as they are, as floats.

    Raises
    ------
    Trouble
        If there is no array of it.
    """
    try:
        found = np.asarray(value)
        if found.dtype.kind == "O" and found.size:
            if all(isinstance(item, numbers.Real | Decimal) for item in found.flat):
                return found.astype(float)
    except Exception:
        raise Trouble("unreadable") from None
    return found


def _has_gap(value: Any) -> bool:
    return isinstance(value, list | tuple) and any(item is ... for item in value)


def _shape(found: np.ndarray) -> str:
    return " × ".join(str(length) for length in found.shape) if found.ndim else "1"
