"""Which day the example's calls and meetings were on: six whole weeks before the given day. Pure."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from copilot.demo.stories import WEEKS

if TYPE_CHECKING:
    from random import Random


def monday_of(today: date, week: int) -> date:
    """The Monday of a week, from 0; the last week is the one before today's."""
    return today - timedelta(days=today.weekday() + 7 * (WEEKS - week))


def call_days(today: date, week: int, calls: int, random: Random) -> tuple[date, ...]:
    """So many days of a week, Monday to Friday, by day."""
    monday = monday_of(today, week)
    places = sorted(random.choices(range(5), k=calls))
    return tuple(monday + timedelta(days=place) for place in places)
