"""Minutes of a visit: known answers and invariants."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.visits.model import Minutes, find_part, make_parts, sum_minutes

TOY = make_parts([0, 5, 15], [Minutes(1, 4), Minutes(8, 2), Minutes(1, 1, 3)], 20)


@pytest.mark.parametrize(
    ("minute", "number"), [(0, 0), (4, 0), (5, 1), (14, 1), (15, 2), (19, 2), (20, None)]
)
def test_a_part_runs_up_to_the_start_of_the_next(minute, number):
    assert find_part(TOY, minute) == number


def test_the_minutes_of_a_visit_are_the_sum_of_its_parts():
    assert sum_minutes(TOY) == Minutes(10, 7, 3)
    assert sum_minutes(TOY).total == 20


@pytest.mark.parametrize(
    ("minutes", "most"),
    [
        (Minutes(6, 4), "person"),
        (Minutes(4, 6), "staff"),
        (Minutes(5, 5), "both"),
        (Minutes(1, 1, 3), "quiet"),
        (Minutes(2, 2, 1), "both"),
    ],
)
def test_someone_talks_most_only_with_three_fifths_or_more(minutes, most):
    assert minutes.most == most


def test_a_visit_that_does_not_begin_at_minute_0_is_refused():
    with pytest.raises(ValueError, match="must start at minute 0"):
        make_parts([5], [Minutes(5, 5)], 15)


def test_minutes_that_do_not_fill_their_part_are_refused():
    with pytest.raises(ValueError, match="part at minute 5 lasts 10 minutes, and 9 are given"):
        make_parts([0, 5], [Minutes(3, 2), Minutes(4, 5)], 15)


def test_a_part_that_ends_before_it_starts_is_refused():
    with pytest.raises(ValueError, match="part at minute 10 must end after it starts, not at 5"):
        make_parts([0, 10, 5], [Minutes(5, 5), Minutes(0, 0), Minutes(5, 5)], 15)


TALKS = st.lists(
    st.builds(Minutes, st.integers(0, 9), st.integers(0, 9), st.integers(0, 9)).filter(
        lambda talk: talk.total > 0
    ),
    min_size=1,
    max_size=8,
)


@given(TALKS)
def test_each_minute_of_any_visit_lies_in_exactly_one_part(talks):
    starts = [sum(talk.total for talk in talks[:place]) for place in range(len(talks))]
    length = sum(talk.total for talk in talks)
    parts = make_parts(starts, talks, length)
    assert sum_minutes(parts).total == length
    for minute in range(length):
        holding = [n for n, part in enumerate(parts) if part.start <= minute < part.end]
        assert holding == [find_part(parts, minute)]
    assert find_part(parts, length) is None
