from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copilot.review.cadence import (
    EVERY_SECOND_WEEK,
    THREE_IN_TWO_WEEKS,
    TWICE_A_WEEK,
    WEEKLY,
    Emphasis,
    Milestone,
    Rhythm,
    cancelled,
    emphasis_for,
    moved,
    planned_until,
    propose,
    schedule,
    standing,
    turn_after,
    turn_on,
)
from copilot.review.indicators import IndicatorName, Tally, indicator
from tests.review.team import MONDAY

TEN = time(10, 0)


def numbers(hits):
    return [indicator(Tally(name=name, hits=hits, n=10)) for name in IndicatorName]


FINE, NOT_FINE, UNKNOWN = numbers(10), numbers(2), numbers(2)[:2]


def proposed(days, given=()):
    return propose(tenure_start=MONDAY - timedelta(days=days), today=MONDAY, indicators=given)


@pytest.mark.parametrize(
    ("days", "given", "rhythm", "between"),
    [
        (0, FINE, Rhythm.RAMPING, TWICE_A_WEEK),
        (29, (), Rhythm.RAMPING, TWICE_A_WEEK),
        (30, (), Rhythm.RAMPING, TWICE_A_WEEK),
        (30, FINE, Rhythm.RAMPING, THREE_IN_TWO_WEEKS),
        (60, NOT_FINE, Rhythm.RAMPING, THREE_IN_TWO_WEEKS),
        (60, FINE, Rhythm.RAMPING, WEEKLY),
        (90, (), Rhythm.CORE, WEEKLY),
        (200, FINE, Rhythm.CORE, WEEKLY),
        (365, FINE, Rhythm.SENIOR, EVERY_SECOND_WEEK),
        (365, UNKNOWN, Rhythm.SENIOR, EVERY_SECOND_WEEK),
        (900, NOT_FINE, Rhythm.CORE, WEEKLY),
    ],
)
def test_tenure_and_evidence_make_the_rhythm(days, given, rhythm, between):
    found = proposed(days, given)
    assert (found.rhythm, found.days_between) == (rhythm, between)
    assert found.review_on >= MONDAY
    assert found.why.endswith(".")
    assert 30 <= found.minutes <= 45


def test_too_little_to_say_is_neither_fine_nor_not():
    assert standing(UNKNOWN) is None
    assert standing(FINE) is True
    assert standing([*FINE[:4], NOT_FINE[4]]) is False


def test_milestones_are_agreed_and_end_when_they_are_done():
    due = MONDAY + timedelta(days=30)
    steps = [Milestone(text="three calls", due=due), Milestone(text="first", due=MONDAY, done=True)]
    found = propose(tenure_start=date(2020, 1, 1), today=MONDAY, indicators=FINE, milestones=steps)
    assert (found.rhythm, found.review_on) == (Rhythm.MILESTONES, due)
    after = propose(
        tenure_start=date(2020, 1, 1), today=MONDAY, indicators=FINE, milestones=steps[1:]
    )
    assert after.rhythm is Rhythm.SENIOR


@given(st.integers(0, 900), st.integers(0, 6), st.integers(0, 120))
def test_meetings_are_on_working_days_in_order_and_each_has_its_uid(days, shift, length):
    first = MONDAY + timedelta(days=shift)
    until = first + timedelta(days=length)
    plan = schedule(proposed(days), pair="a/b", first=first, until=until, starts_at=TEN)
    assert all(one.day.weekday() < 5 and first <= one.day <= until for one in plan)
    assert [one.day for one in plan] == sorted({one.day for one in plan})
    assert len({one.uid for one in plan}) == len(plan)
    assert plan == schedule(proposed(days), pair="a/b", first=first, until=until, starts_at=TEN)


def test_another_pair_has_other_uids():
    one, other = (
        schedule(proposed(100), pair=pair, first=MONDAY, until=MONDAY, starts_at=TEN)[0]
        for pair in ("a/b", "a/c")
    )
    assert one.uid != other.uid


def test_the_emphasis_takes_turns():
    assert [emphasis_for(turn) for turn in range(5)] == [
        Emphasis.DEAL, Emphasis.SKILL, Emphasis.DEAL, Emphasis.CAREER, Emphasis.DEAL,
    ]  # fmt: skip
    plan = schedule(
        proposed(100),
        pair="p",
        first=MONDAY,
        until=MONDAY + timedelta(days=7),
        starts_at=TEN,
        turn=3,
    )
    assert [one.emphasis for one in plan] == [Emphasis.CAREER, Emphasis.DEAL]


@pytest.mark.parametrize("step", [7, 14])
@given(st.integers(0, 400))
def test_without_a_plan_they_take_turns_too(step, weeks):
    """Weekly or every second week, whenever it began: never three of a kind, and all within two months."""
    first = MONDAY + timedelta(weeks=weeks)
    seen = [emphasis_for(turn_on(first + timedelta(days=step * number))) for number in range(9)]
    assert all(len(set(seen[place : place + 3])) > 1 for place in range(len(seen) - 2))
    assert set(seen) == set(Emphasis)


@given(st.integers(0, 900), st.sampled_from(Emphasis))
def test_a_plan_anew_does_not_begin_with_what_came_before(days, before):
    day = MONDAY + timedelta(days=days)
    assert emphasis_for(turn_after(before, day)) is not before
    assert turn_after(None, day) == turn_on(day)


def test_a_meeting_that_moves_stays_the_same_meeting():
    (one,) = schedule(proposed(100), pair="p", first=MONDAY, until=MONDAY, starts_at=TEN)
    away = cancelled(one)
    assert (away.uid, away.sequence, away.cancelled) == (one.uid, 1, True)
    assert cancelled(away) == away
    back = moved(away, day=MONDAY + timedelta(days=1), starts_at=time(9))
    assert (back.uid, back.sequence, back.cancelled) == (one.uid, 2, False)


@given(
    st.integers(0, 900),
    st.sampled_from((FINE, NOT_FINE, UNKNOWN)),
    st.integers(0, 31),
    st.lists(st.integers(0, 40), max_size=2),
)
def test_a_plan_has_meetings_whenever_it_begins(days, numbers_now, wait, due_in):
    """Also where the rhythm is to be looked at again before its first meeting."""
    steps = [Milestone(text="x", due=MONDAY + timedelta(days=one)) for one in due_in]
    plan = propose(
        tenure_start=MONDAY - timedelta(days=days),
        today=MONDAY,
        indicators=numbers_now,
        milestones=steps,
    )
    first = MONDAY + timedelta(days=wait)
    until = planned_until(plan, first)
    assert until >= plan.review_on
    meetings = schedule(plan, pair="p", first=first, until=until, starts_at=TEN)
    assert len(meetings) >= (2 if first.weekday() < 5 else 1)
