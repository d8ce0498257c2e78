import tomllib
from dataclasses import fields, replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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
from widgets.trajectory.outcomes import calc_first_response
from widgets.trajectory.people import calc_centre

CALIBRATION = Path(__file__).parents[2] / "content" / "calibration.toml"
NEVER = WEEKS + 1


def load_params() -> Params:
    rows = tomllib.loads(CALIBRATION.read_text(encoding="utf-8"))["parameters"]
    return Params.from_mapping({name: row["value"] for name, row in rows.items()})


PARAMS = load_params()
NO_EFFECT = replace(
    PARAMS,
    usual_points=0,
    contact_points=0,
    drug_points=0,
    therapy_points=0,
    team_points=0,
    relapse_stopped=PARAMS.relapse_kept,
    relapse_therapy=1,
    relapse_added_therapy=1,
)
NOBODY_LEAVES = dict.fromkeys(
    ("dropout_medication", "dropout_therapy", "dropout_both", "side_effect_stop"), 0
)


def run(plan, params=PARAMS, seed=1, n=4000):
    plan = PLANS[plan] if isinstance(plan, str) else plan
    return simulate(plan, params, np.random.default_rng(seed), n)


def same(a, b):
    return all(np.array_equal(getattr(a, f.name), getattr(b, f.name)) for f in fields(a))


windows = st.integers(0, WEEKS - 1).flatmap(
    lambda start: st.integers(start + 1, WEEKS).map(lambda stop: Window(start, stop))
)
maybe_windows = st.none() | windows


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
@given(windows)
def test_medication_runs_in_its_window_and_nowhere_else(window):
    result = run(Plan("any", window, None), replace(PARAMS, **NOBODY_LEAVES), n=20)
    week = np.arange(WEEKS + 1)
    last = NEVER if window.stop == WEEKS else window.stop
    assert (result.on_medication == ((window.start <= week) & (week < last))).all()
    assert (result.stopped_medication == last).all()


@settings(max_examples=60, deadline=None, derandomize=True)
@given(windows)
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


def test_without_treatment_and_without_effects_severity_stays_flat():
    still = replace(NO_EFFECT, course_sd=0, slow_recovery=0)
    result = run("untreated", still)
    assert (result.true == result.true[:, :1]).all()


def test_without_noise_the_score_is_the_severity_rounded():
    result = run("both", replace(PARAMS, noise_sd=0))
    assert np.array_equal(result.score, np.rint(result.true).astype(int))


@pytest.mark.parametrize("key", [key for key in PLANS if key != "untreated"])
def test_with_no_effect_every_arm_is_the_untreated_arm(key):
    arm, untreated = run(key, NO_EFFECT), run("untreated", NO_EFFECT)
    assert np.array_equal(arm.true, untreated.true)
    assert np.array_equal(arm.score, untreated.score)


def test_the_drug_effect_alone_follows_its_curve_by_hand():
    params = replace(
        NO_EFFECT, course_sd=0, slow_recovery=0, severity_weight=0, drug_points=2, **NOBODY_LEAVES
    )
    result = run(Plan("any", Window(0, 10), None), params)
    fall = (result.true[:, :1] - result.true)[0]
    assert fall[4] == pytest.approx(2 * (1 - np.exp(-4 / params.drug_weeks)), abs=1e-4)
    kept = 2 * (1 - np.exp(-10 / params.drug_weeks))
    assert fall[16] == pytest.approx(kept * np.exp(-6 / params.drug_weeks), abs=1e-4)


def test_half_of_the_therapy_effect_comes_with_its_half_number_of_sessions():
    params = replace(
        NO_EFFECT,
        course_sd=0,
        slow_recovery=0,
        severity_weight=0,
        therapy_points=6,
        therapy_half=13,
        session_rate=1,
        **NOBODY_LEAVES,
    )
    result = run(Plan("any", None, Window(0, 13)), params)
    fall = (result.true[:, :1] - result.true)[0]
    assert fall[13] == pytest.approx(3, abs=1e-4)
    assert fall[52] == pytest.approx(3, abs=1e-4)


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


