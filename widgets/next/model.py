"""How old a contact is. Pure: today is handed in."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

MONTHS_GOOD = 6  # chosen: how long a checked contact stands without a warning


def calc_due(checked: date, months: int = MONTHS_GOOD) -> date:
    """Return the last day on which a contact counts as fresh.

    Parameters
    ----------
    checked : date
        The day on which somebody called the number or read its page.
    months : int
        Whole months, 0 or more.

    Notes
    -----
    A day that the later month does not have becomes its last one: 31 August gives 28 February.
    """
    years, month = divmod(checked.month - 1 + months, 12)
    year, month = checked.year + years, month + 1
    return date(year, month, min(checked.day, monthrange(year, month)[1]))


def is_old(checked: date, today: date, months: int = MONTHS_GOOD) -> bool:
    """Return whether a contact was checked more than this many months ago.

    Raises
    ------
    ValueError
        If it was checked after today: that is a slip of the pen.
    """
    if checked > today:
        raise ValueError(f"a contact cannot be checked on {checked}, after today, {today}")
    return today > calc_due(checked, months)
