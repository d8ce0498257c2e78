"""The words of the kit: plain, safe, complete on every card, and resting on findings."""

import re

import pytest
from reading import join_sentences
from workshop_reading import list_texts

from widgets import content, lint
from widgets.content import ContentError
from widgets.workshop.cards import list_cards, make_card
from widgets.workshop.fill import fill_entry
from widgets.workshop.load import list_activities, load_questions, load_safety
from widgets.workshop.schema import Activity, Question, Slide, Step
from widgets.workshop.sheets import TOPIC

PAGES = {**list_texts(), "strings": list(content.load_strings("en", TOPIC).values())}
LISTS = content.read_table("lint.toml")
FORMS = [form for term in content.load_glossary("en").values() for form in (term.term, *term.also)]
CARDS = {card.activity.key: card for card in list_cards()}
QUESTIONS = load_questions()
HIGHEST_GRADE = 7
LONGEST_SENTENCE = 25
LONG_TEXT = 30


@pytest.mark.parametrize("name", PAGES)
def test_a_file_reads_at_grade_seven_or_below_as_does_each_long_text(name):
    assert lint.grade(join_sentences(PAGES[name])) <= HIGHEST_GRADE
    hard = [text for text in PAGES[name] if lint.count_words(text) >= LONG_TEXT]
    assert not [text for text in hard if lint.grade(text) > HIGHEST_GRADE]


@pytest.mark.parametrize("name", PAGES)
def test_no_sentence_is_too_long_to_read_aloud(name):
    assert not [found for text in PAGES[name] for found in lint.find_long(text, LONGEST_SENTENCE)]


@pytest.mark.parametrize("name", PAGES)
def test_the_words_are_safe_and_put_people_first(name):
    assert not [found for text in PAGES[name] for found in lint.find_unsafe(text, LISTS["unsafe"])]


@pytest.mark.parametrize("name", PAGES)
def test_every_clinical_word_is_in_the_glossary(name):
    clinical = LISTS["clinical"]["words"]
    assert not {one for text in PAGES[name] for one in lint.find_undefined(text, FORMS, clinical)}


@pytest.mark.parametrize("name", PAGES)
def test_no_measured_number_stands_in_running_text(name):
    assert not [found for text in PAGES[name] for found in lint.find_raw_numbers(text)]


@pytest.mark.parametrize("key", CARDS)
def test_every_card_has_safety_on_it_and_questions_people_ask(key):
    card = CARDS[key]
    assert card.activity.stop_rule and card.activity.watch_for and card.activity.if_late.cut
    assert len(card.activity.likely) >= 2
    assert card.script_line == load_safety().script_line
    assert "second person" in card.second_person_line
    for line in (card.stop_line, make_card(key, mode="online").stop_line):
        assert "dying" in line and "breath" in line and "988" in line
    assert not re.search(r"\{f:|\{crisis\}", str(card.model_dump()))


@pytest.mark.parametrize("key", CARDS)
def test_whoever_speaks_to_the_group_has_a_script(key):
    assert all(step.say for step in CARDS[key].activity.steps)


def test_there_are_fourteen_activities():
    assert len(CARDS) == 14 and list(CARDS) == list_activities()


def test_nobody_is_asked_how_they_feel_or_what_they_have():
    for question in QUESTIONS.values():
        assert not re.search(
            r"\b(?:do|did|have|are) you (?:feel|felt|depressed|sad|low)\b", question.text
        )
        assert not re.search(r"\byour (?:mood|diagnosis|symptoms?|health)\b", question.text)


def test_six_knowledge_items_split_evenly_and_two_ask_for_confidence():
    knowledge = [item for item in QUESTIONS.values() if item.kind == "knowledge"]
    assert 6 <= len(knowledge) <= 8
    assert sorted(item.correct for item in knowledge) == ["no"] * 3 + ["yes"] * 3
    assert [item.kind for item in QUESTIONS.values()].count("confidence") == 2
    assert {item.kind for item in QUESTIONS.values() if item.pair} == {"knowledge", "confidence"}


def test_every_answer_rests_on_a_public_finding_that_it_names():
    for question in QUESTIONS.values():
        if question.kind == "knowledge":
            assert question.finding, question.key
        if question.finding:
            content.load_public_finding(question.finding)
            assert f"{{f:{question.finding}}}" in question.why, question.key


def test_filling_puts_the_number_and_the_help_lines_of_the_pack_in():
    why = fill_entry(QUESTIONS["side_effects"]).why
    assert content.load_public_finding("any_side_effect_ssri").shown in why
    support = fill_entry(load_safety()).support
    assert "988" in support.text and "911" in support.text


def test_a_number_that_does_not_exist_is_refused():
    slide = Slide(title="So many", text="{f:nobody_counted}")
    with pytest.raises(ContentError, match="No finding is called 'nobody_counted'"):
        fill_entry(slide)


def test_safety_holds_all_that_the_guide_promises():
    safety = load_safety()
    assert any("pass" in line.lower() for line in safety.agreement)
    assert "limit" in safety.confidentiality
    assert any("{crisis}" in line for line in safety.stop_rules)
    assert any("not therapy" in line for line in safety.not_for)


def refuse(kind, raw: dict, said: str) -> None:
    with pytest.raises(ContentError) as error:
        content.check(kind, raw, "questions.toml, question 'x'")
    assert said in str(error.value)


def test_a_question_without_a_way_out_or_with_a_wrong_answer_is_refused():
    raw = QUESTIONS["doctor"].model_dump()
    options = list(raw["options"])
    refuse(
        Question, {**raw, "options": options[:2]}, "the last option must have the key 'not_sure'"
    )
    refuse(Question, {**raw, "correct": "maybe"}, "'correct' is 'maybe', which is not one of its")
    refuse(Question, {**raw, "why": ""}, "a knowledge question needs 'correct' and 'why'")


def test_a_slide_with_too_many_words_is_refused():
    refuse(
        Slide, {"title": "Long", "text": "word " * 40}, "a slide holds 40 words, and this has 41"
    )


def test_a_step_that_shows_nothing_is_refused():
    raw = {"key": "x", "minutes": 1, "who": "group", "do": "Talk.", "paper": "None"}
    refuse(Step, raw, "the audience needs something to see")


@pytest.mark.parametrize("name", ["stop_rule", "watch_for", "likely", "if_late", "goal"])
def test_an_activity_without_its_safety_is_refused(name):
    raw = {key: value for key, value in CARDS["trace"].activity.model_dump().items() if key != name}
    refuse(Activity, raw, f"'{name}' is missing. Please add it.")


def test_a_card_that_is_wrong_names_its_file(kit):
    kit.spoil("activities/trace.toml", "watch_for", "watch_four")
    with pytest.raises(ContentError, match=r"activities/trace\.toml: 'watch_for' is missing"):
        make_card("trace")


def test_every_label_is_used_or_waits_for_the_printed_kit():
    used = {"mode", "who", "sheet", "row", "label", "card", "safety", "cli"}
    assert {key.split(".")[0] for key in content.load_strings("en", TOPIC)} == used
