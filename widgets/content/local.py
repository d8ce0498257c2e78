"""A local pack: who to call or text, here or in a file of someone's own."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from widgets.cache import pack as chosen_pack
from widgets.content.entries import ContentError, check
from widgets.content.files import locate, quote_line, read_toml, read_words
from widgets.languages import FIRST
from widgets.schema import Contact


def place_pack(pack: str = "") -> str:
    """Return how a message calls the file of a local pack; without one, that of the server."""
    pack = pack or chosen_pack()
    return Path(pack).name if pack.endswith(".toml") else f"content/local/{pack}.toml"


def read_pack(pack: str = "", lang: str = FIRST) -> dict[str, Any]:
    """Return a local pack as it is written: one of ``content/local``, or any TOML file."""
    pack = pack or chosen_pack()
    if pack.endswith(".toml"):
        return read_toml(Path(pack), place_pack(pack))
    return read_words(lang, f"local/{pack}.toml")


def quote_pack(pack: str, number: int) -> str:
    """Return one line of a local pack as it is written, for a message; the first is number 1."""
    path = Path(pack) if pack.endswith(".toml") else locate(f"local/{pack}.toml")
    return quote_line(path, number)


def load_crisis_lines(pack: str = "", lang: str = FIRST) -> tuple[Contact, ...]:
    """Return who to call or text now, from a local pack; without one, from that of the server."""
    return _load_crisis_lines(pack or chosen_pack(), lang)


@cache
def _load_crisis_lines(pack: str, lang: str) -> tuple[Contact, ...]:
    place, rows = place_pack(pack), read_pack(pack, lang).get("crisis", [])
    if not rows:
        raise ContentError(f"{place} has no crisis line. Add one under [[crisis]].")
    return tuple(
        check(Contact, row, f"{place}, crisis {number}") for number, row in enumerate(rows, 1)
    )
