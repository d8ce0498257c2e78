"""The numbers of the explorer: known answers, the conversion to people, and every corner."""

import random
from dataclasses import fields

import pytest
from rounding import agrees

from widgets.evidence.pooling import pool
from widgets.evidence.trials import load_effects, load_responses
from widgets.forest.model import (
    CHECKS,
    CONTROLS,
    FIRST,
    FORMATS,
    LAST,
    THERAPIES,
    Choice,
    calc_share,
    count_hundred,
    multiply_share,
)
from widgets.forest.people import _KINDS
from widgets.forest.view import count_all, make_view, pick_rows, read_control_share


def test_all_trials_as_the_source_file_has_them():
    made = make_view(Choice()).pool
    assert made.k == 480 == count_all()
    assert agrees(made.estimate, "0.707") and agrees(made.low, "0.647")
    assert agrees(made.high, "0.767") and agrees(made.tau2, "0.327")
    assert agrees(made.predict_low, "-0.42") and agrees(made.predict_high, "1.83")


def test_low_risk_of_bias_as_the_source_file_has_it():
    view = make_view(Choice(checks="4"))
    assert view.pool.k == 183 == view.passed == make_view(Choice()).passed
    assert agrees(view.pool.estimate, "0.554")
    assert agrees(view.pool.low, "0.478") and agrees(view.pool.high, "0.630")


@pytest.mark.parametrize(("control", "g"), [("wl", "0.89"), ("cau", "0.63"), ("other ctr", "0.53")])
def test_each_other_group_as_the_source_file_has_it(control, g):
    assert agrees(make_view(Choice(control=control)).pool.estimate, g)


def test_eggers_test_as_the_source_file_has_it():
    view = make_view(Choice())
    assert agrees(view.asymmetry.statistic, "11.0") and view.slant == "larger"


def test_the_codes_are_those_of_the_data_and_the_years_span_it():
    rows = load_effects()
    assert set(THERAPIES) == {row.therapy for row in rows}
    assert set(CONTROLS) == {row.control for row in rows}
    # Three rows have forms of their own, and stand under all forms only.
    assert {row.format for row in rows} - set(FORMATS) == {"tsf", "mixed"}
    assert (FIRST, LAST) == (min(row.year for row in rows), max(row.year for row in rows))
    assert CHECKS == max(row.bias for row in rows)


def test_a_gap_as_people_worked_out_by_hand():
    # Phi(Phi^-1(0.5) + 1) = 0.8413; at no gap the share stays what it was.
    assert calc_share(1, 0.5) == pytest.approx(0.8413, abs=5e-5)
    assert calc_share(0, 0.19) == pytest.approx(0.19)
    assert calc_share(-1, 0.5) == pytest.approx(1 - calc_share(1, 0.5))
    # Phi^-1(0.2) = -0.8416; plus 0.8 is -0.0416, and Phi of that is 0.4834.
    assert calc_share(0.8, 0.2) == pytest.approx(0.4834, abs=5e-5)


def test_the_conversion_agrees_with_responders_counted_in_mostly_the_same_trials():
    hundred = make_view(Choice()).hundred
    assert hundred.control == pytest.approx(19)
    assert 39 <= hundred.therapy <= 45  # the finding response_therapy: 42 (39 to 45)


@pytest.mark.parametrize("control", [0, 1, -0.1, float("nan")])
def test_a_share_that_cannot_be_is_refused(control):
    with pytest.raises(ValueError, match="control must lie between 0 and 1"):
        calc_share(0.5, control)


def test_people_keep_the_order_of_their_gaps():
    made = count_hundred(0.19, (0.5, 0.2, 0.8), (-0.3, 1.3))
    assert made.new_low < made.control < made.low < made.therapy < made.high < made.new_high


@pytest.mark.parametrize(
    ("choice", "reason"),
    [
        ({"therapy": "prayer"}, "therapy must be one of all, cbt"),
        ({"checks": "5"}, "checks must be one of 0, 2, 3, 4"),
        ({"first": "1492"}, "first must be one of"),
        ({"color": "red"}, "a choice has no color"),
    ],
)
def test_a_choice_that_cannot_be_is_refused_by_name(choice, reason):
    with pytest.raises(ValueError, match=reason):
        Choice.from_mapping(choice)


def test_years_the_wrong_way_round_are_turned():
    turned = make_view(Choice(first="2010", last="2000"))
    right = make_view(Choice(first="2000", last="2010"))
    assert turned.choice.turned and not right.choice.turned
    assert turned.trials == right.trials and turned.pool == right.pool


def test_a_trial_counts_once_and_the_largest_gap_is_first():
    trials = make_view(Choice()).trials
    assert len({trial.study for trial in trials}) == len(trials)
    assert [trial.gap for trial in trials] == sorted((t.gap for t in trials), reverse=True)
    assert all(trial.people > 0 and trial.low < trial.gap < trial.high for trial in trials)


def test_without_each_trial_the_mean_is_that_of_the_others():
    view = make_view(Choice(therapy="dyn"))
    trials = view.trials
    for place, gap in enumerate(view.without.gaps):
        rest = [trial for trial in trials if trial is not trials[place]]
        made = pool([trial.gap for trial in rest], [trial.error**2 for trial in rest])
        assert gap == pytest.approx(made.estimate)
    moves = {
        t.study: abs(g - view.pool.estimate) for t, g in zip(trials, view.without.gaps, strict=True)
    }
    assert view.without.study == max(moves, key=moves.get) == "Heshmati, 2023"


def test_fewer_than_three_trials_are_never_pooled():
    seen = set()
    for year in range(FIRST, 2000):
        view = make_view(Choice(first=str(year), last=str(year)))
        seen.add(min(len(view.trials), 3))
        assert (view.pool is None) == (view.hundred is None) == (len(view.trials) < 3)
        assert (view.asymmetry is None) == (len(view.trials) < 10)
        assert (view.without is None) == (len(view.trials) < 4)
        people = view.people
        assert (people.ratio is None) == (people.hundred is None) == (people.k < 3)
    assert seen == {0, 1, 2, 3}


def test_random_choices_give_a_view_that_holds_together():
    rng = random.Random(7)
    for _ in range(60):
        values = {item.name: rng.choice(item.metadata["values"]) for item in fields(Choice)}
        view = make_view(Choice.from_mapping(values))
        assert len(view.trials) == len({row.study for row in pick_rows(view.choice)})
        if view.pool:
            assert view.pool.predict_low <= view.pool.low <= view.pool.estimate <= view.pool.high
            assert 0 <= view.hundred.new_low <= view.hundred.new_high <= 100


def test_a_ratio_as_people_is_never_more_than_all_of_them():
    made = count_hundred(0.2, (2, 1.5, 3), (0.5, 8), multiply_share)
    numbers = (made.control, made.therapy, made.low, made.high, made.new_low, made.new_high)
    assert numbers == pytest.approx((20, 40, 30, 60, 10, 100))


def test_people_are_counted_in_the_trials_that_fit_as_far_as_the_data_can_follow():
    rows = load_responses()
    assert set(_KINDS.values()) == {row.therapy for row in rows} - {"Other Psychological Treatment"}
    for code, name in _KINDS.items():
        made = make_view(Choice(therapy=code, first="2000", last="2015", checks="4")).people
        fits = {
            r.study for r in rows if r.therapy == name and r.low_bias and 2000 <= r.year <= 2015
        }
        assert made.k == len(fits) and made.left_open == ()
    assert make_view(Choice(control="wl", therapy="sup")).people.left_open == ("therapy", "control")


def test_the_share_of_the_other_groups_is_the_finding():
    assert read_control_share() == 0.19
