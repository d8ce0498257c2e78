"""The explorer's words, pictures, table and files: whole in every corner, the same as Python's."""

import csv
import gzip
import random
import re
import subprocess
import sys
from dataclasses import fields, replace
from html import unescape
from xml.etree import ElementTree

import pytest
import traitlets as t

from widgets import cache, content, forest, lint
from widgets.forest import figure
from widgets.forest.downloads import name_files, write_csv, write_script
from widgets.forest.figure import NAMED, Line, Summary, draw_forest, draw_funnel, find_beyond
from widgets.forest.live import Explorer
from widgets.forest.model import FIRST, LAST, Choice
from widgets.forest.panel import METHOD, build_page
from widgets.forest.parts import Forest, show
from widgets.forest.view import make_view

FOREST = Forest("en")
HTML, PANELS = build_page("en")
LIMIT = 150_000  # bytes, compressed
CORNERS = {
    "all": {},
    "none": {"therapy": "dyn", "format": "cpl"},
    "one year without trials": {"first": "1978", "last": "1978"},
    "one year": {"first": "2015", "last": "2015"},
    "one therapy": {"therapy": "dyn"},
    "few": {"format": "cpl"},
    "four checks": {"checks": "4"},
    "turned": {"first": "2010", "last": "2000"},
}


TURNS = {"therapy": "pst", "control": "other ctr"}  # without one trial the answer is another
PEOPLE_FEW = [{"first": year, "last": year} for year in ("1978", "1991", "1985")]  # 0, 1, and 2


def find_few(count: int) -> dict[str, str]:
    """Return a choice of one year that this many trials fit."""
    years = map(str, range(FIRST, LAST + 1))
    return next(
        {"first": year, "last": year}
        for year in years
        if len(make_view(Choice(first=year, last=year)).trials) == count
    )


for number in (1, 2, 3):
    CORNERS[f"{number} trials"] = find_few(number)


def read_words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def read_numbers(text: str) -> list[float]:
    return [float(x) for x in re.findall(r"-?\d+\.\d+(?:e-?\d+)?", text)]


def fill(choice):
    return FOREST.fill(Choice.from_mapping(choice))


@pytest.mark.parametrize("choice", CORNERS.values(), ids=CORNERS)
def test_a_corner_gives_plain_sentences_and_loses_nothing(choice):
    view, slots, said = fill(choice)
    count = len(view.trials)
    assert said.startswith(f"{count} of 480 trials fit.") and said.endswith(".")
    for text in (said, *map(read_words, slots.values())):
        assert not re.search(r"[{}]|\bNone\b|\bnan\b|\binf\b", text)
    assert bool(slots["forest"]) == bool(slots["table"]) == (count > 0)
    pooled = count >= 3
    assert bool(slots["funnel"]) == bool(slots["sure"]) == pooled
    assert ("All " in slots["forest"].split("<figcaption>")[0]) == pooled
    assert ("do not know" in slots["lead"]) == (count in (1, 2))
    assert ("one person" in slots["sure"]) == pooled


def test_the_plain_sentence_says_people_range_and_doubt():
    _, slots, said = fill({})
    words = read_words(slots["lead"])
    assert "about 19 in 100 people have a response" in words
    assert "it would be about 43 in 100 with therapy" in words
    assert "The range for that is 41 to 46 in 100." in words and "from 10 to 83 in 100" in words
    assert "The mean gap is 0.71 of the usual spread of scores (range 0.65 to 0.77)" in words
    sure = read_words(slots["sure"])
    for part in (
        "In one more place like these, the true result could be no gain",
        "About 85 parts in 100",
        "183 of these 480 trials passed",
        "Small trials show larger gaps here",
        "It cannot say what therapy will do for one person",
    ):
        assert part in sure, part
    assert said == (
        "480 of 480 trials fit. With therapy, about 43 in 100 would have a response. "
        "In the other groups it is 19. Range: 41 to 46."
    )


def test_it_says_which_doubts_hold_for_a_view():
    assert "waiting list" not in read_words(fill({"control": "cau"})[1]["sure"])
    assert "passed the four checks" in read_words(fill({"checks": "4"})[1]["sure"])
    few = read_words(fill({"format": "cpl"})[1]["sure"])
    assert "There are few trials here" in few and "too few trials to tell if" in few
    assert "too few trials to tell how much they differ" in few and "agree" not in few


def test_it_says_what_leaving_out_one_trial_would_change():
    sure = read_words(fill({})[1]["sure"])
    assert "the mean gap stays between 0.70 and 0.71. It moves most without Mukhtar, 2011." in sure
    assert "answer on which groups did better would change" not in sure
    assert "Leave out" not in read_words(fill(find_few(3))[1]["sure"])
    view = make_view(Choice())
    still = replace(view, without=replace(view.without, gaps=(0.701, 0.704)))
    assert "the mean gap stays at 0.70." in " ".join(FOREST._list_without(still))
    turned = read_words(fill(TURNS)[1]["sure"])
    assert "without just one of them, the answer on which groups did better would change" in turned


def test_people_are_counted_with_ratio_ranges_and_what_was_done_for_empty_groups():
    words = read_words(fill({})[1]["people"])
    for part in (
        "159 trials fit in a list",
        "about 1.99 times as often as in the other groups (range 1.81 to 2.17)",
        "Say 19 in 100 people in the other groups",
        "it would be about 38 in 100 with therapy . The range for that is 34 to 41 in 100.",
        "from 1.02 to 3.85. That would be 19 to 73 in 100",
        "In 16 of these trials , nobody in one of the groups had a response",
        "we added half a person with a response, and half a person without one",
    ):
        assert part in words, part
    better = read_words(fill({"checks": "4"})[1]["people"])
    assert "63 trials fit" in better and "about 1.69 times" in better and "In 5 of" in better
    assert "In one of these" in read_words(fill({"therapy": "pst"})[1]["people"])
    assert "did not have to change" in read_words(fill({"therapy": "bat"})[1]["people"])
    assert "no ratio to show" in read_words(fill({"first": "1978", "last": "1978"})[1]["people"])


