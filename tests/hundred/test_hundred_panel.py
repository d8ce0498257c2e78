"""The panels of a hundred people: every state, both frames, size, words, and refusal."""

import copy
import gzip
import json
import re
from html import unescape

import pytest
from reading import find_problems, join_sentences

from widgets import content, lint
from widgets.hundred import tables
from widgets.hundred.icons import HARMS, PEOPLE, write_people
from widgets.hundred.model import GROUPS
from widgets.hundred.panel import START, build_page, make_sheet, write_page
from widgets.hundred.playbox import Sandbox
from widgets.hundred.risks import EVENTS, judge
from widgets.markup import build_panels

SHEET, WRITER, HUNDRED = make_sheet("en")
STATES = list(SHEET.states())
EVIDENCE = tables.load_evidence("en")
ASSUMPTIONS = tables.load_assumptions("en")


def strip(html: str) -> str:
    return unescape(re.sub(r"<[^>]+>", " ", html))


def list_texts() -> list[str]:
    notes = [text for note in EVIDENCE.paths.values() for text in (note.studies, note.leaves_out)]
    named = [text for item in ASSUMPTIONS for text in (item.name, item.about)]
    return [*EVIDENCE.more, *EVIDENCE.less, *EVIDENCE.uncounted, *notes, *named]


def test_there_is_a_state_for_every_choice():
    assert len(STATES) == 5 * 5 * 3 * 3 * 2


def test_no_state_has_a_hole_or_a_wrong_number():
    slots = set()
    for state in STATES:
        panel = SHEET.panel(state)
        slots.add(frozenset(panel))
        text = strip(" ".join(panel.values()))
        assert not re.search(r"\{|\bNone\b|\bnan\b|-\d", text), state
        assert panel["say"]
    assert len(slots) == 1


def test_both_frames_tell_the_same_numbers():
    for state in STATES:
        if state["frame"] == "better":
            one, other = (SHEET.panel({**state, "frame": frame}) for frame in ("better", "not"))
            for side in ("a", "b"):
                numbers = [re.findall(r"\d+", panel[f"{side}.words"])[:3] for panel in (one, other)]
                yes, of, no = numbers[0]
                assert numbers[1] == [no, of, yes] and int(yes) + int(no) == 100
                assert one[f"{side}.rows"] == other[f"{side}.rows"]


def test_the_same_path_on_both_sides_shows_the_same_people():
    state = {**START, "beside": START["path"]}
    panel = SHEET.panel(state)
    for name in ("over", "harms", "words", "any_response", "relapse"):
        assert panel[f"a.{name}"] == panel[f"b.{name}"]
    assert "the same path" in panel["say"]


def test_a_care_team_is_never_ranked():
    for state in STATES:
        paths = {state["path"], state["beside"]}
        ranked = "cannot be ranked" in SHEET.panel(state)["say"]
        assert ranked == ("care_team" in paths and len(paths) == 2)


def test_no_sentence_calls_a_path_better():
    for state in STATES:
        words = strip(" ".join(SHEET.panel(state).values())).lower()
        assert not re.search(r"\b(?:best|better than|wins?|winner|superior|recommend)\b", words)


def test_every_risk_is_whole_and_tells_the_middle_group_at_week_8_as_surest():
    risks = HUNDRED.read_risks("both", "middle", 8).list_risks()
    assert len(risks) == len(EVENTS)
    assert {risk.certainty for risk in risks} == {"low"}
    assert judge("any_response", "severe", 8) == judge("any_response", "middle", 52) == "very_low"


def test_what_is_not_counted_says_why():
    rows = HUNDRED.read_risks("wait", "middle", 52).table.rows
    assert "no medicine on this path" in rows[-2][-1]
    rows = HUNDRED.read_risks("care_team", "middle", 8).table.rows
    assert sum("does not split a team" in row[-1] for row in rows) == 2
    rows = HUNDRED.read_risks("therapy_first", "middle", 8).table.rows
    assert "not started yet" in rows[-1][-1]


def test_a_picture_marks_exactly_100_people_by_fill_and_not_by_colour_alone():
    assert len(set(PEOPLE)) == 100 and all(len(set(square)) == 100 for square in HARMS)
    groups = dict(zip(GROUPS, (20, 20, 20, 37, 3), strict=True))
    svg = write_people(groups, GROUPS[:2])
    halves, crosses = re.findall(r"a6 6 0 0 0 0 12z", svg), re.findall(r"l6 6m0-6l-6 6", svg)
    assert (len(halves), len(crosses)) == (20, 3)
    assert svg.count("h0") == 2 * (20 + 20) + 20 + 20  # two for a thick ring, full, dot


