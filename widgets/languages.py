"""A second language is words laid over the first: numbers and keys stand once, in English."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

FIRST = "en"

# A translation repeats these so that a person can find their way in it; they must not differ.
_LANDMARKS = {
    *("key", "kind", "week", "fact", "by", "to"),
    *("finding", "findings", "source", "sources", "link", "doi", "screen", "plan"),
}
# The other forms of a glossary term: a language may need some where English has none.
_OWN = {"also"}
_KEY_LIKE = re.compile(r"[a-z0-9_./:#=&?-]*|https?://\S+|10\.\d+/\S+")


class OverlayError(ValueError):
    """A translation does not fit the file it translates; the message says where."""


def lay_over(first: Any, words: Any, place: str = "") -> Any:
    """Return a table of the first language with its words replaced.

    Parameters
    ----------
    first : dict, list, or plain value
        What was read in English.
    words : same kind
        The same structure with words only; what it leaves out stays as it is. A list of tables
        has an entry for each, in the same order; a list of words may have another length.
    place : str
        Dotted name of what is being replaced, for the message.

    Raises
    ------
    OverlayError
        If the translation names something the English does not have, or changes more than words.
    """
    if isinstance(first, dict) and isinstance(words, Mapping):
        return _lay_table(first, words, place)
    if isinstance(first, list) and isinstance(words, list):
        return _lay_list(first, words, place)
    if isinstance(first, str) and isinstance(words, str):
        if first != words and _is_landmark(first, place):
            raise OverlayError(f"'{place}' must stay '{first}', and is '{words}'")
        return words
    if first != words:
        raise OverlayError(f"'{place}' must stay {first!r}, and is {words!r}")
    return first


def _lay_table(first: dict[str, Any], words: Mapping[str, Any], place: str) -> dict[str, Any]:
    unknown = [key for key in words if key not in first and key not in _OWN]
    if unknown:
        raise OverlayError(f"'{_join(place, unknown[0])}' is not in the English file")
    ours = {
        key: lay_over(value, words[key], _join(place, key)) if key in words else value
        for key, value in first.items()
    }
    own = {key: words[key] for key in words if key in _OWN and key not in first}
    return {**ours, **own}


def _lay_list(first: list[Any], words: list[Any], place: str) -> list[Any]:
    if all(isinstance(item, str) for item in (*first, *words)):
        if first and first != words and all(_is_landmark(item, place) for item in first):
            raise OverlayError(f"'{place}' must stay {first}, and is {words}")
        return words
    if len(first) != len(words):
        raise OverlayError(f"'{place}' has {len(words)} entries, and {len(first)} in English")
    pairs = zip(first, words, strict=True)
    return [lay_over(old, new, f"{place}.{number}") for number, (old, new) in enumerate(pairs, 1)]


def _is_landmark(value: str, place: str) -> bool:
    return place.rpartition(".")[2] in _LANDMARKS and bool(_KEY_LIKE.fullmatch(value))


def _join(place: str, key: str) -> str:
    return f"{place}.{key}" if place else key
