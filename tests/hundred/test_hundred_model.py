"""Counts of 100 people: known answers, invariants, and agreement with the journey's page."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.hundred import counts as hundred_counts
from widgets.hundred.counts import MANY, SEED, count_path, load_params, load_plans, run_levels
from widgets.hundred.lab import Lab
from widgets.hundred.model import (
    GROUPS,
    SEVERITIES,
    TIMES,
    TRIAL_WEEKS,
    calc_levels,
    correct_levels,
    count_people,
    find_start,
    is_fitted,
    simulate_levels,
)
from widgets.journey import pictures, spread
from widgets.trajectory import PLANS, simulate
from widgets.trajectory.plan import NEVER

STATES = [(path, sev, week) for path in load_plans() for sev in SEVERITIES for week in TIMES]
BOTH = PLANS["both"]


def make_levels(*shares: float) -> np.ndarray:
    return np.array([*shares, 0.56, 0.11, 0.05][:7])


def test_shares_become_groups_that_hold_each_other():
    counts = count_people(make_levels(0.196, 0.404, 0.604, 0.97), BOTH, 8)
    assert counts.groups == (20, 20, 20, 37, 3)
    assert counts.response == 40
    assert (counts.side_effect, counts.left, counts.relapse) == (56, 11, 5)


def test_rounding_never_makes_101_people():
    thirds = make_levels(1 / 3, 2 / 3, 2 / 3, 1.0)
    assert count_people(thirds, BOTH, 8).groups == (33, 34, 0, 33, 0)
    halves = make_levels(0.125, 0.375, 0.625, 0.875)
    assert sum(count_people(halves, BOTH, 8).groups) == 100


@given(st.lists(st.floats(0, 1), min_size=4, max_size=4))
def test_groups_add_up_to_100_and_none_is_below_nothing(shares):
    counts = count_people(make_levels(*sorted(shares)), BOTH, 8)
    assert sum(counts.groups) == 100 and min(counts.groups) >= 0
    assert abs(counts.response - 100 * sorted(shares)[1]) <= 0.5 + 1e-9


def test_a_side_effect_counts_only_once_medicine_has_been_taken():
    result = simulate(PLANS["therapy_first"], load_params(), np.random.default_rng(1), 400)
    for week in (8, 52):
        taken = result.on_medication[:, : week + 1].any(axis=1)
        assert calc_levels(result, week)[4] == pytest.approx((result.side_effect & taken).mean())
    assert calc_levels(result, 8)[4] == 0 < calc_levels(result, 52)[4]


@pytest.mark.parametrize(("path", "severity", "week"), STATES)
def test_every_count_is_of_100(path, severity, week):
    counts = count_path(path, severity, week)
    assert sum(counts.groups) == 100 and min(counts.groups) >= 0
    for event in (*GROUPS, "any_response", "side_effect", "left", "relapse"):
        number = counts.read(event)
        assert number is None or 0 <= number <= 100


def test_a_group_is_told_by_its_scores():
    result = simulate(BOTH, load_params(), np.random.default_rng(1), 400)
    first, last = result.score[:, 0].astype(int), result.score[:, 26].astype(int)
    shares = calc_levels(result, 26)
    assert shares[0] == pytest.approx((last < 5).mean())
    assert shares[1] == pytest.approx((2 * last <= first).mean())
    assert shares[2] == pytest.approx((first - last >= 5).mean())
    assert shares[3] == pytest.approx((last - first < 5).mean())


@pytest.mark.parametrize("path", load_plans())
def test_the_journey_shows_the_same_people(path):
    assert (hundred_counts.SEED, hundred_counts.MANY) == (pictures.SEED, pictures.PEOPLE)
    assert TRIAL_WEEKS == spread.TRIAL_WEEKS
    plan = load_plans()[path]
    rng = np.random.default_rng(SEED)
    other = spread.calc_spread(simulate(plan, load_params(), rng, pictures.PEOPLE), plan)
    for week in TIMES:
        counts = count_path(path, "middle", week)
        assert counts.response == other.response[week]
        assert counts.groups[0] == other.remission[week]
    year = count_path(path, "middle", 52)
    assert year.relapse == other.relapse
    assert year.side_effect == other.side_effect
    assert year.left in (None, other.left)


def test_what_a_plan_does_not_hold_is_not_counted_as_none():
    assert count_path("wait", "middle", 52).side_effect is None
    assert count_path("care_team", "middle", 52).side_effect is None
    assert count_path("care_team", "middle", 52).left is None
    assert count_path("wait", "middle", 8).left is None
    assert count_path("therapy_first", "middle", 8).side_effect is None
    assert count_path("therapy_first", "middle", 26).side_effect > 0


def test_a_treatment_starts_where_the_plan_says():
    assert find_start(PLANS["medicine_first"], "medication") == 0
    assert find_start(PLANS["medicine_first"], "therapy") == 8
    assert find_start(PLANS["therapy_first"], "medication") == 12
    assert find_start(PLANS["wait"], "medication") == NEVER


def test_higher_first_scores_mean_fewer_in_remission_on_every_path():
    for path in load_plans():
        for week in TIMES:
            levels = [run_levels(path, severity)[week][0] for severity in SEVERITIES]
            assert levels == sorted(levels, reverse=True), (path, week)


def test_leaving_is_told_for_the_weeks_in_which_it_was_measured():
    for path in load_plans():
        assert len({count_path(path, "middle", week).left for week in TIMES}) == 1, path


def test_only_the_group_and_time_of_the_trials_count_as_fitted():
    fitted = [(sev, week) for sev in SEVERITIES for week in TIMES if is_fitted(sev, week)]
    assert fitted == [("middle", 8)]


def test_a_small_run_without_changes_gives_the_large_one():
    large = run_levels("both")[8]
    small = simulate_levels(BOTH, load_params(), np.random.default_rng(SEED), 300)[8]
    assert correct_levels(large, small, small) == pytest.approx(large)


@pytest.mark.parametrize("week", TIMES)
@pytest.mark.parametrize(
    "changes",
    [
        {"drug_points": 0.5, "contact_points": 2.0},
        {"therapy_points": 0.0},
        {"course_sd": 2.0},
        {"relapse_stopped": 0.03},
    ],
    ids=str,
)
def test_the_fast_answer_comes_close_to_a_large_run(changes, week):
    params = replace(load_params(), **changes)
    for path, (_, fast) in Lab().count_paths(changes, week).items():
        rng = np.random.default_rng(SEED)
        levels = simulate_levels(load_plans()[path], params, rng, MANY, (week,))[week]
        slow = count_people(levels, load_plans()[path], week)
        for event in ("any_response", "remission", "worse", "relapse"):
            assert abs(fast.read(event) - slow.read(event)) <= 4, (path, event)


@given(st.lists(st.floats(0, 1), min_size=7, max_size=7))
def test_a_corrected_run_stays_a_ladder_of_shares(changed):
    large = run_levels("wait")[8]
    levels = correct_levels(large, large[::-1], np.array(changed))
    assert (levels >= 0).all() and (levels <= 1).all()
    assert (np.diff(levels[:4]) >= 0).all()
