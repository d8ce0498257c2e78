"""Pairing by code, exact McNemar, mean change: against answers worked out by hand."""

from math import comb

import pytest

from widgets.evaluation.model import (
    LEAST_CHANGED,
    LEAST_MEAN,
    LEAST_SHOWN,
    adjust_holm,
    calc_changes,
    calc_mcnemar,
    calc_shift,
)
from widgets.evaluation.pairing import AFTER, BEFORE, Form, count_moves, pair_forms

SCALE = ("none", "little", "fairly", "very")


def make_form(code, when, answer="yes"):
    return Form(code, when, {"item": answer} if answer else {})


def test_forms_are_paired_by_code_and_the_others_are_counted():
    forms = [make_form(code, BEFORE) for code in ("a1", "b2", "c3", "d4")]
    forms += [make_form(code, AFTER) for code in ("b2", "a1", "e5")]
    pairing = pair_forms(forms)
    assert [(old.code, new.code) for old, new in pairing.pairs] == [("a1", "a1"), ("b2", "b2")]
    assert (pairing.only_before, pairing.only_after, pairing.doubled) == (2, 1, ())


def test_a_code_on_two_forms_of_one_kind_is_left_out_altogether():
    forms = [make_form("a1", BEFORE), make_form("a1", BEFORE), make_form("a1", AFTER)]
    pairing = pair_forms(forms)
    assert pairing.pairs == () and pairing.doubled == ("a1",)
    assert (pairing.only_before, pairing.only_after) == (0, 0)


def test_only_who_answered_twice_counts_as_a_move():
    forms = [make_form("a1", BEFORE, "no"), make_form("a1", AFTER, "yes")]
    forms += [make_form("b2", BEFORE, "no"), make_form("b2", AFTER, "")]
    assert count_moves(pair_forms(forms).pairs, "item") == {("no", "yes"): 1}


@pytest.mark.parametrize(
    ("gained", "lost", "p"),
    [
        (0, 0, 1.0),
        (5, 0, 2 / 32),
        (0, 6, 2 / 64),
        (8, 1, 2 * (1 + 9) / 512),
        (5, 5, 1.0),
        # 21 discordant pairs, 5 one way: 2 * sum of C(21, k) for k up to 5, over 2**21
        (16, 5, 2 * sum(comb(21, k) for k in range(6)) / 2**21),
    ],
)
def test_exact_mcnemar_agrees_with_the_binomial_worked_by_hand(gained, lost, p):
    assert calc_mcnemar(gained, lost) == pytest.approx(p)
    assert calc_mcnemar(lost, gained) == pytest.approx(p)


def test_sixteen_gained_and_five_lost_give_a_p_of_0_027():
    assert calc_mcnemar(16, 5) == pytest.approx(0.0266, abs=5e-5)


def test_holm_agrees_with_a_sum_by_hand():
    assert adjust_holm([0.01, 0.04, 0.03]) == pytest.approx([0.03, 0.06, 0.06])
    assert adjust_holm([0.6, 0.5]) == [1.0, 1.0]
    assert adjust_holm([]) == []


def test_a_change_counts_four_kinds_of_people():
    moves = {("yes", "yes"): 4, ("no", "yes"): 6, ("not_sure", "yes"): 2, ("yes", "no"): 1}
    moves |= {("no", "not_sure"): 2}
    (change,) = calc_changes({"item": moves}, {"item": "yes"})
    assert (change.n, change.before, change.after) == (15, 5, 12)
    assert (change.gained, change.lost) == (8, 1)
    assert change.p == change.adjusted == pytest.approx(20 / 512)
    assert change.verdict == "more"


def test_fewer_right_answers_are_said_as_plainly():
    (change,) = calc_changes({"item": {("yes", "no"): 8, ("no", "no"): 1}}, {"item": "yes"})
    assert change.verdict == "fewer"


