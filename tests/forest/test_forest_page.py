"""The explorer's page and its live part: all trials without a kernel, every word in its place."""

import gzip
import random
import re
import subprocess
import sys
from dataclasses import fields

import pytest
import traitlets as t
from forest.corners import CORNERS, PEOPLE_FEW, TURNS, fill

from widgets import cache, content, forest
from widgets.forest.downloads import write_csv, write_script
from widgets.forest.live import Explorer
from widgets.forest.model import Choice
from widgets.forest.panel import METHOD, build_page
from widgets.forest.parts import Forest

HTML, PANELS = build_page("en")
LIMIT = 150_000  # bytes, compressed


def test_the_page_shows_all_trials_without_a_kernel_and_no_dead_control():
    _, slots, _ = fill({})
    for name, html in slots.items():
        assert f'data-slot="{name}"' in HTML and html in HTML, name
    outside = re.sub(r"<template.*?</template>", "", HTML, flags=re.S)
    for tag in ("<select", "<input", "<button"):
        assert tag not in outside
    assert len(gzip.compress(HTML.encode())) < LIMIT
    assert PANELS["dims"] == [] and PANELS["parts"] == []


def test_every_link_to_a_word_or_a_number_has_its_note_whatever_is_chosen():
    rng = random.Random(3)
    choices = [*CORNERS.values()] + [
        {item.name: rng.choice(item.metadata["values"]) for item in fields(Choice)}
        for _ in range(20)
    ]
    text = HTML + "".join("".join(fill(choice)[1].values()) for choice in choices)
    for key in set(re.findall(r'href="#(forest-[a-z]-\w+)"', text)):
        assert f'id="{key}"' in HTML, key
    assert "forest-f-response_control" in text


def test_the_data_and_the_method_are_named_with_their_links():
    assert "10.1371/journal.pone.0019070" in HTML and "10.5281/zenodo.7254845" in HTML
    assert content.load_sources()[METHOD].doi in HTML


def test_each_option_is_one_of_the_choice_and_has_words():
    for item in fields(Choice):
        control = HTML.split(f'data-dim="{item.name}"')[1].split("data-dim")[0]
        assert tuple(re.findall(r'value="([^"]+)"', control)) == item.metadata["values"]


def test_every_string_is_used_and_none_is_missing():
    writer = Forest("en")
    kinds = [{"therapy": key} for key in ("pst", "bat")]
    choices = [*CORNERS.values(), {"control": "wl"}, *kinds, TURNS, *PEOPLE_FEW]
    for choice in choices:
        view, _, _ = writer.fill(Choice.from_mapping(choice))
        write_csv(view, writer.say)
        write_script(view.choice, writer.say)
    asked = writer.asked | {key for key in writer.strings if f'("{key}")' in _read_template()}
    asked |= {f"{item.name}.{end}" for item in fields(Choice) for end in ("label", "hint")}
    asked |= {"files.csv", "files.python", "source.how"}
    own = set(content.load_strings("en", "forest"))
    named = {key for key in own if re.match(r"(therapy|control|checks|format)\.", key)}
    rare = {"lead.worse", "sure.slant_smaller", "sure.new_gain", "sure.spread_low"}
    rare |= {"funnel.slant_smaller", "sure.spread_some", "sure.without_same"}
    assert own - asked - named <= rare


def _read_template() -> str:
    return (cache.root("notebooks").parent / "widgets" / "forest" / "page.html.j2").read_text()


@pytest.fixture
def box():
    return forest.explorer()


def test_a_choice_is_answered_with_words_pictures_and_files(box):
    assert box.slots == {} and box.files == {}
    box.choice = {"therapy": "ipt"}
    assert box.choice["control"] == "all" and box.said.startswith("31 of 480 trials fit.")
    assert set(box.slots) == {"count", "lead", "sure", "forest", "funnel", "table", "people"}
    assert box.files["csv"]["name"] == "trials_therapy-ipt.csv"
    before = box.slots
    with pytest.raises(t.TraitError, match="therapy must be one of"):
        box.choice = {"therapy": "prayer"}
    assert box.slots == before


def test_coming_near_the_controls_brings_the_files_and_changes_nothing(box):
    box.awake = True
    assert box.slots == {} and box.said == ""
    assert box.files["python"]["name"] == "trials_all.py"


def test_what_goes_to_the_browser_stands_in_synced_traits(box):
    assert {"choice", "awake", "slots", "said", "files"} <= set(box.traits(sync=True))


def test_opening_it_loads_neither_scipy_nor_matplotlib_and_a_redraw_no_matplotlib():
    forest.page()  # built and kept
    code = (
        "import sys; from widgets import forest; box = forest.explorer();"
        "assert not {'numpy', 'scipy', 'matplotlib'} & set(sys.modules);"
        "box.choice = {'therapy': 'cbt'}; assert 'matplotlib' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_it_shows_the_page_first_and_then_the_live_part(box, monkeypatch):
    shown = []
    monkeypatch.setattr("widgets.forest.live.display", lambda *args, **more: shown.append(args[0]))
    box._ipython_display_()
    assert shown[0] is box.page and "text/html" not in shown[1]
    assert "application/vnd.jupyter.widget-view+json" in shown[1]
    assert isinstance(forest.explorer(), Explorer)
