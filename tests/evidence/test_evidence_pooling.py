"""Pooling, rates, surveys and visits: published answers, closed forms, invariants, refusals."""

import ast
import math
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import optimize, stats

from widgets.evidence.effects import Effect, average_effects, pick_effects
from widgets.evidence.pooling import (
    INTERVALS,
    METHODS,
    average_rows,
    calc_egger,
    calc_tau2,
    leave_one_out,
    pool,
)
from widgets.evidence.rates import calc_log_risk_ratios, calc_logits, calc_recovery
from widgets.evidence.records import Response
from widgets.evidence.responders import merge_arms, pick_responses, pool_risk_ratios
from widgets.evidence.survey import calc_alpha, estimate_share
from widgets.evidence.visits import carry_last, compare_completers, compare_repeated

PURE = (
    "asymmetry.py",
    "averaging.py",
    "effects.py",
    "influence.py",
    "numeric.py",
    "pooling.py",
    "rates.py",
    "records.py",
    "responders.py",
    "spread.py",
    "survey.py",
    "visits.py",
)
HOUSE = Path(__file__).parents[2] / "widgets" / "evidence"

# Thirteen trials of the BCG vaccine (Colditz and others 1994): vaccinated with and without
# tuberculosis, then controls. Results as printed in Viechtbauer 2010, J Stat Softw 36(3).
BCG = np.array(
    [
        (4, 119, 11, 128),
        (6, 300, 29, 274),
        (3, 228, 11, 209),
        (62, 13536, 248, 12619),
        (33, 5036, 47, 5761),
        (180, 1361, 372, 1079),
        (8, 2537, 10, 619),
        (505, 87886, 499, 87892),
        (29, 7470, 45, 7232),
        (17, 1699, 65, 1600),
        (186, 50448, 141, 27197),
        (5, 2493, 3, 2338),
        (27, 16886, 29, 17825),
    ],
    dtype=float,
)
TRIALS = calc_log_risk_ratios(BCG[:, 0], BCG[:, 0] + BCG[:, 1], BCG[:, 2], BCG[:, 2] + BCG[:, 3])
Y, V = TRIALS.effects, TRIALS.variances

studies = st.lists(st.tuples(st.floats(-3, 3), st.floats(0.005, 2)), min_size=3, max_size=25).map(
    lambda rows: tuple(np.array(column) for column in zip(*rows, strict=True))
)
counts = st.lists(
    st.tuples(st.integers(1, 60), st.integers(0, 60), st.integers(1, 60), st.integers(0, 60)).map(
        lambda row: (min(row[1], row[0]), row[0], min(row[3], row[2]), row[2])
    ),
    min_size=1,
    max_size=8,
).map(lambda rows: np.array(rows, dtype=float).T)


def calc_height(y, v, tau2):
    """Restricted log-likelihood written out in full, the long way."""
    w = 1 / (v + tau2)
    mean = w @ y / w.sum()
    return stats.norm.logpdf(y, mean, np.sqrt(v + tau2)).sum() - 0.5 * math.log(w.sum())


@pytest.mark.parametrize("name", PURE)
def test_the_sums_know_only_numbers(name):
    nodes = list(ast.walk(ast.parse((HOUSE / name).read_text(encoding="utf-8"))))
    tops = {
        alias.name.split(".")[0] for n in nodes if isinstance(n, ast.Import) for alias in n.names
    }
    froms = [n for n in nodes if isinstance(n, ast.ImportFrom)]
    tops |= {str(n.module).split(".")[0] for n in froms if not n.level}
    assert tops <= {"numpy", "scipy", *sys.stdlib_module_names} - {"pathlib", "os", "csv"}
    assert {f"{n.module}.py" for n in froms if n.level} <= set(PURE)


def test_bcg_trials_as_published():
    made = pool(Y, V, interval="normal")
    assert [round(x, 4) for x in (made.estimate, made.se, made.low, made.high)] == [
        -0.7145,
        0.1798,
        -1.0669,
        -0.3622,
    ]
    assert round(made.tau2, 4) == 0.3132
    assert round(100 * made.i2_tau, 2) == 92.22
    assert round(made.q, 4) == 152.2330
    assert made.k == 13


@pytest.mark.parametrize(("method", "tau2"), [("DL", 0.3088), ("PM", 0.3181), ("FE", 0.0)])
def test_bcg_trials_by_other_methods(method, tau2):
    assert round(calc_tau2(Y, V, method), 4) == tau2


