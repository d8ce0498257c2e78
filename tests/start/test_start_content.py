"""The opening's words: complete, fair, sourced, and refused in one sentence when they are not."""

import re

import pytest

from widgets import content, lint
from widgets.start.parts import load_condition, load_quiz
from widgets.start.schema import Condition, Quiz

QUIZ = load_quiz("en")
ITEMS = QUIZ.items
RAW = content.read_table("en/start/quiz.toml")
RAW_CONDITION = content.read_table("en/start/depression.toml")


def spoil(place: int = 0, **changes) -> dict:
    """Return the quiz with one of its items changed."""
    items = [dict(item) for item in RAW["items"]]
    items[place] |= changes
    return {"items": items}


def test_the_condition_is_told_in_120_words_with_a_source():
    condition = load_condition("en")
    assert lint.count_words(condition.text) <= 120
    assert condition.sources and set(condition.sources) <= set(content.load_sources())


def test_the_question_is_stated_word_for_word():
    question = content.load_strings("en", "start")["question"]
    assert question == "The question here: who could help, and how could they work together?"


def test_some_beliefs_hold_and_more_do_not():
    holds = [item.holds for item in ITEMS]
    assert 6 <= len(holds) <= 8
    assert 2 <= sum(holds) < len(holds) / 2


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.key)
def test_every_answer_names_a_public_finding_or_a_source(item):
    findings = re.findall(r"\{f:([a-z0-9_]+)\}", item.known)
    assert findings or item.sources
    for key in findings:
        content.load_public_finding(key)
    assert set(item.sources) <= set(content.load_sources())


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.key)
def test_every_answer_says_why_people_think_otherwise(item):
    assert lint.count_words(item.why) >= 15
    assert lint.count_words(item.known) <= 60


def test_the_answers_have_much_the_same_length():
    assert lint.balance([item.known for item in ITEMS]) >= lint.LEAST_BALANCE


def test_harms_of_medicine_and_of_therapy_are_told_at_equal_length():
    items = {item.key: item for item in ITEMS}
    assert lint.balance([items["worse"].known, items["stop"].known]) >= lint.LEAST_BALANCE


def test_the_bet_takes_no_side():
    words = content.load_strings("en", "start")
    answer = f"{words['bet.after']} {words['bet.sides']}".lower()
    for name in ("medicine", "therapy", "side effects", "worse", "family doctor"):
        assert name in answer


def test_a_condition_that_is_too_long_is_refused_in_one_sentence():
    raw = {**RAW_CONDITION, "text": "word " * 121}
    with pytest.raises(content.ContentError) as error:
        content.check(Condition, raw, "depression.toml")
    assert str(error.value) == (
        "depression.toml: the text has 121 words; 120 are the most, so that it is read."
    )


def test_a_condition_without_a_source_is_refused():
    with pytest.raises(content.ContentError, match="'sources' needs 1 or more, and has 0"):
        content.check(Condition, {**RAW_CONDITION, "sources": []}, "depression.toml")


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ({"items": RAW["items"][:5]}, "'items' needs 6 or more, and has 5."),
        (spoil(known="No number."), "'diagnose' names no finding and no source; give one of them"),
        (spoil(why=""), "'items.0.why'"),
        (spoil(key="wait"), "two items have the same key"),
        (spoil(clam="A slip."), "'items.0.clam' is not a known name"),
        (
            {"items": [{**item, "holds": False} for item in RAW["items"]]},
            "all items are true, or all are not",
        ),
    ],
    ids=["too few", "no source", "no reason", "same key", "misspelled", "all one way"],
)
def test_a_bad_quiz_is_refused_and_the_place_is_named(raw, said):
    with pytest.raises(content.ContentError) as error:
        content.check(Quiz, raw, "quiz.toml")
    assert said in str(error.value) and "quiz.toml" in str(error.value)
