"""The cohort model: it holds together, spreads as in trials, and refuses nonsense."""

from dataclasses import fields, replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from trajectory.helping import NEVER, NOBODY_LEAVES, PARAMS, WINDOWS, run

from widgets.trajectory import (
    PLANS,
    WEEKS,
    Add,
    Params,
    Plan,
    Window,
    calc_relapse_risk,
    calc_shares,
    simulate,
)
from widgets.trajectory.people import calc_centre


def same(a, b):
    return all(np.array_equal(getattr(a, f.name), getattr(b, f.name)) for f in fields(a))


maybe_windows = st.none() | WINDOWS


@st.composite
def plans(draw):
    medication, therapy = draw(maybe_windows), draw(maybe_windows)
    free = [name for name, w in (("medication", medication), ("therapy", therapy)) if w is None]
    add = None
    if free and draw(st.booleans()):
        add = Add(draw(st.sampled_from(free)), draw(st.integers(1, WEEKS - 1)))
    support = draw(st.sampled_from(["waiting", "usual"]))
    return Plan("any", medication, therapy, add, draw(st.booleans()), support)


def check_result(result, n):
    assert result.score.shape == result.true.shape == result.sessions.shape == (n, WEEKS + 1)
    assert result.score.min() >= 0 and result.score.max() <= 27
    assert np.isfinite(result.true).all()
    assert result.true.min() >= 0 and result.true.max() <= 27
    fall = result.score[:, :1].astype(int) - result.score
    assert not (result.response & (2 * fall < result.score[:, :1])).any()
    assert not (result.response & (fall <= 0)).any()
    assert np.array_equal(result.remission, result.score < 5)
    assert (np.diff(result.sessions.astype(int), axis=1) >= 0).all()
    for name in ("stopped_medication", "stopped_therapy", "dropped_out", "relapse"):
        weeks = getattr(result, name)
        assert weeks.min() >= 1 and weeks.max() <= NEVER, name
    stops = result.stopped_medication < NEVER
    assert not (result.discontinuation_symptoms & ~stops).any()
    took = result.on_medication.any(axis=1)
    assert not (result.side_effect & ~took).any()
    assert not (stops & ~took).any()


@settings(max_examples=150, deadline=None, derandomize=True)
@given(plans(), st.integers(0, 2**32 - 1))
def test_any_plan_gives_a_result_that_holds_together(plan, seed):
    check_result(run(plan, seed=seed, n=150), 150)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(plans(), st.data())
def test_any_allowed_parameters_give_a_result_that_holds_together(plan, data):
    ends = {
        f.name: data.draw(st.sampled_from([f.metadata["low"], f.metadata["high"]]), f.name)
        for f in fields(Params)
    }
    ends["noise_sd"] = min(ends["noise_sd"], ends["baseline_sd"] - 0.5)
    ends["relapse_stopped"] = max(ends["relapse_stopped"], ends["relapse_kept"])
    ends["side_effect_stop"] = min(ends["side_effect_stop"], ends["side_effect"])
    check_result(run(plan, Params(**ends), n=60), 60)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(WINDOWS)
def test_medication_runs_in_its_window_and_nowhere_else(window):
    result = run(Plan("any", window, None), replace(PARAMS, **NOBODY_LEAVES), n=20)
    week = np.arange(WEEKS + 1)
    last = NEVER if window.stop == WEEKS else window.stop
    assert (result.on_medication == ((window.start <= week) & (week < last))).all()
    assert (result.stopped_medication == last).all()


@settings(max_examples=60, deadline=None, derandomize=True)
@given(WINDOWS)
def test_sessions_are_counted_only_while_therapy_runs(window):
    result = run(Plan("any", None, window), replace(PARAMS, session_rate=1, **NOBODY_LEAVES), n=5)
    expected = np.clip(np.arange(WEEKS + 1), window.start, window.stop) - window.start
    if window.stop == WEEKS:
        expected = np.maximum(np.arange(WEEKS + 1) - window.start, 0)
    assert (result.sessions == expected).all()


def test_twelve_weeks_of_therapy_are_eight_sessions():
    result = run(Plan("any", None, Window(0, 12)), replace(PARAMS, dropout_therapy=0), n=5)
    assert (result.sessions[:, 12] == 8).all()
    assert (result.sessions[:, 52] == result.sessions[:, 12]).all()