def test_inverse_variance_is_the_closed_form():
    made = pool([1.0, 3.0], [1.0, 0.5], "FE", "normal")
    assert made.estimate == pytest.approx((1 / 1 + 3 / 0.5) / 3)
    assert made.se == pytest.approx(3**-0.5)
    assert made.q == pytest.approx((1 - 7 / 3) ** 2 + 2 * (3 - 7 / 3) ** 2)
    assert made.q_p == pytest.approx(stats.chi2.sf(made.q, 1))
    assert made.predict_low is None and made.predict_high is None


@pytest.mark.parametrize("method", ["DL", "PM", "REML"])
def test_with_equal_variances_every_method_is_the_spread_less_the_noise(method):
    y = np.array([0.1, 0.9, 0.4, 1.7, -0.3])
    made = pool(y, np.full(5, 0.04), method)
    assert made.tau2 == pytest.approx(y.var(ddof=1) - 0.04, rel=1e-8)
    assert made.estimate == pytest.approx(y.mean())
    reach = stats.t.ppf(0.975, 4) * y.std(ddof=1) / 5**0.5  # then it is the t interval of a mean
    assert (made.low, made.high) == pytest.approx((y.mean() - reach, y.mean() + reach))
    far = stats.t.ppf(0.975, 3) * (made.tau2 + made.se**2) ** 0.5
    assert (made.predict_low, made.predict_high) == pytest.approx((y.mean() - far, y.mean() + far))
    assert made.i2 == pytest.approx(made.i2_tau)


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("interval", INTERVALS)
def test_studies_that_agree_are_one_larger_study(method, interval):
    made = pool(np.full(6, 0.4), np.full(6, 0.12), method, interval)
    reach = stats.norm.ppf(0.975) if interval == "normal" else stats.t.ppf(0.975, 5)
    assert made.tau2 == made.i2 == made.i2_tau == 0
    assert made.estimate == pytest.approx(0.4)
    assert made.q == pytest.approx(0, abs=1e-12)
    assert made.high - made.low == pytest.approx(2 * reach * (0.12 / 6) ** 0.5)


@settings(max_examples=60, deadline=None)
@given(studies)
def test_reml_is_the_highest_point(rows):
    y, v = rows
    found = calc_tau2(y, v)
    top = 2 * float(np.ptp(y)) ** 2 + 1
    grid = np.concatenate([[0.0], np.geomspace(1e-6, top, 400)])
    best = grid[np.argmax([calc_height(y, v, tau2) for tau2 in grid])]
    near = optimize.minimize_scalar(
        lambda t: -calc_height(y, v, t), bounds=(best / 1.2, best * 1.2 + 1e-5), method="bounded"
    )
    highest = max(-near.fun, calc_height(y, v, best))
    assert 0 <= found <= top
    assert calc_height(y, v, found) >= highest - 1e-6 or is_a_lower_summit(y, v, found)


def is_a_lower_summit(y, v, tau2):
    """With few studies the likelihood can have two summits; either is a REML solution."""
    step = 1e-4 * (tau2 + v.min())
    here = calc_height(y, v, tau2)
    return here >= max(calc_height(y, v, t) for t in (max(0, tau2 - step), tau2 + step)) - 1e-9


@settings(max_examples=60, deadline=None)
@given(studies, st.sampled_from(METHODS), st.randoms())
def test_bounds_and_order(rows, method, random):
    y, v = rows
    made = pool(y, v, method)
    assert made.tau2 >= 0 and 0 <= made.i2 < 1 and 0 <= made.i2_tau < 1 and 0 <= made.q_p <= 1
    assert y.min() - 1e-9 <= made.estimate <= y.max() + 1e-9
    assert made.low <= made.estimate <= made.high
    if made.predict_low is not None:
        assert made.predict_low <= made.low and made.high <= made.predict_high
    order = random.sample(range(len(y)), len(y))
    other = pool(y[order], v[order], method)
    assert other.estimate == pytest.approx(made.estimate, abs=1e-6)
    assert other.tau2 == pytest.approx(made.tau2, abs=1e-6)


