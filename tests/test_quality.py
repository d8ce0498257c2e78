"""The table of what decision aids and plain materials should do, each item tied to its proof."""

import ast
from pathlib import Path

import pytest

from widgets import content
from widgets.journey.panel import build_page

ROOT = Path(__file__).parent.parent
ITEMS = content.read_table("quality.toml")["item"]
WAYS = ("test", "review", "not_for_us")


def list_tests(path: Path) -> set[str]:
    tree = ast.parse(path.read_text())
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: f"{item['list']} {item['id']}")
def test_each_item_is_shown_by_a_test_that_exists_or_by_a_review(item):
    ways = [way for way in WAYS if item.get(way)]
    assert len(ways) == 1, f"{item['id']} needs one of {WAYS}"
    if ways == ["test"]:
        path, name = item["test"].split("::")
        assert name in list_tests(ROOT / path), item["test"]
    else:
        assert len(item[ways[0]]) > 20


def test_all_lists_are_there_and_no_item_stands_twice():
    keys = [(item["list"], item["id"]) for item in ITEMS]
    assert len(set(keys)) == len(keys)
    assert {name for name, _ in keys} == {
        *("IPDAS", "IPDAS probabilities", "PEMAT"),
        *("Side by Side", "Day one"),
    }
    assert sum(name == "IPDAS" for name, _ in keys) == 13
    assert sum(name == "IPDAS probabilities" for name, _ in keys) == 8
    assert [key for name, key in keys if name == "Day one"] == [str(n) for n in range(1, 26)]


def test_each_path_says_what_a_week_is_like():
    for path in content.load_case("depression").paths:
        assert len(path.week_feels.split()) >= 12
        assert all(scene.feels for scene in path.scenes)


def test_each_source_note_says_how_sure_we_are():
    html, _ = build_page("en")
    notes = html.split('id="journey-f-')[1:]
    assert len(notes) >= 8
    assert all("How sure are we?" in note for note in notes)


def test_the_frame_says_who_made_it_who_paid_how_old_it_is_and_what_it_stores():
    words = content.load_strings("en", "serve")
    for name in ("made", "paid", "age", "stores"):
        assert words[f"about.{name}_title"].endswith("?")
        assert len(words[f"about.{name}"]) > 20
    assert "November 2027" in words["about.age"]
