"""The words on the three rooms: complete, equal, plain, safe, and without a winner."""

import copy
import re
from itertools import chain

import pytest
from reading import find_problems, join_sentences, list_notebook_texts

from widgets import content, lint
from widgets.approaches.rooms import check_rooms, load_rooms

EQUAL = 0.8  # the longest of three answers is at most a quarter longer than the shortest
HIGHEST_GRADE = 7
LONGEST_SENTENCE = 25
ROOMS = load_rooms("en")
RAW = {
    name: content.read_table(f"en/approaches/{name}.toml")
    for name in ("rooms", "research", "exercises")
}
NOT_WORDS = {"key", "room", "letter", "finding", "sources", "certainty", "lower_is_better"}


def list_texts(raw):
    """Yield every public text of a content table."""
    if isinstance(raw, str):
        yield raw
    elif isinstance(raw, dict):
        yield from chain(*(list_texts(item) for key, item in raw.items() if key not in NOT_WORDS))
    elif isinstance(raw, list):
        yield from chain(*map(list_texts, raw))


PAGES = {name: list(list_texts(raw)) for name, raw in RAW.items()}
PAGES["strings"] = list(content.load_strings("en", "approaches").values())
PAGES["model.md"] = [content.load_prose("en", "approaches")]
PAGES["notebook"] = list(list_notebook_texts("04-approaches.ipynb"))


def fill(text: str) -> str:
    """Return a text as a reader sees it, its numbers in words."""
    return re.sub(r"\{f:(\w+)\}", lambda match: content.load_public_finding(match[1]).shown, text)


@pytest.mark.parametrize("name", PAGES)
def test_the_words_read_at_grade_seven_or_below(name):
    assert lint.grade(join_sentences(PAGES[name])) <= HIGHEST_GRADE


@pytest.mark.parametrize("name", PAGES)
def test_the_words_are_safe_defined_short_and_without_raw_numbers(name):
    for text in PAGES[name]:
        assert not find_problems(text)
        assert not lint.find_long(text, LONGEST_SENTENCE)


def test_the_seven_questions_are_there():
    assert [question.key for question in ROOMS.guide.questions] == [
        "aim",
        "time",
        "between",
        "feels",
        "length",
        "limits",
        "suits",
    ]


@pytest.mark.parametrize("question", ROOMS.guide.questions, ids=lambda question: question.key)
def test_all_rooms_answer_a_question_in_equal_length(question):
    answers = [fill(room.answers[question.key]) for room in ROOMS.guide.rooms]
    assert lint.balance(answers) >= EQUAL


@pytest.mark.parametrize("name", ["answer", "clue"])
def test_all_rooms_get_equal_room_in_the_bet(name):
    assert lint.balance([getattr(room, name) for room in ROOMS.guide.rooms]) >= EQUAL


def test_all_talks_go_on_equally_long_and_the_client_has_the_last_word():
    talks = [room.goes_on for room in ROOMS.guide.rooms]
    assert lint.balance([" ".join(talk) for talk in talks]) >= EQUAL
    assert all(talk[-1].startswith("Sam:") for talk in talks)


@pytest.mark.parametrize("condition", ROOMS.research.conditions, ids=lambda item: item.key)
def test_both_sides_of_the_research_have_equal_length_in_and_between_rooms(condition):
    studies = condition.studies
    for study in studies:
        assert lint.balance([fill(study.helps), fill(study.doubts)]) >= lint.LEAST_BALANCE
    wholes = [fill(f"{study.helps} {study.doubts}") for study in studies]
    assert lint.balance(wholes) >= EQUAL
    for side in ("helps", "doubts"):
        texts = [fill(getattr(study, side)) for study in studies]
        assert lint.balance(texts) >= lint.LEAST_BALANCE


def test_the_exercises_have_equal_weight():
    assert lint.balance([item.intro for item in ROOMS.exercises.exercises]) >= 0.67
    for item in ROOMS.exercises.exercises:
        assert 6 <= sum(len(group.ticks) + len(group.fields) for group in item.groups) <= 9


def test_no_room_is_crowned():
    crowns = r"\b(?:gold standard|first choice|most effective|superior|beats?|works best)\b"
    for text in chain(*PAGES.values()):
        assert not re.search(crowns, text, re.IGNORECASE), text
    for text in (*PAGES["rooms"], *PAGES["research"]):
        assert not re.search(r"\bbest\b", text, re.IGNORECASE), text


