"""The tables of the roles as they are written, checked, and turned into what the model asks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from widgets import content
from widgets.roles.model import Answer, Roles
from widgets.roles.schema import Tables
from widgets.schema import Source

TOPIC = "roles"


@cache
def load_tables(lang: str) -> Tables:
    """Return professions, needs and state laws in one language."""
    folder = f"{lang}/{TOPIC}"
    names = ("people", "needs", "prescribing")
    raw = {name: content.read_table(f"{folder}/{name}.toml") for name in names}
    return read_tables(raw, f"content/{folder}", load_sources(lang))


def read_tables(raw: Mapping[str, Any], place: str, sources: Mapping[str, Source]) -> Tables:
    """Return tables that are complete and name only sources and findings that exist.

    Raises
    ------
    ContentError
        If anything is missing or wrong: one sentence says what, and where.
    """
    tables = content.check(Tables, raw, place)
    for where, key in _list_source_keys(tables):
        if key not in sources:
            raise content.ContentError(
                f"{place}, {where}: the source '{key}' is not in sources.toml. "
                "Add it there, or check the spelling."
            )
    content.load_public_finding(tables.prescribing.finding)
    for profession in tables.people.values():
        for stage in profession.stages:
            if stage.finding:
                content.load_public_finding(stage.finding)
    return tables


@cache
def load_sources(lang: str) -> Mapping[str, Source]:
    """Return every source by key: those of all topics, and those only the roles rest on."""
    name = f"{lang}/{TOPIC}/sources.toml"
    own = content.read_table(name)
    # The notes of the shared sources are for whoever updates them, not for readers.
    shared = {
        key: source.model_copy(update={"note": None})
        for key, source in content.load_sources().items()
    }
    return {
        **shared,
        **{key: content.check(Source, own[key], f"content/{name}, [{key}]") for key in own},
    }


def _list_source_keys(tables: Tables) -> Iterator[tuple[str, str]]:
    for name, profession in tables.people.items():
        for key in profession.sources:
            yield f"people.{name}", key
    for name, need in tables.needs.items():
        for key in need.sources:
            yield f"needs.{name}", key
        for person, cell in need.cells.items():
            for key in cell.sources:
                yield f"needs.{name}.{person}", key


def make_roles(tables: Tables) -> Roles:
    """Return the answers alone, for the model."""
    return Roles(
        {key: profession.side for key, profession in tables.people.items()},
        tuple(tables.needs),
        {
            (key, person): Answer(cell.answer)
            for key, need in tables.needs.items()
            for person, cell in need.cells.items()
        },
    )