@pytest.mark.parametrize(
    ("more", "less"),
    [
        ("both", "medication"),
        ("both", "therapy"),
        ("medication", "untreated"),
        ("therapy", "untreated"),
        ("usual_care", "untreated"),
        ("care_team", "usual_care"),
        ("medicine_first", "medication"),
        ("therapy_first", "therapy"),
        ("wait", "untreated"),
    ],
)
def test_taking_a_treatment_away_never_improves_the_mean(more, less):
    gap = run(less, n=20_000).true.mean(axis=0) - run(more, n=20_000).true.mean(axis=0)
    assert gap.min() >= -0.01
    assert gap[16] > 0.1


@settings(max_examples=60, deadline=None, derandomize=True)
@given(windows)
def test_taking_the_only_treatment_away_never_improves_the_mean(window):
    params = replace(PARAMS, **NOBODY_LEAVES)
    none = run("untreated", params).true.mean(axis=0)
    for plan in (Plan("any", window, None), Plan("any", None, window)):
        assert (none - run(plan, params).true.mean(axis=0)).min() >= -0.01


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.integers(0, WEEKS - 1), st.integers(0, WEEKS - 1))
def test_taking_away_one_of_two_lasting_treatments_never_improves_the_mean(first, second):
    params = replace(PARAMS, **NOBODY_LEAVES)
    medication, therapy = Window(first, WEEKS), Window(second, WEEKS)
    both = run(Plan("any", medication, therapy), params).true.mean(axis=0)
    for fewer in (Plan("any", medication, None), Plan("any", None, therapy)):
        assert (run(fewer, params).true.mean(axis=0) - both).min() >= -0.01


@pytest.mark.parametrize("week", [8, 12, 26, 52])
def test_both_together_do_less_than_the_sum_of_each_counted_from_waiting(week):
    waiting, medication, therapy, both = (
        calc_shares(run(key, n=20_000), week).improvement
        for key in ("untreated", "medication", "therapy", "both")
    )
    assert both - waiting < 0.9 * (medication - waiting + therapy - waiting)


def test_therapy_grows_with_sessions_after_medication_has_levelled_off():
    medication, therapy = run("medication", n=20_000), run("therapy", n=20_000)
    late = [calc_shares(r, 24).improvement - calc_shares(r, 10).improvement for r in
            (medication, therapy)]  # fmt: skip
    assert late[1] > late[0] + 0.5


def test_improvement_in_the_shares_is_never_below_response():
    for key in PLANS:
        result = run(key)
        for week in range(WEEKS + 1):
            shares = calc_shares(result, week)
            assert shares.response <= shares.improved
            assert shares.worse <= 1 - shares.improved


def test_a_new_episode_fades_by_half_in_its_half_time():
    params = replace(PARAMS, relapse_weeks=0.5, relapse_half=10, course_sd=0, slow_recovery=0)
    params = replace(
        params,
        contact_points=5,
        drug_points=4,
        relapse_kept=0.02,
        relapse_stopped=0.02,
        **NOBODY_LEAVES,
    )
    result = run("both", params)
    who = np.flatnonzero((result.relapse > 26) & (result.relapse < 30))
    calm = run("both", replace(params, recurrence=0)).true[who]
    raised = result.true[who] - calm
    after = result.relapse[who] + 5
    rows = np.arange(len(who))
    assert len(who) > 50
    ratio = raised[rows, after + 10] / raised[rows, after]
    assert ratio == pytest.approx(0.5, abs=0.01)


def test_relapse_comes_after_a_response_and_raises_the_score():
    result = run("medication", n=20_000)
    who = np.flatnonzero(result.relapse < 40)
    half = result.true[who, 0] / 2
    before = np.arange(WEEKS + 1) < result.relapse[who, None]
    assert ((result.true[who] <= half[:, None]) & before).any(axis=1).all()
    later = result.true[who, result.relapse[who] + 10]
    assert (later - result.true[who, result.relapse[who] - 1]).mean() > 3


