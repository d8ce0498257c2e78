"""The tables and words of the roles: complete, sourced, plain and fair."""

import json
import re
from datetime import date

import pytest
from reading import find_problems, join_sentences

from widgets import cache, content, lint
from widgets.roles.model import Answer
from widgets.roles.parts import Cast, write_need
from widgets.roles.tables import load_sources, load_tables, make_roles
from widgets.words import Writer

TABLES = load_tables("en")
ROLES = make_roles(TABLES)
SOURCES = load_sources("en")
CELLS = [
    pytest.param(cell, id=f"{need}-{person}")
    for need, entry in TABLES.needs.items()
    for person, cell in entry.cells.items()
]
SIDES = ("helps", "limits", "costs")
WORDS = {"two": 2, "three": 3, "four": 4, "seven": 7}


def list_texts() -> dict[str, list[str]]:
    people = TABLES.people.values()
    fields = ("name", "about", "training", *SIDES)
    notebook = json.loads((cache.root("notebooks") / "02-roles.ipynb").read_text())
    return {
        "people": [getattr(person, field) for person in people for field in fields],
        "needs": [text for need in TABLES.needs.values() for text in (need.ask, need.about)],
        "reasons": [cell.why for need in TABLES.needs.values() for cell in need.cells.values()],
        "strings": list(content.load_strings("en", "roles").values()),
        "model": [content.load_prose("en", "roles")],
        "notebook": [
            "".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "markdown"
        ],
    }


TEXTS = list_texts()


@pytest.mark.parametrize("name", TEXTS)
def test_the_words_read_at_grade_seven_or_below(name):
    assert lint.grade(join_sentences(TEXTS[name])) <= 7


def test_the_page_as_a_whole_reads_at_grade_six_or_below():
    assert lint.grade(join_sentences([text for texts in TEXTS.values() for text in texts])) <= 6


@pytest.mark.parametrize("name", TEXTS)
def test_the_words_are_safe_and_hold_no_raw_number_and_no_unknown_term(name):
    for text in TEXTS[name]:
        assert not find_problems(text)
        assert not lint.find_long(text, 25)


def test_there_are_eight_professions_and_twelve_needs_or_more_and_the_named_ones_among_them():
    assert {"psychiatrist", "psychologist", "social", "counselor", "family"} <= set(TABLES.people)
    assert {"nurse", "primary", "manager"} <= set(TABLES.people)
    wanted = {"diagnosis", "medicine", "talk", "labs", "crisis", "couples", "papers"}
    assert wanted <= set(TABLES.needs)
    assert len(TABLES.people) >= 8 and len(TABLES.needs) >= 12


@pytest.mark.parametrize("cell", CELLS)
def test_each_cell_has_a_reason_of_a_length_like_the_others_and_a_source(cell):
    assert 4 <= lint.count_words(cell.why) <= 18
    assert all(key in SOURCES for key in cell.sources)


def test_few_cells_rest_on_our_own_reading_alone():
    cells = [cell for need in TABLES.needs.values() for cell in need.cells.values()]
    assert sum(cell.sources == ("own",) for cell in cells) <= 0.3 * len(cells)


def test_no_source_of_the_topic_goes_unused_and_none_is_there_twice():
    own = set(content.read_table("en/roles/sources.toml"))
    assert not own & set(content.load_sources())
    used = {key for need in TABLES.needs.values() for c in need.cells.values() for key in c.sources}
    used |= {key for need in TABLES.needs.values() for key in need.sources}
    used |= {key for person in TABLES.people.values() for key in person.sources}
    assert own - used == {"therapist_reporting", "privacy_rule"}


@pytest.mark.parametrize("field", SIDES)
def test_what_a_profession_brings_its_limits_and_its_costs_have_equal_length(field):
    texts = [getattr(person, field) for person in TABLES.people.values()]
    assert lint.balance(texts) >= lint.LEAST_BALANCE


@pytest.mark.parametrize("person", TABLES.people.values(), ids=list(TABLES.people))
def test_good_and_bad_sides_of_a_profession_have_equal_length(person):
    assert lint.balance([getattr(person, field) for field in SIDES]) >= lint.LEAST_BALANCE


def test_those_who_prescribe_and_therapists_have_equal_weight():
    totals = {"prescriber": [], "therapist": []}
    for person in TABLES.people.values():
        if person.side in totals:
            totals[person.side] += [getattr(person, field) for field in SIDES]
    assert len(totals["prescriber"]) == len(totals["therapist"])
    assert lint.balance([" ".join(texts) for texts in totals.values()]) >= 0.9


def test_harms_are_told_on_both_sides():
    for person in TABLES.people.values():
        told = {"prescriber": "side effects", "therapist": "hard feelings"}.get(person.side)
        assert told is None or told in person.limits


def test_others_than_psychiatrists_diagnose_and_prescribe():
    yes = {need: ROLES.list_people(need)[Answer.YES] for need in ("diagnosis", "medicine")}
    assert {"psychologist", "social", "primary", "nurse"} <= set(yes["diagnosis"])
    assert {"primary", "nurse", "assistant"} <= set(yes["medicine"])
    assert ROLES.answers["talk", "psychiatrist"] is Answer.SOMETIMES
    assert ROLES.answers["medicine", "psychologist"] is Answer.SOMETIMES


def test_what_the_picture_says_in_words_is_so():
    for person in ROLES.people:
        assert ROLES.list_needs(person)[Answer.YES] != list(ROLES.needs)
    for need in ("medicine", "labs"):
        assert ROLES.list_sides(need) == ["prescriber"]
    assert all(ROLES.answers["crisis", person] is Answer.SOMETIMES for person in ROLES.people)


def test_a_crisis_is_never_left_without_a_number_to_call():
    cast = Cast(TABLES, Writer("en", "roles"))
    about = write_need(cast, {"need": "crisis"})["need.about"]
    assert "{crisis}" in TABLES.needs["crisis"].about and "988" in about and "911" in about


@pytest.mark.parametrize("person", TABLES.people.values(), ids=list(TABLES.people))
def test_each_number_in_the_training_picture_stands_in_its_finding(person):
    for stage in person.stages:
        if not (stage.years or stage.hours):
            continue
        finding = content.load_public_finding(stage.finding)
        text = f"{finding.measure} {finding.says}".replace(",", "")
        found = {int(number) for number in re.findall(r"\d+", text)}
        found |= {value for word, value in WORDS.items() if re.search(rf"\b{word}\b", text)}
        assert {*(stage.years or ()), *(stage.hours or ())} <= found


@pytest.mark.parametrize("key", ["social", "family"])
def test_hours_that_we_only_recall_are_not_given(key):
    person = TABLES.people[key]
    assert "varies by state" in person.training and not re.search(r"\d", person.training)
    assert not any(stage.years or stage.hours for stage in person.stages)


def test_the_states_where_psychologists_prescribe_agree_with_the_finding():
    law = TABLES.prescribing
    finding = content.load_public_finding(law.finding)
    assert len(law.states) == finding.value
    assert all(str(state.year) in finding.measure for state in law.states)
    assert law.checked <= date.today()
