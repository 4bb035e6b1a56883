from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copilot.kinds import CallKind
from copilot.review.agreements import Party, done, not_done
from copilot.review.indicators import (
    LEAST_AGREEMENTS,
    LEAST_CALLS,
    IndicatorName,
    Tally,
    calls_within,
    coverage,
    follow_through,
    indicator,
    indicators,
    summed,
    tallies,
)
from copilot.review.shared import NextStepState
from tests.review.team import MONDAY, agreed, call


def shares(one):
    return {tally.name: tally.hits for tally in tallies(one)}


def test_a_call_as_it_should_be_adds_to_all_four():
    assert shares(call()) == dict.fromkeys(list(IndicatorName)[:4], 1.0)


@pytest.mark.parametrize(
    ("changes", "name", "hits"),
    [
        ({"next_step": NextStepState.VAGUE}, IndicatorName.NEXT_STEP_RATE, 0.0),
        ({"next_step": NextStepState.UNKNOWN}, IndicatorName.NEXT_STEP_RATE, None),
        ({"kind": CallKind.RETAIL}, IndicatorName.NEXT_STEP_RATE, None),
        ({"budget_came_up": False}, IndicatorName.QUALIFICATION_COVERAGE, 0.75),
        ({"budget_came_up": None}, IndicatorName.QUALIFICATION_COVERAGE, 1.0),
        ({"kind": CallKind.DEMO}, IndicatorName.QUALIFICATION_COVERAGE, None),
        ({"rep_share": 0.7}, IndicatorName.TALK_SHARE_IN_BAND, 0.0),
        ({"rep_share": None}, IndicatorName.TALK_SHARE_IN_BAND, None),
        ({"duration_s": 200.0}, IndicatorName.TALK_SHARE_IN_BAND, None),
        ({"kind": CallKind.SECURITY_REVIEW}, IndicatorName.TALK_SHARE_IN_BAND, None),
        ({"questions_by_third": (9, 2, 0)}, IndicatorName.QUESTION_CADENCE, 0.0),
        ({"questions_by_third": None}, IndicatorName.QUESTION_CADENCE, None),
        ({"duration_s": 500.0}, IndicatorName.QUESTION_CADENCE, None),
    ],
)
def test_what_was_not_heard_or_does_not_belong_is_left_out(changes, name, hits):
    assert shares(call(**changes)).get(name) == hits


@pytest.mark.parametrize("changes", [{"ended": False}, {"duration_s": 100.0}])
def test_a_call_that_broke_off_or_was_none_adds_nothing(changes):
    assert tallies(call(**changes)) == ()


def test_coverage_needs_two_things_listened_for():
    assert coverage(call(budget_came_up=None, authority_came_up=None, need_came_up=None)) is None


def test_below_the_least_it_says_so_and_no_share():
    few = indicator(Tally(name=IndicatorName.NEXT_STEP_RATE, hits=9, n=LEAST_CALLS - 1))
    assert (few.value, few.interval, few.fine) == (None, None, None)
    assert "9 calls so far: too few" in few.says
    none = indicator(Tally(name=IndicatorName.NEXT_STEP_RATE, hits=0, n=0))
    assert none.says.startswith("No calls so far")


def test_with_enough_it_can_be_recited():
    one = indicator(Tally(name=IndicatorName.NEXT_STEP_RATE, hits=8, n=10))
    assert one.says == (
        "8 of 10 calls ended with a next step that has its day and its owner (80 %)."
    )
    assert one.fine
    assert one.interval
    assert one.interval.low < 0.8 < one.interval.high
    assert not indicator(Tally(name=IndicatorName.NEXT_STEP_RATE, hits=7, n=10)).fine


@pytest.mark.parametrize("name", IndicatorName)
def test_each_shows_its_formula_and_where_its_floor_is_from(name):
    one = indicator(Tally(name=name, hits=0, n=0))
    assert "÷" in one.formula
    assert one.source
    assert 0 < one.floor < 1
    assert one.title


def test_follow_through_counts_what_ended():
    ends = [done(agreed(f"d{n}"), Party.REP, MONDAY) for n in range(LEAST_AGREEMENTS)]
    ends += [not_done(agreed("n"), Party.REP, MONDAY), agreed("open")]
    kept = follow_through(ends, since=MONDAY)
    assert (kept.hits, kept.n) == (4, 5)
    *_, shown = indicators([], ends, since=MONDAY)
    assert shown.says == "4 of 5 agreements were done (80 %)."


def test_what_ended_before_the_calls_that_are_looked_at_is_not_counted():
    before = [done(agreed(f"d{n}"), Party.REP, MONDAY - timedelta(days=1)) for n in range(9)]
    ends = [*before, not_done(agreed("n"), Party.REP, MONDAY)]
    kept = follow_through(ends, since=MONDAY)
    assert (kept.hits, kept.n) == (0, 1)
    assert follow_through(ends, since=MONDAY - timedelta(days=1)).n == 10


def test_a_span_of_days_holds_both_its_ends():
    calls = [call(number, day=MONDAY + timedelta(days=number)) for number in (4, 2, 0)]
    within = calls_within(calls, first=MONDAY, last=MONDAY + timedelta(days=2))
    assert [one.id for one in within] == ["call-000", "call-002"]


@given(st.lists(st.booleans(), max_size=30), st.integers(0, 30))
def test_sums_of_sums_are_the_sum(fine, cut):
    calls = [
        call(n, next_step=NextStepState.SPECIFIC if ok else NextStepState.NONE)
        for n, ok in enumerate(fine)
    ]
    parts = [[part for one in some for part in tallies(one)] for some in (calls[:cut], calls[cut:])]
    assert summed([*summed(parts[0]), *summed(parts[1])]) == summed(parts[0] + parts[1])
    first = indicators(calls, [], since=MONDAY)[0]
    assert (first.hits, first.n) == (sum(fine), len(fine))
