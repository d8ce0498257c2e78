"""How old a contact is: known answers, month ends, and a fuzz over many days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.next.model import calc_due, is_old

DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))


@pytest.mark.parametrize(
    ("checked", "due"),
    [
        (date(2026, 11, 23), date(2027, 5, 23)),
        (date(2026, 8, 31), date(2027, 2, 28)),
        (date(2027, 8, 31), date(2028, 2, 29)),
        (date(2026, 12, 31), date(2027, 6, 30)),
        (date(2026, 1, 1), date(2026, 7, 1)),
    ],
)
def test_a_contact_is_due_after_six_months(checked, due):
    assert calc_due(checked) == due


def test_a_contact_is_old_on_the_day_after_it_is_due_and_not_before():
    checked = date(2026, 11, 23)
    assert not is_old(checked, checked)
    assert not is_old(checked, date(2027, 5, 23))
    assert is_old(checked, date(2027, 5, 24))


def test_a_check_in_the_future_is_refused_in_a_sentence():
    with pytest.raises(ValueError, match="cannot be checked on 2027-01-02, after today"):
        is_old(date(2027, 1, 2), date(2027, 1, 1))


@given(DAYS, st.integers(0, 60))
def test_due_is_never_before_the_check_and_at_most_31_days_off_a_month(checked, months):
    due = calc_due(checked, months)
    assert due >= checked
    assert abs((due - checked).days - months * 30.44) <= 4


@given(DAYS, st.integers(0, 400))
def test_a_contact_never_gets_young_again(checked, days):
    today = checked + timedelta(days)
    assert is_old(checked, today + timedelta(1)) >= is_old(checked, today)
