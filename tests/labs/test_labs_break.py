"""Lab 6: each break is found on the copy, its item is named, and the project is not touched."""

import re

import pytest

from widgets.cache import root
from widgets.labs.workbench import Copy

BOTH = "cases/depression/both.toml"
HARM = '[[harms]]\ntext = "Two starts mean more visits, bills, and time off work."\n\n'
BREAKS = {
    "a harm of a path": (BOTH, HARM, "", "IPDAS 1.1.5"),
    "a denominator": (
        "findings.toml",
        'shown = "31 in 100"',
        'shown = "155 of 500"',
        "IPDAS probabilities P5",
    ),
    "an option": (
        BOTH,
        "Skills come later,",
        "Skills come later, " + "and more, " * 12,
        "IPDAS 2.1.1",
    ),
    "a recalled number": (
        "en/journey/strings.toml",
        'hint = "Only if Dana says yes.',
        'hint = "Only if Dana says yes. {f:placebo_response_older}',
        "IPDAS 2.2.1",
    ),
    "a word": (
        "cases/depression.toml",
        "Dana is not real.",
        "Dana is crazy.",
        "Side by Side people first",
    ),
    "a crisis line": ("cases/depression.toml", 'crisis_line = "us"\n', "", "Side by Side help"),
}


@pytest.fixture(scope="module")
def copy():
    return Copy()


@pytest.fixture
def fresh(copy):
    copy.restore()
    return copy


def test_the_copy_is_whole_at_first(fresh):
    assert len(fresh.check()) == 0
    assert "Nothing is wrong" in repr(fresh.check())


@pytest.mark.parametrize("name", BREAKS)
def test_a_break_is_found_and_its_item_is_named(fresh, name):
    file, old, new, item = BREAKS[name]
    before = (root("content") / file).read_text()
    assert f"Changed in {file}" in repr(fresh.change(file, old, new))
    report = fresh.check()
    assert {fault.item for fault in report} == {item}
    assert f"Asked for by {item}" in repr(report)
    assert (root("content") / file).read_text() == before
    assert "1 file(s)" in repr(fresh.restore())


def test_a_word_that_is_only_quoted_is_let_through(fresh):
    fresh.change("cases/depression.toml", "Dana is not real.", "Some say “crazy”.")
    assert len(fresh.check()) == 0


def test_the_project_s_own_test_fails_on_the_copy_and_names_the_item(fresh):
    fresh.change(BOTH, HARM, "")
    said = repr(fresh.run_tests())
    assert "IPDAS 1.1.5" in said and "FAILED" in said
    assert "side-by-side-" not in said and str(root("content").parent) not in said


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("../pyproject.toml", "a", "b"),
        ("/etc/hostname", "a", "b"),
        ("nothing.toml", "a", "b"),
        ("", "a", "b"),
        ("\0", "a", "b"),
        ("word " * 500, "a", "b"),
        (BOTH, "", "b"),
        (BOTH, "🙂", "b"),
        (BOTH, "Dana", "Dana"),
        (BOTH, 3, "b"),
        (None, "a", "b"),
    ],
)
def test_what_cannot_be_changed_gets_a_sentence_and_changes_nothing(fresh, file, old, new):
    said = repr(fresh.change(file, old, new))
    assert said.endswith(("Nothing was changed.", "depression/both.toml."))
    assert not re.search(r"Error|Traceback", said) and len(said) < 250
    assert "0 file(s)" in repr(fresh.restore())


def test_a_copy_that_cannot_be_read_at_all_says_so(fresh):
    fresh.change("lint.toml", "[[unsafe]]", "[[unsafe")
    assert "could not run" in repr(fresh.check())
