"""Self-checks: they explain, they take anything, and they ask for no name."""

import re

import numpy as np
import pytest

from widgets import content, labs, lint
from widgets.cache import root
from widgets.labs import derive
from widgets.labs.schema import Expected, Question
from widgets.labs.words import load_entry, say_words

FILES = sorted(path.stem for path in (root("content") / "en" / "labs").glob("l[0-9]*.toml"))
ENTRIES = [
    (f"{lab}.{name}", entry["kind"])
    for lab in FILES
    for name, entry in content.read_table(f"en/labs/{lab}.toml").items()
]
QUESTIONS = [key for key, kind in ENTRIES if kind == "question"]
VALUES = [key for key, kind in ENTRIES if kind != "question"]
NUMBERS = [key for key, kind in ENTRIES if kind == "number"]
FUNCTIONS = [key for key, kind in ENTRIES if kind == "function"]
UNSAFE = content.read_table("lint.toml")["unsafe"]


class Hostile:
    """Cannot be turned into anything."""

    def __array__(self, *args, **kwargs):
        raise RuntimeError("no")


BAD = {
    "empty text": "",
    "blank text": "   ",
    "text": "about four",
    "a number as text": "4.2",
    "an emoji": "🙂",
    "500 words": "word " * 500,
    "bytes": b"4",
    "an empty list": [],
    "an empty array": np.array([]),
    "nan": float("nan"),
    "nan in a list": [1.0, float("nan"), 2.0],
    "infinite": float("inf"),
    "true": True,
    "numpy true": np.bool_(True),
    "negative weeks": -4.0e6,
    "huge": 10**400,
    "too many": np.arange(100.0),
    "two-dimensional": np.ones((3, 4)),
    "ragged": [[1, 2], [3]],
    "text in a list": ["a", "b"],
    "complex": 1 + 2j,
    "a dictionary": {"a": 1},
    "a set": {1, 2},
    "an object": object(),
    "a class": dict,
    "hostile": Hostile(),
}


def test_there_are_checks_and_each_is_used_by_its_lab():
    code = ""
    for path in derive.list_masters():
        cells = derive.read_notebook(path)["cells"]
        code += "".join("".join(cell["source"]) for cell in cells)
    used = re.findall(r'labs\.check(?:_value)?\(\s*"([a-z0-9_.]+)"', code)
    assert sorted(used) == sorted(key for key, _ in ENTRIES)


@pytest.mark.parametrize("key", QUESTIONS)
def test_every_answer_explains_and_wrong_ones_say_why_they_are_common(key):
    question = load_entry(Question, key, "en")
    html = labs.check(key).html
    assert html.count('type="radio"') == len(question.options) >= 3
    for option in question.options:
        assert len(option.says.split()) >= 8, option.text
        assert option.right or len(option.common.split()) >= 8, option.text
    assert html.count(say_words("en", "question.common")) == sum(
        not option.right for option in question.options
    )
    assert " checked" not in html and "<fieldset" in html and "<legend>" in html
    assert "<details open" not in html and 'role="status"' in html


@pytest.mark.parametrize("key", QUESTIONS)
def test_a_right_answer_does_not_stand_out_by_its_length(key):
    options = load_entry(Question, key, "en").options
    lengths = [len(option.text) for option in options]
    right = [len(option.text) for option in options if option.right]
    assert max(right) <= 2 * sorted(lengths)[-2]


def test_a_question_keeps_nothing_and_can_be_shown_twice():
    first, second = labs.check(QUESTIONS[0]), labs.check(QUESTIONS[0])
    names = [set(re.findall(r'name="([^"]+)"', widget.html)) for widget in (first, second)]
    assert len(names[0]) == len(names[1]) == 1 and names[0] != names[1]
    assert {name for name in first.trait_names() if first.trait_metadata(name, "sync")} >= {"html"}
    assert not {"value", "picked", "answer"} & set(first.trait_names())
    assert "<input" in first.html and 'type="text"' not in first.html


def test_a_question_can_be_read_where_no_widget_is_shown():
    plain = repr(labs.check(QUESTIONS[0]))
    assert "<" not in plain and plain.count("\n- ") >= 3


@pytest.mark.parametrize("thing", BAD.values(), ids=BAD)
@pytest.mark.parametrize("key", VALUES)
def test_anything_gets_a_plain_sentence(key, thing):
    verdict = labs.check_value(key, thing)
    assert verdict.right is False
    said = repr(verdict)
    assert said.startswith(say_words("en", "value.wrong")) and said.rstrip().endswith((".", "?"))
    assert len(said) < 500 and not re.search(r"Traceback|<class|object at|\{|\}", said)


@pytest.mark.parametrize("nothing", [None, ...], ids=["none", "dots"])
@pytest.mark.parametrize("key", VALUES)
def test_nothing_is_called_nothing_yet(key, nothing):
    verdict = labs.check_value(key, nothing)
    assert verdict.right is None and verdict.head == say_words("en", "value.nothing")


@pytest.mark.parametrize("key", FUNCTIONS)
def test_a_function_that_is_not_written_or_breaks_gets_a_plain_sentence(key):
    assert labs.check_value(key, lambda *args: None).right is None
    assert labs.check_value(key, lambda *args: ...).right is None
    for broken in (lambda: 1, lambda *args: 1 / 0, lambda *args: "x", lambda *args: args[0]):
        verdict = labs.check_value(key, broken)
        assert verdict.right is False and "Traceback" not in verdict.text
    assert "ZeroDivisionError" in labs.check_value(key, lambda *args: 1 / 0).text
    assert "is wanted" in labs.check_value(key, lambda *args: 12345.0).text