def test_under_five_people_nothing_is_shown():
    assert LEAST_SHOWN == 5
    (small,) = calc_changes({"item": {("no", "yes"): 4}}, {"item": "yes"})
    (none,) = calc_changes({}, {"item": "yes"})
    assert small.verdict == none.verdict == "hidden"


def test_the_least_number_of_changes_is_the_first_that_can_tell_at_all():
    assert calc_mcnemar(LEAST_CHANGED - 1, 0) > 0.05 > calc_mcnemar(LEAST_CHANGED, 0)
    (change,) = calc_changes(
        {"item": {("no", "yes"): LEAST_CHANGED - 1, ("yes", "yes"): 90}}, {"item": "yes"}
    )
    assert change.verdict == "few"


def test_an_item_that_cannot_tell_does_not_weaken_the_others():
    moves = {"one": {("no", "yes"): 6}, "two": {("yes", "yes"): 20, ("no", "yes"): 3}}
    changes = calc_changes(moves, {"one": "yes", "two": "yes"})
    assert changes[0].adjusted == pytest.approx(2 / 64) and changes[0].verdict == "more"
    changes = calc_changes({**moves, "two": {("no", "yes"): 6}}, {"one": "yes", "two": "yes"})
    assert changes[0].adjusted == pytest.approx(4 / 64) and changes[0].verdict == "unclear"


def test_the_mean_change_and_its_range_agree_with_a_sum_by_hand():
    # Ten people: five by +1, five by 0. Mean 0.5, sd = sqrt(10 * 0.25 / 9), t(9) = 2.2622.
    shift = calc_shift("item", {("little", "fairly"): 5, ("fairly", "fairly"): 5}, SCALE)
    assert (shift.n, shift.up, shift.same, shift.down) == (10, 5, 5, 0)
    assert (shift.before, shift.after, shift.mean) == pytest.approx((2.5, 3.0, 0.5))
    half = 2.262157 * (10 * 0.25 / 9) ** 0.5 / 10**0.5
    assert (shift.low, shift.high) == pytest.approx((0.5 - half, 0.5 + half))
    assert shift.verdict == "more"


def test_who_would_rather_not_say_is_left_out_of_the_mean():
    shift = calc_shift("item", {("not_sure", "very"): 3, ("none", "very"): 6}, SCALE)
    assert shift.n == 6 and shift.mean == 3


def test_a_small_group_gets_no_range_and_a_tiny_one_nothing():
    few = calc_shift("item", {("none", "very"): LEAST_MEAN - 1}, SCALE)
    assert few.low is None and few.high is None and few.verdict == "few"
    assert calc_shift("item", {("none", "very"): 4}, SCALE).verdict == "hidden"
    assert calc_shift("item", {}, SCALE).verdict == "hidden"


def test_where_nobody_changed_that_is_said_and_not_called_luck():
    still = calc_shift("item", {("little", "little"): 12}, SCALE)
    (kept,) = calc_changes({"item": {("yes", "yes"): 12, ("no", "no"): 3}}, {"item": "yes"})
    assert (still.verdict, kept.verdict) == ("same", "same")
    assert calc_shift("item", {("little", "little"): 4}, SCALE).verdict == "hidden"


@pytest.mark.parametrize("changed", range(1, 40))
def test_exact_mcnemar_agrees_with_the_tails_of_the_binomial(changed):
    for gained in range(changed + 1):
        least = min(gained, changed - gained)
        tail = sum(comb(changed, count) for count in range(least + 1)) / 2**changed
        assert calc_mcnemar(gained, changed - gained) == pytest.approx(min(1, 2 * tail))


def test_no_change_and_a_fall_are_named():
    even = calc_shift("item", {("none", "little"): 6, ("little", "none"): 6}, SCALE)
    fall = calc_shift("item", {("very", "little"): 12}, SCALE)
    assert (even.verdict, fall.verdict) == ("unclear", "fewer")
