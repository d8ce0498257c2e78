"""The checks on words find what they must and leave good sentences alone."""

import re

import pytest

from widgets import content, lint

LISTS = content.read_table("lint.toml")
UNSAFE, CAUSAL = LISTS["unsafe"], LISTS["causal"]
CLINICAL = LISTS["clinical"]["words"]

COUNTED_BY_HAND = """
pill 1 care 1 week 1 helped 1 stopped 1 asked 1 changed 1 times 1 those 1 eyes 1 while 1 years 1
don't 1 they're 1 people 2 patient 2 session 2 client 2 treated 2 waited 2 doses 2 changes 2
table 2 little 2 handled 2 homework 2 something 2 someone 2 useful 2 doing 2 trying 2 beyond 2
player 2 trial 2 quiet 2 social 2 isn't 2 marriage 2 every 2 hundred 2 business 2 therefore 2
medicine 3 therapist 3 depression 3 placebo 3 remission 3 recurrence 3 period 3 violence 3
usual 3 sexual 3 video 3 idea 3 area 3 created 3 easier 3 million 2 family 3 completely 3
psychiatry 4 psychiatrist 4 psychologist 4 medication 4 diagnosis 4 behavioral 4 experience 4
reliable 4 variable 4 situation 4 evaluation 5 antidepressant 5 interpersonal 5 collaborative 5
individual 5 anxiety 4 society 4 mechanism 4 suicide 3 nausea 3 confidentiality 6 PHQ 3 SSRI 4 42 1
""".split()


@pytest.mark.parametrize(
    ("word", "count"), list(zip(COUNTED_BY_HAND[::2], map(int, COUNTED_BY_HAND[1::2]), strict=True))
)
def test_syllables_agree_with_a_count_by_hand(word, count):
    assert lint.count_syllables(word) == count


def test_the_grade_agrees_with_a_sum_done_by_hand():
    # 6 words, 1 sentence, 6 syllables; 9 words, 2 sentences, 14 syllables
    assert lint.grade("The cat sat on the mat.") == pytest.approx(0.39 * 6 + 11.8 - 15.59)
    text = "Dana takes one pill each day. Therapy begins later."
    assert lint.grade(text) == pytest.approx(0.39 * 9 / 2 + 11.8 * 14 / 9 - 15.59)


def test_markup_and_holes_do_not_change_the_grade():
    plain = "Dana sees her doctor. The doctor asks about sleep."
    marked = "**Dana** sees [her doctor](https://a.org). The <b>doctor</b> {f:x} asks about sleep."
    assert lint.grade(marked) == pytest.approx(lint.grade(plain))


def test_a_heading_and_the_items_of_a_list_are_sentences():
    text = "# First visit\n\n- bring a list\n- ask about cost\n1. go"
    assert len(lint.split_sentences(text)) == 4


def test_a_decimal_point_and_a_short_form_end_no_sentence():
    assert len(lint.split_sentences("Dr. Lee saw a change of 1.25 points. It was small.")) == 2


def test_a_text_without_words_has_grade_zero():
    assert lint.grade("{weeks} – ***") == 0


@pytest.mark.parametrize(
    "text",
    [
        "He committed suicide.",
        "After a failed attempt she got help.",
        "There is a suicide epidemic.",
        "She took an overdose.",
        "Services for the mentally ill are rare.",
        "The depressed need care.",
        "Depressed people sleep badly.",
        "He is a depressive and tired.",
        "Dana suffers from depression.",
        "She is a victim of stress.",
        "That is crazy.",
        "He is an addict.",
        "She is bipolar.",
        "Depression is a chemical imbalance.",
        "This pill cures depression.",
        "A proven treatment.",
        "Relief is guaranteed.",
        "It is safe and effective.",
        "The pill is non-addictive.",
        "Both together doubles your chance.",
        "Therapy has no side effects.",
        "You should see a doctor.",
        "You must not stop.",
        "We recommend therapy first.",
        "Your score is high.",
        "You have depression.",
        "You’re depressed.",
        "You will get better.",
        "You'll soon feel much better.",
    ],
)
def test_words_that_can_harm_are_found(text):
    problems = lint.find_unsafe(text, UNSAFE)
    assert problems
    assert all(re.fullmatch(r"'.+' .+\. Instead: .+\.", problem) for problem in problems)


