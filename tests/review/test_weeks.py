from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from copilot.review.weeks import (
    WEEKS_SHOWN,
    day_name,
    first_shown,
    last_of_month,
    monday_before,
    month_before,
    month_of,
    week_number,
    week_of,
    weeks_between,
)

days = st.dates(date(1990, 1, 1), date(2100, 1, 1))


@given(days)
def test_a_week_begins_on_the_monday_before(day):
    assert week_of(day).weekday() == 0
    assert 0 <= (day - week_of(day)).days < 7
    assert week_number(day) == week_number(week_of(day))
    assert week_number(day + timedelta(days=7)) == week_number(day) + 1


@given(days, days)
def test_weeks_between_are_all_of_them(first, last):
    weeks = weeks_between(first, last)
    assert list(weeks) == sorted(set(weeks))
    assert all(week.weekday() == 0 for week in weeks)
    if first <= last:
        assert weeks[0] == week_of(first)
        assert weeks[-1] == week_of(last)


@given(days)
def test_a_month_has_a_first_and_a_last_day_and_one_before_it(day):
    first, last = month_of(day), last_of_month(day)
    assert first.day == 1
    assert first <= day <= last
    assert (last + timedelta(days=1)).day == 1
    assert (last + timedelta(days=1) - first).days in {28, 29, 30, 31}
    assert last_of_month(month_before(day)) == first - timedelta(days=1)


def test_a_day_is_written_as_it_is_said():
    assert day_name(date(2026, 3, 3)) == "Tuesday 3 March"


@given(days)
def test_pages_look_back_on_eight_weeks_this_one_among_them(day):
    weeks = weeks_between(first_shown(day), day)
    assert len(weeks) == WEEKS_SHOWN
    assert weeks[-2] == monday_before(day)
