"""Every word of the workshop kit that a person may read or hear, by file."""

from typing import Any

from widgets.workshop.load import (
    list_activities,
    load_activity,
    load_plans,
    load_questions,
    load_safety,
)

KEYS = {
    "key",
    "who",
    "who_online",
    "teaches",
    "round",
    "screen",
    "top",
    "questions",
    "kind",
    "correct",
    "finding",
    "activity",
}


def list_words(value: Any, name: str = "") -> list[str]:
    """Return all words in an entry that was dumped, without its keys and links."""
    if name in KEYS:
        return []
    if isinstance(value, str):
        return [value] if value else []
    if isinstance(value, dict):
        return [text for key, item in value.items() for text in list_words(item, key)]
    if isinstance(value, list | tuple):
        found = [text for item in value for text in list_words(item, name)]
        return [] if name == "steps" and any(isinstance(item, str) for item in value) else found
    return []


def list_texts() -> dict[str, list[str]]:
    """Return the texts of each file of the kit."""
    pages = {f"activity {key}": [load_activity(key)] for key in list_activities()}
    pages["questions"] = list(load_questions().values())
    pages["sheets"] = list(load_plans().values())
    pages["safety"] = [load_safety()]
    return {
        name: [text for entry in entries for text in list_words(entry.model_dump())]
        for name, entries in pages.items()
    }
