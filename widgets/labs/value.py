"""Checks of what a student worked out: whatever comes in, a plain sentence comes out."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

import numpy as np

from widgets.labs.bench import cut
from widgets.labs.schema import Expected, Numbers
from widgets.labs.words import load_entry, say_words


@dataclass(frozen=True, repr=False)
class Verdict:
    """What a check says.

    Attributes
    ----------
    right : bool or None
        None if there is nothing to check yet.
    head, text : str
        The verdict in a word or two, and the rest.
    """

    right: bool | None
    head: str
    text: str

    def _repr_markdown_(self) -> str:
        return f"**{self.head}** {self.text}"

    def __repr__(self) -> str:
        return f"{self.head} {self.text}"


class _Trouble(Exception):
    """A value that is no answer yet: the key of a sentence, and what fills it."""

    def __init__(self, key: str, **holes: object):
        super().__init__(key)
        self.key, self.holes = key, holes


def check_value(key: str, value: Any, lang: str = "en") -> Verdict:
    """Say whether a number, a list or a function is right, and if not, what may be behind it.

    Parameters
    ----------
    key : str
        The lab and the check, such as ``l1.mean``.
    value : object
        Anything. What cannot be an answer gets a plain sentence.
    lang : str

    Returns
    -------
    Verdict

    Raises
    ------
    ContentError
        If no check of that name is in ``content/<lang>/labs``, or it is not complete.
    """
    expected = load_entry(Expected, key, lang)
    try:
        answer = _read_function if expected.kind == "function" else _read_value
        return answer(expected, value, lang)
    except _Trouble as trouble:
        if trouble.key == "nothing":
            return Verdict(None, say_words(lang, "value.nothing"), say_words(lang, "value.start"))
        said = say_words(lang, f"value.{trouble.key}", **trouble.holes)
        return Verdict(False, say_words(lang, "value.wrong"), said)


def _read_value(expected: Expected, value: Any, lang: str) -> Verdict:
    if callable(value):
        raise _Trouble("called", asks=expected.asks)
    return _judge(expected, _read_numbers(expected, value, expected.want), lang)


def _read_function(expected: Expected, value: Any, lang: str) -> Verdict:
    if value is None or value is ...:
        raise _Trouble("nothing")
    if not callable(value):
        raise _Trouble("function", asks=expected.asks)
    for sample in expected.samples:
        things = sample.given if expected.lists else [_to_array(item) for item in sample.given]
        result = _call(value, things)
        if isinstance(result, bool | np.bool_):
            result = int(result)
        got = _read_numbers(expected, result, sample.want)
        if not _is_near(got, sample.want, expected.near):
            given = ", ".join(_show(item) for item in sample.given)
            shown = {"given": given, "got": _show(got.tolist()), "want": _show(sample.want)}
            text = say_words(lang, "value.sample", **shown)
            return Verdict(False, say_words(lang, "value.wrong"), f"{text} {expected.off}")
    return Verdict(True, say_words(lang, "value.right"), expected.right)


def _to_array(item: Any) -> Any:
    """Return a list as an array: of true and false if it holds nothing else, or of numbers."""
    if not isinstance(item, list):
        return item
    return np.array(item, dtype=bool if all(isinstance(one, bool) for one in item) else float)


def _call(function: Callable[..., Any], given: list[Any]) -> Any:
    try:
        return function(*deepcopy(given))
    except Exception as error:
        raise _Trouble("stopped", kind=type(error).__name__, error=cut(str(error), 80)) from None


def _judge(expected: Expected, got: np.ndarray, lang: str) -> Verdict:
    low = -np.inf if expected.low is None else expected.low
    high = np.inf if expected.high is None else expected.high
    if ((got < low) | (got > high)).any():
        shown = _show(got.tolist())
        text = say_words(lang, "value.outside", got=shown, why=expected.outside)
        return Verdict(False, say_words(lang, "value.wrong"), text)
    if expected.want is not None and _is_near(got, expected.want, expected.near):
        return Verdict(True, say_words(lang, "value.right"), expected.right)
    for mistake in expected.mistakes:
        if _is_near(got, mistake.value, mistake.near):
            return Verdict(False, say_words(lang, "value.wrong"), mistake.says)
    text = say_words(lang, "value.off", got=_show(got.tolist()), asks=expected.asks)
    return Verdict(False, say_words(lang, "value.wrong"), f"{text} {expected.off}")


def _read_numbers(expected: Expected, value: Any, want: Numbers | None) -> np.ndarray:
    """Return the value as an array of the shape that is wanted, or say what is in the way."""
    if value is None or value is ... or _has_gap(value):
        raise _Trouble("nothing")
    if isinstance(value, str | bytes):
        raise _Trouble("text" if value.strip() else "empty", asks=expected.asks)
    if isinstance(value, bool | np.bool_):
        raise _Trouble("truth", asks=expected.asks)
    try:
        numbers = np.asarray(value)
    except Exception:
        raise _Trouble("unreadable", asks=expected.asks) from None
    if numbers.size == 0:
        raise _Trouble("empty", asks=expected.asks)
    if numbers.dtype.kind not in "iuf":
        raise _Trouble("unreadable", asks=expected.asks)
    if np.isnan(numbers).any():
        raise _Trouble("missing", count=int(np.isnan(numbers).sum()))
    if np.isinf(numbers).any():
        raise _Trouble("infinite")
    size = len(want) if isinstance(want, list) else 1
    if numbers.size != size or numbers.ndim > 1:
        raise _Trouble("shape", got=_shape(numbers), size=size, asks=expected.asks)
    return numbers.astype(float).reshape(size)


def _has_gap(value: Any) -> bool:
    return isinstance(value, list | tuple) and any(item is ... for item in value)


def _is_near(got: np.ndarray, want: Numbers, near: float) -> bool:
    target = np.atleast_1d(np.array(want, dtype=float))
    return got.shape == target.shape and bool((np.abs(got - target) <= near).all())


def _shape(numbers: np.ndarray) -> str:
    return " × ".join(str(length) for length in numbers.shape) if numbers.ndim else "1"


def _show(value: Any) -> str:
    if isinstance(value, list):
        if len(value) == 1:
            return _show(value[0])
        some = ", ".join(_show(item) for item in value[:6])
        return f"[{some}{', …' if len(value) > 6 else ''}]"
    return f"{value:.4g}" if isinstance(value, float) else cut(value, 80)
