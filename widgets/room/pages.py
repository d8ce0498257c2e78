"""Fills the templates of the room's pages, and says a room's state in words."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from widgets.room.model import MEANS, group_code
from widgets.room.words import gather_words
from widgets.templates import make_environment

_HERE = Path(__file__).parent
_TEMPLATES = make_environment(_HERE / "templates", _HERE.parent / "serve" / "templates")


class Pages:
    """The pages of rooms.

    Parameters
    ----------
    base_url : str
    pack : str
        Local pack of the crisis line.
    hosted : bool
        Whether answers are in a database that may keep copies of its own.
    """

    def __init__(self, base_url: str, pack: str, hosted: bool = False):
        self.base_url, self.pack, self.hosted = base_url, pack, hosted

    def fill(self, name: str, lang: str, **more: Any) -> str:
        """Return a page in a language, with the crisis line at its top."""
        common: dict[str, Any] = {
            "base_url": self.base_url,
            "means": MEANS,
            "problem": "",
            "pulse": "",
        }
        common["hosted"] = self.hosted
        words = self._gather(lang)
        say = words["say"]
        title = more.pop("title", "") or say[f"room.{name}.title"]
        told = {"tell": lambda result: tell(result, say), "group_code": group_code}
        template = _TEMPLATES.get_template(f"{name}.html.j2")
        return template.render({**common, **words, **told, "title": title, **more})

    def warm(self, langs: Iterable[str]) -> None:
        """Read words and templates now, so that the first phone does not wait for it."""
        for name in (*os.listdir(_HERE / "templates"), "crisis.html.j2"):
            _TEMPLATES.get_template(name)
        for lang in langs:
            self._gather(lang)

    def say(self, lang: str, key: str) -> str:
        """Return one of the room's texts."""
        return str(self._gather(lang)["say"][f"room.{key}"])

    def _gather(self, lang: str) -> dict[str, Any]:
        return _remember(lang, self.pack)

    def put_into_words(self, state: dict[str, Any], lang: str) -> dict[str, Any]:
        """Return a room's state with the sentences that a presenter shows beside the numbers."""
        say = self._gather(lang)["say"]
        results = [{**result, **tell(result, say)} for result in state["results"]]
        said = {"said": tell_count(state["count"], say), "came": tell_joined(state, say)}
        return {**state, **said, "results": results}


@cache
def _remember(lang: str, pack: str) -> dict[str, Any]:
    return gather_words(lang, pack)


def tell(result: Mapping[str, Any], say: Mapping[str, str]) -> dict[str, str]:
    """Return what stands above a column of results, and what is said below it if any is missing."""
    label = say[f"room.round.{result['round'] or 'once'}"]
    if result["counts"] is None:
        return {"label": label, "note": say["room.results.few"]}
    held = result["held_back"]
    return {"label": label, "note": say["room.results.held"].format(count=held) if held else ""}


def tell_joined(state: Mapping[str, Any], say: Mapping[str, str]) -> str:
    """Return how many phones have joined, and whether another one may."""
    joined = say["room.gate.joined"].format(count=state["joined"])
    return f"{joined} {say['room.gate.is_shut']}" if state["shut"] else joined


def tell_count(count: int, say: Mapping[str, str]) -> str:
    """Return how many answers are in, as a sentence."""
    key = {0: "none", 1: "one"}.get(count, "many")
    return say[f"room.count.{key}"].format(count=count)