@settings(max_examples=40, deadline=None)
@given(studies, st.sampled_from(METHODS), st.floats(-5, 5), st.floats(0.1, 10))
def test_another_zero_and_another_unit_change_nothing_else(rows, method, shift, unit):
    y, v = rows
    made, moved = pool(y, v, method), pool(shift + unit * y, unit**2 * v, method)
    assert moved.estimate == pytest.approx(shift + unit * made.estimate, abs=1e-5)
    assert moved.tau2 == pytest.approx(unit**2 * made.tau2, abs=1e-5 * unit**2)
    assert moved.q == pytest.approx(made.q, abs=1e-6, rel=1e-6)


def test_paule_mandel_makes_the_weighted_squares_their_degrees_of_freedom():
    w = 1 / (V + calc_tau2(Y, V, "PM"))
    assert w @ (Y - w @ Y / w.sum()) ** 2 == pytest.approx(len(Y) - 1)


def test_knapp_hartung_by_hand():
    made = pool(Y, V)
    w = 1 / (V + made.tau2)
    se = (w @ (Y - made.estimate) ** 2 / 12 / w.sum()) ** 0.5
    assert made.se == pytest.approx(se)
    assert made.high - made.estimate == pytest.approx(stats.t.ppf(0.975, 12) * se)


def test_a_higher_level_is_wider_and_two_studies_predict_nothing():
    assert pool(Y, V, level=0.99).low < pool(Y, V, level=0.95).low
    two = pool(Y[:2], V[:2])
    assert two.predict_low is None and two.predict_high is None


def test_transform_moves_points_and_leaves_the_rest():
    made = pool(Y, V)
    back = made.transform(math.exp)
    assert back.estimate == pytest.approx(math.exp(made.estimate))
    assert back.predict_high == pytest.approx(math.exp(made.predict_high))
    assert (back.tau2, back.q, back.se) == (made.tau2, made.q, made.se)
    assert pool(Y[:2], V[:2]).transform(math.exp).predict_low is None


def test_leave_one_out_leaves_each_out_once():
    check_left_out(Y, V)


@settings(max_examples=60, deadline=None)
@given(studies)
def test_leaving_each_out_together_is_pooling_the_others_one_by_one(rows):
    check_left_out(*rows)


def check_left_out(y, v):
    made = leave_one_out(y, v)
    for place in range(len(y)):
        alone = pool(np.delete(y, place), np.delete(v, place))
        assert made.tau2[place] == pytest.approx(alone.tau2, rel=1e-5, abs=1e-7)
        found = (made.estimates[place], made.lows[place], made.highs[place])
        assert found == pytest.approx((alone.estimate, alone.low, alone.high), rel=1e-5, abs=1e-6)


def test_egger_finds_a_slope_that_is_there_and_none_that_is_not():
    errors = np.linspace(0.1, 0.6, 12)
    wobble = 0.01 * (-1.0) ** np.arange(12)
    for kind in ("mixed", "classic"):
        found = calc_egger(0.2 + 1.5 * errors + wobble, errors**2, kind)
        assert found.slope == pytest.approx(1.5, abs=0.1)
        assert found.limit == pytest.approx(0.2, abs=0.03)
        flat = calc_egger(0.2 + wobble, errors**2, kind)
        assert flat.p > 0.3
    assert calc_egger(Y, V).df is None and calc_egger(Y, V, "classic").df == 11


def test_classic_egger_is_the_regression_of_the_standard_score_on_precision():
    errors = np.sqrt(V)
    line = stats.linregress(1 / errors, Y / errors)
    found = calc_egger(Y, V, "classic")
    assert found.slope == pytest.approx(line.intercept)
    assert found.se == pytest.approx(line.intercept_stderr)
    assert found.limit == pytest.approx(line.slope)


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


def test_logits_and_their_zero_cells():
    made = calc_logits([3, 0, 10], [11, 10, 10])
    assert made.effects == pytest.approx([math.log(3 / 8), math.log(0.5 / 10.5), math.log(21)])
    assert made.variances == pytest.approx([1 / 3 + 1 / 8, 2 + 1 / 10.5, 2 + 1 / 10.5])
    assert made.corrected.tolist() == [False, True, True]


def test_risk_ratios_and_their_zero_cells():
    made = calc_log_risk_ratios([10, 3, 0, 5], [20, 10, 10, 5], [5, 0, 0, 5], [20, 10, 10, 5])
    assert made.effects == pytest.approx([math.log(2), math.log(7), 0, 0])
    assert made.variances[0] == pytest.approx(1 / 10 - 1 / 20 + 1 / 5 - 1 / 20)
    assert made.variances[1] == pytest.approx(1 / 3.5 - 1 / 11 + 2 - 1 / 11)
    assert made.corrected.tolist() == [False, True, True, True]
    everywhere = calc_log_risk_ratios([10], [20], [5], [20], "all")
    assert everywhere.effects == pytest.approx([math.log(10.5 / 5.5)])
    assert everywhere.corrected.all()


