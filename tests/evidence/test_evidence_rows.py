"""From many rows of a trial to one: chosen, averaged, or counted so that nobody counts twice."""

import numpy as np
import pytest
from evidence.bcg import V, Y

from widgets.evidence.effects import Effect, average_effects, pick_effects
from widgets.evidence.pooling import average_rows, pool
from widgets.evidence.records import Response
from widgets.evidence.responders import merge_arms, pick_responses, pool_risk_ratios


def test_averaging_closed_forms():
    means, variances, keys = average_rows([1, 3, 5], [0.2, 0.2, 0.3], ["a", "a", "b"])
    assert keys == ["a", "b"]
    assert means == pytest.approx([2, 5])
    assert variances == pytest.approx([0.2 * 0.75, 0.3])  # v (1 + rho) / 2
    y, v = np.array([1.0, 2.0, 4.0]), np.array([0.1, 0.2, 0.4])
    cov = 0.5 * np.sqrt(np.outer(v, v)) + 0.5 * np.diag(v)
    inverse = np.linalg.inv(cov)
    means, variances, _ = average_rows(y, v, [0, 0, 0])
    assert means[0] == pytest.approx(inverse.sum(axis=0) @ y / inverse.sum())
    assert variances[0] == pytest.approx(1 / inverse.sum())
    means, variances, _ = average_rows(y, v, [0, 0, 0], weighted=False)
    assert (means[0], variances[0]) == pytest.approx((y.mean(), cov.sum() / 9))


def test_independent_rows_average_as_a_common_effect():
    means, variances, _ = average_rows(Y, V, [0] * len(Y), rho=0)
    made = pool(Y, V, "FE", "normal")
    assert (means[0], variances[0] ** 0.5) == pytest.approx((made.estimate, made.se))


def make_effect(**other):
    row = dict(
        study="A",
        therapy="cbt",
        control="wl",
        arms=("", ""),
        year=2000,
        format="grp",
        bias=4,
        country="eu",
        instrument="phq-9",
        rating="self-report",
        people=40,
        effect=0.5,
        variance=0.1,
    )
    return Effect(**{**row, **other})


def test_choosing_and_averaging_rows():
    rows = [
        make_effect(),
        make_effect(instrument="bdi-1", effect=0.7),
        make_effect(study="B", therapy="ipt", year=2010, bias=1),
        make_effect(control="cau", format="ind"),
    ]
    assert pick_effects(rows) == tuple(rows)
    assert pick_effects(rows, therapy="ipt") == (rows[2],)
    assert pick_effects(rows, control="cau", format="ind") == (rows[3],)
    assert pick_effects(rows, least_bias=4, years=(2000, 2005)) == (rows[0], rows[1], rows[3])
    assert pick_effects(rows, therapy="none") == ()
    by_comparison = average_effects(rows)
    assert [len(one.rows) for one in by_comparison] == [2, 1, 1]
    assert by_comparison[0].effect == pytest.approx(0.6)
    assert [one.study for one in average_effects(rows, "study")] == ["A", "B"]


def make_response(study="A", low_bias=True, year=2000, therapy="CBT", counts=(6, 10, 2, 10)):
    return Response(study, study, year, "Depression", therapy, low_bias, *counts, 0.0, 1.0)


def test_a_trial_with_several_therapy_groups_is_one_row_and_its_control_counts_once():
    rows = [
        make_response(),
        make_response("B", counts=(1, 5, 1, 8)),
        make_response(therapy="IPT", counts=(4, 11, 3, 10)),
    ]
    one, other = merge_arms(rows)
    assert (one.study, one.improved, one.people) == ("A", 10, 21)
    assert (one.control_improved, one.control_people) == (3, 10)  # the higher of two counts
    assert (other.improved, other.control_improved) == (1, 1)
    assert merge_arms(rows[::-1])[0] == one  # whichever count is written first
    assert merge_arms([]) == ()
    two = merge_arms([make_response(), make_response(counts=(4, 11, 3, 12))])[0]
    assert (two.control_improved, two.control_people) == (5, 22)  # two control groups


def test_risk_ratios_of_trials_are_pooled_and_the_mended_ones_counted():
    trials = merge_arms(
        make_response(name, counts=counts)
        for name, counts in zip("AB", [(10, 20, 5, 20), (20, 40, 10, 40)], strict=True)
    )
    made = pool_risk_ratios(trials)
    assert made.pool.estimate == pytest.approx(2) and made.corrected == 0
    empty = merge_arms([make_response("C", counts=(3, 9, 0, 9))])
    mended = pool_risk_ratios([*trials, *empty])
    assert mended.corrected == 1 and mended.pool.k == 3
    assert mended.pool.estimate > 2  # 3.5 of 10 against 0.5 of 10 is seven times as often


def test_trials_that_count_people_can_be_chosen():
    rows = [make_response(), make_response("B", False), make_response("C", year=2010, therapy="X")]
    assert pick_responses(rows) == tuple(rows)
    assert pick_responses(rows, low_bias=True) == (rows[0], rows[2])
    assert pick_responses(rows, therapy="X", years=(2005, 2010)) == (rows[2],)


@pytest.mark.parametrize(
    ("act", "reason"),
    [
        (lambda: pool_risk_ratios([]), "no study"),
        (lambda: average_rows([], [], []), "1 or more"),
        (lambda: average_rows([1], [1], []), "1 rows, 0 groups"),
        (lambda: average_rows([1], [1], [0], rho=1), "rho must lie"),
        (lambda: average_effects([]), "1 or more"),
        (lambda: average_effects([make_effect()], "year"), "by must be"),
        (lambda: pick_effects([], years=(2010, 2000)), "forwards"),
        (lambda: pick_effects([], years=2010), "a first and a last one, got 2010"),
        (lambda: pick_effects([], years=("old", "new")), "years must be numbers"),
        (lambda: pick_effects([], least_bias="low"), "least_bias must be numbers"),
    ],
)
def test_bad_input_is_refused_with_the_reason(act, reason):
    with pytest.raises(ValueError, match=reason):
        act()
