"""An activity as one card: all that its facilitator needs, with the safety lines on it."""

from __future__ import annotations

from widgets.languages import FIRST
from widgets.schema import Entry, Words
from widgets.workshop.fill import fill_entry
from widgets.workshop.load import list_activities, load_activity, load_safety
from widgets.workshop.schema import Activity, Minutes


class ActivityCard(Entry):
    """An activity with its longest duration, and the two lines of safety that stand on each card.

    ``watch_for`` and ``stop_rule`` are the activity's own.
    """

    activity: Activity
    minutes: Minutes
    script_line: Words
    second_person_line: Words


def make_card(key: str, lang: str = FIRST, pack: str = "") -> ActivityCard:
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
        script_line=safety.script_line,
        second_person_line=safety.second_person_line,
    )
    return fill_entry(card, lang, pack)


def list_cards(lang: str = FIRST, pack: str = "") -> list[ActivityCard]:
    """Return the cards of all activities, in order of their keys."""
    return [make_card(key, lang, pack) for key in list_activities()]
