"""The words of the labs, from ``content/<lang>/labs``."""

from __future__ import annotations

from functools import cache
from typing import TypeVar

from widgets.content import ContentError, check, find_spoken, load_strings, read_table
from widgets.labs.schema import Expected, Question

E = TypeVar("E", Question, Expected)


def find_lang(lang: str) -> str:
    """Return the language if the labs are written in it, and English if not."""
    return find_spoken(lang, "labs")


def say_words(lang: str, key: str, **holes: object) -> str:
    """Return a sentence that all labs share."""
    return load_strings(find_lang(lang), "labs")[key].format_map(holes)


@cache
def load_entry(kind: type[E], key: str, lang: str) -> E:
    """Return the question or the check of this key, such as ``l1.regress``.

    Raises
    ------
    ContentError
        If there is none of that name, or it is not of that kind, or not complete.
    """
    lab, _, name = key.partition(".")
    place = f"{find_lang(lang)}/labs/{lab}.toml"
    table = read_table(place)
    if name not in table:
        raise ContentError(f"content/{place} has no '[{name}]'. It has {', '.join(table)}.")
    return check(kind, table[name], f"content/{place}, [{name}]")
