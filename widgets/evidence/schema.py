"""What the tables of the evidence page may look like. Reads no files."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from widgets.schema import Entry, Key, Words


class Row(Entry):
    """One row of the source: what it says, what we add, where, and which findings bear on it."""

    row: Annotated[str, Field(pattern=r"^S\d+$")]
    title: Words
    says: Words
    adds: Words
    topics: tuple[Key, ...] = Field(min_length=1)
    findings: tuple[Key, ...] = Field(min_length=1)


class Flag(Entry):
    """One thing that the source leaves out or overstates, and what we do about it."""

    flag: Annotated[int, Field(ge=1)]
    says: Words
    adds: Words
    topics: tuple[Key, ...] = Field(min_length=1)


class Rows(Entry):
    """The source, row by row, and its fairness flags."""

    rows: tuple[Row, ...] = Field(min_length=1)
    flags: tuple[Flag, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _check_order(self) -> Rows:
        names = [row.row for row in self.rows]
        if names != [f"S{number}" for number in range(1, len(names) + 1)]:
            raise ValueError("the rows must be S1, S2 and so on, each once and in this order")
        if [flag.flag for flag in self.flags] != list(range(1, len(self.flags) + 1)):
            raise ValueError("the flags must be 1, 2 and so on, each once and in this order")
        return self


class Theme(Entry):
    """A shelf of the ledger: the rows of the team's table, and single findings, that it holds."""

    key: Key
    name: Words
    rows: tuple[str, ...] = ()
    findings: tuple[Key, ...] = ()


class Themes(Entry):
    """All shelves; the last one takes what no other holds."""

    themes: tuple[Theme, ...] = Field(min_length=2)
