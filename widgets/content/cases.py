"""A case with all its paths, checked against the findings, the sources and the local packs."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from widgets.content.entries import ContentError, check
from widgets.content.files import lay_words, locate, read_toml
from widgets.content.findings import load_public_finding, load_sources
from widgets.content.local import load_crisis_lines
from widgets.languages import FIRST
from widgets.schema import Case


@cache
def load_case(key: str, lang: str = FIRST) -> Case:
    """Return a case with all its paths, checked against sources, findings and the crisis line."""
    return read_case(locate(f"cases/{key}.toml"), lang)


def read_case(path: Path, lang: str = FIRST) -> Case:
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
    case = check(Case, raw, f"{path.name}")
    _check_links(case, path.name)
    return case


def _read_part(path: Path, words: Path) -> dict[str, Any]:
    raw = read_toml(path, f"{path.parent.name}/{path.name}")
    if not words.is_file():
        return raw
    name = "/".join(words.parts[-3:])
    return lay_words(raw, read_toml(words, name), name)


def _check_links(case: Case, place: str) -> None:
    load_crisis_lines(case.crisis_line)
    for source in case.sources:
        if source not in load_sources():
            raise ContentError(f"{place}: the source '{source}' is not in content/sources.toml.")
    claims = [claim for path in case.paths for claim in (*path.helps, *path.harms)]
    for claim in (*case.harms, *claims):
        if claim.finding:
            load_public_finding(claim.finding)