def test_the_same_seed_gives_the_same_result_and_another_seed_another():
    assert same(run("therapy_first", seed=3), run("therapy_first", seed=3))
    assert not same(run("therapy_first", seed=3), run("therapy_first", seed=4))


def test_plans_share_the_same_people():
    assert np.array_equal(run("untreated").score[:, 0], run("both").score[:, 0])


def test_more_people_mean_less_noise():
    spread = {
        n: np.std([calc_shares(run("both", seed=s, n=n), 12).mean_score for s in range(30)])
        for n in (50, 800)
    }
    assert spread[800] < spread[50] / 2


def test_those_who_enter_have_the_mean_that_was_asked_for():
    for mean in (12, 15.2, 18):
        score = run("untreated", replace(PARAMS, baseline_mean=mean), n=40_000).score[:, 0]
        assert score.mean() == pytest.approx(mean, abs=0.06)
        assert score.min() >= PARAMS.entry_score


def test_the_centre_of_a_group_without_an_entry_rule_is_its_mean():
    assert calc_centre(15, 1, 0, 30) == pytest.approx(15, abs=1e-6)


def test_a_higher_start_shifts_the_whole_year_up():
    low, high = (run("both", replace(PARAMS, baseline_mean=m)) for m in (14, 18))
    assert (high.score.mean(axis=0) > low.score.mean(axis=0)).all()


def test_measurement_noise_has_the_stated_size():
    result = run("untreated", n=20_000)
    middle = (result.true[:, 4] > 8) & (result.true[:, 4] < 20)
    error = result.score[middle, 4] - result.true[middle, 4]
    assert error.std() == pytest.approx(np.hypot(PARAMS.noise_sd, 12**-0.5), abs=0.06)


def test_scores_at_the_end_of_treatment_are_spread_as_in_trials():
    for key in ("untreated", "usual_care", "medication", "therapy", "both"):
        result = run(key, n=20_000)
        assert 4.6 <= result.score[:, 10].std() <= 5.95
        assert 0.25 <= np.corrcoef(result.score[:, 0], result.score[:, 10])[0, 1] <= 0.5


@pytest.mark.parametrize("n", [0, -3, 2.5, True, "ten"])
def test_a_number_of_people_that_makes_no_sense_is_refused(n):
    with pytest.raises(ValueError, match="n must be a whole number of at least 1 person"):
        simulate(PLANS["both"], PARAMS, np.random.default_rng(1), n)


@pytest.mark.parametrize("week", [-1, 53])
def test_a_week_outside_the_year_is_refused(week):
    with pytest.raises(ValueError, match=f"0 to 52 weeks, got {week}"):
        calc_shares(run("both", n=10), week)
    with pytest.raises(ValueError, match=f"0 to 52 weeks, got {week}"):
        calc_relapse_risk(PARAMS, kept=True, weeks=week)


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"drug_points": 9}, "drug_points must lie in [0, 4] points, got 9"),
        ({"noise_sd": float("nan")}, "noise_sd must lie in [0, 4] points, got nan"),
        ({"baseline_mean": "15"}, "baseline_mean must lie in [12, 20] points, got '15'"),
        ({"luck": 1}, "unknown parameter luck"),
        ({"baseline_sd": 2}, "noise_sd must be below baseline_sd (2 points), got 2.5"),
        ({"relapse_stopped": 0}, "relapse_stopped must be at least relapse_kept"),
        ({"side_effect_stop": 0.6}, "side_effect_stop must be at most side_effect (0.56 share)"),
    ],
)
def test_bad_parameters_are_refused_with_the_reason(values, message):
    with pytest.raises(ValueError) as caught:
        Params.from_mapping(values)
    assert message in str(caught.value)


def test_every_parameter_states_its_bounds_step_unit_and_origin():
    for item in fields(Params):
        meta = item.metadata
        assert meta["low"] <= meta["default"] <= meta["high"], item.name
        assert meta["step"] > 0 and meta["unit"], item.name
        assert meta["basis"] in {"published", "chosen", "fitted"}, item.name
        assert bool(meta["source"]) == (meta["basis"] != "fitted"), item.name
