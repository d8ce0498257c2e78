"""All panels of the roles: complete, linked both ways, small, and true to the table."""

import gzip
import json
import re
from html import escape

import pytest

from widgets import content
from widgets.markup import build_panels
from widgets.roles.bets import FIRST, MORE, find_bin
from widgets.roles.model import Answer
from widgets.roles.panel import build_page, make_sheet, write_page
from widgets.roles.parts import Cast
from widgets.roles.tables import load_tables, make_roles

TABLES = load_tables("en")
ROLES = make_roles(TABLES)
SHEET, WRITER = make_sheet("en")
STATES = list(SHEET.states())


@pytest.fixture(scope="module")
def built():
    """The page and its packed panels."""
    return build_page("en")


def list_groups(html: str) -> list[list[str]]:
    return [
        re.findall(r'value="([a-z]+)"', group)
        for group in html.split('<div class="sbs-choice"')[1:]
    ]


def test_every_state_has_a_whole_panel_without_a_hole():
    assert len(STATES) == len(TABLES.needs) * len(TABLES.people)
    names = set(SHEET.panel(SHEET.start))
    for state in STATES:
        panel = SHEET.panel(state)
        assert set(panel) == names
        for name, html in panel.items():
            assert html.strip(), name
            assert not re.search(r"[{}]|\bNone\b|\bnan\b", html), (state, name)


@pytest.mark.parametrize("need", TABLES.needs)
def test_choosing_a_need_sorts_the_people(need):
    panel = SHEET.panel({**SHEET.start, "need": need})
    wanted = [people for people in ROLES.list_people(need).values() if people]
    assert list_groups(panel["who.options"]) == wanted


@pytest.mark.parametrize("who", TABLES.people)
def test_choosing_a_person_sorts_the_needs(who):
    panel = SHEET.panel({**SHEET.start, "who": who})
    wanted = [needs for needs in ROLES.list_needs(who).values() if needs]
    assert list_groups(panel["need.options"]) == wanted


@pytest.mark.parametrize("state", STATES, ids=lambda state: "-".join(state.values()))
def test_where_both_meet_the_cell_is_told_and_spoken(state):
    panel, cell = SHEET.panel(state), TABLES.needs[state["need"]].cells[state["who"]]
    answer = {"yes": "Yes", "sometimes": "Sometimes", "no": "No"}[cell.answer]
    assert panel["pair.answer"].endswith(f" {answer}.")
    assert f" {answer}. Of 9 people here:" in panel["say"]
    first_words = escape(cell.why.split("{")[0], quote=False)
    assert first_words in re.sub(r"<[^>]+>", "", panel["pair.why"])


def test_the_list_being_used_stays_as_it_is_so_that_the_focus_does_too():
    start = SHEET.panel(SHEET.start)
    other_need = SHEET.panel({**SHEET.start, "need": "talk"})
    other_person = SHEET.panel({**SHEET.start, "who": "nurse"})
    assert other_need["need.options"] == start["need.options"] != other_person["need.options"]
    assert other_person["who.options"] == start["who.options"] != other_need["who.options"]


def test_the_frames_in_the_pictures_follow_the_choice():
    rows = {SHEET.panel({**SHEET.start, "need": need})["grid.row"] for need in TABLES.needs}
    people = [SHEET.panel({**SHEET.start, "who": who}) for who in TABLES.people]
    assert len(rows) == len(TABLES.needs)
    for slot in ("grid.column", "years.row"):
        assert len({panel[slot] for panel in people}) == len(TABLES.people)


def test_each_reason_points_to_a_source_that_is_listed_below_it():
    for state in STATES:
        html = SHEET.panel(state)["need.why"]
        reasons, sources = html.split("<h4>")
        count = sources.count("<li>")
        numbers = [
            int(n) for row in re.findall(r"\(([\d, ]+)\)</li>", reasons) for n in row.split(",")
        ]
        assert len(re.findall(r"\(([\d, ]+)\)</li>", reasons)) == len(TABLES.people)
        more = TABLES.needs[state["need"]].sources
        assert count - len(more) <= len(set(numbers)) <= count
        assert set(numbers) == set(range(1, len(set(numbers)) + 1))


def test_the_sorting_bets_land_in_all_three_bins_and_count_the_table():
    cast = Cast(TABLES, WRITER)
    assert {find_bin(cast, need) for need in (FIRST, *MORE)} == {"both", "prescriber", "therapist"}
    page = write_page(SHEET, WRITER)
    yes = ROLES.list_people(FIRST)[Answer.YES]
    therapists = sum(ROLES.people[person] == "therapist" for person in yes)
    assert f"Therapists: {therapists} of 4 say yes, 1 sometimes." in page


def test_the_packed_panels_are_small(built):
    html, panels = built
    assert len(gzip.compress((html + json.dumps(panels)).encode())) < 150_000


def test_every_word_of_the_topic_is_used():
    build_panels(SHEET, WRITER, write_page)
    assert set(content.load_strings("en", "roles")) - WRITER.asked == set()


def test_every_number_on_the_page_opens_its_source(built):
    html, panels = built
    text = html + str(panels["parts"])
    keys = set(re.findall(r'href="#roles-f-([a-z0-9_]+)"', text))
    assert len(keys) >= 8
    assert all(f'id="roles-f-{key}"' in html for key in keys)


def test_ids_and_names_carry_the_topic(built):
    html, panels = built
    text = html + str(panels["parts"])
    assert all(
        name.startswith(("roles-", "bet-roles-")) for name in re.findall(r' name="([^"]+)"', text)
    )
    assert all(key.startswith("roles-") for key in re.findall(r' id="([^"]+)"', text))


def test_all_thirteen_needs_and_nine_people_stand_in_the_data_table(built):
    table = built[0].split('aria-label="Who can do what, as a table"')[1].split("</table>")[0]
    assert table.count("<tr>") == len(TABLES.needs) + 1
    for person in TABLES.people.values():
        assert f'<th scope="col">{person.short}</th>' in table