def test_two_counts_that_differ_are_both_named_where_the_page_says_why():
    slots = fill({})[1]
    first = re.search(r"about (\d+) in 100 with therapy", read_words(slots["lead"]))[1]
    second = re.search(r"about (\d+) in 100 with therapy", read_words(slots["people"]))[1]
    assert first != second
    why = read_words(slots["people"]).partition("two ways")[2]
    assert re.search(rf"At the top it is about {first} in 100 .* here it is about {second}\.", why)


def test_a_choice_that_the_count_of_people_cannot_follow_is_said_to_be_left_open():
    followed = fill({"therapy": "ipt", "checks": "4"})[1]["people"]
    assert "cannot follow" not in followed
    words = read_words(
        fill({"therapy": "dyn", "control": "wl", "checks": "2", "format": "ind"})[1]["people"]
    )
    assert "159 trials fit" in words and "cannot follow all of your choices" in words
    assert "what follows is not about your choice alone" in words
    for label in ("Kind of", "What was it set against?", "how many checks", "In what form?"):
        assert label in words


def test_years_the_wrong_way_round_are_said_so():
    assert "the wrong way round" in fill(CORNERS["turned"])[2]
    assert "the wrong way round" in fill(CORNERS["turned"])[1]["count"]


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


@pytest.mark.parametrize("choice", CORNERS.values(), ids=CORNERS)
def test_the_python_makes_exactly_the_numbers_of_its_view(choice):
    view = make_view(Choice.from_mapping(choice))
    script = write_script(view.choice, FOREST.say)
    made = subprocess.run(
        [sys.executable, "-c", f"{script}\nassert 'pyplot' not in dir()"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert f"trials: {len(view.trials)}" in made
    assert len(script.splitlines()) <= 30
    assert ("mean, low, high" in made) == (view.pool is not None)
    says = dict(line.split(":", 1) for line in made.splitlines())
    if view.pool and view.hundred:
        parts = ("mean, low, high, new low, new high", "the same as people of 100")
        numbers = read_numbers(" ".join(says[part] for part in parts))
        ends = ("estimate", "low", "high", "predict_low", "predict_high")
        people = ("therapy", "low", "high", "new_low", "new_high")
        wanted = [getattr(view.pool, name) for name in ends]
        wanted += [getattr(view.hundred, name) for name in people]
        wanted += [view.pool.tau2, view.pool.i2]
        assert numbers == pytest.approx(wanted, rel=1e-5, abs=1e-7)
    left = read_numbers(says.get("mean without each trial", ""))
    assert sorted(left) == pytest.approx(sorted(view.without.gaps) if view.without else [])
    ratio = view.people.ratio
    assert ("people" in says) == (ratio is not None)
    if ratio:
        assert f"corrected={ratio.corrected})" in says["people"]
        estimate = float(re.search(r"estimate=([\d.]+)", says["people"]).group(1))
        assert estimate == pytest.approx(ratio.pool.estimate)
    if view.asymmetry:
        slope = float(re.search(r"slope=(-?[\d.]+)", made).group(1))
        assert slope == pytest.approx(view.asymmetry.slope, rel=1e-6)


@pytest.mark.parametrize("choice", CORNERS.values(), ids=CORNERS)
def test_the_csv_has_every_trial_below_its_source_and_licence(choice):
    view = make_view(Choice.from_mapping(choice))
    lines = write_csv(view, FOREST.say).splitlines()
    head = [line for line in lines if line.startswith("# ")]
    notice = (cache.root("content") / "data" / "metapsy_psyctr" / "NOTICE").read_text()
    assert FOREST.say("files.notice") in " ".join(notice.split())
    assert FOREST.say("files.notice") in head[1]
    assert "10.5281/zenodo.7254845" in head[2] and "Attribution License" in head[2]
    rows = list(csv.DictReader(lines[len(head) :]))
    assert [row["study"] for row in rows] == [trial.study for trial in view.trials]
    for row, trial in zip(rows, view.trials, strict=True):
        assert float(row["hedges_g"]) == pytest.approx(trial.gap, rel=1e-5)
        assert float(row["standard_error"]) == pytest.approx(trial.error, rel=1e-5)
        assert row["therapy"].split(";") == list(trial.therapies)
    left = [row["mean_without_it"] for row in rows]
    if view.without is None:
        assert set(left) <= {""}
    else:
        assert [float(gap) for gap in left] == pytest.approx(view.without.gaps, rel=1e-5)


def test_file_names_say_what_was_chosen():
    assert name_files(Choice()) == {"csv": "trials_all.csv", "python": "trials_all.py"}
    names = name_files(Choice(therapy="other psy", checks="4"))
    assert names["csv"] == "trials_therapy-other-psy_checks-4.csv"
    for choice in CORNERS.values():
        for name in name_files(Choice.from_mapping(choice)).values():
            assert re.fullmatch(r"[a-z0-9_-]+\.(csv|py)", name)


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


def test_no_sentence_is_long_and_none_promises():
    lists = content.read_table("lint.toml")["unsafe"]
    for choice in CORNERS.values():
        _, slots, said = fill(choice)
        for name in ("lead", "sure", "count", "people"):
            words = read_words(slots[name].replace("</p>", ". ").replace("</li>", ". "))
            assert not lint.find_unsafe(words, lists)
        assert lint.grade(said) <= 7


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
