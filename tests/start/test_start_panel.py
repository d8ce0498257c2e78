"""The opening and its return as pages: whole, small, without holes, and apart from each other."""

import gzip
import json
import re

import pytest

from widgets import content
from widgets.start import again, page
from widgets.start.panel import build_again, build_page, make_sheet, write_again, write_page
from widgets.start.parts import load_condition, load_quiz

BUILT = {"start": build_page("en"), "again": build_again("en")}
LARGEST = 150_000


@pytest.mark.parametrize("topic", BUILT)
def test_no_hole_is_left_but_those_the_browser_fills(topic):
    html, panels = BUILT[topic]
    text = re.sub(r'data-[a-z]+="[^"]*"', "", html)
    for scrap in ("{", "}", "None", "nan"):
        assert scrap not in text, scrap
    assert panels["topic"] == topic and panels["dims"] == [] and panels["start"] == {}


@pytest.mark.parametrize("topic", BUILT)
def test_there_is_one_state_and_it_can_be_asked_for(topic):
    sheet, _ = make_sheet("en", topic)
    assert list(sheet.states()) == [{}]
    assert sheet.panel({}) == {}


@pytest.mark.parametrize("topic", BUILT)
def test_the_packed_page_is_small(topic):
    html, panels = BUILT[topic]
    assert len(gzip.compress((html + json.dumps(panels)).encode())) < LARGEST


@pytest.mark.parametrize("topic", BUILT)
def test_every_item_stands_on_both_pages_with_its_answer(topic):
    html, _ = BUILT[topic]
    words = re.sub(r"<[^>]+>", "", html)
    for item in load_quiz("en").items:
        assert f'data-question="{item.key}"' in html
        assert f'name="bet-{topic}-{item.key}"' in html
        assert item.why in words and item.verdict in words


def test_the_two_pages_share_no_id_and_no_group_of_buttons():
    ids, names = (
        [set(re.findall(rf' {what}="([^"]+)"', html)) for html, _ in BUILT.values()]
        for what in ("id", "name")
    )
    assert ids[0] and names[0]
    assert not ids[0] & ids[1] and not names[0] & names[1]


@pytest.mark.parametrize("topic", BUILT)
def test_every_number_and_term_opens_its_note(topic):
    html, _ = BUILT[topic]
    targets = set(re.findall(rf'href="#({topic}-[fg]-[a-z0-9_]+)"', html))
    assert len(targets) > 10
    assert set(re.findall(r'href="#([^"]+)"', html)) == targets
    for target in targets:
        assert f'id="{target}"' in html


def test_the_opening_has_its_note_question_condition_and_sources():
    html, _ = BUILT["start"]
    strings = content.load_strings("en", "start")
    assert strings["question"] in html and "It is for learning" in html
    for key in load_condition("en").sources:
        assert content.load_sources()[key].doi in html


def test_every_word_is_used_and_every_used_word_exists():
    asked = set()
    for topic, write in (("start", write_page), ("again", write_again)):
        sheet, writer = make_sheet("en", topic)
        write(sheet, writer)
        asked |= writer.asked
    assert set(content.load_strings("en", "start")) - asked == set()


def test_the_widgets_carry_the_pages():
    assert page().panels["topic"] == "start" and again().panels["topic"] == "again"
    assert 'data-sbs="again"' in again().html
