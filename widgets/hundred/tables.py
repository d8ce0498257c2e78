"""The topic's own tables of content, checked: evidence, and what a reader may move."""

from __future__ import annotations

from dataclasses import fields
from functools import cache

from widgets import content
from widgets.hundred.schema import Assumption, Assumptions, Evidence
from widgets.trajectory import Params

TOPIC = "hundred"


@cache
def load_evidence(lang: str) -> Evidence:
    """Return both sides of the evidence, with a note for every path of the case."""
    place = f"{lang}/{TOPIC}/evidence.toml"
    return read_evidence(content.read_table(place), f"content/{place}")


def read_evidence(raw: dict, place: str) -> Evidence:
    """Return evidence from a table.

    Raises
    ------
    ContentError
        If something is missing or wrong; one sentence says what and where.
    """
    evidence = content.check(Evidence, raw, place)
    paths = content.load_case("depression").order
    for key in paths:
        if key not in evidence.paths:
            raise content.ContentError(f"{place}: 'paths.{key}' is missing. Please add it.")
    for key in evidence.paths:
        if key not in paths:
            raise content.ContentError(f"{place}: 'paths.{key}' is no path of the case.")
    return evidence


@cache
def load_assumptions(lang: str) -> tuple[Assumption, ...]:
    """Return what a reader may move, each tied to a number of the model and to its origin."""
    place = f"{lang}/{TOPIC}/assumptions.toml"
    return read_assumptions(content.read_table(place), f"content/{place}")


def read_assumptions(raw: dict, place: str) -> tuple[Assumption, ...]:
    """Return assumptions from a table.

    Raises
    ------
    ContentError
        If something is missing or wrong; one sentence says what and where.
    """
    items = content.check(Assumptions, raw, place).assumption
    known = {item.name for item in fields(Params)}
    for item in items:
        if item.key not in known:
            raise content.ContentError(f"{place}: the model has no number called '{item.key}'.")
        _check_origin(item, place)
    return items


def _check_origin(item: Assumption, place: str) -> None:
    if item.finding:
        content.load_public_finding(item.finding)
    if item.target and item.target not in list_targets():
        raise content.ContentError(f"{place}: '{item.target}' is no target of the calibration.")
    for source in item.sources:
        if source not in content.load_sources():
            raise content.ContentError(f"{place}: '{source}' is not in content/sources.toml.")


@cache
def list_targets() -> dict[str, dict]:
    """Return the rows that the model was set to, by key."""
    return {row["key"]: row for row in content.load_calibration()["targets"]}
