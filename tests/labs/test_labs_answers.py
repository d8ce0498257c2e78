"""Self-checks: a right answer is right in any form, a wrong one never is, and each is told why."""

from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest

from widgets import content, labs
from widgets.cache import root
from widgets.labs.schema import Expected
from widgets.labs.words import load_entry, say_words

FILES = sorted(path.stem for path in (root("content") / "en" / "labs").glob("l[0-9]*.toml"))
VALUES = {
    f"{lab}.{name}": load_entry(Expected, f"{lab}.{name}", "en")
    for lab in FILES
    for name, entry in content.read_table(f"en/labs/{lab}.toml").items()
    if entry["kind"] != "question"
}
NUMBERS = [key for key, entry in VALUES.items() if entry.kind == "number"]
SHARES = [key for key in NUMBERS if VALUES[key].scale == "share"]
HUNDREDS = [key for key in NUMBERS if VALUES[key].scale == "hundred"]


@pytest.mark.parametrize("key", NUMBERS)
def test_a_right_number_is_right_as_text_as_a_fraction_and_as_a_decimal(key):
    want = VALUES[key].want
    forms = [str(want), f" {want:.4f}0 ", f"{want:+.4f}".replace("-", "−"), np.float32(want)]
    for form in (*forms, Fraction(want), Decimal(want), [Fraction(want)]):
        assert labs.check_value(key, form).right, form


@pytest.mark.parametrize("key", NUMBERS)
def test_a_right_number_may_be_rounded_to_two_digits(key):
    assert labs.check_value(key, float(f"{VALUES[key].want:.2g}")).right


@pytest.mark.parametrize("key", SHARES)
def test_a_share_may_be_given_in_percent_and_is_told_what_that_is_as_a_share(key):
    percent = 100 * VALUES[key].want
    said = labs.check_value(key, percent)
    assert said.right and "in percent" in said.text and "from 0 to 1" in said.text
    for text in (f"{percent:.2f}%", f"{percent:.2f} %", f"{percent:.2f}"):
        assert labs.check_value(key, text).right
    for mistake in VALUES[key].mistakes:
        if 1 < abs(100 * mistake.value) <= 100:
            said = labs.check_value(key, 100 * mistake.value)
            assert not said.right and said.text.endswith(mistake.says)


@pytest.mark.parametrize("key", HUNDREDS)
def test_a_number_of_100_may_be_given_as_a_share(key):
    want = VALUES[key].want
    said = labs.check_value(key, want / 100)
    assert said.right and "a share from 0 to 1" in said.text
    assert labs.check_value(key, f"{want}%").right


def test_where_the_unit_is_what_is_learned_a_share_is_told_apart():
    said = labs.check_value("l6.large", 0.56)
    assert said.right is False and "of 100 people" in said.text


@pytest.mark.parametrize("key", NUMBERS)
def test_a_wrong_number_is_never_right(key):
    want = VALUES[key].want
    wrong = {2 * want, 10 * want, 0.5 * want, -want, 1.1 * want + 1, 1000 * want} - {want}
    assert not [value for value in wrong if labs.check_value(key, value).right]
    assert not [value for value in wrong if labs.check_value(key, f"{value:f}").right]
    assert labs.check_value(key, f"{want} points").right is False
    assert labs.check_value(key, f"{want}%").right is not True or VALUES[key].scale == "hundred"


@pytest.mark.parametrize("key", VALUES)
def test_each_check_knows_two_common_mistakes_and_says_why_they_are_made(key):
    entry = VALUES[key]
    known = [*entry.mistakes, *(one for sample in entry.samples for one in sample.mistakes)]
    assert len(known) >= 2
    assert all(len(mistake.says.split()) >= 7 for mistake in known)


def carry_best(row):
    return np.nanmin(row)


def compare_ends(numbers):
    return int(numbers[0] == numbers[-1])


WRONG = {
    "first score": ("l3.carry", lambda row: row[0], "*first* score"),
    "best score": ("l3.carry", carry_best, "*best* score"),
    "mean score": ("l3.carry", lambda row: np.nanmean(row), "mean of the scores"),
    "last column": ("l3.carry", lambda row: row[-1], "is missing"),
    "plain mean": ("l2.weigh", lambda e, v, t: e.mean(), "plain mean"),
    "no tau²": ("l2.weigh", lambda e, v, t: (e / v).sum() / (1 / v).sum(), "tau² does not"),
    "no division": ("l2.weigh", lambda e, v, t: (e / (v + t)).sum(), "Divide it by the sum"),
    "plain share": ("l4.weighted", lambda has, w: has.mean(), "plain share"),
    "divided by people": ("l4.weighted", lambda has, w: (has * w).mean(), "how many were asked"),
    "sensitivity": ("l4.have_it", lambda p, se, sp: se, "the other way round"),
    "all high": ("l4.have_it", lambda p, se, sp: p * se + (1 - p) * (1 - sp), "who score high"),
    "specificity": (
        "l4.have_it",
        lambda p, se, sp: p * se / (p * se + (1 - p) * sp),
        "False alarms are the rest",
    ),
    "ends": ("l5.agree", compare_ends, "nobody compares"),
    "largest": ("l5.agree", lambda n: int(max(n) == n[0]), "Compare all"),
    "mean": ("l5.agree", lambda n: int(sum(n) / len(n) == n[0]), "A mean can hide"),
    "smallest": ("l5.agree", lambda n: int(min(n) == n[0]), "Compare all"),
    "first over second": ("l6.balance", lambda a, b: a / b if b else 0.0, "do not mind the order"),
    "larger over smaller": ("l6.balance", lambda a, b: max(a, b) / max(min(a, b), 1), "no upper"),
    "gap": ("l6.balance", lambda a, b: abs(a - b), "take a ratio"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_function_is_refused_and_told_what_may_be_behind_it(name):
    key, function, part = WRONG[name]
    said = labs.check_value(key, function)
    assert said.right is False and part in said.text, said.text


def test_a_function_that_gives_text_is_not_right():
    said = labs.check_value("l6.balance", lambda a, b: str(min(a, b) / max(a, b, 1)))
    assert said.right is False and say_words("en", "value.text", asks="").split(",")[0] in said.text
