"""Single people, in a survey and in a trial that some leave: closed forms and refusals."""

import math

import numpy as np
import pytest

from widgets.evidence.survey import calc_alpha, estimate_share
from widgets.evidence.visits import carry_last, compare_completers, compare_repeated


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


@pytest.mark.parametrize(
    ("act", "reason"),
    [
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
        (lambda: calc_alpha([["often"]]), "items must be numbers"),
        (lambda: estimate_share(1, 1, 1, 1), "one list"),
        (lambda: estimate_share([1], ["much"], [1], [1]), "weights must be numbers"),
    ],
)
def test_bad_input_is_refused_with_the_reason(act, reason):
    with pytest.raises(ValueError, match=reason):
        act()
