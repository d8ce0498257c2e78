"""Every state of the visits page can be shown, and the whole of it is small."""

import gzip
import json
import re

import pytest
from panels import list_panels

from widgets import content
from widgets.markup import build_panels
from widgets.visits.panel import TOPIC, build_page, make_sheet, write_page
from widgets.visits.parts import load_visits

DATA = load_visits("en")
SHEET, WRITER = make_sheet("en")
PANELS = list(list_panels(SHEET))


def strip_tags(html: str) -> str:
    return re.sub(r"<[^>]+>", " ", html)


def test_every_state_has_words_and_no_leftovers():
    assert len(PANELS) == 5 * 5 * 8
    for state, panel in PANELS:
        for name, html in panel.items():
            assert html, (name, state)
            text = strip_tags(html)
            for left in ("{", "}", "None", "nan"):
                assert left not in text, (name, state)


@pytest.mark.parametrize("visit", DATA.visits, ids=lambda visit: visit.key)
def test_every_part_of_a_visit_is_shown_at_some_minute_in_both_rooms(visit):
    for side, other in (("one", "two"), ("two", "one")):
        shown = " ".join(
            SHEET.panel({side: visit.key, other: "first", "min": str(minute)})[f"{side}.now"]
            for minute in DATA.steps
        )
        for part in visit.parts:
            assert part.title in shown


def test_a_visit_that_is_over_says_so_and_how_it_may_feel():
    now = SHEET.panel({"one": "meds", "two": "psych", "min": "20"})
    assert "Over since minute 20" in now["one.now"] and "How it may feel after" in now["one.now"]
    assert "Body and family" in now["two.now"]


def test_the_takeaway_counts_the_same_minutes_as_the_table():
    for state, panel in PANELS:
        for side in ("one", "two"):
            visit = next(visit for visit in DATA.visits if visit.key == state[side])
            total = sum(part.person for part in visit.parts)
            assert f"{total} of {visit.minutes}" in panel["talk.takeaway"]
            row = panel["talk.rows"].split(f"{visit.name}</th>")[1].split("</tr>")[0]
            assert re.findall(r"<td>(\d+)</td>", row)[0] == str(total)


def test_the_same_visit_twice_is_said_to_be_the_same():
    panel = SHEET.panel({"one": "later", "two": "later", "min": "0"})
    assert "the same visit" in panel["talk.takeaway"]
    assert panel["talk.rows"].count("Check in") == 1


def test_all_panels_together_are_small():
    packed = json.dumps(build_page("en")[1], ensure_ascii=False).encode()
    assert len(gzip.compress(packed)) < 150_000


def test_every_key_of_the_visits_is_used_and_every_used_key_exists():
    sheet, writer = make_sheet("en")
    build_panels(sheet, writer, write_page)
    assert set(content.load_strings("en", TOPIC)) <= writer.asked <= set(writer.strings)


def test_every_number_on_the_page_opens_its_source():
    html, panels = build_page("en")
    keys = {part.split('"')[0] for part in (html + str(panels["parts"])).split("#visits-f-")[1:]}
    assert len(keys) >= 6
    for key in keys:
        assert f'id="visits-f-{key}"' in html


def test_every_term_on_the_page_opens_its_note():
    html, panels = build_page("en")
    keys = {part.split('"')[0] for part in (html + str(panels["parts"])).split("#visits-g-")[1:]}
    for key in keys:
        assert f'id="visits-g-{key}"' in html


def test_no_id_stands_twice_and_each_begins_with_the_topic():
    html, _ = build_page("en")
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert all(name.startswith(TOPIC) for name in ids)