@pytest.mark.parametrize("kept", [True, False])
def test_simulated_relapse_agrees_with_the_closed_form(kept):
    params = replace(PARAMS, **NOBODY_LEAVES)
    result = run(Plan("any", Window(0, 52 if kept else 8), None), params, n=60_000)
    well = (result.true[:, :9] <= result.true[:, :1] / 2).any(axis=1) & (result.relapse > 8)
    share = (result.relapse[well] <= WEEKS).mean()
    error = np.sqrt(share * (1 - share) / well.sum())
    assert share == pytest.approx(calc_relapse_risk(params, kept, weeks=44), abs=4 * error)


def test_most_relapses_after_stopping_come_between_weeks_12_and_26():
    risk = [calc_relapse_risk(PARAMS, kept=False, weeks=w) for w in range(WEEKS + 1)]
    assert (risk[26] - risk[12]) / risk[52] > 0.5


def test_therapy_before_the_stop_lowers_relapse_to_the_published_ratio():
    plain = -np.log(1 - calc_relapse_risk(PARAMS, kept=False))
    after = -np.log(1 - calc_relapse_risk(PARAMS, kept=False, sessions=8))
    assert after / plain == pytest.approx(PARAMS.relapse_therapy, abs=0.02)
    assert calc_relapse_risk(PARAMS, True, 8) < calc_relapse_risk(PARAMS, True)


def test_recurrence_multiplies_the_hazard_of_keeping_and_of_stopping():
    for kept in (True, False):
        once, twice = (
            np.log(1 - calc_relapse_risk(replace(PARAMS, recurrence=r), kept)) for r in (1, 2)
        )
        assert twice == pytest.approx(2 * once)


def test_side_effects_and_early_stops_come_as_often_as_published():
    result = run("medication", replace(PARAMS, dropout_medication=0), n=40_000)
    assert result.side_effect.mean() == pytest.approx(PARAMS.side_effect, abs=0.01)
    quits = result.stopped_medication <= 8
    assert quits.mean() == pytest.approx(PARAMS.side_effect_stop, abs=0.01)
    assert result.side_effect[quits].all()


def test_one_in_five_leaves_a_medication_trial_and_fewer_leave_therapy_or_both():
    left = {key: calc_shares(run(key, n=40_000), 8).dropped_out for key in PLANS}
    assert left["medication"] == pytest.approx(0.21, abs=0.01)
    assert (1 - left["therapy"]) / (1 - left["medication"]) == pytest.approx(1.17, abs=0.02)
    assert (1 - left["both"]) / (1 - left["medication"]) == pytest.approx(1.23, abs=0.02)
    assert left["untreated"] == left["usual_care"] == 0


def test_stopping_symptoms_come_as_often_as_published_after_a_planned_stop():
    plan = Plan("any", Window(0, 26), None)
    result = run(plan, replace(PARAMS, **NOBODY_LEAVES), n=40_000)
    assert result.discontinuation_symptoms.mean() == pytest.approx(0.31, abs=0.01)


def test_only_those_without_a_response_get_the_added_treatment():
    result = run("therapy_first", n=20_000)
    added = result.on_medication.any(axis=1)
    assert not (added & result.response[:, 12]).any()
    assert not result.on_medication[:, :12].any()
    waits = ~result.response[:, 12] & (result.dropped_out > 12)
    assert (added == waits).all()


def test_who_stops_medication_for_a_side_effect_may_still_get_added_therapy():
    plan = Plan("any", Window(0, 52), None, add=Add("therapy", 12))
    params = replace(PARAMS, **{**NOBODY_LEAVES, "side_effect_stop": 0.5})
    result = run(plan, params)
    quits = (result.stopped_medication < 12) & ~result.response[:, 12]
    assert quits.any() and (result.sessions[quits, 36] > 0).all()


def test_first_response_is_the_first_week_with_one():
    result = run("both", n=300)
    for row, first in zip(result.response, calc_first_response(result), strict=True):
        assert not row[:first].any()
        assert first == NEVER or row[first]


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
