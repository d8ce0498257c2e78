"""The only reader of ``content/``: typed, checked, cached. Its errors are sentences."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Mapping
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from widgets import schema
from widgets.cache import pack as chosen_pack
from widgets.cache import root
from widgets.languages import FIRST, OverlayError, lay_over

E = TypeVar("E", bound=schema.Entry)


class ContentError(Exception):
    """Something in ``content/`` is missing or wrong; the message says what and where."""


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
    table = _read_toml(root("content") / name, f"content/{name}")
    if lang == FIRST or lang not in load_languages():
        return table
    return _lay_over(read_table(_find_first(rest)), table, name)


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
def load_languages() -> dict[str, schema.Language]:
    """Return every language that content is written in, by its folder; the first is English."""
    name = "content/languages.toml"
    table = _read_toml(root("content") / "languages.toml", name)
    return {key: check(schema.Language, raw, f"{name}, [{key}]") for key, raw in table.items()}


def read_words(lang: str, name: str) -> dict[str, Any]:
    """Return a file that every language shares, in the words of one, or as it is.

    A case or a local pack that someone adds need not come in all languages.
    """
    translated = f"{lang}/{name}"
    return read_table(translated if (root("content") / translated).is_file() else name)


def _find_first(rest: str) -> str:
    ours = f"{FIRST}/{rest}"
    return ours if (root("content") / ours).is_file() else rest


def _lay_over(first: dict[str, Any], words: dict[str, Any], name: str) -> dict[str, Any]:
    try:
        return lay_over(first, words)
    except OverlayError as error:
        raise ContentError(f"content/{name}: {error}.") from None


def _read_toml(path: Path, place: str) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ContentError(f"{place} is missing.") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ContentError(f"{place} cannot be read: {error}.") from None


def check(kind: type[E], raw: Mapping[str, Any], place: str) -> E:
    """Return ``raw`` as an entry of this kind, or say in one sentence what is wrong and where."""
    try:
        return kind.model_validate(raw)
    except ValidationError as error:
        raise ContentError(" ".join(_say(item, place) for item in error.errors())) from None


def _say(item: Any, place: str) -> str:
    where = ".".join(str(part) for part in item["loc"])
    spot = f"{place}: '{where}'" if where else place
    if item["type"] == "missing":
        return f"{spot} is missing. Please add it."
    if item["type"] == "too_short":
        low = item["ctx"]["min_length"]
        return f"{spot} needs {low} or more, and has {item['ctx']['actual_length']}."
    if item["type"] == "extra_forbidden":
        return f"{spot} is not a known name. Check the spelling."
    return f"{spot}: {item['msg'].removeprefix('Value error, ')}."


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
    path = root("content") / lang / topic / "model.md"
    if not path.is_file():
        raise ContentError(f"content/{lang}/{topic}/model.md is missing.")
    return path.read_text(encoding="utf-8")


def _load_all(kind: type[E], name: str) -> dict[str, E]:
    table = read_table(name)
    return {key: check(kind, raw, f"content/{name}, [{key}]") for key, raw in table.items()}


@cache
def load_sources() -> dict[str, schema.Source]:
    """Return every source by key."""
    return _load_all(schema.Source, "sources.toml")


@cache
def load_findings(lang: str = FIRST) -> dict[str, schema.Finding]:
    """Return every finding by key, in the words of one language.

    Raises
    ------
    ContentError
        If a finding names a source that is not in ``sources.toml``.
    """
    name = "findings.toml" if lang == FIRST else f"{lang}/findings.toml"
    findings = _load_all(schema.Finding, name)
    for key, finding in findings.items():
        if finding.source not in load_sources():
            raise ContentError(
                f"content/findings.toml, [{key}]: the source '{finding.source}' is not in "
                "content/sources.toml. Add it there, or check the spelling."
            )
    return findings


def load_public_finding(key: str, lang: str = FIRST) -> schema.Finding:
    """Return a finding that may be shown to the public.

    Raises
    ------
    ContentError
        If there is none of that name, or if it is only recalled, not read.
    """
    finding = load_findings(lang).get(key)
    if finding is None:
        raise ContentError(f"No finding is called '{key}' in content/findings.toml.")
    if finding.tag is schema.Tag.RECALLED:
        raise ContentError(f"The finding '{key}' is RECALLED and may not be shown to the public.")
    return finding


@cache
def load_glossary(lang: str) -> dict[str, schema.Term]:
    """Return every glossary term by key."""
    return _load_all(schema.Term, f"{lang}/glossary.toml")


def place_pack(pack: str = "") -> str:
    """Return how a message calls the file of a local pack; without one, that of the server."""
    pack = pack or chosen_pack()
    return Path(pack).name if pack.endswith(".toml") else f"content/local/{pack}.toml"


def read_pack(pack: str = "", lang: str = FIRST) -> dict[str, Any]:
    """Return a local pack as it is written: one of ``content/local``, or any TOML file."""
    pack = pack or chosen_pack()
    if pack.endswith(".toml"):
        return _read_toml(Path(pack), place_pack(pack))
    return read_words(lang, f"local/{pack}.toml")


def quote_pack(pack: str, number: int) -> str:
    """Return one line of a local pack as it is written, for a message; the first is number 1."""
    path = Path(pack) if pack.endswith(".toml") else root("content") / "local" / f"{pack}.toml"
    lines = path.read_text(encoding="utf-8").splitlines()
    return lines[number - 1].strip() if number <= len(lines) else ""


def load_crisis_lines(pack: str = "", lang: str = FIRST) -> tuple[schema.Contact, ...]:
    """Return who to call or text now, from a local pack; without one, from that of the server."""
    return _load_crisis_lines(pack or chosen_pack(), lang)


@cache
def _load_crisis_lines(pack: str, lang: str) -> tuple[schema.Contact, ...]:
    place, rows = place_pack(pack), read_pack(pack, lang).get("crisis", [])
    if not rows:
        raise ContentError(f"{place} has no crisis line. Add one under [[crisis]].")
    return tuple(
        check(schema.Contact, row, f"{place}, crisis {number}")
        for number, row in enumerate(rows, 1)
    )


@cache
def load_calibration() -> dict[str, Any]:
    """Return the fitted numbers of the cohort model, as ``calibrate.py`` wrote them."""
    return read_table("calibration.toml")


@cache
def load_case(key: str, lang: str = FIRST) -> schema.Case:
    """Return a case with all its paths, checked against sources, findings and the crisis line."""
    return read_case(root("content") / "cases" / f"{key}.toml", lang)


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
        text = (root("content") / "data" / name / file).read_text(encoding="utf-8")
    except FileNotFoundError:
        raise ContentError(f"{place} is missing.") from None
    rows = list(csv.DictReader(StringIO(text)))
    if not rows:
        raise ContentError(f"{place} has no rows.")
    for number, row in enumerate(rows, 1):
        if None in row or None in row.values():
            raise ContentError(f"{place}, row {number}: cells and column names differ in number.")
    return rows


def read_case(path: Path, lang: str = FIRST) -> schema.Case:
    """Return the case in this file; its paths lie in the folder of the same name.

    Parameters
    ----------
    path : Path
    lang : str
        Its words are taken from ``<lang>/cases`` beside the folder of cases, if they are there.

    Raises
    ------
    ContentError
        If anything is missing or wrong: one sentence says what, and where.
    """
    folder = path.with_suffix("")
    words = path.parent.parent / lang / "cases"
    raw = _read_part(path, words / path.name)
    raw["paths"] = [
        _read_part(folder / f"{name}.toml", words / path.stem / f"{name}.toml")
        for name in raw.get("order", [])
    ]
    case = check(schema.Case, raw, f"{path.name}")
    _check_links(case, path.name)
    return case


def _read_part(path: Path, words: Path) -> dict[str, Any]:
    raw = _read_toml(path, f"{path.parent.name}/{path.name}")
    if not words.is_file():
        return raw
    name = "/".join(words.parts[-3:])
    return _lay_over(raw, _read_toml(words, name), name)


def _check_links(case: schema.Case, place: str) -> None:
    load_crisis_lines(case.crisis_line)
    for source in case.sources:
        if source not in load_sources():
            raise ContentError(f"{place}: the source '{source}' is not in content/sources.toml.")
    claims = [claim for path in case.paths for claim in (*path.helps, *path.harms)]
    for claim in (*case.harms, *claims):
        if claim.finding:
            load_public_finding(claim.finding)
