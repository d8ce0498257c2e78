"""Lab 5: one changed number reaches every face, and anything else gets a plain sentence."""

import re

import pytest

from widgets import content
from widgets.cache import root
from widgets.hundred.counts import count_path, load_params, load_plans
from widgets.hundred.panel import START, make_sheet
from widgets.labs import faces

ONE = faces.build(faces.assume({"drug_points": 1.0}))
OLD = faces.build(faces.assume({}))

BAD = [
    {"drug_points": -3},
    {"drug_points": 4.01},
    {"drug_points": "2"},
    {"drug_points": True},
    {"drug_points": float("nan")},
    {"drug_points": None},
    {"drug_point": 1},
    {"🙂": 1},
    {3: 4},
    {"relapse_stopped": 0.001},
    {"word " * 500: 1},
    [],
    "",
    "a lot",
    None,
    7,
]


def test_an_edit_reaches_every_face():
    assert set(OLD.read_back().values()) == {OLD.model.response}
    assert set(ONE.read_back().values()) == {ONE.model.response}
    assert ONE.model.response < OLD.model.response
    assert list(ONE.read_back()) == [
        "model",
        "figure",
        "table",
        "sentence",
        "app",
        "handout",
        "paper",
    ]


def test_an_edit_can_be_undone_and_touches_no_file_of_the_project():
    def look():
        files = [path for top in ("content", "notebooks") for path in root(top).rglob("*.*")]
        return {path: path.stat().st_mtime_ns for path in files if path.is_file()}

    before = look()
    edited = faces.Faces(faces.assume({"drug_points": 0.5}), "medicine_first", 8)
    assert set(edited.read_back().values()) == {edited.model.response}
    assert edited.model.response < OLD.model.response
    undone = faces.Faces(faces.assume({}), "medicine_first", 8)
    assert undone.slots == OLD.slots and undone.app.html == OLD.app.html
    assert "Changed in a lab" not in undone.app.html + undone.handout.html
    assert look() == before


@pytest.mark.parametrize("path", list(load_plans()))
@pytest.mark.parametrize("week", [8, 26, 52])
def test_all_faces_agree_on_every_path_at_every_time(path, week):
    made = faces.build(faces.assume({"usual_points": 3.0, "drug_points": 0}), path, week)
    assert set(made.read_back().values()) == {made.model.response}


def test_without_a_change_the_panel_is_the_published_one():
    sheet, _, _ = make_sheet("en")
    assert OLD.slots == sheet.panel(START)
    assert OLD.app.html.count("Changed in a lab") == 0
    assert count_path("both", "middle", 8, load_params()) == count_path("both", "middle", 8)


def test_a_changed_page_and_handout_say_so_and_the_handout_says_whom_to_call():
    for html in (ONE.app.html, ONE.handout.html):
        assert "Changed in a lab, and not what studies found." in html
        assert "1 in place of 2.121 points" in html
    for made in (OLD, ONE):
        assert "988" in made.handout.html and "911" in made.handout.html
        assert "<script" not in made.handout.html and "<input" not in made.handout.html


def test_a_finding_does_not_move_with_an_assumption():
    made = faces.build(faces.assume({"side_effect": 0.7}))
    row = next(row for row in made.table.plain.splitlines() if row.startswith("Side effect"))
    assert "70 of 100" in row and "56 in 100" in row


@pytest.mark.parametrize("changes", BAD, ids=repr)
def test_what_cannot_be_used_gets_one_plain_sentence_and_changes_nothing(changes):
    made = faces.assume(changes)
    assert made.params == load_params() and not made.is_changed
    assert made.said.endswith("until you mend this.")
    assert not re.search(r"Error|Traceback|\n|\{[a-z]+\}", made.said) and len(made.said) < 400


def test_a_name_that_is_nearly_right_gets_those_that_are_close():
    assert "drug_points" in faces.assume({"drug_point": 1}).said


def test_a_path_or_week_that_the_page_lacks_is_refused_with_those_it_has():
    with pytest.raises(content.ContentError, match="medicine_first"):
        faces.build(faces.assume({}), "surgery_first")
    with pytest.raises(content.ContentError, match="8, 26, 52"):
        faces.build(faces.assume({}), week=-4)


def test_rings_are_counted_as_they_are_drawn():
    assert faces.count_rings(ONE.figure.html) == ONE.model.response
    assert faces.count_rings("<p>nothing</p>") == 0


def test_the_handout_of_the_kit_has_the_changed_number_and_says_so():
    now = faces.build(faces.assume({"drug_points": 1.0}))
    paper = now.print_handout()
    assert f"{now.model.response} of 100 have a response" in paper.plain
    assert "Changed in a lab" in paper.plain
    assert "Changed in a lab" not in faces.build(faces.assume({})).print_handout().plain


def test_the_handout_can_be_printed_for_the_path_that_others_stand_beside():
    now = faces.build(faces.assume({"drug_points": 1.0}), "both")
    assert now.read_back()["paper"] == now.model.response
