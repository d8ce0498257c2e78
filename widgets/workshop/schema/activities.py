"""One thing a group does together, with all that its facilitator needs."""

from __future__ import annotations

from pydantic import Field, model_validator

from widgets.schema import Entry, Key, Words
from widgets.workshop.schema.modes import Mode
from widgets.workshop.schema.steps import Minutes, Step


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
