"""Weeks, which everything of the team is counted in: from Monday, named by that day. And months."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

DAYS: Final = 7

WEEKS_SHOWN: Final = 8
"""Weeks that pages and briefs look back on: two months of one-to-ones, and enough calls to say something."""


def week_of(day: date) -> date:
    """The Monday of the day's week."""
    return day - timedelta(days=day.weekday())


def weeks_between(first: date, last: date) -> tuple[date, ...]:
    """Each Monday from the week of `first` to that of `last`, both within."""
    start, end = week_of(first), week_of(last)
    count = max(0, (end - start).days // DAYS + 1)
    return tuple(start + timedelta(days=DAYS * number) for number in range(count))


def first_shown(today: date) -> date:
    """The Monday from which pages and briefs of that day look at calls."""
    return week_of(today) - timedelta(weeks=WEEKS_SHOWN - 1)


def monday_before(day: date) -> date:
    """The Monday of the week before the day's."""
    return week_of(day) - timedelta(days=DAYS)


def month_of(day: date) -> date:
    """The first day of the day's month."""
    return day.replace(day=1)


def month_before(day: date) -> date:
    """The first day of the month before the day's."""
    return month_of(month_of(day) - timedelta(days=1))


def last_of_month(day: date) -> date:
    """The last day of the day's month."""
    return month_of(month_of(day) + timedelta(days=31)) - timedelta(days=1)


def week_number(day: date) -> int:
    """A number that rises by one each week, for what takes turns; week 0 begins on 1 January of year 1."""
    return (week_of(day).toordinal() - 1) // DAYS


def day_name(day: date) -> str:
    """``Tuesday 3 March``; the year stands elsewhere on the page."""
    return f"{day:%A} {day.day} {day:%B}"
