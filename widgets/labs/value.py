"""Checks of what a student worked out: whatever comes in, a plain sentence comes out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

import numpy as np

from widgets.labs.bench import cut
from widgets.labs.numbers import Trouble, read_numbers, read_text
from widgets.labs.schema import Expected, Mistake, Numbers
from widgets.labs.words import load_entry, say_words

_TURNED = {"share": "value.as_share", "hundred": "value.as_hundred"}


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
    except Trouble as trouble:
        if trouble.key == "nothing":
            return Verdict(None, say_words(lang, "value.nothing"), say_words(lang, "value.start"))
        said = say_words(lang, f"value.{trouble.key}", asks=expected.asks, **trouble.holes)
        return Verdict(False, say_words(lang, "value.wrong"), said)


def _read_value(expected: Expected, value: Any, lang: str) -> Verdict:
    if callable(value):
        raise Trouble("called")
    if expected.kind == "number":
        value = read_text(value, None if expected.scale is None else expected.scale == "hundred")
    got = read_numbers(value, _count(expected.want))
    turned = _turn(expected, got)
    if turned is None:
        return _judge(expected, got, lang)
    verdict = _judge(expected, turned, lang)
    shown = {"got": _show(got.tolist()), "turned": _show(turned.tolist())}
    note = say_words(lang, _TURNED[str(expected.scale)], **shown)
    return Verdict(verdict.right, verdict.head, f"{note} {verdict.text}")


def _turn(expected: Expected, got: np.ndarray) -> np.ndarray | None:
    """Return a percent as a share, or a share as a number of 100; None if it is as asked for."""
    size = np.abs(got)
    if expected.scale == "share" and ((size > 1) & (size <= 100)).all():
        return got / 100
    if expected.scale == "hundred" and ((size > 0) & (size < 1)).all():
        return got * 100
    return None


def _read_function(expected: Expected, value: Any, lang: str) -> Verdict:
    if value is None or value is ...:
        raise Trouble("nothing")
    if not callable(value):
        raise Trouble("function")
    for sample in expected.samples:
        things = sample.given if expected.lists else [_to_array(item) for item in sample.given]
        result = _call(value, things)
        if isinstance(result, bool | np.bool_):
            result = int(result)
        got = read_numbers(result, _count(sample.want))
        if not _is_near(got, sample.want, expected.near):
            given = ", ".join(_show(item) for item in sample.given)
            shown = {"given": given, "got": _show(got.tolist()), "want": _show(sample.want)}
            text = say_words(lang, "value.sample", **shown)
            why = _explain(sample.mistakes, got) or expected.off
            return Verdict(False, say_words(lang, "value.wrong"), f"{text} {why}")
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
        raise Trouble("stopped", kind=type(error).__name__, error=cut(str(error), 80)) from None


def _judge(expected: Expected, got: np.ndarray, lang: str) -> Verdict:
    low = -np.inf if expected.low is None else expected.low
    high = np.inf if expected.high is None else expected.high
    if ((got < low) | (got > high)).any():
        shown = _show(got.tolist())
        text = say_words(lang, "value.outside", got=shown, why=expected.outside)
        return Verdict(False, say_words(lang, "value.wrong"), text)
    if expected.want is not None and _is_near(got, expected.want, expected.near):
        return Verdict(True, say_words(lang, "value.right"), expected.right)
    if why := _explain(expected.mistakes, got):
        return Verdict(False, say_words(lang, "value.wrong"), why)
    text = say_words(lang, "value.off", got=_show(got.tolist()), asks=expected.asks)
    return Verdict(False, say_words(lang, "value.wrong"), f"{text} {expected.off}")


def _explain(mistakes: Sequence[Mistake], got: np.ndarray) -> str:
    """Return the words for a known mistake, or none."""
    near = (mistake.says for mistake in mistakes if _is_near(got, mistake.value, mistake.near))
    return next(near, "")


def _count(want: Numbers | None) -> int:
    return len(want) if isinstance(want, list) else 1


def _is_near(got: np.ndarray, want: Numbers, near: float) -> bool:
    target = np.atleast_1d(np.array(want, dtype=float))
    return got.shape == target.shape and bool((np.abs(got - target) <= near).all())


def _show(value: Any) -> str:
    if isinstance(value, list):
        if len(value) == 1:
            return _show(value[0])
        some = ", ".join(_show(item) for item in value[:6])
        return f"[{some}{', …' if len(value) > 6 else ''}]"
    return f"{value:.4g}" if isinstance(value, float) else cut(value, 80)
