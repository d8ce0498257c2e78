"""Checks that every screen link of the kit opens a state of the app that exists."""

from __future__ import annotations

from datetime import date
from functools import cache
from importlib import import_module
from inspect import signature
from urllib.parse import parse_qsl

from widgets.build import TOPICS
from widgets.content import ContentError
from widgets.controls.sheet import Dimension
from widgets.languages import FIRST
from widgets.workshop.load import list_activities, load_activity, name_activity
from widgets.workshop.sheets import check_activity, list_sheets


@cache
def list_choices(topic: str) -> dict[str, Dimension]:
    """Return the choices of a topic of the app, by their key in the address."""
    module = import_module(TOPICS[topic].partition(":")[0])
    today = {"today": date.today()} if "today" in signature(module.make_sheet).parameters else {}
    made = module.make_sheet(FIRST, **today)
    sheet = made[0] if isinstance(made, tuple) else made
    return {dimension.key: dimension for dimension in sheet.dimensions}


def find_fault(screen: str) -> str:
    """Return what is wrong with a link, as the end of a sentence, or nothing if it opens."""
    pairs = dict(parse_qsl(screen, keep_blank_values=True))
    topic = pairs.pop("at", "")
    if topic not in TOPICS:
        return f"there is no page '{topic}'. Use 'at=' with one of: {', '.join(TOPICS)}"
    choices = list_choices(topic)
    for key, value in pairs.items():
        if key not in choices:
            return f"the page '{topic}' has no '{key}'. It has: {', '.join(choices) or 'nothing'}"
        if value not in choices[key].values:
            return f"'{key}={value}' does not exist. Use one of: {', '.join(choices[key].values)}"
    return ""


def check_screen(screen: str, activity: str, step: str) -> None:
    """Refuse a link that opens nothing.

    Raises
    ------
    ContentError
        One sentence names the file, the step, the link, and what exists.
    """
    fault = find_fault(screen)
    if fault:
        place = f"content/{name_activity(activity)}, step '{step}'"
        raise ContentError(f"{place}: in the link '{screen}', {fault}.")


def check_kit(lang: str = FIRST) -> None:
    """Check everything: each activity, each link, and that all nine sheets add up."""
    for key in list_activities():
        activity = load_activity(key, lang)
        check_activity(activity)
        for step in activity.steps:
            if step.screen:
                check_screen(step.screen, key, step.key)
    list_sheets(lang)