@settings(max_examples=80, deadline=None)
@given(counts, st.sampled_from(["empty", "all"]))
def test_risk_ratios_are_symmetric_and_always_usable(rows, correct):
    one = calc_log_risk_ratios(*rows, correct)
    other = calc_log_risk_ratios(rows[2], rows[3], rows[0], rows[1], correct)
    assert one.effects == pytest.approx(-other.effects)
    assert one.variances == pytest.approx(other.variances)
    assert np.isfinite(one.effects).all() and (one.variances > 0).all()


def test_a_share_with_equal_weights_and_one_stratum_is_the_textbook_one():
    rng = np.random.default_rng(1)
    has = rng.random(200) < 0.3
    made = estimate_share(has, np.ones(200), ["a"] * 200, list(range(200)))
    assert made.share == pytest.approx(has.mean())
    assert made.se == pytest.approx((has.var() / 199) ** 0.5)
    assert made.n == 200 and made.degrees == 199


def test_the_interval_of_a_share_stays_within_0_and_1_and_is_wide_for_few_places():
    has, ones = np.arange(40) < 2, np.ones(40)
    many = estimate_share(has, ones, ["a"] * 40, list(range(40)))
    few = estimate_share(has, ones, ["a"] * 40, [row % 4 for row in range(40)])
    for made in (many, few):
        assert 0 < made.interval[0] < made.share < made.interval[1] < 1
    assert few.degrees == 3 and few.interval[1] > many.interval[1]
    assert np.isnan(estimate_share(ones < 0, ones, ["a"] * 40, list(range(40))).interval).all()


def test_alpha_of_one_item_asked_twice_is_one():
    rng = np.random.default_rng(1)
    item = rng.integers(0, 4, 50).astype(float)
    assert calc_alpha(np.column_stack([item, item])) == pytest.approx(1)
    assert abs(calc_alpha(rng.normal(size=(5000, 4)))) < 0.1


def make_trial(gap=-3.0, n=60):
    rng = np.random.default_rng(2)
    arm, start = np.arange(n) % 2 == 1, rng.normal(20, 3, n)
    root = np.linalg.cholesky(4.0 * np.eye(3) + 9.0)
    own = rng.normal(size=(n, 3)) @ root.T
    return own - 2.0 * np.arange(3) + gap * arm[:, None] - 0.2 * start[:, None], arm, start


def test_with_nobody_gone_the_repeated_model_is_the_comparison_of_completers():
    trial = make_trial()
    one, other = compare_completers(*trial), compare_repeated(*trial)
    assert other.difference == pytest.approx(one.difference, abs=1e-3)
    assert other.se == pytest.approx(one.se, rel=1e-3)
    assert one.people == other.people == 60


def test_the_last_change_that_was_seen_is_carried_forward():
    gone = math.nan
    rows = [[-1.0, gone, -4.0], [-2.0, gone, gone], [1.0, -3.0, gone], [gone, gone, gone]]
    np.testing.assert_array_equal(carry_last(rows), [-4.0, -2.0, -3.0, gone])


