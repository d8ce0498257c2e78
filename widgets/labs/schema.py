"""What ``content/<lang>/labs/<lab>.toml`` may hold: questions, and checks of a value."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from widgets.schema import Entry, Words

Number = int | float
Numbers = Number | list[Number]


class Option(Entry):
    """One answer to a question.

    Attributes
    ----------
    text : str
    right : bool
    says : str
        Why it is right or wrong.
    common : str
        Why many people believe it; every wrong answer has one.
    """

    text: Words
    right: bool = False
    says: Words
    common: str = ""

    @model_validator(mode="after")
    def _explain(self) -> Option:
        if not self.right and len(self.common) < 20:
            raise ValueError(f"the wrong answer '{self.text}' must say why it is common")
        return self


class Question(Entry):
    """A question with options, one or more of them right."""

    kind: Literal["question"]
    ask: Words
    options: Annotated[list[Option], Field(min_length=2)]

    @model_validator(mode="after")
    def _have_both(self) -> Question:
        if len({option.right for option in self.options}) < 2:
            raise ValueError("a question needs a right and a wrong answer")
        return self


class Mistake(Entry):
    """A value that comes out of a common mistake, and the words for it."""

    value: Numbers
    near: float = 0.005
    says: Words


class Sample(Entry):
    """What a student's function is given, what must come back, and what a mistake gives."""

    given: list[Any]
    want: Numbers
    mistakes: list[Mistake] = Field(default_factory=list)


class Expected(Entry):
    """A value that a student works out.

    Attributes
    ----------
    kind : str
        One number, a list of numbers, or a function.
    asks : str
        What is wanted, in a few words, with its unit.
    want : float or list
        The answer of a number or a list.
    near : float
        How far off an answer may be.
    scale : {"share", "hundred"}, optional
        A share from 0 to 1, or a number of 100. The other of the two is taken as well, and said.
    low, high : float, optional
        An answer beyond these cannot be.
    outside : str
        Why it cannot be.
    right, off : str
        Said of a right answer, and of one that is off in an unknown way.
    mistakes : list of Mistake
    samples : list of Sample
        For a function.
    lists : bool
        Whether the function is given lists as they are, and not arrays.
    """

    kind: Literal["number", "list", "function"]
    asks: Words
    want: Numbers | None = None
    near: float = 0.005
    scale: Literal["share", "hundred"] | None = None
    low: float | None = None
    high: float | None = None
    outside: str = ""
    right: Words
    off: Words
    mistakes: list[Mistake] = Field(default_factory=list)
    samples: list[Sample] = Field(default_factory=list)
    lists: bool = False

    @model_validator(mode="after")
    def _fit(self) -> Expected:
        if self.kind == "function" and not self.samples:
            raise ValueError("a function needs samples")
        if self.kind != "function" and isinstance(self.want, list) != (self.kind == "list"):
            raise ValueError(f"'want' does not fit the kind '{self.kind}'")
        if (self.low is not None or self.high is not None) and not self.outside:
            raise ValueError("'low' and 'high' need 'outside': why a value beyond cannot be")
        return self
