"""The handouts of one page each: roles, approaches, a year, a visit sheet, where to begin."""

from __future__ import annotations

from typing import Any, get_args

from widgets.approaches.rooms import load_rooms
from widgets.journey.spread import WIDE
from widgets.next.packs import tell_checked
from widgets.next.parts import Ways
from widgets.next.schema import Door, Kind
from widgets.roles.parts import Cast
from widgets.roles.pictures import GridPicture
from widgets.roles.tables import load_tables
from widgets.schema import Contact
from widgets.visits.panel import FIELDS
from widgets.visits.parts import load_visits
from widgets.words import Writer
from widgets.workshop.kit.grey import ink_picture
from widgets.workshop.kit.paper import LANDSCAPE, write_one_page
from widgets.workshop.kit.press import Press, strip_tags, unlink
from widgets.workshop.kit.topics import open_topic

SIGNS = {"prescriber": "▲", "therapist": "■", "care_manager": "◆"}
PATH, WEEK = "medicine_first", 24  # the order and a week that the activity plays
STEPS = ("doctor", "therapist", "psychiatry", "tell", "later")


def write_roles(press: Press) -> bytes:
    """Return "Roles": who can do what, as a table with words for its marks."""
    cast = Cast(load_tables(press.lang), Writer(press.lang, "roles"))
    tables, say = cast.tables, cast.writer.say
    return write_one_page(
        "roles",
        press,
        title=press.say("roles.title"),
        size=LANDSCAPE,
        intro=say("intro"),
        varies=say("varies"),
        ask=say("private.ask"),
        takeaway=strip_tags(GridPicture(cast).draw().takeaway),
        job=say("grid.head"),
        people=[(SIGNS[item.side], item.short, item.titles) for item in tables.people.values()],
        needs=[
            (need.label, [say(f"mark.{need.cells[key].answer}") for key in tables.people])
            for need in tables.needs.values()
        ],
    )


def write_approaches(press: Press) -> bytes:
    """Return "Approaches": the same questions to three rooms, row by row."""
    guide = load_rooms(press.lang).guide
    return write_one_page(
        "approaches",
        press,
        title=press.say("approaches.title"),
        client=guide.client,
        rooms=guide.rooms,
        rows=[
            (question.ask, [press.inline(room.answers[question.key]) for room in guide.rooms])
            for question in guide.questions
        ],
    )


def write_year(press: Press) -> bytes:
    """Return "A year of care": the lanes both ways, the curve, and the steps of the year."""
    sheet, writer = open_topic("journey", press.lang), Writer(press.lang, "journey")
    weeks = sheet.dimensions[-1].values
    states = {talk: {"path": PATH, "talk": talk, "week": str(WEEK)} for talk in ("no", "yes")}
    panels = {talk: sheet.panel(state) for talk, state in states.items()}
    panel = panels["no"]
    scenes = [sheet.panel({**states["no"], "week": week}) for week in weeks]
    lanes = {talk: ink_picture(panels[talk]["lanes.svg"]) for talk in panels}
    return write_one_page(
        "year",
        press,
        title=press.say("year.title"),
        name=unlink(panel["path.name"]),
        summary=unlink(panel["path.summary"]),
        lanes=[(press.say(f"year.{talk}"), svg) for talk, svg in lanes.items()],
        takeaways=[unlink(panels[talk]["lanes.takeaway"]) for talk in panels],
        curve=ink_picture(panel["curve.svg"], panel["curve.over"]),
        curve_title=writer.say("curve.title"),
        curve_words=unlink(panel["curve.words"]),
        harms=unlink(panel["curve.harms"]),
        notes=[writer.say("curve.no_forecast"), press.say("year.no_talk")],
        key=writer.say("curve.key", wide=WIDE),
        scenes=[unlink(scene["scene.title"]) for scene in scenes],
    )


def write_visit_sheet(press: Press) -> bytes:
    """Return "Visit sheet", blank, with a lower part for one first step."""
    visit, plan = Writer(press.lang, "visits"), Writer(press.lang, "next")
    return write_one_page(
        "visit",
        press,
        title=press.say("visit.title"),
        ticks=visit.say("sheet.ticks"),
        sheets=load_visits(press.lang).sheets,
        mine=visit.say("sheet.mine"),
        fields=[visit.say(f"sheet.{name}") for name in FIELDS],
        steps=[plan.say(f"plan.step_{name}") for name in STEPS],
        plan=[plan.say(f"plan.{name}") for name in ("who", "with", "helps")],
    )


def write_contacts(press: Press) -> bytes:
    """Return the local list: three doors, help lines, contacts near here, and room to write."""
    writer, pack = Writer(press.lang, "next"), press.contacts
    filled = {contact.kind for contact in pack.contacts}
    return write_one_page(
        "contacts",
        press,
        title=press.say("contacts.title", place=name_place(press)),
        doors=[_list_door(press, writer, door) for door in Ways(writer).all.doors],
        lines=[write_contact(press, writer, contact) for contact in pack.crisis],
        near=[write_contact(press, writer, contact) for contact in pack.contacts],
        empty=[
            (writer.say(f"slot.{kind}"), press.inline(writer.say(f"find.{kind}")))
            for kind in pack.slots or get_args(Kind)
            if kind not in filled
        ],
    )


def name_place(press: Press) -> str:
    """Return what the place of the local pack is called."""
    writer, name = Writer(press.lang, "next"), press.pack
    known = writer.strings.get(f"places.{name}")
    return known or press.contacts.place or name.rsplit("/", 1)[-1].removesuffix(".toml").title()


def write_contact(press: Press, writer: Writer, contact: Contact) -> dict[str, Any]:
    """Return a contact with the day it was checked, or a warning if that is long ago."""
    words, old = tell_checked(writer, contact, press.today)
    name = writer.say("contact.name", label=contact.label, number=contact.number)
    return {"name": name, "note": contact.note, "checked": words, "old": old}


def _list_door(press: Press, writer: Writer, door: Door) -> dict[str, Any]:
    quotes = [writer.say("door.quote", words=words) for words in door.say]
    rows = [
        (writer.say(f"door.{key}"), press.inline(getattr(door, key))) for key in ("time", "money")
    ]
    return {
        "title": door.title,
        "what": press.inline(door.what),
        "rows": rows,
        "say": writer.say("door.say"),
        "quotes": quotes,
    }
