"""The pages of the app, opened once: each state of a topic as the HTML that a reader sees."""

from __future__ import annotations

from datetime import date
from functools import cache
from importlib import import_module
from inspect import signature
from urllib.parse import parse_qsl

from widgets.build import TOPICS
from widgets.controls.sheet import Sheet, Slots


@cache
def open_topic(topic: str, lang: str) -> Sheet:
    """Return all states of a topic; what depends on the day is not printed."""
    make = import_module(TOPICS[topic].partition(":")[0]).make_sheet
    made = make(lang, **({"today": date.max} if "today" in signature(make).parameters else {}))
    return made[0] if isinstance(made, tuple) else made


def read_screen(screen: str, lang: str) -> tuple[str, dict[str, str], Slots]:
    """Return topic, state and slots of a link into the app, such as ``at=car&fix=engine``."""
    pairs = dict(parse_qsl(screen))
    topic = pairs.pop("at")
    sheet = open_topic(topic, lang)
    state = {**sheet.start, **pairs}
    return topic, state, sheet.panel(state)
