"""An activity as one card: all that its facilitator needs, with the safety lines on it."""

from __future__ import annotations

from widgets.languages import FIRST
from widgets.schema import Entry, Words
from widgets.workshop.fill import fill_entry
from widgets.workshop.load import list_activities, load_activity, load_safety
from widgets.workshop.schema import Activity, Minutes, Mode


class ActivityCard(Entry):
    """An activity with its longest duration, and the lines of safety that stand on each card.

    ``watch_for`` and ``stop_rule`` are the activity's own; ``stop_line`` is for talk of dying or of
    harm, and is the same on all.
    """

    activity: Activity
    minutes: Minutes
    script_line: Words
    second_person_line: Words
    stop_line: Words


def make_card(
    key: str, lang: str = FIRST, pack: str = "", mode: Mode = "in_person"
) -> ActivityCard:
    """Return the card of one activity, with numbers and help lines filled in.

    Raises
    ------
    ContentError
        If the activity or the safety lines are missing or wrong.
    """
    activity, safety = load_activity(key, lang), load_safety(lang)
    card = ActivityCard(
        activity=activity,
        minutes=sum(step.minutes for step in activity.steps),
        **safety.pick_lines(mode),
    )
    return fill_entry(card, lang, pack)


def list_cards(lang: str = FIRST, pack: str = "") -> list[ActivityCard]:
    """Return the cards of all activities, in order of their keys."""
    return [make_card(key, lang, pack) for key in list_activities()]
