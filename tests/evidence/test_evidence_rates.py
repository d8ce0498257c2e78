"""Shares of people as logits, ratios, and recovery: closed forms, empty cells, refusals."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from widgets.evidence.rates import calc_log_risk_ratios, calc_logits, calc_recovery

counts = st.lists(
    st.tuples(st.integers(1, 60), st.integers(0, 60), st.integers(1, 60), st.integers(0, 60)).map(
        lambda row: (min(row[1], row[0]), row[0], min(row[3], row[2]), row[2])
    ),
    min_size=1,
    max_size=8,
).map(lambda rows: np.array(rows, dtype=float).T)


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


@pytest.mark.parametrize(
    ("act", "reason"),
    [
        (lambda: calc_logits([], []), "no study"),
        (lambda: calc_logits([1, 2], [3]), "one length"),
        (lambda: calc_logits([5], [4]), "study 1 has 5 of 4"),
        (lambda: calc_logits([0], [0]), "study 1 has 0 of 0"),
        (lambda: calc_logits([-1], [4]), "study 1 has -1 of 4"),
        (lambda: calc_logits([math.nan], [4]), "finite"),
        (lambda: calc_log_risk_ratios([1], [2], [1, 1], [2, 2]), "got 1 and 2"),
        (lambda: calc_log_risk_ratios([1], [2], [1], [2], "some"), "empty or all"),
        (lambda: calc_recovery(5, 10, 10), "among 0"),
        (lambda: calc_logits(["many"], [4]), "events must be numbers"),
        (lambda: calc_recovery("many", 10, 6), "counts must be numbers"),
        (lambda: calc_recovery(5, 10, 6), "5 cannot have recovered among 4"),
    ],
)
def test_bad_input_is_refused_with_the_reason(act, reason):
    with pytest.raises(ValueError, match=reason):
        act()
