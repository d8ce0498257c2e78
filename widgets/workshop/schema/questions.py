"""A question for the room, a show of hands, the paper form, and the evaluation."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from widgets.schema import Entry, Key, Words

NOT_SURE = "not_sure"  # the last option of every question: nobody has to answer


class Choice(Entry):
    """One answer that can be picked."""

    key: Key
    label: Words


class Question(Entry):
    """A question for the room, a show of hands, the paper form, and the evaluation.

    The options of a confidence question go from least to most, without the last.
    """

    key: Key
    kind: Literal["guess", "knowledge", "confidence", "feedback"]
    text: Words
    options: tuple[Choice, ...] = Field(min_length=2, max_length=5)
    correct: Key | None = None
    why: str = ""
    finding: Key | None = None
    pair: bool = False

    @property
    def scale(self) -> tuple[str, ...]:
        """The keys of the options without the last, which is "not sure"."""
        return tuple(option.key for option in self.options[:-1])

    @model_validator(mode="after")
    def _check_options(self) -> Question:
        keys = [option.key for option in self.options]
        if len(set(keys)) < len(keys):
            raise ValueError("two options have the same key")
        if keys[-1] != NOT_SURE:
            raise ValueError(f"the last option must have the key '{NOT_SURE}'")
        if self.kind == "knowledge" and not (self.correct and self.why):
            raise ValueError("a knowledge question needs 'correct' and 'why'")
        if self.correct and self.correct not in self.scale:
            raise ValueError(f"'correct' is '{self.correct}', which is not one of its options")
        return self
