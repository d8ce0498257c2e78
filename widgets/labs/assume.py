"""A changed assumption of the model, or a plain sentence that says why it cannot be used."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from difflib import get_close_matches
from typing import Any

from widgets.hundred.counts import load_params
from widgets.hundred.tables import load_assumptions
from widgets.labs.bench import cut, say
from widgets.languages import FIRST
from widgets.trajectory import Params

_META = {item.name: item.metadata for item in fields(Params)}


@dataclass(frozen=True, repr=False)
class Assumed:
    """Numbers of the model, and the sentence that says which of them were changed.

    Attributes
    ----------
    params : Params
        The published numbers, if the change was refused.
    said : str
    is_changed : bool
    """

    params: Params
    said: str
    is_changed: bool

    def __repr__(self) -> str:
        return self.said


class _Refused(Exception):
    """A change that cannot be made; the message says why."""


def assume(changes: Any) -> Assumed:
    """Return the model's numbers with some of them changed, or the published ones and a sentence.

    Parameters
    ----------
    changes : dict
        Names of numbers and their new values, such as ``{"drug_points": 1.0}``. Anything else
        gets a plain sentence, and changes nothing.
    """
    try:
        params = _change(changes)
    except _Refused as refused:
        return Assumed(load_params(), f"{refused} {say('assume.kept')}", False)
    rows = [_name_change(key, getattr(params, key)) for key in _META if _differs(params, key)]
    if not rows:
        return Assumed(params, say("assume.none"), False)
    return Assumed(params, say("assume.changed", list="; ".join(rows)), True)


def _change(changes: Any) -> Params:
    if not isinstance(changes, Mapping):
        raise _Refused(say("assume.shape", got=cut(repr(changes))))
    for key, value in changes.items():
        _check(key, value)
    try:
        return replace(load_params(), **changes)
    except ValueError as error:
        raise _Refused(say("assume.clash", error=error)) from None


def _check(key: Any, value: Any) -> None:
    if key not in _META:
        close = get_close_matches(str(key), _META, 3, 0.5)
        some = close or list(_META)[:4]
        word = "unknown" if close else "known"
        raise _Refused(say(f"assume.{word}", key=cut(key), close=", ".join(some)))
    meta = _META[key]
    number = isinstance(value, int | float) and not isinstance(value, bool)
    if not number or not meta["low"] <= value <= meta["high"]:
        ends = {name: meta[name] for name in ("low", "high", "unit")}
        raise _Refused(say("assume.outside", key=key, value=cut(repr(value)), **ends))


def _differs(params: Params, key: str) -> bool:
    return getattr(params, key) != getattr(load_params(), key)


def _name_change(key: str, value: float) -> str:
    names = {item.key: item.name for item in load_assumptions(FIRST)}
    unit, old = _META[key]["unit"], getattr(load_params(), key)
    return say(
        "assume.one",
        name=names.get(key, key),
        key=key,
        value=f"{value:g}",
        unit=unit,
        old=f"{old:g}",
    )
