"""The page "Where to begin": every state, its warnings, its size, and the words it uses."""

import gzip
import json
import re
from datetime import date

import pytest

from widgets import content
from widgets.markup import build_panels
from widgets.next import page
from widgets.next.packs import load_pack, write_contact, write_pack
from widgets.next.panel import build_page, make_sheet, write_page
from widgets.words import Writer

TODAY = date(2026, 12, 1)
LATE = date(2027, 6, 1)
SHEET, WRITER = make_sheet("en", TODAY)
STATES = list(SHEET.states())
LARGEST = 150_000
OLD = "more than six months ago"


def test_every_choice_meets_every_place():
    assert len(STATES) == 6 * 3
    assert SHEET.start == {"do": "all", "pack": "us"}


@pytest.mark.parametrize("state", STATES, ids=lambda state: "-".join(state.values()))
def test_no_state_has_a_hole(state):
    slots = SHEET.panel(state)
    for name, html in slots.items():
        for scrap in ("{", "}", "None", "nan"):
            assert scrap not in re.sub(r"<[^>]+>", "", html), f"{scrap} in {name}"
    for name in ("do.title", "do.body", "pack.title", "pack.list", "say"):
        assert slots[name], name


@pytest.mark.parametrize("state", STATES, ids=lambda state: "-".join(state.values()))
def test_what_is_said_names_the_choice_and_the_place(state):
    slots = SHEET.panel(state)
    assert slots["do.title"] in slots["say"] and slots["pack.title"] in slots["say"]


def test_the_default_view_shows_all_three_doors_and_the_choice_to_wait():
    body = SHEET.panel(SHEET.start)["do.body"]
    for words in ("A family doctor or nurse", "A therapist", "A psychiatric practice", "No door"):
        assert words in body


@pytest.mark.parametrize("place", ["us", "oregon", "washington"])
def test_the_urgent_door_has_the_help_lines_and_nothing_to_read(place):
    slots = SHEET.panel({"do": "now", "pack": place})
    for address in ("tel:988", "sms:988", "tel:911"):
        assert f'href="{address}"' in slots["do.lines"]
    links = re.findall(r'href="([^"]+)"', slots["do.body"] + slots["do.lines"])
    assert all(re.match(r"(tel|sms):", link) for link in links)


def test_a_friend_has_the_help_lines_at_hand_too():
    slots = {key: SHEET.panel({"do": key, "pack": "us"}) for key in ("friend", "doctor")}
    assert 'href="tel:988"' in slots["friend"]["do.lines"]
    assert slots["doctor"]["do.lines"] == ""


@pytest.mark.parametrize("place", ["oregon", "washington"])
def test_a_kind_without_contacts_is_shown_as_empty_and_an_untried_contact_carries_a_warning(place):
    slots, pack = SHEET.panel({"do": "all", "pack": place}), load_pack(place, "en")
    filled = {contact.kind for contact in pack.contacts}
    assert slots["pack.list"].count("(empty)") == len(pack.slots) - len(filled) > 0
    assert slots["pack.list"].count("Nobody has tried the number yet.") == len(pack.contacts)
    assert "no contact yet" in slots["pack.explain"]
    assert SHEET.panel({"do": "all", "pack": "us"})["pack.explain"] == ""


def test_each_contact_shows_the_day_it_was_checked():
    html = SHEET.panel(SHEET.start)["pack.list"]
    assert html.count("Checked on 2026-11-23. Check it again by 2027-05-23.") == 2
    assert OLD not in html


def test_an_old_contact_carries_a_warning_in_plain_words():
    sheet, _ = make_sheet("en", LATE)
    html = sheet.panel(sheet.start)["pack.list"]
    assert html.count(OLD) == html.count("Please check it first.") == 2
    assert "Check it again by" not in html
    built, _ = build_page("en", today=LATE)
    assert OLD in built


def test_the_warning_depends_on_the_contact_alone():
    writer, contact = Writer("en", "next"), load_pack("us", "en").crisis[0]
    fresh = contact.model_copy(update={"checked": LATE})
    assert OLD in write_contact(writer, contact, LATE)
    assert OLD not in write_contact(writer, fresh, LATE)


def test_the_page_holds_every_door_in_full_for_paper():
    html = write_page(SHEET, WRITER)
    everything = html.split("All of this in full")[1]
    for key in ("doctor", "therapist", "psychiatry", "friend"):
        assert SHEET.panel({"do": key, "pack": "us"})["do.title"] in everything


def test_the_plan_has_the_help_lines_at_its_foot():
    html = write_page(SHEET, WRITER)
    plan = html.split('data-worksheet="next-plan"')[1]
    assert "988" in plan.split("sbs-foot")[1] and "911" in plan.split("sbs-foot")[1]
    assert "data-slot" not in plan.split("sbs-foot")[0]


def test_the_packed_page_is_small():
    html, panels = build_page("en", today=TODAY)
    assert len(gzip.compress((html + json.dumps(panels)).encode())) < LARGEST


def test_every_word_is_used_and_every_used_word_exists():
    sheet, writer = make_sheet("en", TODAY)
    build_panels(sheet, writer, write_page)
    write_pack(writer, "blank", TODAY)  # the kinds that no pack on the page leaves empty
    assert set(content.load_strings("en", "next")) - writer.asked == {"contact.old"}


def test_every_number_and_term_opens_its_note():
    html, panels = build_page("en", today=TODAY)
    targets = set(re.findall(r'href=\\?"#([a-z0-9_-]+)', html + json.dumps(panels)))
    assert len(targets) > 10
    for target in targets:
        assert f'id="{target}"' in html


def test_the_widget_refuses_a_choice_that_is_not_offered():
    panels = page()
    panels.state = {"do": "friend", "pack": "oregon"}
    with pytest.raises(Exception, match=r"do must be one of all, doctor, .* got 'feel'"):
        panels.state = {"do": "feel", "pack": "us"}
