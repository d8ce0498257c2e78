"""A fault in the content is found, and the item of the list that asks for more is named."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from widgets import cache, content, review, schema

CASES = cache.root("content") / "cases"
ROOT = Path(__file__).parent.parent
PATHS = [path.key for path in content.load_case("depression").paths]
HARM = "[[harms]]"


@pytest.fixture
def case(tmp_path):
    """The file of a copy of the case, which a test may spoil."""
    shutil.copytree(CASES, tmp_path / "cases")
    return tmp_path / "cases" / "depression.toml"


def drop_harm(path: Path, number: int) -> None:
    """Take one of the harms out of a file, counted from 0."""
    head, *harms = path.read_text().split(f"{HARM}\n")
    text, blank, rest = harms[number].partition("\n\n")
    harms[number] = None
    parts = [head if number else head + rest]
    for place, harm in enumerate(harms):
        if harm is not None:
            parts.append(f"{HARM}\n{harm}{rest if place == number - 1 else ''}")
    assert text and (blank or number == len(harms) - 1)
    path.write_text("".join(parts))


def spoil(path: Path, old: str, new: str = "") -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


def test_the_content_has_no_fault():
    faults = review.review()
    assert not faults, "\n".join(map(str, faults))


# The boxed warning, second in the list, is held by a test of its own in test_content.py.
@pytest.mark.parametrize("number", [0, 2, 3, 4])
def test_any_harm_of_a_way_that_is_taken_out_of_the_case_is_missed_by_its_item(case, number):
    drop_harm(case, number)
    assert len(content.read_case(case).harms) == 4
    faults = review.review_case(case)
    assert [fault.item for fault in faults] == ["IPDAS 1.1.5"]
    assert "No harm tells what" in str(faults[0]) and "bad sides of each option" in str(faults[0])


@pytest.mark.parametrize("number", range(3))
@pytest.mark.parametrize("path", PATHS)
def test_any_harm_that_is_taken_out_of_a_path_is_missed_by_its_item(case, path, number):
    drop_harm(case.parent / "depression" / f"{path}.toml", number)
    faults = review.review_case(case)
    assert "IPDAS 1.1.5" in {fault.item for fault in faults}
    assert f"depression/{path}.toml: 3 good sides and 2 bad sides" in str(faults[0])


def test_a_case_with_no_harms_at_all_is_refused_and_the_item_is_named(case):
    case.write_text(case.read_text().split(HARM)[0])
    (fault,) = review.review_case(case)
    assert str(fault) == (
        "depression.toml: 'harms' is missing. Please add it. "
        "[IPDAS 1.1.5: It gives the bad sides of each option.]"
    )


def test_all_that_a_case_lacks_is_told_one_by_one(case):
    spoil(case, 'crisis_line = "us"\n')
    spoil(case, "reviewed = 2026-11-24\n")
    items = [fault.item for fault in review.review_case(case)]
    assert sorted(items) == ["IPDAS 2.2.2", "Side by Side help"]


@pytest.mark.parametrize(
    ("old", "new", "item"),
    [
        ('crisis_line = "us"', 'crisis_line = "moon"', "Side by Side help"),
        ('sources = ["cuijpers2020"', 'sources = ["nobody1900"', "IPDAS 2.2.1"),
        ("{f:any_side_effect_ssri}", "{f:placebo_response_older}", "IPDAS 2.2.1"),
        ("Dana is not real.", "Dana is crazy.", "Side by Side people first"),
    ],
)
def test_a_fault_in_the_case_names_its_item(case, old, new, item):
    spoil(case, old, new)
    assert [fault.item for fault in review.review_case(case)] == [item]


def test_an_option_that_gets_more_words_than_the_others_is_found(case):
    path = case.parent / "depression" / "both.toml"
    spoil(path, "Skills come later,", "Skills come later, " + "and later still, " * 6)
    faults = review.review_case(case)
    assert {fault.item for fault in faults} == {"IPDAS 2.1.1"}
    assert "bet of week 2" in faults[0].place and "words" in faults[0].says


def test_people_counted_of_another_number_are_found(monkeypatch):
    found = content.load_findings()["any_side_effect_ssri"]
    for shown in ("28 in 50", "560 of 1,000", "1 out of 2"):
        changed = schema.Finding(**{**found.model_dump(), "shown": shown})
        monkeypatch.setattr(content, "load_findings", lambda changed=changed: {"x": changed})
        (fault,) = review.review_findings()
        assert fault.item == "IPDAS probabilities P5" and shown in fault.says


def test_each_sentence_of_the_review_is_used():
    table = content.read_table("review.toml")
    keys = {key for key, text in table.items() if isinstance(text, str)}
    keys |= {f"what.{name}" for name in table["what"]}
    code = (ROOT / "widgets" / "review.py").read_text(encoding="utf-8")
    assert set(re.findall(r'_say\(\s*"([\w.]+)"', code)) == keys


def test_a_rule_that_no_list_asks_for_has_no_item():
    fault = review.Fault("a.toml", "It cannot be read.", "toml")
    assert fault.item == "" and str(fault) == "a.toml: It cannot be read."


def test_every_guard_is_a_rule_or_a_field_and_stands_once():
    items = content.read_table("quality.toml")["item"]
    guards = [guard for item in items for guard in item.get("guards", ())]
    assert len(set(guards)) == len(guards)
    rules = {"balance", "options", "public", "denominator", "words"}
    fields = {
        name for kind in (schema.Case, schema.Path, schema.Scene) for name in kind.model_fields
    }
    assert set(guards) <= rules | fields | {"finding"}


def test_a_run_that_cannot_even_load_the_case_names_the_item(tmp_path):
    """Day-one check 17, at its hardest: without any harm of a path, nothing can be collected."""
    for name in ("widgets", "content"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("data"))
    (tmp_path / "tests").mkdir()
    for name in ("conftest.py", "reading.py", "test_content.py"):
        shutil.copy(ROOT / "tests" / name, tmp_path / "tests")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    path = tmp_path / "content" / "cases" / "depression" / "both.toml"
    blocks = path.read_text().split("\n\n")
    path.write_text("\n\n".join(block for block in blocks if HARM not in block))
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "--color=no", "-p", "no:cacheprovider", "tests"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
        capture_output=True,
        text=True,
    )
    assert run.returncode == 2, run.stdout
    assert "'paths.2.harms' is missing. Please add it. [IPDAS 1.1.5: It gives" in run.stdout
