"""Lab 7: the template is a whole and fair case, and plain sentences lead to one that plays."""

import re

import pytest
from reading import join_sentences, list_case_texts, list_path_texts, list_scene_texts

from widgets import content, lint
from widgets.cache import root
from widgets.journey.model import count_ready, play_story
from widgets.journey.panel import build_page, make_sheet
from widgets.journey.story import make_story
from widgets.labs import remix
from widgets.labs.schema import Expected
from widgets.labs.words import load_entry
from widgets.review import review_case

FILE = root("content") / "templates" / "panic.toml"
CASE = content.read_case(FILE)
PAGES = {path.key: list(list_path_texts(path)) for path in CASE.paths}
PAGES["case"] = list(list_case_texts(CASE))
LISTS = content.read_table("lint.toml")
FORMS = [form for term in content.load_glossary("en").values() for form in (term.term, *term.also)]
HEAD = remix.read_template()


def test_the_template_is_fair_and_small():
    assert not review_case(FILE)
    assert len(CASE.paths) == 2 and len(CASE.weeks) == 10


@pytest.mark.parametrize("name", PAGES)
def test_the_words_of_the_template_are_plain_safe_and_explained(name):
    texts = PAGES[name]
    assert lint.grade(join_sentences(texts)) <= 7
    for text in texts:
        assert not lint.find_unsafe(text, LISTS["unsafe"])
        assert not lint.find_undefined(text, FORMS, LISTS["clinical"]["words"])
        assert not lint.find_raw_numbers(text)


def test_the_paths_of_the_template_have_equal_weight_and_short_scenes():
    totals = [" ".join(PAGES[path.key]) for path in CASE.paths]
    assert lint.balance(totals) >= 0.8
    for path in CASE.paths:
        for scene in path.scenes:
            assert lint.count_words(" ".join(list_scene_texts(path, scene))) <= 120


def test_the_template_plays_in_every_state_without_the_curve_of_another_condition():
    sheet, _ = make_sheet("en", CASE)
    states = list(sheet.states())
    assert len(states) == 2 * 2 * 10
    for state in states:
        panel = sheet.panel(state)
        words = re.sub(r"<[^>]*>", " ", " ".join(panel.values()))
        assert not re.search(r"[{}]|\bNone\b|\bnan\b|Dana", words), state
        assert not [name for name in panel if name.startswith("curve.")]
    html, panels = build_page("en", case=CASE)
    assert "Dana" not in html + str(panels) and "curve.svg" not in html
    assert "Only Ines" in str(panels)


def test_it_matters_on_both_paths_whether_the_helpers_talk():
    for path in CASE.paths:
        story = make_story(path)
        ready = [count_ready(story, play_story(story, talk)) for talk in (False, True)]
        assert ready[0] < ready[1] == len(story.turns)


def test_the_case_with_gaps_is_led_to_one_that_plays_by_sentences():
    start = remix.start_case()
    tried = remix.try_case(start)
    assert tried.case is None
    assert {fault.says for fault in tried.faults} == {
        f"'{name}' is missing. Please add it."
        for name in ("composite", "content_note", "crisis_line", "sources", "harms")
    }
    lines = 'composite = "Not real."\ncontent_note = "A year with fear."\n'
    lines += 'crisis_line = "us"\nsources = ["henssler2024"]\n'
    loads = start.replace("reviewed =", lines + "reviewed =", 1)
    loads += '[[harms]]\ntext = "Medicine can bring side effects."\n'
    tried = remix.try_case(loads)
    assert tried.case and "not fair yet" in repr(tried)
    assert re.findall(r"begins “(\w+)", repr(tried)) == ["Stopping", "Therapy", "Waiting"]
    for words in ("Stopping medicine can be hard.", "Therapy can be hard.", "Waiting can be hard."):
        loads += f'[[harms]]\ntext = "{words}"\n'
    assert len(remix.try_case(loads)) == 0


