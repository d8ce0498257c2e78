"""A few minutes of a workshop: who does what, and what the audience sees meanwhile."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from widgets.schema import Entry, Key, Words

Who = Literal["facilitator", "group", "pairs", "alone", "chat", "readers"]
Round = Literal["", "before", "after"]
Minutes = Annotated[int, Field(ge=1, le=30)]

MOST_WORDS_ON_A_SLIDE = 40  # chosen: fits 1280 x 720 at 24 px and up


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
