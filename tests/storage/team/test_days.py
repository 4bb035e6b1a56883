"""Days as numbers, and the weeks that they fall into."""

from __future__ import annotations

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from copilot.review.weeks import week_of
from copilot.storage.team.columns import DAY_MAX, UNIX_MAX
from copilot.storage.team.days import (
    DAY_SECONDS,
    day_number,
    day_of,
    day_of_or_none,
    number_or_none,
    today_of,
    week_start,
)

DAYS = st.dates(date(1970, 1, 5), date(2100, 1, 1))


@given(DAYS)
def test_a_day_comes_back(day: date) -> None:
    assert day_of(day_number(day)) == day
    assert day_of_or_none(number_or_none(day)) == day


@given(DAYS)
def test_a_week_begins_on_the_monday_that_the_review_says(day: date) -> None:
    assert day_of(week_start(day_number(day))) == week_of(day)


@given(st.integers(0, UNIX_MAX))
def test_the_day_of_a_moment(now: int) -> None:
    assert day_of(today_of(now)) == datetime.fromtimestamp(now, tz=UTC).date()


def test_the_ends() -> None:
    assert day_number(date(1970, 1, 1)) == 0
    assert day_of(DAY_MAX) == date(2100, 1, 1)
    assert UNIX_MAX == DAY_MAX * DAY_SECONDS
    assert number_or_none(None) is None
    assert day_of_or_none(None) is None
