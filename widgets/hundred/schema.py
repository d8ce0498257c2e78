"""What the tables of this topic may look like. Reads no files."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from widgets.schema import Entry, Key, Words


class PathNote(Entry):
    """What studies add on a path, and what the picture leaves out."""

    studies: Words
    leaves_out: Words


class Evidence(Entry):
    """Both sides of the question, the harms that are not counted, and a note for each path."""

    more: tuple[Words, ...] = Field(min_length=2)
    less: tuple[Words, ...] = Field(min_length=2)
    uncounted: tuple[Words, ...] = Field(min_length=3)
    paths: dict[Key, PathNote]

    @model_validator(mode="after")
    def _check_sides(self) -> Evidence:
        if len(self.more) != len(self.less):
            raise ValueError(
                f"'more' and 'less' need as many studies, not {len(self.more)} and {len(self.less)}"
            )
        return self


class Assumption(Entry):
    """One number of the cohort model that a reader may move, and what is known of it.

    ``finding`` (times ``factor``) is a published number, ``target`` a row of the calibration;
    ``sources`` are named where neither fits. Without any of them the number is our choice.
    """

    key: Key
    group: Literal["start", "care", "harms", "relapse"]
    name: Words
    about: Words
    unit: Key
    watch: Literal["any_response", "side_effect", "left", "relapse"] = "any_response"
    finding: Key | None = None
    factor: float | None = None
    target: Key | None = None
    sources: tuple[Key, ...] = ()

    @model_validator(mode="after")
    def _check_origin(self) -> Assumption:
        if sum(map(bool, (self.finding, self.target, self.sources))) > 1:
            raise ValueError(f"'{self.key}' needs one origin: a finding, a target, or sources")
        if self.factor and not self.finding:
            raise ValueError(f"'{self.key}' has a factor but no finding to multiply")
        return self


class Assumptions(Entry):
    """All that a reader may move."""

    assumption: tuple[Assumption, ...] = Field(min_length=4)
