"""A measured number, how it was seen, and the work it is taken from."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Literal

from pydantic import model_validator

from widgets.schema.entry import Entry, Key, Words


class Tag(StrEnum):
    """How a figure was seen. ``RECALLED`` may not reach a public page."""

    VERIFIED = "VERIFIED"
    V_CALC = "V-CALC"
    V_PART = "V-PART"
    RECALLED = "RECALLED"


class Source(Entry):
    """A work that findings are taken from."""

    citation: Words
    title: Words
    year: int
    doi: str | None = None
    doi_seen: bool = False
    link: str | None = None
    read: date
    licence: str | None = None
    note: str | None = None


class Finding(Entry):
    """One number that a reader may see, with all that is needed to check it."""

    says: Words
    shown: Words
    measure: Words
    value: float | None = None
    low: float | None = None
    high: float | None = None
    interval: Words
    unit: Words
    population: Words
    comparator: Words
    period: Words
    source: Key
    where: Words
    row: str
    tag: Tag
    certainty: Literal["high", "moderate", "low", "very low"]
    why: Words
    read: date
    review_by: date

    @model_validator(mode="after")
    def _check_interval(self) -> Finding:
        if (self.low is None) != (self.high is None):
            raise ValueError("give both ends of the interval, low and high, or neither")
        if self.value is not None and self.low is not None and self.high is not None:
            if not self.low <= self.value <= self.high:
                raise ValueError("the value must lie between low and high")
        return self