@pytest.mark.parametrize(
    "share",
    [
        lambda has, weights: weights[has].sum() / weights.sum(),
        lambda has, weights: (weights * has).sum() / weights.sum(),
        lambda has, weights: 1 - weights[~has].sum() / weights.sum(),
        lambda has, weights: np.average(has, weights=weights),
    ],
)
def test_true_and_false_reach_a_function_as_true_and_false(share):
    assert labs.check_value("l4.weighted", share).right


@pytest.mark.parametrize(
    "agree",
    [
        lambda numbers: len(set(numbers)) == 1,
        lambda numbers: np.all(np.array(numbers) == numbers[0]),
        lambda numbers: int(numbers.count(numbers[0]) == len(numbers)),
    ],
)
def test_a_function_may_give_back_true_or_false_for_one_or_zero(agree):
    assert labs.check_value("l5.agree", agree).right
    assert labs.check_value("l5.agree", lambda numbers: not agree(numbers)).right is False


def test_a_function_that_changes_what_it_is_given_is_judged_all_the_same():
    def agree(numbers):
        first = numbers.pop()
        return int(all(number == first for number in numbers))

    assert all(labs.check_value("l5.agree", agree).right for _ in range(2))


@pytest.mark.parametrize("key", NUMBERS)
def test_a_right_number_is_right_in_every_form(key):
    want = load_entry(Expected, key, "en").want
    for form in (want, np.float64(want), np.array(want), [want], np.array([want])):
        assert labs.check_value(key, form).right


@pytest.mark.parametrize("key", VALUES)
def test_a_known_mistake_gets_its_own_words_and_is_not_right(key):
    expected = load_entry(Expected, key, "en")
    said = [labs.check_value(key, mistake.value) for mistake in expected.mistakes]
    assert [verdict.text for verdict in said] == [mistake.says for mistake in expected.mistakes]
    assert not [verdict for verdict in said if verdict.right]


def test_a_number_that_cannot_be_gets_told_why():
    said = labs.check_value("l1.gap", -3)
    assert "cannot be" in said.text and "0 to 27" in said.text


def test_an_unknown_check_is_named_with_those_that_exist():
    with pytest.raises(content.ContentError, match=r"has no '\[nobody\]'. It has gap, drop"):
        labs.check_value("l1.nobody", 1)


def test_a_wrong_answer_that_does_not_explain_is_refused():
    raw = {"kind": "question", "ask": "Why?", "options": []}
    raw["options"] = [
        {"text": "yes", "right": True, "says": "It is."},
        {"text": "no", "says": "No."},
    ]
    with pytest.raises(content.ContentError, match="must say why it is common"):
        content.check(Question, raw, "l9.toml, [why]")


def test_another_language_falls_back_to_english():
    assert labs.check_value("l1.gap", None, lang="xx").head == say_words("en", "value.nothing")


@pytest.mark.parametrize("lab", FILES)
def test_the_words_of_the_checks_are_safe_and_plain(lab):
    texts = list(list_texts(content.read_table(f"en/labs/{lab}.toml")))
    assert not [found for text in texts for found in lint.find_unsafe(text, UNSAFE)]
    assert lint.grade(" ".join(texts)) <= 9


def list_texts(item):
    if isinstance(item, str):
        if " " in item:
            yield item if item.endswith((".", "?", "!")) else f"{item}."
    elif isinstance(item, dict | list):
        for part in item.values() if isinstance(item, dict) else item:
            yield from list_texts(part)


def test_every_word_that_labs_share_is_used_and_every_hole_is_filled():
    code = "".join(
        path.read_text() for path in (root("content").parent / "widgets/labs").glob("*.py")
    )
    for key in content.load_strings("en", "labs"):
        name = key.split(".")[1]
        assert key in code or f'"{name}"' in code, key


def test_a_sentence_brings_its_numbers_and_their_source():
    said = labs.say("About {f:response_therapy} people.")
    assert repr(said).startswith("About 42 in 100 people.") and "95% CI" in repr(said)
    assert "42 in 100" in said.html and "<details>" in said.html and "10.5281/zenodo" in said.html
    with pytest.raises(content.ContentError, match="No finding is called"):
        labs.say("About {f:nothing_of_that_name}.")


def test_a_finding_without_a_value_can_not_be_computed_with():
    assert labs.number("phq9_noise") == 2.5
    with pytest.raises(content.ContentError, match="no value to compute with"):
        labs.number("phq9_severity_cutpoints")


def test_a_figure_needs_words_and_carries_them():
    from matplotlib.figure import Figure

    shown = labs.show(Figure(), 'A line that rises from "2" to 5 points.')
    assert repr(shown).startswith("In words: A line")
    assert 'alt="A line that rises from &quot;2&quot; to 5 points."' in shown._repr_html_()
    with pytest.raises(ValueError, match="for those who do not see it"):
        labs.show(Figure(), "figure")


def test_a_figure_to_move_starts_at_its_default_and_says_what_it_shows():
    from matplotlib.figure import Figure

    def draw(noise=2.0, people=100):
        return labs.show(Figure(), f"With noise {noise:g} and {people:g} people, all is well.")

    player = labs.play(draw, noise=[1, 2, 3], people=[25, 100])
    noise, people = player.children[1:]
    assert (noise.value, people.value) == (1, 1) and "noise 2 and 100 people" in repr(player)
    people.value = 0
    assert "noise 2 and 25 people" in people.said and noise.said == ""
    assert "noise 2 and 25 people" in player.children[0].value
    with pytest.raises(ValueError, match="'nose' must be a name that the figure takes"):
        labs.play(draw, nose=[1])
    with pytest.raises(ValueError, match="at least one thing to move"):
        labs.play(draw)