def test_the_counted_side_stands_first():
    for frame, first in (("better", GROUPS[0]), ("not", GROUPS[-1])):
        panel = SHEET.panel({**START, "path": "wait", "frame": frame})
        x, y = PEOPLE[0]
        start = f"M{x} {y}h0" if first == "remission" else f"M{x - 3} {y - 3}l6"
        assert start in panel["a.over"]


def test_the_packed_page_stays_small():
    html, panels = build_page("en")
    text = html + json.dumps(panels, ensure_ascii=False)
    assert len(gzip.compress(text.encode())) < 150_000


def test_every_key_is_used_and_every_used_key_exists():
    build_panels(SHEET, WRITER, lambda sheet, writer: write_page(sheet, writer, HUNDRED))
    box = Sandbox()
    for state in STATES:
        SHEET.panel(state)
    for key in box.knobs:
        show(box, key)
        box.path.value = "wait"
        box.change(key, 0)
        box.path.value = "both"
        box.change(key, len(box.knobs[key].values) - 1)
    asked = WRITER.asked | box.answers.writer.asked
    own = set(content.load_strings("en", "hundred"))
    assert own - asked == {"sandbox.clash_other"}


def show(box: Sandbox, key: str) -> None:
    box.group.value = box.knobs[key].item.group
    box._choose().value = key


def test_every_number_on_the_page_opens_its_source():
    html, panels = build_page("en")
    keys = set(re.findall(r'href="#hundred-f-([a-z0-9_]+)"', html + " ".join(list_html(panels))))
    assert len(keys) >= 15
    for key in keys:
        assert f'id="hundred-f-{key}"' in html


def list_html(panels: dict) -> list[str]:
    return [html for part in panels["parts"] for row in part["values"].values() for html in row]


def test_both_sides_of_the_evidence_have_equal_length():
    assert lint.balance([" ".join(EVIDENCE.more), " ".join(EVIDENCE.less)]) >= lint.LEAST_BALANCE
    notes = [f"{note.studies} {note.leaves_out}" for note in EVIDENCE.paths.values()]
    assert lint.balance(notes) >= lint.LEAST_BALANCE


def test_the_tables_read_plainly_safely_and_without_raw_numbers():
    texts = list_texts()
    assert lint.grade(join_sentences(texts)) <= 7
    for text in texts:
        assert not find_problems(text), text


def test_the_strings_and_the_notes_read_plainly_safely_and_without_raw_numbers():
    strings = list(content.load_strings("en", "hundred").values())
    for texts in (strings, [content.load_prose("en", "hundred")]):
        assert lint.grade(join_sentences(texts)) <= 7
        for text in texts:
            assert not find_problems(text), text


@pytest.fixture
def evidence():
    """The evidence as it is written, which a test may spoil."""
    return copy.deepcopy(content.read_table("en/hundred/evidence.toml"))


@pytest.fixture
def assumptions():
    """The assumptions as they are written, which a test may spoil."""
    return copy.deepcopy(content.read_table("en/hundred/assumptions.toml"))


def test_a_path_without_a_note_is_refused(evidence):
    del evidence["paths"]["wait"]
    with pytest.raises(content.ContentError, match=r"e\.toml: 'paths\.wait' is missing"):
        tables.read_evidence(evidence, "e.toml")


def test_a_note_for_a_path_that_does_not_exist_is_refused(evidence):
    evidence["paths"]["magic"] = evidence["paths"]["wait"]
    with pytest.raises(content.ContentError, match=r"'paths\.magic' is no path of the case"):
        tables.read_evidence(evidence, "e.toml")


def test_one_side_with_fewer_studies_is_refused(evidence):
    evidence["less"] = evidence["less"][:-1]
    with pytest.raises(content.ContentError, match="need as many studies, not 3 and 2"):
        tables.read_evidence(evidence, "e.toml")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"key": "luck"}, "the model has no number called 'luck'"),
        ({"target": "moon"}, "'moon' is no target of the calibration"),
        ({"sources": ["nobody1900"], "target": None}, "'nobody1900' is not in content/sources"),
        ({"finding": "any_side_effect_ssri"}, "needs one origin"),
        ({"finding": None, "factor": 0.1}, "has a factor but no finding"),
        ({"nmae": "x"}, "'assumption.1.nmae' is not a known name"),
        ({"finding": "care_team_cochrane", "target": None}, "RECALLED and may not be shown"),
    ],
)
def test_an_assumption_that_cannot_be_is_refused_in_a_sentence(assumptions, change, words):
    row = {**assumptions["assumption"][1], **change}
    assumptions["assumption"][1] = {key: value for key, value in row.items() if value is not None}
    with pytest.raises(content.ContentError, match=re.escape(words)):
        tables.read_assumptions(assumptions, "a.toml")
