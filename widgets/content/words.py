"""The words of a topic, and the terms that all topics share."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from widgets.content.entries import ContentError
from widgets.content.files import load_entries, locate, read_file, read_table
from widgets.schema import Term


@cache
def load_strings(lang: str, topic: str) -> dict[str, str]:
    """Return the words of a topic by dotted key, such as ``week.label``."""
    place = f"{lang}/{topic}/strings.toml"
    flat: dict[str, str] = {}
    _flatten(read_table(place), "", flat, place)
    return flat


def _flatten(table: Mapping[str, Any], prefix: str, into: dict[str, str], place: str) -> None:
    for key, value in table.items():
        name = f"{prefix}{key}"
        if isinstance(value, dict):
            _flatten(value, f"{name}.", into, place)
        elif isinstance(value, str) and value.strip():
            into[name] = value.strip()
        else:
            raise ContentError(f"content/{place}: '{name}' must be words in quotes.")


@cache
def load_prose(lang: str, topic: str) -> str:
    """Return ``model.md`` of a topic: what its model says and leaves out, as Markdown."""
    path = locate(f"{lang}/{topic}/model.md")
    if not path.is_file():
        raise ContentError(f"content/{lang}/{topic}/model.md is missing.")
    return read_file(path)


@cache
def load_glossary(lang: str) -> dict[str, Term]:
    """Return every glossary term by key."""
    return load_entries(Term, f"{lang}/glossary.toml")
