from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest

from copilot.demo.calendar import call_days, monday_of
from copilot.demo.stories import WEEKS


@pytest.mark.parametrize("days", range(7))
def test_all_calls_are_on_working_days_of_weeks_that_are_over(days):
    today = date(2026, 3, 16) + timedelta(days=days)
    for week in range(WEEKS):
        found = call_days(today, week, 4, Random(week))
        assert found == tuple(sorted(found))
        assert all(day.weekday() < 5 for day in found)
        assert all(monday_of(today, week) <= day < today for day in found)
