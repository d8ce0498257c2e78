"""The car: what arithmetic says it must do, and what no luck can change."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from widgets.car.model import FIXES, PARTS, RULES, WEEKS, Params, Result, draw_luck, play_year
from widgets.car.shares import FEW, OF, add_mirror, count_shares

MANY = 40_000
LUCK = draw_luck(np.random.default_rng(7), MANY)
TOY = Params()
ODD = Params(weekly=0.05, coin=0.3, heals=0.2, hurts=0.04, wait=10)


def sum_fault_weeks(fix: str, rule: str, part: str, params: Params) -> float:
    """Return how many weeks a fault lasts on average, by a sum made by hand for each rule."""
    fixed, coin = part in FIXES[fix], params.coin
    if rule == "heals" and not fixed:
        healing = (1 - (1 - params.heals) ** WEEKS) / params.heals
        return coin * healing + (1 - coin) * WEEKS
    if rule == "linked" and fix != "none" and not fixed:
        return (1 - coin) * WEEKS
    if rule == "harms" and fixed:
        return (1 - coin) * WEEKS
    if rule == "unseen" and fixed:
        tries = math.ceil(WEEKS / params.wait)
        stretches = [min(params.wait, WEEKS - n * params.wait) for n in range(tries)]
        return sum(weeks * (1 - coin) ** (n + 1) for n, weeks in enumerate(stretches))
    return 0 if fixed else WEEKS


def expect(fix: str, rule: str, params: Params) -> list[float]:
    """Return the breakdowns of a car in a year to expect: engine, driving, repair."""
    faults = [params.weekly * sum_fault_weeks(fix, rule, part, params) for part in PARTS]
    troubled = len(FIXES[fix]) * params.coin**2 if rule == "harms" else 0
    return [*faults, troubled * params.hurts * WEEKS]


@pytest.mark.parametrize("params", [TOY, ODD], ids=["toy", "odd"])
@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("fix", FIXES)
def test_breakdowns_agree_with_the_sum_made_by_hand(fix, rule, params):
    counts = play_year(fix, rule, params, LUCK).counts
    error = 5 * counts.std(axis=1) / math.sqrt(MANY)
    assert np.all(np.abs(counts.mean(axis=1) - expect(fix, rule, params)) <= error)


@pytest.mark.parametrize(("fix", "faults"), [("none", 2), ("engine", 1), ("driving", 1)])
def test_years_with_no_breakdown_agree_with_the_power_of_a_quiet_week(fix, faults):
    clean = (play_year(fix, "car", TOY, LUCK).total == 0).mean()
    known = (1 - TOY.weekly) ** (WEEKS * faults)
    assert clean == pytest.approx(known, abs=5 * math.sqrt(known * (1 - known) / MANY))


def test_the_plain_car_with_both_fixed_never_breaks_down():
    assert play_year("both", "car", TOY, LUCK).counts.sum() == 0


def test_with_nothing_fixed_only_healing_changes_the_year():
    plain = play_year("none", "car", TOY, LUCK).counts
    for rule in RULES:
        same = np.array_equal(play_year("none", rule, TOY, LUCK).counts, plain)
        assert same == (rule != "heals")


@pytest.mark.parametrize(
    ("rule", "changes"),
    [
        ("heals", {"coin": 0}),
        ("linked", {"coin": 0}),
        ("harms", {"coin": 1, "hurts": 0}),
        ("unseen", {"coin": 1}),
    ],
)
@pytest.mark.parametrize("fix", FIXES)
def test_a_rule_without_its_effect_is_the_plain_car(rule, changes, fix):
    params = Params(**changes)
    here, plain = (play_year(fix, name, params, LUCK).counts for name in (rule, "car"))
    assert np.array_equal(here, plain)


@pytest.mark.parametrize("rule", RULES)
def test_a_car_that_is_sure_to_break_down_does_so_every_week(rule):
    counts = play_year("none", rule, Params(weekly=1, coin=0), LUCK).counts
    assert np.all(counts[:2] == WEEKS)


SMALL = st.integers(0, 2**32 - 1).map(lambda seed: draw_luck(np.random.default_rng(seed), 30))
CHANCE = st.floats(0, 1)
PARAMS = st.builds(
    Params, weekly=CHANCE, coin=CHANCE, heals=CHANCE, hurts=CHANCE, wait=st.integers(1, WEEKS)
)


@settings(deadline=None)
@given(SMALL, PARAMS)
def test_more_repair_never_breaks_a_car_down_more_often_unless_repairs_can_harm(luck, params):
    for rule in RULES:
        years = {fix: play_year(fix, rule, params, luck) for fix in FIXES}
        for less, more in (("none", "engine"), ("none", "driving"), ("engine", "both")):
            fewer = years[more].counts[:2] <= years[less].counts[:2]
            assert fewer.all()
            assert rule == "harms" or years[more].counts[2].sum() == 0


@settings(deadline=None)
@given(SMALL, PARAMS)
def test_healing_and_linking_never_harm_and_waiting_and_choosing_never_help_a_fault(luck, params):
    for fix in FIXES:
        plain = play_year(fix, "car", params, luck).counts[:2]
        for rule in ("heals", "linked"):
            assert (play_year(fix, rule, params, luck).counts[:2] <= plain).all()
        for rule in ("harms", "unseen"):
            assert (play_year(fix, rule, params, luck).counts[:2] >= plain).all()


@settings(deadline=None)
@given(SMALL, PARAMS)
def test_neither_repair_is_favored_by_chance(luck, params):
    both_ways = add_mirror(luck)
    for rule in RULES:
        engine, driving = (
            play_year(fix, rule, params, both_ways).total for fix in ("engine", "driving")
        )
        assert np.array_equal(np.sort(engine), np.sort(driving))


@settings(deadline=None)
@given(st.lists(st.integers(0, 5), min_size=1, max_size=300))
def test_shares_add_up_to_100_and_lie_within_one_of_the_truth(totals):
    counts = np.array([totals, np.zeros_like(totals), np.zeros_like(totals)])
    shares = count_shares(Result(counts))
    assert shares.clean + shares.few + shares.many == OF
    assert abs(shares.clean - OF * np.mean(counts[0] == 0)) < 1
    assert abs(shares.many - OF * np.mean(counts[0] > FEW)) < 1


def test_the_same_seed_gives_the_same_year():
    years = [
        play_year("engine", "unseen", TOY, draw_luck(np.random.default_rng(3), 50)).counts
        for _ in range(2)
    ]
    assert np.array_equal(*years)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"weekly": 1.5}, "weekly must lie between 0.0 and 1.0, got 1.5"),
        ({"coin": -0.1}, "coin must lie between 0.0 and 1.0, got -0.1"),
        ({"wait": 0}, "wait must lie between 1 and 52, got 0"),
        ({"heals": float("nan")}, "heals must lie between 0.0 and 1.0, got nan"),
    ],
)
def test_a_number_out_of_range_is_refused_in_one_sentence(changes, words):
    with pytest.raises(ValueError, match=f"^{words}$"):
        Params(**changes)


@pytest.mark.parametrize(("fix", "rule"), [("wheels", "car"), ("engine", "magic")])
def test_a_fix_or_a_rule_that_does_not_exist_is_refused_with_the_choices(fix, rule):
    with pytest.raises(ValueError, match=f"fix is one of .*none.*; got {fix}, {rule}"):
        play_year(fix, rule, TOY, LUCK)
