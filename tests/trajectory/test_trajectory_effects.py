"""What a treatment does in the cohort model, alone, beside another, and when it is taken away."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from trajectory.helping import NOBODY_LEAVES, PARAMS, WINDOWS, run

from widgets.trajectory import (
    PLANS,
    WEEKS,
    Plan,
    Window,
    calc_shares,
)

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
@given(WINDOWS)
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
