"""The run-sheet as the two windows get it: views in order, notes for one window only."""

import re
from types import SimpleNamespace

import pytest

from widgets import cache, content
from widgets.present.deck import (
    UnknownSheet,
    find_sheet,
    list_views,
    make_deck,
    make_show,
    pick_language,
)
from widgets.present.pages import quote_json
from widgets.present.stage import mark_audience
from widgets.workshop.schema import LENGTHS, MODES
from widgets.workshop.sheets import compile_sheet

NAMES = [f"{length}-{mode}" for length in LENGTHS for mode in MODES]
PACKAGE = cache.root("content").parent / "widgets" / "present"


@pytest.mark.parametrize("name", NAMES)
def test_every_sheet_becomes_a_deck_in_which_each_step_has_something_to_see(name):
    deck = make_deck(find_sheet(name))
    assert deck["name"] == name
    assert sum(step["minutes"] for step in deck["steps"]) == deck["length"]
    for step in deck["steps"]:
        assert step["views"] and step["do"] and step["watch_for"] and step["stop_rule"]
        for view in step["views"]:
            assert view["kind"] in ("slide", "screen", "question", "results")
            assert view.get("question", "") in ("", *deck["questions"])


@pytest.mark.parametrize("name", ["40", "40-", "45-online", "40-home", "040-online", "../x"])
def test_a_name_that_is_no_sheet_is_refused(name):
    with pytest.raises(UnknownSheet):
        find_sheet(name)


def test_the_audience_is_sent_no_notes():
    deck = make_deck(find_sheet("60-in_person"))
    show = make_show(deck)
    assert set(show["steps"][0]) == {"title", "views"}
    assert "safety" not in show and "script_line" not in show
    said = {step["say"] for step in deck["steps"] if step["say"]}
    assert not [words for words in said if words in str(show)]


def test_no_hole_is_left_in_what_anybody_sees():
    deck = make_deck(find_sheet("90-online"))
    shown = {key: value for key, value in deck.items() if key != "words"}
    assert not re.search(r"\{(f:|crisis)", str(shown))
    assert "988" in deck["help"] and "988" in deck["support"]["text"]


def make_row(**more):
    row = {"show": None, "screen": "", "top": "", "questions": (), "round": "", "reveal": False}
    return SimpleNamespace(**{**row, **more})


def test_a_question_comes_after_its_page_and_its_results_before_the_page_that_tells_more():
    asks = make_row(screen="at=car", questions=("first",), round="before")
    tells = make_row(screen="at=car", questions=("first",), round="after", reveal=True)
    assert [view["kind"] for view in list_views(asks)] == ["screen", "question"]
    assert [view["kind"] for view in list_views(tells)] == ["results", "screen"]


def test_a_language_without_the_whole_kit_gets_the_first():
    assert pick_language("en") == "en"
    assert pick_language("xx") == pick_language("") == "en"


def test_every_word_is_used_and_every_used_word_exists():
    files = [path for path in PACKAGE.rglob("*") if path.suffix in (".js", ".j2", ".py")]
    text = "\n".join(path.read_text() for path in files)
    known = content.load_strings("en", "present")
    named = set(re.findall(r'words(?:\(|\[)"([a-z_]+\.[a-z_.]+)"', text))
    assert named <= set(known)
    # Some keys are put together: their first part stands in a template string.
    stems = set(re.findall(r"`([a-z_]+)\.\$", text)) | {"key", "ask.answered"}
    unused = [
        key for key in known if f'"{key}"' not in text and key.rpartition(".")[0] not in stems
    ]
    assert unused == []


@pytest.mark.parametrize("lang", ["en", "es"])
def test_what_to_cut_does_not_repeat_its_heading(lang):
    head = content.load_strings(lang, "present")["note.if_late"]
    cuts = [step["if_late"] for step in make_deck(find_sheet("90-in_person", lang))["steps"]]
    last_words = head.split()[-1]
    assert any(cuts) and not [cut for cut in cuts if last_words in cut.split(":")[0]]


def test_data_cannot_end_the_script_element_it_stands_in():
    assert "</script" not in quote_json({"text": "</script><script>alert(1)</script><!--"})


def test_the_audience_page_is_the_app_page_with_its_frame_marked():
    boot = b'<script type="module" async src="/base/sbs/boot.js"></script>'
    page = b'<html lang="en"><head></head><body>' + boot + b"</body></html>"
    marked = mark_audience(page, "/base/", "en").decode()
    assert marked.startswith('<html data-show="" data-trouble="')
    assert marked.index("present.css") < marked.index("</head>") < marked.index("present.js")
    assert boot.decode() in marked


def test_no_question_tells_an_online_group_to_close_its_eyes():
    words = content.load_strings("en", "present")
    assert make_show(make_deck(find_sheet("40-online")))["mode"] == "online"
    assert "Eyes closed" in words["ask.hands_eyes"] and "guess" in words["ask.hands_open"]
    for key in ("ask.type_own", "ask.type_open"):
        assert not re.search(r"hand|eyes", words[key], re.IGNORECASE)


def test_an_online_session_has_its_own_rule_for_when_to_stop():
    decks = [make_deck(compile_sheet(40, mode, "en")) for mode in ("in_person", "online")]
    rules = [{step["activity"]: step["stop_rule"] for step in deck["steps"]} for deck in decks]
    assert rules[0]["opening"] != rules[1]["opening"]
    assert decks[0]["script_line"] != decks[1]["script_line"]
