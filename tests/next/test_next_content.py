"""Doors and packs: equal weight, only checked contacts, and one sentence for what is wrong."""

import re
import tomllib
from datetime import date
from typing import get_args

import pytest

from widgets import cache, content, lint
from widgets.next.packs import list_places, load_pack
from widgets.next.parts import ROWS
from widgets.next.schema import Doors, Kind, Pack
from widgets.words import Writer

RAW = content.read_table("en/next/doors.toml")
ALL = content.check(Doors, RAW, "doors.toml")
DOORS = ALL.doors
PLACES = list_places(Writer("en", "next"))
PACKS = (*PLACES, "blank")
SOURCED = {"988", "911"}


def test_there_are_three_doors_a_friend_and_help_right_now():
    assert [door.key for door in DOORS] == ["doctor", "therapist", "psychiatry"]
    assert ALL.friend.parts and ALL.now.lead


@pytest.mark.parametrize("row", ["what", *ROWS])
def test_the_doors_have_much_the_same_length_on_every_row(row):
    assert lint.balance([getattr(door, row) for door in DOORS]) >= lint.LEAST_BALANCE


def test_the_doors_have_equal_weight_as_a_whole():
    texts = [
        " ".join([door.what, door.no, *door.helps, *door.harms, *door.say])
        + " ".join(getattr(door, row) for row in ROWS)
        for door in DOORS
    ]
    assert lint.balance(texts) >= 0.8


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.key)
def test_good_and_bad_sides_have_equal_detail(door):
    assert len(door.helps) == len(door.harms)
    assert lint.balance([" ".join(door.helps), " ".join(door.harms)]) >= lint.LEAST_BALANCE


@pytest.mark.parametrize("side", ["helps", "harms"])
def test_no_door_has_more_good_or_bad_to_it(side):
    texts = [" ".join(getattr(door, side)) for door in DOORS]
    assert lint.balance(texts) >= lint.LEAST_BALANCE


def test_every_number_is_public_and_every_source_is_known():
    keys = set(re.findall(r"\{f:([a-z0-9_]+)\}", str(RAW)))
    keys |= set(re.findall(r"\{f:([a-z0-9_]+)\}", str(content.load_strings("en", "next"))))
    waits = {"wait_psychiatrist_in_person", "wait_psychiatrist_video"}
    assert waits | {"clinics_not_reached", "wait_clinic_telehealth"} <= keys
    for key in keys:
        content.load_public_finding(key)
    for door in DOORS:
        assert set(door.sources) <= set(content.load_sources())


def test_the_choice_asks_what_to_do_and_never_how_one_feels():
    labels = [*(door.label for door in DOORS), ALL.friend.label, ALL.now.label]
    labels.append(content.load_strings("en", "next")["do.label"])
    assert not re.search(r"\b(feel|mood|sad|low|symptoms?|suffer)", " ".join(labels), re.I)


def test_the_first_step_is_called_brave_once():
    words = str(content.load_strings("en", "next").values()) + str(RAW)
    assert len(re.findall(r"\bbrave\b|\bcourag", words)) == 1


def test_no_practice_is_named():
    words = f"{RAW} {content.load_strings('en', 'next')}"
    assert not re.search(r"\b(LLC|Inc|PLLC|Clinic of|Associates)\b|www\.|\.com\b", words)


@pytest.mark.parametrize("name", PACKS)
def test_only_contacts_with_a_source_ship(name):
    pack = load_pack(name, "en")
    assert {contact.number for contact in pack.crisis} == SOURCED
    assert all(contact.tried for contact in pack.crisis)
    for contact in (*pack.crisis, *pack.contacts):
        assert contact.source.startswith("https://") and contact.checked <= date.today()


@pytest.mark.parametrize("name", ["oregon", "washington"])
def test_the_example_packs_have_state_wide_contacts_and_say_that_nobody_has_tried_them(name):
    pack, spanish = load_pack(name, "en"), load_pack(name, "es")
    assert len({contact.kind for contact in pack.contacts}) >= 3
    for contact, other in zip(pack.contacts, spanish.contacts, strict=True):
        assert contact.tel and not contact.tried
        assert re.sub(r"\D", "", contact.number) in contact.tel
        assert other.number == contact.number and other.note != contact.note


@pytest.mark.parametrize("name", ["oregon", "washington", "blank"])
def test_every_empty_slot_is_marked_and_holds_once_it_is_filled(name):
    text = (cache.root("content") / "local" / f"{name}.toml").read_text()
    slots = re.findall(r"^# SLOT (\w+): .+$\n((?:^# .*\n?)+)", text, re.M)
    pack = load_pack(name, "en")
    filled = {contact.kind for contact in pack.contacts}
    assert list(pack.slots) == list(get_args(Kind))
    assert [kind for kind, _ in slots] == [kind for kind in pack.slots if kind not in filled]
    for kind, lines in slots:
        filled = re.sub(r"^# ", "", lines, flags=re.M).replace("20..-..-..", "2026-11-23")
        raw = {**tomllib.loads(text), **tomllib.loads(filled)}
        assert len(raw["contacts"]) == 1
        (contact,) = content.check(Pack, raw, name).contacts
        assert contact.kind == kind


def test_every_slot_has_its_words():
    strings = content.load_strings("en", "next")
    for kind in get_args(Kind):
        assert strings[f"slot.{kind}"] and strings[f"find.{kind}"]


def make_pack(**changes) -> dict:
    """Return the pack of Oregon with one local contact, changed."""
    contact = {
        "kind": "peers",
        "label": "A group",
        "number": "555 0100",
        "note": "For all.",
        "source": "https://example.org",
        "checked": date(2026, 11, 23),
    }
    raw = content.read_table("local/oregon.toml")
    return {**raw, "contacts": [{**contact, **changes}]}


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ({**make_pack(), "slots": ["low_cost"]}, "'A group' has the kind 'peers', which is not in"),
        (make_pack(kind="gym"), "'contacts.0.kind'"),
        (make_pack(checked="soon"), "'contacts.0.checked'"),
        ({**make_pack(), "crisis": []}, "'crisis' needs 1 or more, and has 0."),
        (make_pack(phone="555"), "'contacts.0.phone' is not a known name"),
    ],
    ids=["no slot", "no such kind", "no date", "no crisis line", "misspelled"],
)
def test_a_bad_pack_is_refused_and_the_place_is_named(raw, said):
    with pytest.raises(content.ContentError) as error:
        content.check(Pack, raw, "content/local/oregon.toml")
    assert said in str(error.value) and "content/local/oregon.toml" in str(error.value)


@pytest.mark.parametrize("field", ["harms", "money", "sources", "no"])
def test_a_door_that_lacks_a_row_is_refused(field):
    first, *others = RAW["doors"]
    cut = {key: value for key, value in first.items() if key != field}
    with pytest.raises(content.ContentError) as error:
        content.check(Doors, {**RAW, "doors": [cut, *others]}, "doors.toml")
    assert str(error.value).startswith(f"doors.toml: 'doors.0.{field}' is missing. Please add it.")
