"""Fills the holes of a kit's words: measured numbers, and who to call from the local pack."""

from __future__ import annotations

import re
from typing import Any, TypeVar

from widgets import content
from widgets.languages import FIRST
from widgets.schema import Entry
from widgets.words import write_crisis

E = TypeVar("E", bound=Entry)
_HOLE = re.compile(r"\{(?:f:([a-z0-9_]+)|crisis)\}")


def fill_entry(entry: E, lang: str = FIRST, pack: str = "") -> E:
    """Return an entry with ``{f:key}`` and ``{crisis}`` replaced by words.

    Raises
    ------
    ContentError
        If a number is not in ``findings.toml``, or may not be shown to the public.
    """
    return type(entry).model_validate(_fill(entry.model_dump(), lang, pack))


def fill_text(text: str, lang: str = FIRST, pack: str = "") -> str:
    """Return one text with its holes filled."""

    def put(match: re.Match[str]) -> str:
        key = match.group(1)
        return content.load_public_finding(key, lang).shown if key else write_crisis(pack, lang)

    return _HOLE.sub(put, text)


def _fill(value: Any, lang: str, pack: str) -> Any:
    if isinstance(value, str):
        return fill_text(value, lang, pack)
    if isinstance(value, dict):
        return {key: _fill(item, lang, pack) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_fill(item, lang, pack) for item in value]
    return value