def test_cbt_aims_at_thoughts_that_fit_the_facts_not_at_positive_ones():
    cbt = ROOMS.room("cbt")
    assert "balanced" in cbt.answers["aim"] and "not just a positive one" in cbt.answers["aim"]
    thought_record = ROOMS.exercises.exercises[0]
    fields = " ".join(field for group in thought_record.groups for field in group.fields)
    assert "speak for" in fields and "speak against" in fields


def test_dbt_has_all_four_skill_sets():
    aim = ROOMS.room("dbt").answers["aim"]
    for skill in (
        "mindfulness",
        "emotion regulation",
        "interpersonal effectiveness",
        "distress tolerance",
    ):
        assert skill in aim


def test_every_room_says_that_some_people_feel_worse_at_first():
    for room in ROOMS.guide.rooms:
        assert "feel worse at first" in room.answers["limits"]


def test_the_skill_for_a_hard_moment_asks_for_nothing_that_can_hurt():
    words = " ".join(PAGES["exercises"]).lower()
    assert "do not hold it" in words
    assert not re.search(r"\b(?:ice|cold|pain|pinch|snap|band|run|push|hold your breath)\b", words)


def test_four_other_approaches_are_named_in_a_line_each():
    names = [other.name for other in ROOMS.guide.others]
    for word in ("Interpersonal", "Behavioral activation", "Acceptance", "Mindfulness"):
        assert any(name.startswith(word) for name in names)
    assert all(lint.count_words(other.line) <= 20 for other in ROOMS.guide.others)


def test_the_letters_of_the_bet_do_not_follow_the_order_of_the_options():
    letters = [room.letter for room in ROOMS.guide.rooms]
    assert letters != sorted(letters)
    for room in ROOMS.guide.rooms:
        assert room.name.lower() not in room.answer.lower()


def spoil(**changes):
    """Check content in which something was changed."""
    raw = copy.deepcopy(RAW)
    for name, change in changes.items():
        change(raw[name])
    return check_rooms("en", **raw)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (
            {"rooms": lambda raw: raw["rooms"][1]["answers"].pop("limits")},
            "'dbt' must answer aim, time, between, feels, length, limits, suits, in this order",
        ),
        (
            {"rooms": lambda raw: raw["rooms"][0].update(letter="C")},
            "two rooms have the same letter",
        ),
        ({"rooms": lambda raw: raw["rooms"].pop()}, "'rooms' needs 3 or more, and has 2"),
        ({"rooms": lambda raw: raw["rooms"][0].pop("clue")}, "'rooms.0.clue' is missing"),
        (
            {"rooms": lambda raw: raw["rooms"][0].update(sources=["nobody1900"])},
            "The source 'nobody1900' of the approaches is not in content/sources.toml",
        ),
        (
            {"research": lambda raw: raw["conditions"][0]["studies"].pop()},
            "depression: the rooms must be cbt, dbt, psychodynamic, in this order and once each",
        ),
        (
            {"research": lambda raw: raw["conditions"][0]["studies"][0].pop("doubts")},
            "'conditions.0.studies.0.doubts' is missing",
        ),
        (
            {"research": lambda raw: raw["conditions"][0]["effects"][0].update(finding="no_such")},
            "No finding is called 'no_such'",
        ),
        (
            {
                "research": lambda raw: raw["conditions"][0]["effects"][0].update(
                    finding="therapies_much_alike"
                )
            },
            "The finding 'therapies_much_alike' has no value, so it has no mark",
        ),
        (
            {"exercises": lambda raw: raw["exercises"].reverse()},
            "exercises.toml, list: the rooms must be cbt, dbt, psychodynamic",
        ),
        (
            {"exercises": lambda raw: raw["exercises"][0].update(titel="x")},
            "'exercises.0.titel' is not a known name",
        ),
    ],
    ids=lambda item: next(iter(item)) if isinstance(item, dict) else None,
)
def test_bad_content_is_refused_in_one_sentence(change, says):
    with pytest.raises(content.ContentError) as error:
        spoil(**change)
    assert says in str(error.value)
    assert "\n" not in str(error.value)


def test_the_content_as_it_stands_is_let_through():
    assert spoil() == ROOMS
