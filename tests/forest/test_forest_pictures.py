"""The explorer's pictures and its table: sound, named, within the frame, with every trial."""

import re
from xml.etree import ElementTree

import pytest
from forest.corners import CORNERS, fill, read_words

from widgets.forest import figure
from widgets.forest.figure import NAMED, Line, Summary, draw_forest, draw_funnel, find_beyond
from widgets.forest.parts import show


@pytest.mark.parametrize("choice", CORNERS.values(), ids=CORNERS)
def test_the_table_has_every_trial_and_the_sum(choice):
    view, slots, _ = fill(choice)
    names = [read_words(cell) for cell in re.findall(r'<th scope="row">(.*?)</th>', slots["table"])]
    top = [f"All {len(view.trials)} trials together", "True result in one more place"]
    assert names == (top if view.pool else []) + [trial.study for trial in view.trials]
    if view.trials:
        trial = view.trials[-1]
        assert (
            f"<td>{trial.year}</td><td>{trial.checks}</td><td>{trial.people}</td>"
            in (slots["table"])
        )
        assert f"<td>{show(trial.gap)} ({show(trial.low)} to" in slots["table"]


@pytest.mark.parametrize("choice", CORNERS.values(), ids=CORNERS)
def test_a_picture_is_sound_svg_with_words_and_stays_in_its_frame(choice):
    _, slots, _ = fill(choice)
    for name in ("forest", "funnel"):
        for svg in re.findall(r"<svg.*?</svg>", slots[name], re.S):
            tree = ElementTree.fromstring(svg)
            _, _, width, height = map(float, tree.get("viewBox").split())
            assert tree.find("title").text and len(tree.find("desc").text) > 40
            assert tree.get("aria-labelledby") == " ".join(
                tree.find(part).get("id") for part in ("title", "desc")
            )
            for text in tree.iter("text"):
                assert float(text.get("font-size")) * (320 - 32) / width >= 11
                assert 0 <= float(text.get("x")) <= width and 0 < float(text.get("y")) <= height
            for path in tree.iter("path"):
                for x, y in re.findall(r"[ML](-?[\d.]+) (-?[\d.]+)", path.get("d")):
                    assert 0 <= float(x) <= width and 0 <= float(y) <= height


def test_few_trials_have_names_and_many_are_thin_lines():
    assert "Gibbons, 2012" in fill({"therapy": "dyn"})[1]["forest"]
    many = fill({})[1]["forest"]
    assert "Aagaard" not in many and "too many for names" in many
    line = Line("Long-Name-Of-Someone, 2020", 0.5, 0.1, 0.9, 0.2)
    words = dict.fromkeys(("title", "description", "people", "scale", "others", "therapy"), "w")
    ticks = dict.fromkeys(figure.TICKS, "9")
    for count, named in ((NAMED, True), (NAMED + 1, False)):
        svg = draw_forest([line] * count, None, ticks, words)
        assert ("Long-Name-Of-Som…" in svg) is named


def test_a_trial_beyond_the_edge_is_an_arrow_and_is_counted():
    lines = [Line("a", 5, 4, 6, 0.5), Line("b", -3, -4, -2, 0.5), Line("c", 0, -1, 1, 0.5)]
    assert find_beyond(lines) == 2
    names = ("title", "description", "large", "small", "scale")
    svg = draw_funnel(lines, Summary(0, -1, 1, -2, 2), dict.fromkeys(names, "w"))
    assert svg.count("v6z") == 2 and svg.count("h0") == 1
    assert "7 lie beyond the edge" in fill({})[1]["forest"]
