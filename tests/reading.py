"""Every public text, by where it stands, for the tests that read them."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator
from typing import Any

from widgets import cache, content, lint, schema

CASE = content.load_case("depression")
LISTS = content.read_table("lint.toml")
FORMS = [form for term in content.load_glossary("en").values() for form in (term.term, *term.also)]


def list_scene_texts(path: schema.Path, scene: schema.Scene) -> list[str]:
    """Return all words a reader may see in a scene, with the longer way of its turn."""
    turns = [turn for turn in path.turns if turn.week == scene.week]
    longer = [max(turn.known.text, turn.unknown.text, key=len) for turn in turns]
    idea = [scene.idea] if scene.idea else []
    return [scene.title, scene.happens, scene.feels, scene.wrong, *idea, *longer]


def list_path_texts(path: schema.Path) -> Iterator[str]:
    """Yield every public text of a path."""
    yield from (path.name, path.summary, path.week_feels, path.consent, *path.who.values())
    yield from (claim.text for claim in (*path.helps, *path.harms))
    yield from (fact.text for fact in path.facts)
    for scene in path.scenes:
        yield from filter(None, (scene.title, scene.happens, scene.feels, scene.wrong, scene.idea))
    for turn in path.turns:
        yield from (turn.known.text, turn.unknown.text)
    for bet in path.bets:
        yield from (bet.question, bet.after)
        for option in bet.options:
            yield from (option.text, option.helps, option.harms)


def list_case_texts(case: schema.Case = CASE) -> Iterator[str]:
    """Yield the texts of a case that stand outside its paths."""
    yield from (case.title, case.composite, case.content_note)
    yield from (person.about for person in case.people)
    yield from (claim.text for claim in case.harms)


def list_entry_texts(entry: Any, no_words: Collection[str]) -> Iterator[str]:
    """Yield the words of a table of content, without what stands under ``no_words``."""
    if isinstance(entry, str):
        yield entry
    elif isinstance(entry, dict):
        for key, value in entry.items():
            if key not in no_words or not isinstance(value, str | list):
                yield from list_entry_texts(value, no_words)
    elif isinstance(entry, list):
        for item in entry:
            yield from list_entry_texts(item, no_words)


def find_problems(text: str) -> list[str]:
    """Return what is unsafe, unexplained, or a bare number in an English text."""
    return [
        *lint.find_unsafe(text, LISTS["unsafe"]),
        *lint.find_undefined(text, FORMS, LISTS["clinical"]["words"]),
        *lint.find_raw_numbers(text),
    ]


def list_notebook_texts(name: str) -> Iterator[str]:
    """Yield the prose of a notebook."""
    cells = json.loads((cache.root("notebooks") / name).read_text())["cells"]
    yield from ("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")


def list_pages() -> dict[str, list[str]]:
    """Return the public texts of each page, by its name."""
    pages = {f"path {path.key}": list(list_path_texts(path)) for path in CASE.paths}
    pages["case depression"] = list(list_case_texts())
    for topic in (
        "journey",
        "serve",
        "shared",
        "start",
        "roles",
        "visits",
        "approaches",
        "car",
        "hundred",
        "evidence",
        "forest",
        "next",
        "room",
        "present",
        "pack",
        "evaluation",
    ):
        pages[f"strings {topic}"] = list(content.load_strings("en", topic).values())
    for topic in (
        "journey",
        "trajectory",
        "start",
        "roles",
        "visits",
        "approaches",
        "car",
        "hundred",
        "evidence",
        "forest",
        "next",
    ):
        pages[f"model {topic}"] = [content.load_prose("en", topic)]
    for path in sorted(cache.root("notebooks").glob("*.ipynb")):
        pages[path.name] = list(list_notebook_texts(path.name))
    return pages


def join_sentences(texts: list[str]) -> str:
    """Return texts as one, each ended, so that labels do not run into each other."""
    return " ".join(text if re.search(r"[.?!]\s*$", text) else f"{text}." for text in texts)
