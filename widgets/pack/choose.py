"""Which local pack a server or a build uses: checked first, and refused in one sentence."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from widgets import cache, content
from widgets.languages import FIRST
from widgets.next.schema import Pack
from widgets.pack.rules import Trouble, list_troubles
from widgets.pack.words import TOPIC, write_trouble
from widgets.words import Writer

NAME = r"[a-z0-9][a-z0-9_-]*"
_QUIET = ("empty",)  # the page itself shows an empty slot
_LINE = re.compile(r"\(at line (\d+)")  # how the reader of TOML says where it stopped


@dataclass(frozen=True)
class Report:
    """A checked pack: the sentences on what stops it, and on what is only weak."""

    stops: tuple[str, ...]
    weak: tuple[str, ...]
    nagging: int = 0


def list_packs() -> list[str]:
    """Return the names of all packs in ``content/local``."""
    return sorted(path.stem for path in _find_local().glob("*.toml"))


def _find_local() -> Path:
    return cache.root("content") / "local"


def shorten(pack: str) -> str:
    """Return a pack as it is called: a path into ``content/local`` becomes a name."""
    path = Path(pack)
    ours = path.suffix == ".toml" and path.resolve().parent == _find_local().resolve()
    return path.stem if ours else pack


def list_named() -> list[str]:
    """Return the packs whose place has a name in the words of the page "Where to begin"."""
    words = content.load_strings(FIRST, "next")
    return [key.removeprefix("places.") for key in words if key.startswith("places.")]


def check_pack(pack: str, today: date | None = None, lang: str = FIRST) -> Report:
    """Return what is wrong with a pack.

    Parameters
    ----------
    pack : str
        Its name in ``content/local``, or the path of a TOML file.
    today : date, optional
    lang : str

    Raises
    ------
    ContentError
        If there is no such pack, or the file is not TOML.
    """
    writer = Writer(lang, TOPIC)
    _check_name(writer, pack)
    raw, named = read_raw(writer, pack), Path(pack).stem in list_named()
    troubles = list_troubles(raw, today or date.today(), named)
    stops = [write_trouble(writer, trouble) for trouble in troubles if trouble.stops]
    if not stops:
        try:
            content.check(Pack, raw, content.place_pack(pack))
        except content.ContentError as error:
            stops = [str(error)]
    return Report(tuple(stops), *_list_weak(writer, troubles))


def read_raw(writer: Writer, pack: str) -> dict[str, Any]:
    """Return what stands in the file of a pack.

    Raises
    ------
    ContentError
        If there is no such file, or it is not TOML; the sentence says which line to look at.
    """
    place = content.place_pack(pack)
    try:
        return content.read_pack(pack)
    except content.NoTextError:
        raise content.ContentError(writer.say("cli.letters", place=place)) from None
    except content.ContentError as error:
        at = _LINE.search(str(error))
        if at is None:  # there is no such file
            raise
        text = content.quote_pack(pack, int(at.group(1)))
        if "\0" in text:  # two bytes for each letter, and no mark that says so
            raise content.ContentError(writer.say("cli.letters", place=place)) from None
        why = writer.say(_find_why(text))
        said = writer.say("cli.toml", place=place, line=at.group(1), text=text, why=why)
        raise content.ContentError(said) from None


def _find_why(line: str) -> str:
    if re.search("[\u201c-\u201f\u2018-\u201b\u00ab\u00bb]", line):
        return "cli.why_curly"
    return "cli.why_slash" if "\\" in line else "cli.why_any"


def _list_weak(writer: Writer, troubles: list[Trouble]) -> tuple[tuple[str, ...], int]:
    weak = [trouble for trouble in troubles if not trouble.stops]
    nagging = sum(trouble.code not in _QUIET for trouble in weak)
    return tuple(write_trouble(writer, trouble) for trouble in weak), nagging


def _check_name(writer: Writer, pack: str) -> None:
    if pack.endswith(".toml"):
        if not re.fullmatch(NAME, Path(pack).stem):
            raise content.ContentError(writer.say("cli.name", name=Path(pack).name))
    elif pack not in list_packs():
        there = ", ".join(list_packs())
        raise content.ContentError(writer.say("cli.unknown", name=pack, there=there))


def start_with(pack: str, tell: Callable[[str], None] = print) -> str:
    """Use this pack from now on for each page, here and in each kernel; return how it is kept.

    Parameters
    ----------
    pack : str
        Its name in ``content/local``, or the path of a TOML file.
    tell : callable
        Takes one line if something in it is old or weak.

    Raises
    ------
    ContentError
        If a server must not start with it; the sentence says why and what to do.
    """
    pack = shorten(pack)
    say, report = Writer(FIRST, TOPIC).say, check_pack(pack)
    place = content.place_pack(pack)
    if report.stops:
        raise content.ContentError(
            say("cli.refused", place=place, first=report.stops[0], name=pack)
        )
    if report.nagging:
        tell(say("cli.warned", place=place, count=report.nagging, name=pack))
    return cache.choose_pack(pack)
