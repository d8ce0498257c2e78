"""Pooling, leaving one out, small trials: published answers, closed forms, invariants, refusals."""

import math

import numpy as np
import pytest
from evidence.bcg import V, Y
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import optimize, stats

from widgets.evidence.pooling import INTERVALS, METHODS, calc_egger, calc_tau2, leave_one_out, pool

studies = st.lists(st.tuples(st.floats(-3, 3), st.floats(0.005, 2)), min_size=3, max_size=25).map(
    lambda rows: tuple(np.array(column) for column in zip(*rows, strict=True))
)


def calc_height(y, v, tau2):
    """Restricted log-likelihood written out in full, the long way."""
    w = 1 / (v + tau2)
    mean = w @ y / w.sum()
    return stats.norm.logpdf(y, mean, np.sqrt(v + tau2)).sum() - 0.5 * math.log(w.sum())


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
        (lambda: calc_egger([1, 2], [1, 2]), "3 or more"),
        (lambda: calc_egger([1, 2, 3], [1, 1, 1]), "All standard errors are equal"),
        (lambda: calc_egger([1, 2, 3], [1, 2, 1], "begg"), "kind must be one of"),
        (lambda: pool(["🙂"], [1]), "effects must be numbers"),
        (lambda: pool([1, [2]], [1, 1]), "effects must be numbers"),
        (lambda: pool([1, 2], {}), "variances must be numbers"),
        (lambda: pool([1, 2], [1, 1], level="high"), "level must be numbers"),
    ],
)
def test_bad_input_is_refused_with_the_reason(act, reason):
    with pytest.raises(ValueError, match=reason):
        act()
