"""The quiz control: native buttons, answers that open, and no memory of its own."""

import re

import pytest

from widgets.controls.quiz import MovedWords, Question, QuizWords, write_quiz

WORDS = QuizWords(("Yes", "No & so"), "Show me", "You said {now}: {verdict}")
MOVED = MovedWords("none yet", "new", "same {now}", "{first} to {now}", "{moved} of {same}")
QUESTIONS = (
    Question("a", "Is <it> so?", "It is.", "<p>Because.</p>"),
    Question("b", "And this?", "No.", "<p>Not at all.</p>"),
)


def test_each_question_is_a_fieldset_with_its_own_radio_buttons():
    html = write_quiz("toy", QUESTIONS, WORDS)
    assert html.count("<fieldset") == html.count("<details") == 2
    assert re.findall(r"<legend>(.*?)</legend>", html) == ["1. Is &lt;it&gt; so?", "2. And this?"]
    assert html.count('name="bet-toy-a"') == html.count('name="bet-toy-b"') == 2
    assert "No &amp; so" in html and "<p>Because.</p>" in html


def test_what_is_picked_is_in_no_form_and_has_no_other_place():
    html = write_quiz("toy", QUESTIONS, WORDS)
    assert "<form" not in html and "checked" not in html
    assert not re.search(r"<(textarea|input)(?! type=\"radio\")", html)


def test_a_quiz_that_compares_names_the_earlier_one_and_its_words():
    html = write_quiz("later", QUESTIONS, WORDS, "toy", MOVED)
    assert 'data-quiz="later" data-compares="toy"' in html
    for words in (MOVED.new, MOVED.same, MOVED.moved, MOVED.count):
        assert words in html
    assert '<p class="sbs-count" data-none="none yet"' in html and ">none yet</p>" in html
    assert "sbs-count" not in write_quiz("toy", QUESTIONS, WORDS)


@pytest.mark.parametrize("questions", [(), (QUESTIONS[0], QUESTIONS[0])], ids=["none", "twice"])
def test_a_quiz_needs_questions_with_keys_of_their_own(questions):
    with pytest.raises(ValueError, match="the quiz 'toy' needs questions"):
        write_quiz("toy", questions, WORDS)


@pytest.mark.parametrize(("compares", "moved"), [("toy", None), ("", MOVED)])
def test_a_comparison_needs_both_an_earlier_quiz_and_words(compares, moved):
    with pytest.raises(ValueError, match="what it compares with, and the words"):
        write_quiz("later", QUESTIONS, WORDS, compares, moved)
