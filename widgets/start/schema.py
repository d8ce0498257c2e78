"""What the content of the opening may look like. Reads no files."""

from __future__ import annotations

import re

from pydantic import Field, model_validator

from widgets.schema import Entry, Key, Words

LONGEST_CONDITION = 120  # IPDAS item 1.1.1 as this project reads it: words on the condition
_FINDING = re.compile(r"\{f:[a-z0-9_]+\}")


class Condition(Entry):
    """What the condition is, short and with its sources."""

    title: Words
    text: Words
    sources: tuple[Key, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _check_length(self) -> Condition:
        count = len(self.text.split())
        if count > LONGEST_CONDITION:
            raise ValueError(
                f"the text has {count} words; {LONGEST_CONDITION} are the most, so that it is read"
            )
        return self


class Item(Entry):
    """Something people say, whether research agrees, and why so many think otherwise."""

    key: Key
    claim: Words
    holds: bool
    verdict: Words
    known: Words
    why: Words
    sources: tuple[Key, ...] = ()

    @model_validator(mode="after")
    def _check_sources(self) -> Item:
        if not self.sources and not _FINDING.search(self.known):
            raise ValueError(f"'{self.key}' names no finding and no source; give one of them")
        return self


class Quiz(Entry):
    """Six to eight items; some of them hold, so that nobody can guess that all are wrong."""

    items: tuple[Item, ...] = Field(min_length=6, max_length=8)

    @model_validator(mode="after")
    def _check_items(self) -> Quiz:
        keys = [item.key for item in self.items]
        if len(set(keys)) < len(keys):
            raise ValueError("two items have the same key; give each a key of its own")
        if len({item.holds for item in self.items}) < 2:
            raise ValueError("all items are true, or all are not; mix them")
        return self
