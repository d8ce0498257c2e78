"""The journey as a widget: every state has its panel, and the trait carries them all."""

import gzip
import json
import re

import pytest
import traitlets
from panels import list_panels

from widgets import cache, journey
from widgets.journey.panel import build_page, make_sheet
from widgets.words import Writer

LARGEST = 150_000  # bytes, compressed: a topic on an old phone


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    return build_page("en")


@pytest.fixture
def own_cache(monkeypatch, tmp_path):
    monkeypatch.setenv("SIDE_BY_SIDE_CACHE", str(tmp_path))
    return tmp_path


def test_every_state_has_a_panel_with_all_slots_and_no_hole_left_open():
    sheet, _ = make_sheet("en")
    slots = None
    count = 0
    for state, panel in list_panels(sheet):
        slots = slots or set(panel)
        assert set(panel) == slots
        words = re.sub(r"<[^>]*>", " ", " ".join(panel.values()))
        assert not re.search(r"[{}]|\bNone\b|\bnan\b", words), state
        count += 1
    assert count == 5 * 2 * 12


def test_the_page_starts_as_its_first_panel(built):
    html, _ = built
    sheet, _ = make_sheet("en")
    panel = sheet.panel(sheet.start)
    for name in ("scene.title", "scene.happens", "knows.takeaway", "curve.words"):
        assert panel[name] in html


def test_page_and_panels_together_are_small_enough(built):
    html, panels = built
    packed = gzip.compress((html + json.dumps(panels, ensure_ascii=False)).encode())
    assert len(packed) < LARGEST


def test_the_whole_year_stands_on_the_page_before_anybody_clicks(built):
    html, _ = built
    sheet, _ = make_sheet("en")
    for week in sheet.dimensions[-1].values:
        assert sheet.panel({**sheet.start, "week": week})["scene.happens"] in html


def test_the_same_content_builds_the_same_page(built):
    assert build_page("en") == built


def test_the_page_is_built_once_and_then_read(own_cache, monkeypatch):
    first = journey.page()
    monkeypatch.setattr("widgets.journey.widget._build", lambda lang: pytest.fail("built twice"))
    assert journey.page().panels == first.panels
    names = sorted(path.name.split("-", 1)[1] for path in own_cache.iterdir())
    assert names == ["head-journey.en.json", "journey.en.json"]


def test_where_the_page_has_been_sent_the_kernel_does_not_send_it_again(own_cache, monkeypatch):
    whole = journey.page()
    monkeypatch.setenv(cache.PAGE_SENT, "1")
    light = journey.page()
    assert "parts" not in light.panels and light.html == ""
    assert light.panels["dims"] == whole.panels["dims"]
    light.state = {"path": "wait", "talk": "yes", "week": "52"}
    with pytest.raises(traitlets.TraitError):
        light.state = {"path": "wait", "talk": "yes", "week": "51"}


def test_a_change_in_content_makes_what_was_built_stale(own_cache, monkeypatch):
    cache.write("x", "old")
    assert cache.read("x") == "old"
    monkeypatch.setattr(cache, "digest", lambda: "another")
    assert cache.read("x") is None


def test_corners_of_the_state_are_accepted_and_everything_else_refused(built):
    page = journey.page()
    for path in ("medicine_first", "wait"):
        for talk in ("yes", "no"):
            for week in ("0", "52"):
                page.state = {"path": path, "talk": talk, "week": week}
    for wrong in ({"week": "53"}, {"week": "-1"}, {"talk": ""}, {"path": "<b>"}):
        with pytest.raises(traitlets.TraitError, match="must be one of"):
            page.state = {**page.state, **wrong}


def test_ids_on_the_page_are_unique(built):
    ids = re.findall(r'\sid="([^"]+)"', built[0])
    assert len(ids) == len(set(ids))


def test_a_term_is_linked_once_in_a_text_and_a_number_opens_its_note():
    writer = Writer("en", "journey")
    html = writer.inline("The dose is up. The dose is {f:any_side_effect_ssri}.")
    assert html.count('class="sbs-term"') == 1
    assert 'href="#journey-f-any_side_effect_ssri"' in html
    notes = writer.notes()
    assert 'id="journey-g-dose"' in notes and "linde2015" not in notes
    assert "56" in notes and "95% CI" in notes and "doi.org" in notes


def test_a_missing_word_or_hole_is_said_in_a_sentence():
    writer = Writer("en", "journey")
    with pytest.raises(Exception, match=r"content/en/journey/strings\.toml: 'no\.such' needs"):
        writer.say("no.such")
    with pytest.raises(Exception, match=r"'week\.step' needs .*\{week\}"):
        writer.say("week.step")
