"""Days as the store counts them: from 1970-01-01, so that a week or a retention is a subtraction."""

from __future__ import annotations

from datetime import date
from typing import Final

EPOCH: Final = date(1970, 1, 1).toordinal()
FIRST_DAY: Final = date(1970, 1, 1)
LAST_DAY: Final = date(2099, 12, 31)
"""What a column of days holds: one beyond it would never grow old."""

DAY_SECONDS: Final = 86_400
WEEK_DAYS: Final = 7
MONDAY: Final = 4
"""The first Monday, 1970-01-05."""


def day_number(day: date) -> int:
    """Days from 1970-01-01 to that day."""
    return day.toordinal() - EPOCH


def day_of(number: int) -> date:
    """The day of a number."""
    return date.fromordinal(number + EPOCH)


def today_of(now: int) -> int:
    """The number of the UTC day of a moment in seconds since 1970."""
    return now // DAY_SECONDS


def week_start(number: int) -> int:
    """The Monday of that day's week."""
    return number - (number - MONDAY) % WEEK_DAYS


def number_or_none(day: date | None) -> int | None:
    """The number of a day, if there is one."""
    return None if day is None else day_number(day)


def day_of_or_none(number: int | None) -> date | None:
    """The day of a number, if there is one."""
    return None if number is None else day_of(number)
