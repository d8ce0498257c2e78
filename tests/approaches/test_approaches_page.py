"""The page of the three rooms: every state whole, every chart true, nothing written kept."""

import ast
import gzip
import itertools
import json
import re
from pathlib import Path

import pytest

from widgets import content
from widgets.approaches import widget
from widgets.approaches.figure import GapFigure, Row
from widgets.approaches.model import Gap, count_better
from widgets.approaches.panel import build_page, make_sheet, write_page
from widgets.approaches.pictures import count_effect
from widgets.approaches.rooms import load_rooms
from widgets.controls.panels import Panels
from widgets.markup import build_panels
from widgets.theme import shade

ROOMS = load_rooms("en")
SHEET, _ = make_sheet("en")
HTML, PANELS = build_page("en")
MOST_BYTES = 150_000


def find_slots(html: str) -> list[str]:
    return re.findall(r'data-slot="([^"]+)"', html)


def test_every_state_is_whole():
    states = list(SHEET.states())
    assert len(states) == len(ROOMS.guide.questions) * len(ROOMS.research.conditions)
    for state in states:
        panel = SHEET.panel(state)
        assert all(panel.values()), state
        words = " ".join(panel.values())
        for broken in ("{", "None", "nan", "NaN"):
            assert broken not in re.sub(r"<style.*?</style>", "", words), (state, broken)


def test_every_slot_of_the_page_is_filled_and_every_filled_slot_has_its_place():
    assert set(find_slots(HTML)) == set(SHEET.panel(SHEET.start)) - {"say"}


def test_each_state_says_something_of_its_own():
    said = [SHEET.panel(state)["say"] for state in SHEET.states()]
    assert len(set(said)) == len(said)
    assert all(len(sentence) < 140 for sentence in said)


def test_the_panels_stay_small():
    packed = json.dumps({"html": HTML, "panels": PANELS}).encode()
    assert len(gzip.compress(packed)) < MOST_BYTES


def test_every_string_of_the_topic_is_used():
    sheet, writer = make_sheet("en")
    build_panels(sheet, writer, write_page)
    assert set(content.load_strings("en", "approaches")) <= writer.asked


def test_every_number_and_every_term_opens_its_note():
    text = HTML + json.dumps(PANELS["parts"]).replace('\\"', '"')
    links = set(re.findall(r'href="#(approaches-[fg]-[a-z0-9_]+)"', text))
    assert len([link for link in links if link.startswith("approaches-f-")]) >= 8
    for link in links:
        assert f'id="{link}"' in HTML


@pytest.mark.parametrize("condition", ROOMS.research.conditions, ids=lambda item: item.key)
def test_the_chart_its_table_and_its_example_say_the_same(condition):
    panel = SHEET.panel({**SHEET.start, "on": condition.key})
    assert panel["gap.rows"].count("<tr>") == len(condition.effects) + 1
    for effect in condition.effects:
        count = count_effect(effect)
        if count is None:
            assert "no number we could check" in panel["gap.svg"]
            assert "no number we could check" in panel["gap.rows"]
        else:
            assert f"{count.people} of 100" in panel["gap.svg"]
            assert f"<td>{count.people}</td><td>{count.rest}</td>" in panel["gap.rows"]
    first = next(count for count in map(count_effect, condition.effects) if count)
    assert f"{first.people} of 100" in panel["gap.example"]
    assert f"{first.rest} did not" in panel["gap.example"]


@pytest.mark.parametrize("condition", ROOMS.research.conditions, ids=lambda item: item.key)
def test_the_therapy_is_on_the_better_side_where_the_paper_says_so(condition):
    for effect in condition.effects:
        finding = effect.finding and content.load_public_finding(effect.finding)
        if finding and finding.low is not None and finding.low * finding.high > 0:
            assert count_effect(effect).people > 50, effect.finding


def test_a_mark_is_hollow_where_the_range_reaches_no_gap_or_was_not_seen():
    gaps = (Gap(0.5, 0.3, 0.7), Gap(0.06, 0.0, 0.12), Gap(0.56))
    rows = [Row("row", "shown", count_better(gap)) for gap in gaps]
    axes = GapFigure(rows, "axis", "none").axes
    fills = [line.get_markerfacecolor() for line in axes.lines if line.get_marker() == "s"]
    assert fills == [shade("therapist"), shade("bg"), shade("bg")]


def test_no_label_of_a_chart_runs_into_its_number():
    for condition in ROOMS.research.conditions:
        for effect in condition.effects:
            label = f"{ROOMS.room(effect.room).name}: {effect.versus}"
            assert len(label) <= 36, label


def test_every_room_is_bet_on_and_its_answer_is_below_the_bet_only():
    bets = re.findall(r'data-bet="(approaches-[a-c])"', HTML)
    assert bets == ["approaches-a", "approaches-b", "approaches-c"]
    for room in ROOMS.guide.rooms:
        part = HTML.split(f'data-bet="approaches-{room.letter.lower()}"')[1].split("</article>")[0]
        _, answer = part.split("<details>")
        assert all(line.split(": ")[1] in answer.replace("&#x27;", "'") for line in room.goes_on)


def test_the_sheets_stand_outside_the_slots_so_that_nothing_written_is_lost():
    assert HTML.count("data-worksheet=") == 3
    assert "data-worksheet" not in json.dumps(PANELS["parts"])
    assert "988" in HTML and "911" in HTML


def test_what_is_written_or_picked_is_no_trait():
    own = Panels(HTML, PANELS)
    assert set(own.state) == {"ask", "on"}
    assert not [name for name in own.traits(sync=True) if "bet" in name or "text" in name]


def test_the_page_makes_no_heading_above_the_third_level():
    levels = [int(level) for level in re.findall(r"<h([1-6])", HTML)]
    assert levels[0] == 3 and min(levels) == 3
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_a_visitors_kernel_loads_neither_numpy_nor_matplotlib_here():
    tree = ast.parse(Path(widget.__file__).read_text(encoding="utf-8"))
    at_the_top = {str(node.module) for node in tree.body if isinstance(node, ast.ImportFrom)}
    assert at_the_top == {"__future__", "typing", "widgets.controls.panels"}
