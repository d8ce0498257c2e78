"""The files of ``content/``, each in the words of one language. Nobody else opens them."""

from __future__ import annotations

import csv
import tomllib
from functools import cache
from io import StringIO
from pathlib import Path
from textwrap import shorten
from typing import Any

from widgets.cache import root
from widgets.content.entries import ContentError, E, check
from widgets.languages import FIRST, OverlayError, lay_over
from widgets.schema import Language

_MARKED = "utf-8-sig"  # Notepad may write a mark before the first letter


class NoTextError(ContentError):
    """A file is no text in UTF-8."""


def locate(name: str) -> Path:
    """Return where a file or folder of ``content/`` lies; it need not be there."""
    return root("content") / name


def read_table(name: str) -> dict[str, Any]:
    """Return one TOML file of ``content/`` as a dictionary.

    Parameters
    ----------
    name : str
        Its place below ``content/``. A file of another language, such as ``es/findings.toml``,
        is laid over the English one of the same name.

    Raises
    ------
    ContentError
        If the file is missing or is not TOML, or a translation does not fit its English; the
        message names the file and the line.
    """
    lang, _, rest = name.partition("/")
    table = read_toml(locate(name), f"content/{name}")
    if lang == FIRST or lang not in load_languages():
        return table
    return lay_words(read_table(_find_first(rest)), table, name)


def read_file(path: Path) -> str:
    """Return the text of a file.

    Raises
    ------
    ContentError
        If there is none, or it is not text.
    """
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ContentError(f"{path.name} cannot be read: {error}.") from None


@cache
def load_languages() -> dict[str, Language]:
    """Return every language that content is written in, by its folder; the first is English."""
    name = "content/languages.toml"
    table = read_toml(locate("languages.toml"), name)
    return {key: check(Language, raw, f"{name}, [{key}]") for key, raw in table.items()}


def check_language(lang: Any) -> None:
    """Refuse a language that content is not written in, whatever a notebook gives for one.

    Raises
    ------
    ContentError
        The message names the languages that there are.
    """
    if not isinstance(lang, str) or lang not in load_languages():
        known = ", ".join(load_languages())
        raise ContentError(f"There are no pages in {shorten(repr(lang), 40)}, only in: {known}.")


def find_spoken(lang: str, *topics: str) -> str:
    """Return a language if each of these topics is written in it, and else the first.

    Parameters
    ----------
    lang : str
        Anything a reader has asked for.
    topics : str
        Folders below that of a language.
    """
    written = (locate(f"{lang}/{topic}/strings.toml").is_file() for topic in topics)
    return lang if lang in load_languages() and all(written) else FIRST


def read_words(lang: str, name: str) -> dict[str, Any]:
    """Return a file that every language shares, in the words of one, or as it is.

    A case or a local pack that someone adds need not come in all languages.
    """
    translated = f"{lang}/{name}"
    return read_table(translated if locate(translated).is_file() else name)


def _find_first(rest: str) -> str:
    ours = f"{FIRST}/{rest}"
    return ours if locate(ours).is_file() else rest


def lay_words(first: dict[str, Any], words: dict[str, Any], name: str) -> dict[str, Any]:
    """Return an English table in the words of another language.

    Raises
    ------
    ContentError
        If they do not fit; the message names the file of the words.
    """
    try:
        return lay_over(first, words)
    except OverlayError as error:
        raise ContentError(f"content/{name}: {error}.") from None


def quote_line(path: Path, number: int) -> str:
    """Return one line of a file as it is written; from number 1; beyond the end, nothing."""
    lines = path.read_text(encoding=_MARKED).splitlines()
    return lines[number - 1].strip() if number <= len(lines) else ""


def read_toml(path: Path, place: str) -> dict[str, Any]:
    """Return any TOML file as a dictionary.

    Raises
    ------
    ContentError
        If it is missing or is not TOML; the message calls it ``place``. ``NoTextError`` if it is
        no text.
    """
    try:
        return tomllib.loads(path.read_text(encoding=_MARKED))
    except FileNotFoundError:
        raise ContentError(f"{place} is missing.") from None
    except UnicodeDecodeError as error:
        raise NoTextError(f"{place} cannot be read: {error}.") from None
    except tomllib.TOMLDecodeError as error:
        raise ContentError(f"{place} cannot be read: {error}.") from None


def load_entries(kind: type[E], name: str) -> dict[str, E]:
    """Return every entry of a file by key, each checked as this kind."""
    table = read_table(name)
    return {key: check(kind, raw, f"content/{name}, [{key}]") for key, raw in table.items()}


@cache
def load_rows(name: str, file: str) -> list[dict[str, str]]:
    """Return the rows of one table of ``content/data``, each by column name, as they are written.

    Raises
    ------
    ContentError
        If the file is missing or empty, or a row has too many or too few cells.
    """
    place = f"content/data/{name}/{file}"
    try:
        text = locate(f"data/{name}/{file}").read_text(encoding="utf-8")
    except FileNotFoundError:
        raise ContentError(f"{place} is missing.") from None
    rows = list(csv.DictReader(StringIO(text)))
    if not rows:
        raise ContentError(f"{place} has no rows.")
    for number, row in enumerate(rows, 1):
        if None in row or None in row.values():
            raise ContentError(f"{place}, row {number}: cells and column names differ in number.")
    return rows
