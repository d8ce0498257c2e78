"""Reads the content of this topic, and checks what stands in one file against the others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from widgets import content
from widgets.approaches.schema import Exercises, Guide, Research, Room

TOPIC = "approaches"


@dataclass(frozen=True)
class Rooms:
    """Everything that is said on this page, beside the labels."""

    guide: Guide
    research: Research
    exercises: Exercises

    def room(self, key: str) -> Room:
        """Return the room of this name."""
        return next(room for room in self.guide.rooms if room.key == key)


@cache
def load_rooms(lang: str) -> Rooms:
    """Return the rooms in one language.

    Raises
    ------
    ContentError
        If a room is missing somewhere, or a source or finding does not exist.
    """
    raw = {
        name: content.read_table(_place(lang, name)) for name in ("rooms", "research", "exercises")
    }
    return check_rooms(lang, **raw)


def check_rooms(lang: str, rooms: dict, research: dict, exercises: dict) -> Rooms:
    """Return what was read, as entries, or say in one sentence what is wrong and where."""
    checked = Rooms(
        content.check(Guide, rooms, f"content/{_place(lang, 'rooms')}"),
        content.check(Research, research, f"content/{_place(lang, 'research')}"),
        content.check(Exercises, exercises, f"content/{_place(lang, 'exercises')}"),
    )
    keys = [room.key for room in checked.guide.rooms]
    for condition in checked.research.conditions:
        _compare(lang, "research", condition.key, keys, [s.room for s in condition.studies])
        _check_findings(effect.finding for effect in condition.effects)
    _compare(lang, "exercises", "list", keys, [item.room for item in checked.exercises.exercises])
    _check_sources(checked)
    return checked


def _place(lang: str, name: str) -> str:
    return f"{lang}/{TOPIC}/{name}.toml"


def _compare(lang: str, name: str, where: str, keys: list[str], found: list[str]) -> None:
    if found != keys:
        raise content.ContentError(
            f"content/{_place(lang, name)}, {where}: the rooms must be {', '.join(keys)}, in this "
            f"order and once each; they are {', '.join(found)}."
        )


def _check_findings(keys: Iterable[str | None]) -> None:
    for key in filter(None, keys):
        if content.load_public_finding(key).value is None:
            raise content.ContentError(f"The finding '{key}' has no value, so it has no mark.")


def _check_sources(rooms: Rooms) -> None:
    sources = [key for room in rooms.guide.rooms for key in room.sources]
    for condition in rooms.research.conditions:
        sources += [key for study in condition.studies for key in study.sources]
    for source in sources:
        if source not in content.load_sources():
            raise content.ContentError(
                f"The source '{source}' of the approaches is not in content/sources.toml."
            )
