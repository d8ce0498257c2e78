"""What happens to people in the cohort model: relapse, side effects, leaving, added care."""

from dataclasses import replace

import numpy as np
import pytest
from trajectory.helping import NOBODY_LEAVES, PARAMS, run

from widgets.trajectory import (
    PLANS,
    WEEKS,
    Add,
    Plan,
    Window,
    calc_relapse_risk,
    calc_shares,
)


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