def test_those_who_left_count_only_in_the_repeated_model():
    changes, arm, start = make_trial()
    changes[:10, 2] = np.nan
    assert compare_completers(changes, arm, start).people == 50
    assert compare_repeated(changes, arm, start).people == 60


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
        (lambda: pool([], []), "2 or more studies, got 0"),
        (lambda: pool([1], [1]), "2 or more studies, got 1"),
        (lambda: pool([1, 2], [1]), "one length"),
        (lambda: pool([[1, 2]], [[1, 1]]), "one length"),
        (lambda: pool([1, 2], [1, -0.5]), "number 2 is -0.5"),
        (lambda: pool([1, 2], [0, 1]), "number 1 is 0"),
        (lambda: pool([1, math.nan], [1, 1]), "finite"),
        (lambda: pool([1, 2], [1, math.inf]), "finite"),
        (lambda: pool([1, 2], [1, 1], "ML"), "one of REML, PM, DL, FE, got 'ML'"),
        (lambda: pool([1, 2], [1, 1], interval="bayes"), "interval must be one of"),
        (lambda: pool([1, 2], [1, 1], level=95), "between 0 and 1, got 95"),
        (lambda: calc_tau2([1], [1]), "2 or more"),
        (lambda: leave_one_out([1, 2], [1, 1]), "3 or more"),
        (lambda: leave_one_out([1, 2, 3], [1, 1, 1], level=95), "between 0 and 1, got 95"),
        (lambda: pool_risk_ratios([]), "no study"),
        (lambda: calc_egger([1, 2], [1, 2]), "3 or more"),
        (lambda: calc_egger([1, 2, 3], [1, 1, 1]), "All standard errors are equal"),
        (lambda: calc_egger([1, 2, 3], [1, 2, 1], "begg"), "kind must be one of"),
        (lambda: average_rows([], [], []), "1 or more"),
        (lambda: average_rows([1], [1], []), "1 rows, 0 groups"),
        (lambda: average_rows([1], [1], [0], rho=1), "rho must lie"),
        (lambda: average_effects([]), "1 or more"),
        (lambda: average_effects([make_effect()], "year"), "by must be"),
        (lambda: pick_effects([], years=(2010, 2000)), "forwards"),
        (lambda: calc_logits([], []), "no study"),
        (lambda: calc_logits([1, 2], [3]), "one length"),
        (lambda: calc_logits([5], [4]), "study 1 has 5 of 4"),
        (lambda: calc_logits([0], [0]), "study 1 has 0 of 0"),
        (lambda: calc_logits([-1], [4]), "study 1 has -1 of 4"),
        (lambda: calc_logits([math.nan], [4]), "finite"),
        (lambda: calc_log_risk_ratios([1], [2], [1, 1], [2, 2]), "got 1 and 2"),
        (lambda: calc_log_risk_ratios([1], [2], [1], [2], "some"), "empty or all"),
        (lambda: calc_recovery(5, 10, 10), "among 0"),
        (lambda: calc_recovery(5, 10, 6), "5 cannot have recovered among 4"),
        (lambda: estimate_share([1], [1], [1], [1, 2]), "one length"),
        (lambda: estimate_share([1, 0], [1, 0], [1, 1], [1, 2]), "above zero"),
        (lambda: estimate_share([1, 0], [1, 1], [1, 1], [1, 2], [0, 0]), "Nobody"),
        (lambda: estimate_share([1, 0], [1, 1], [1, 2], [1, 1]), "Stratum 1 has one cluster"),
        (lambda: calc_alpha([[1, 2]]), "two or more"),
        (lambda: calc_alpha([[1, 2], [math.nan, 2]]), "answered"),
        (lambda: calc_alpha([[1, 2], [1, 2]]), "totals are equal"),
        (lambda: compare_completers([[1.0]], [True], [20.0]), "two or more people"),
        (lambda: compare_completers([[1.0]], [True, False], [20.0]), "one row a person"),
        (lambda: compare_completers([[1.0]], [True], [math.nan]), "baseline"),
        (lambda: compare_completers([[1.0]], [True], 20), "one row a person"),
        (lambda: compare_repeated([["?"]], [True], [20]), "changes must be numbers"),
        (lambda: carry_last(5), "one row a person"),
        (lambda: carry_last("word " * 500), "changes must be numbers"),
        (lambda: pool(["🙂"], [1]), "effects must be numbers"),
        (lambda: pool([1, [2]], [1, 1]), "effects must be numbers"),
        (lambda: pool([1, 2], {}), "variances must be numbers"),
        (lambda: pool([1, 2], [1, 1], level="high"), "level must be numbers"),
        (lambda: pick_effects([], years=2010), "a first and a last one, got 2010"),
        (lambda: pick_effects([], years=("old", "new")), "years must be numbers"),
        (lambda: pick_effects([], least_bias="low"), "least_bias must be numbers"),
        (lambda: calc_logits(["many"], [4]), "events must be numbers"),
        (lambda: calc_recovery("many", 10, 6), "counts must be numbers"),
        (lambda: calc_alpha([["often"]]), "items must be numbers"),
        (lambda: estimate_share(1, 1, 1, 1), "one list"),
        (lambda: estimate_share([1], ["much"], [1], [1]), "weights must be numbers"),
    ],
)
def test_bad_input_is_refused_with_the_reason(act, reason):
    with pytest.raises(ValueError, match=reason):
        act()
