"""One answer a day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from copilot.limits import limit
from copilot.web.team.once_a_day import OnceADay

pytestmark = pytest.mark.anyio

DAY = date(2026, 11, 26)


class Counting:
    """Counts how often it was asked to count."""

    def __init__(self) -> None:
        self.times = 0

    async def __call__(self) -> int:
        self.times += 1
        return self.times


async def test_a_days_answer_stands_until_the_next() -> None:
    told, count = OnceADay[int](), Counting()
    assert [await told.answer("North", DAY, count) for _ in range(3)] == [1, 1, 1]
    assert await told.answer("South", DAY, count) == 2
    assert await told.answer("North", DAY + timedelta(days=1), count) == 3


async def test_an_answer_that_says_nothing_is_counted_anew() -> None:
    told, count = OnceADay[int](), Counting()
    asked = [await told.answer("North", DAY, count, lambda found: found > 1) for _ in range(3)]
    assert asked == [1, 2, 2]


async def test_no_more_answers_are_kept_than_the_bound() -> None:
    told, count = OnceADay[int](), Counting()
    for number in range(limit("answers_a_day")):
        await told.answer(str(number), DAY, count)
    before = count.times
    assert await told.answer("one more", DAY, count) != await told.answer("one more", DAY, count)
    assert await told.answer("0", DAY, count) == 1
    assert count.times == before + 2
    assert told.not_kept == 2