@pytest.mark.parametrize(
    "text",
    [
        "He died by suicide, and help is at hand.",
        "Dana is committed to her goals.",
        "A person with depression may sleep badly.",
        "A depressive episode can last for months.",
        "A depressed mood is one sign.",
        "People with bipolar disorder need other medicine.",
        "Her uncle had bipolar disorder.",
        "There is no cure that fits all.",
        "No one can give a guarantee. There is no guarantee.",
        "If you have depression, a doctor can tell you what helps.",
        "Do you think you have depression? A screen cannot tell.",
        "Some people will feel better in two weeks.",
        "You can ask for someone else.",
        "What would you like to ask?",
        "“Depression is a chemical imbalance” is a story that studies do not support.",
        "This page does not show “your score”.",
        "A psychologist and a psychodynamic therapist are not the same.",
        "She hangs her coat and jumps up.",
        "It took all morning. She failed the test at school.",
    ],
)
def test_plain_and_kind_words_pass(text):
    assert not lint.find_unsafe(text, UNSAFE)


def test_quoting_does_not_excuse_words_about_suicide():
    assert lint.find_unsafe("He wrote “she committed suicide” in the note.", UNSAFE)


def test_a_word_that_says_what_made_it_so_is_found():
    assert lint.find_unsafe("Medicine reduces relapse.", CAUSAL)
    assert lint.find_unsafe("Therapy leads to remission.", CAUSAL)
    assert lint.find_unsafe("This pill will help.", CAUSAL)
    assert not lint.find_unsafe("Fewer people had a relapse.", CAUSAL)


def test_every_entry_of_the_word_lists_is_complete_and_compiles():
    for entry in (*UNSAFE, *CAUSAL):
        assert set(entry) <= {"pattern", "why", "instead", "may_quote"}
        assert entry["why"] and entry["instead"] and re.compile(entry["pattern"])


def test_a_clinical_word_without_a_term_is_found_once():
    problems = lint.find_undefined("Relapse and relapses and SSRIs.", ["SSRI", "ssris"], CLINICAL)
    assert len(problems) == 2 and "'relapse'" in problems[0] and "'relapses'" in problems[1]


def test_a_longer_term_covers_the_clinical_word_within_it():
    assert not lint.find_undefined(
        "She has bipolar disorder.", ["bipolar disorder"], ["bipolar", "disorder"]
    )
    assert lint.find_undefined("An eating disorder.", ["bipolar disorder"], ["disorder"])


def test_plain_words_need_no_term():
    assert not lint.find_undefined("A tired week, and a good friend.", [], CLINICAL)
    assert not lint.find_undefined("An overdosed word and undosed one.", [], ["dose"])


@pytest.mark.parametrize(
    "text",
    [
        "It helped 56 of 100 people.",
        "About 30% got better.",
        "Some 1.25 times as often.",
        "She lost 12 points.",
        "One in five people respond.",
        "Nine out of ten stay.",
        "Most people get better.",
        "Half of the people do.",
        "A third of patients stop.",
        "Two thirds get well.",
        "It is twice as likely.",
        "Double the risk.",
        "Forty percent left.",
        "The majority of adults wait.",
        "In 20 trials it did.",
    ],
)
def test_a_measured_number_in_the_text_is_found(text):
    assert lint.find_raw_numbers(text)


@pytest.mark.parametrize(
    "text",
    [
        "At week 8, {f:response_therapy} had a response.",
        "Weeks 0, 4 and 12 are shown.",
        "Therapy joins at week 8 and ends in week 24.",
        "A session takes 50 minutes, every 2 weeks.",
        "Dana is 36 and lives alone.",
        "Dana, 36, sees a doctor.",
        "People under 25 need a closer watch.",
        "If you are under 25, tell your doctor.",
        "Call or text 988 at any time, 24/7. In danger, call 911.",
        "Here are 100 people. The PHQ-9 has nine questions.",
        "One hundred people, three rooms, two friends, one of five paths.",
        "Reviewed on 24 November 2026, next in November 2027.",
        "Step 3 of 12. Part 2.",
        "She slept for half an hour, most nights. Three quarters of an hour is long.",
        "1. First\n2. Second",
        "The count is 0.",
        "The band shows the middle eight in ten.",
        "It may be worse once or twice a day.",
    ],
)
def test_a_stated_choice_is_no_measured_number(text):
    assert not lint.find_raw_numbers(text)


def test_balance_is_shortest_over_longest():
    assert lint.balance(["one two three", "one two three four"]) == 0.75
    assert lint.balance(["one {hole} two", "one two"]) == 1
    assert lint.balance(["a b", "a b c"]) < lint.LEAST_BALANCE


def test_balance_needs_two_texts():
    with pytest.raises(ValueError, match="two texts or more, got 1"):
        lint.balance(["alone"])


def test_a_long_sentence_is_named_with_its_length():
    assert not lint.find_long("Short one. And another short one.", 5)
    (problem,) = lint.find_long("Short one. This one has far too many words.", 5)
    assert "7 words, more than 5" in problem
