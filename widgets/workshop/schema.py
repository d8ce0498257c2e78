"""What the workshop kit may look like: one class a kind of entry. Reads no files.

The files are in ``content/workshops``; ``widgets.workshop.sheets`` reads and compiles them.
Words may hold a number as ``{f:key}`` and who to call as ``{crisis}``; in a compiled ``Sheet``
both are filled in.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from widgets.schema import Entry, Key, Words

Mode = Literal["in_person", "online", "offline"]
Length = Literal[40, 60, 90]
Who = Literal["facilitator", "group", "pairs", "alone", "chat", "readers"]
Round = Literal["", "before", "after"]
Minutes = Annotated[int, Field(ge=1, le=30)]

LENGTHS: tuple[Length, ...] = (40, 60, 90)
MODES: tuple[Mode, ...] = ("in_person", "online", "offline")
NOT_SURE = "not_sure"  # the last option of every question: nobody has to answer
MOST_WORDS_ON_A_SLIDE = 40  # chosen: fits 1280 x 720 at 24 px and up


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


class Slide(Entry):
    """Large text for the audience window; few words, so that the last row can read it."""

    title: Words
    text: str = ""

    @model_validator(mode="after")
    def _check_length(self) -> Slide:
        count = len(f"{self.title} {self.text}".split())
        if count > MOST_WORDS_ON_A_SLIDE:
            raise ValueError(f"a slide holds {MOST_WORDS_ON_A_SLIDE} words, and this has {count}")
        return self


class Step(Entry):
    """A few minutes of an activity. The audience sees its questions, or its screen, or its slide.

    Parameters
    ----------
    screen : str
        Deep link into the app, such as ``at=journey&path=both&talk=yes&week=8``.
    top : str
        Choice, slot, or id at the top of the audience's window, if not the start of the page.
    questions : tuple of key
        Asked one after the other in this order.
    round : {"", "before", "after"}
        Which half of a paired question this is.
    reveal : bool
        The results of these questions are shown here; they have been asked in an earlier step.
    teaches : tuple of key
        Questions of the form whose answer is told here.
    do_online, do_offline : str
        Said in place of ``do`` in that mode, where it differs.
    who_online, say_online, paper_online : str
        Used in place of ``who``, ``say`` and ``paper`` online, where nobody sits beside anyone.
    paper : str
        What to use where there is no screen and no phone.
    """

    key: Key
    minutes: Minutes
    who: Who
    who_online: Who | None = None
    teaches: tuple[Key, ...] = ()
    do: Words
    do_online: str = ""
    do_offline: str = ""
    say: str = ""
    say_online: str = ""
    show: Slide | None = None
    screen: str = ""
    top: str = ""
    questions: tuple[Key, ...] = ()
    round: Round = ""
    reveal: bool = False
    paper: Words
    paper_online: str = ""

    @model_validator(mode="after")
    def _check_something_to_see(self) -> Step:
        if not (self.show or self.screen or self.questions):
            raise ValueError("the audience needs something to see: 'show', 'screen' or 'questions'")
        if (self.round or self.reveal) and not self.questions:
            raise ValueError("'round' and 'reveal' need 'questions'")
        return self


class Likely(Entry):
    """Something people often ask or argue, and an answer."""

    question: Words
    answer: Words


class Late(Entry):
    """What to leave out when time is short: these steps, and so many minutes are saved."""

    cut: Words
    steps: tuple[Key, ...] = Field(min_length=1)
    minutes: Minutes


class Card(Entry):
    """A card to cut out and hand over: a role, a scene, a claim; ``back`` may hold the answer."""

    key: Key
    title: Words
    text: Words
    back: str = ""


class Activity(Entry):
    """One thing a group does together, with all that its facilitator needs on one card."""

    key: Key
    title: Words
    goal: Words
    group_size: Words
    level: Words
    materials: tuple[Words, ...] = Field(min_length=1)
    steps: tuple[Step, ...] = Field(min_length=1)
    debrief: tuple[Words, ...] = ()
    likely: tuple[Likely, ...] = Field(min_length=1)
    watch_for: Words
    stop_rule: Words
    stop_rule_online: str = ""
    if_late: Late
    variation: Words
    online: Words
    offline: Words
    cards: tuple[Card, ...] = ()

    def pick_stop_rule(self, mode: Mode) -> str:
        """Return the stop rule of one way to hold the workshop."""
        return (mode == "online" and self.stop_rule_online) or self.stop_rule

    @model_validator(mode="after")
    def _check_steps(self) -> Activity:
        keys = [step.key for step in self.steps]
        if len(set(keys)) < len(keys):
            raise ValueError("two steps have the same key")
        for key in self.if_late.steps:
            if key not in keys:
                raise ValueError(f"'if_late' cuts the step '{key}', which does not exist")
        return self


class Slot(Entry):
    """A place of a run-sheet: an activity, its minutes, and which of its steps are done."""

    activity: Key
    minutes: Minutes
    steps: tuple[Key, ...] = Field(min_length=1)


class Plan(Entry):
    """One length of the workshop: its slots in order, for every mode."""

    length: Length
    title: Words
    promise: Words
    slots: tuple[Slot, ...] = Field(min_length=1)


class Safety(Entry):
    """What keeps people safe; ``script_line``, ``second_person_line`` and ``stop_line`` stand on
    every card, and ``online`` on online sheets.
    """

    agreement: tuple[Words, ...] = Field(min_length=4)
    confidentiality: Words
    script: tuple[Words, ...] = Field(min_length=2)
    script_line: Words
    script_line_online: Words
    online: tuple[Words, ...] = Field(min_length=4)
    second_person: tuple[Words, ...] = Field(min_length=1)
    second_person_line: Words
    second_person_line_online: Words
    stop_rules: tuple[Words, ...] = Field(min_length=2)
    stop_line: Words
    stop_line_online: Words
    debrief: tuple[Words, ...] = Field(min_length=2)
    self_care: tuple[Words, ...] = Field(min_length=2)
    not_for: tuple[Words, ...] = Field(min_length=2)
    support: Slide

    def pick_lines(self, mode: Mode) -> dict[str, str]:
        """Return the lines for each card by name, as they are said when it is held this way."""
        if mode == "online":
            return {
                "stop_line": self.stop_line_online,
                "script_line": self.script_line_online,
                "second_person_line": self.second_person_line_online,
            }
        return {
            "stop_line": self.stop_line,
            "script_line": self.script_line,
            "second_person_line": self.second_person_line,
        }


class Row(Entry):
    """One step of a compiled run-sheet: ``start`` is its first minute, and its words fit the mode.

    ``if_late`` stands in every row before the steps it cuts, or in the first row of an activity if
    that is cut; never if the sheet leaves those steps out.
    """

    number: int
    start: int
    minutes: Minutes
    activity: Key
    title: Words
    step: Key
    who: Who
    do: Words
    say: str
    show: Slide | None
    screen: str
    top: str
    questions: tuple[Key, ...]
    round: Round
    reveal: bool
    teaches: tuple[Key, ...]
    paper: Words
    if_late: str


class Sheet(Entry):
    """A run-sheet for one length and mode in one language; its minutes add up to ``length``."""

    length: Length
    mode: Mode
    lang: str
    title: Words
    promise: Words
    rows: tuple[Row, ...]

    @property
    def name(self) -> str:
        """How addresses and files call it, such as ``40-in_person``."""
        return f"{self.length}-{self.mode}"