def test_lines_or_harms_alone_do_not_give_the_number_that_the_lab_asks_for():
    start, want = remix.start_case(), load_entry(Expected, "l7.loads", "en").want
    harm = '[[harms]]\ntext = "Medicine can bring side effects."\n'
    lines = "".join(
        f"{line}\n"
        for line in HEAD.splitlines()
        if line.startswith(("composite", "content_note", "crisis_line", "sources"))
    )
    loads = start.replace("reviewed =", lines + "reviewed =", 1) + harm
    assert remix.try_case(loads).case and len(remix.try_case(loads)) == want
    for wrong in (start, start + harm, start + lines + harm, start + harm + lines):
        tried = remix.try_case(wrong)
        assert tried.case is None and len(tried) != want


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('"carpenter2018"', '"miller1999"', "'miller1999' is not in content/sources.toml"),
        ('crisis_line = "us"', 'crisis_line = "moon"', "moon.toml is missing"),
        ("{f:discontinuation_symptoms}", "{f:placebo_response_older}", "RECALLED"),
        ("{f:discontinuation_symptoms}", "{f:made_up}", "No finding is called 'made_up'"),
        ("{f:discontinuation_symptoms}", "31 of 100", "is a number in running text"),
        ("composite =", "compsite =", "'compsite' is not a known name"),
        ("Ines is not real.", "Ines is a victim.", "a person who lived through it"),
        ('"talk_first", ', '"nobody", "talk_first", ', "nobody.toml is missing"),
    ],
)
def test_a_fault_in_the_remix_gets_its_sentence(old, new, says):
    tried = remix.try_case(HEAD.replace(old, new, 1))
    assert says in repr(tried) and len(tried) >= 1


def test_a_path_may_be_replaced_and_loses_no_harm_unseen():
    path = remix.read_template("talk_first")
    head, harm, rest = path.partition("[[harms]]\n")
    cut = head + rest.partition("\n\n")[2]
    tried = remix.try_case(HEAD, talk_first=cut)
    assert harm and tried.faults[0].item == "IPDAS 1.1.5"


@pytest.mark.parametrize(
    "text", ["", "   ", "word " * 500, "🙂", "\ud800", "key = 3", "x" * 200_000, 5, None, b"key"]
)
def test_what_is_no_case_gets_plain_sentences(text):
    tried = remix.try_case(text)
    assert tried.case is None and len(tried) >= 1
    assert not re.search(r"Traceback|side-by-side-|/tmp", repr(tried))


def test_the_same_case_gives_the_same_words_twice():
    broken = HEAD.replace("weeks =", "weeks", 1)
    assert repr(remix.try_case(broken)) == repr(remix.try_case(broken))
    assert repr(remix.play(CASE, "pill_first", "no", 12)) == repr(
        remix.play(CASE, "pill_first", "no", 12)
    )


def test_a_week_or_a_path_that_is_not_there_is_refused_with_those_that_are():
    for week in (-4, 60, "soon", float("nan"), None):
        with pytest.raises(content.ContentError, match="week must be one of 0, 1, 2"):
            remix.play(CASE, "pill_first", "no", week)
    with pytest.raises(content.ContentError, match="path must be one of talk_first, pill_first"):
        remix.play(CASE, [], "no", 12)
    with pytest.raises(content.ContentError, match="pill_first, talk_first"):
        remix.read_template("surgery_first")


@pytest.mark.parametrize("given", [remix.try_case("").case, "", "depression", 5])
def test_what_is_no_case_cannot_be_played_and_a_sentence_says_why(given):
    with pytest.raises(content.ContentError, match="no case that can be played"):
        remix.play(given, "pill_first", "no", 12)
    with pytest.raises(content.ContentError, match="no case that can be played"):
        remix.show_page(given)


def test_words_that_the_page_does_not_have_are_refused():
    case = CASE.model_copy(update={"words": {"talk.hnt": "Only if she says yes."}})
    with pytest.raises(content.ContentError, match=r"'words\.talk\.hnt' is no string"):
        make_sheet("en", case)
