"""The facilitator guide: what it is, who it is not for, what to check, scripts, safety, sources."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from markdown_it import MarkdownIt
from markupsafe import Markup

from widgets import content
from widgets.words import Writer
from widgets.workshop.cards import list_cards
from widgets.workshop.fill import fill_entry
from widgets.workshop.kit.paper import write_pdf
from widgets.workshop.kit.press import Press
from widgets.workshop.load import (
    list_activities,
    load_activity,
    load_plans,
    load_questions,
    load_safety,
)

_FINDING = re.compile(r"\{f:([a-z0-9_]+)\}")
WEEKS = ("second", "invite", "ask")
DAY = ("lines", "app", "firewall", "word", "phone", "rehearse", "net")
PRINT = ("you", "table", "person", "wall")
ROOM = ("seats", "door", "private", "wall")
TECH = ("plug", "two", "row", "phone", "online")
FAIL = ("window", "app", "all")
# One of nine as an example, and what is left when nothing works.
SHEETS = {"sheet": "run-sheets/60-in_person.pdf", "offline": "run-sheets/60-offline.pdf"}
DECK = ("safety", "slide", "lines", "hands", "paper")
PLAN = ("name", "place", "sign", "phone", "address", "local", "after")
SAFETY = ("agreement", "script", "online", "second_person", "stop_rules")  # the rest is a form


def write_guide(press: Press) -> bytes:
    """Return the whole guide."""
    safety = fill_entry(load_safety(press.lang), press.lang, press.pack)
    cards = {card.activity.key: card.activity for card in list_cards(press.lang, press.pack)}
    plans = load_plans(press.lang).values()
    # The longest session has every activity, in the order in which they come.
    activities = [cards[slot.activity] for slot in list(plans)[-1].slots]
    return write_pdf(
        "guide",
        press,
        title=press.say("file.guide"),
        what=Markup(MarkdownIt("commonmark").render(press.words.say("guide.what"))),
        not_for=safety.not_for,
        goals=[activity.goal for activity in activities],
        plans=list_plans(press),
        checks=list_checks(press),
        slides=list_deck_checks(press),
        things=[(activity.title, activity.materials) for activity in activities],
        safety=[(press.shop(f"safety.{name}"), getattr(safety, name)) for name in SAFETY],
        limit=safety.confidentiality,
        blanks=[press.say(f"guide.plan_{name}") for name in PLAN],
        mail=press.block(press.words.strings["guide.mail"]),
        debrief=safety.debrief,
        self_care=safety.self_care,
        likely=[(activity.title, activity.likely) for activity in activities],
        sources=list_sources(press),
        change=press.block(press.words.strings["guide.change"]),
    )


def list_checks(press: Press) -> list[tuple[str, Sequence[str]]]:
    """Return the lists of the one page to tick before a session, each with its heading."""
    groups = (
        ("weeks_title", "weeks", WEEKS),
        ("day_title", "day", DAY),
        ("print_title", "print_list", PRINT),
        ("room_title", "room", ROOM),
        ("tech_title", "tech", TECH),
        ("fail_title", "fail", FAIL),
    )
    return [
        (
            press.say(f"check.{title}"),
            [press.inline(press.say(f"{part}.{key}", **SHEETS)) for key in keys],
        )
        for title, part, keys in groups
    ]


def list_deck_checks(press: Press) -> list[str]:
    """Return what to check before the slides are shown."""
    lines = press.marks["lines"]
    return [press.say(f"deck.check_{name}", lines=lines) for name in DECK]


def list_plans(press: Press) -> list[dict[str, Any]]:
    """Return each length with its activities and their minutes."""
    titles = {key: load_activity(key, press.lang).title for key in list_activities()}
    return [
        {
            "title": plan.title,
            "promise": press.fill(plan.promise),
            "length": plan.length,
            "slots": [(titles[slot.activity], slot.minutes) for slot in plan.slots],
        }
        for plan in load_plans(press.lang).values()
    ]


def list_sources(press: Press) -> list[dict[str, str]]:
    """Return every number of the kit with what it says, its source, and how sure it is."""
    writer, found = Writer(press.lang, "evidence"), []
    for key in dict.fromkeys(_find_numbers(press)):
        finding = content.load_public_finding(key, press.lang)
        sure = writer.say(f"certainty.{finding.certainty.replace(' ', '_')}")
        source = content.load_sources()[finding.source]
        found.append(
            {
                "shown": finding.shown,
                "says": finding.says,
                "sure": sure,
                "citation": source.citation,
                "doi": f"doi:{source.doi}" if source.doi else source.link or "",
            }
        )
    return found


def _find_numbers(press: Press) -> Iterator[str]:
    activities = [load_activity(key, press.lang) for key in list_activities()]
    for entry in (*activities, *load_questions(press.lang).values()):
        yield from _FINDING.findall(entry.model_dump_json())
