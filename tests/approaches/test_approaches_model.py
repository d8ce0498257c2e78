"""A gap as people of 100: known answers, and what must hold for every gap."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.approaches.model import NO_GAP, Gap, calc_share, count_better

GAPS = st.floats(-3, 3, allow_nan=False)


@pytest.mark.parametrize(
    ("gap", "people"),
    [(0, 50), (0.2, 58), (0.5, 69), (0.8, 79), (1, 84), (-1, 16), (1.96, 98)],
)
def test_a_gap_gives_the_people_of_100_that_a_table_of_the_bell_curve_gives(gap, people):
    assert count_better(Gap(gap)).people == people


def test_no_gap_is_half_and_half():
    count = count_better(Gap(0.0))
    assert count.people == count.rest == NO_GAP


@given(GAPS)
def test_a_gap_seen_from_the_other_side_swaps_the_two_shares(gap):
    assert calc_share(gap) + calc_share(-gap) == pytest.approx(1)


@given(GAPS, GAPS)
def test_a_wider_gap_never_gives_fewer_people(one, other):
    low, high = sorted((one, other))
    assert count_better(Gap(low)).people <= count_better(Gap(high)).people


@given(st.lists(GAPS, min_size=3, max_size=3))
def test_the_range_holds_the_mark_also_when_it_is_flipped(ends):
    low, value, high = sorted(ends)
    for gap in (Gap(value, low, high), Gap(value, low, high).flip()):
        count = count_better(gap)
        assert 0 <= count.low <= count.people <= count.high <= 100
        assert count.people + count.rest == 100


def test_flipping_twice_changes_nothing():
    for gap in (Gap(-0.28, -0.48, -0.07), Gap(0.56)):
        assert gap.flip().flip() == gap


def test_a_scale_where_less_is_better_counts_the_same_way():
    count = count_better(Gap(-0.28, -0.48, -0.07).flip())
    assert (count.people, count.low, count.high) == (61, 53, 68)


@pytest.mark.parametrize(
    ("gap", "clear"),
    [
        (Gap(0.3, 0.1, 0.5), True),
        (Gap(-0.3, -0.5, -0.1), True),
        (Gap(0.06, 0.0, 0.12), False),
        (Gap(-0.23, -0.68, 0.23), False),
        (Gap(0.56), False),
    ],
)
def test_a_result_is_clear_only_if_its_whole_range_lies_on_one_side(gap, clear):
    assert count_better(gap).is_clear is clear


def test_half_a_range_and_a_value_outside_its_range_are_refused():
    with pytest.raises(ValueError, match="both ends, or neither"):
        Gap(0.3, low=0.1)
    with pytest.raises(ValueError, match=r"0\.9 lies outside 0\.1 to 0\.5"):
        Gap(0.9, 0.1, 0.5)
