from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copilot.kinds import CallKind, MomentKind
from copilot.review.flagged import REASON_OF, FlagReason, pick, pick_shown
from copilot.review.shared import DisputeReason, NextStepState, SharedCall
from tests.review.team import MONDAY, call, moment


def picked(*calls):
    return pick(calls, week=MONDAY)


def test_a_good_week_is_said_to_be_one():
    found = picked(call(0), call(1))
    assert found.flagged is None
    assert found.says.startswith("No call of that week needs ten minutes.")
    assert found.shared
    assert picked().says == "No call was shared."


@pytest.mark.parametrize(
    ("kind", "changes", "reason"),
    [
        (MomentKind.NO_NEXT_STEP, {"next_step": NextStepState.NONE}, FlagReason.NO_NEXT_STEP),
        (MomentKind.MONOLOGUE, {"rep_share": 0.7}, FlagReason.ONE_SIDED),
        (MomentKind.BUDGET_SKIPPED, {"budget_came_up": False}, FlagReason.NO_BUDGET),
        (MomentKind.BUYER_QUIET, {}, FlagReason.BUYER_QUIET),
        (MomentKind.PRICE_CONCEDED, {}, FlagReason.PRICE_MOVED),
        (MomentKind.OBJECTION_UNHANDLED, {}, FlagReason.OBJECTION_OPEN),
    ],
)
def test_each_reason_has_its_moment_its_place_and_a_question(kind, changes, reason):
    flag = picked(call(1, moments=(moment(kind, at_s=900.0),), **changes)).flagged
    assert flag is not None
    assert (flag.reason, flag.moment) == (reason, f"{kind}-1")
    assert flag.question.endswith("?")
    assert flag.why.endswith(".")
    assert 0 <= flag.from_s < flag.until_s <= 1800
    assert flag.until_s - flag.from_s <= 600


@pytest.mark.parametrize(
    ("kind", "changes"),
    [
        (MomentKind.NO_NEXT_STEP, {"next_step": NextStepState.SPECIFIC}),
        (MomentKind.NO_NEXT_STEP, {"kind": CallKind.RETAIL, "next_step": NextStepState.NONE}),
        (MomentKind.MONOLOGUE, {"rep_share": 0.4}),
        (MomentKind.BUDGET_SKIPPED, {"budget_came_up": True}),
        (MomentKind.BUDGET_SKIPPED, {"budget_came_up": False, "kind": CallKind.DEMO}),
        (MomentKind.PACE_RISING, {}),
    ],
)
def test_what_came_right_later_or_does_not_belong_is_not_flagged(kind, changes):
    assert picked(call(1, moments=(moment(kind),), **changes)).flagged is None


def test_what_was_withheld_does_not_come_back_as_a_number():
    """The rep withheld the moments: what is left are measures, and they flag nothing."""
    bare = call(1, next_step=NextStepState.NONE, rep_share=0.9, budget_came_up=False)
    assert picked(bare).flagged is None


def test_what_the_rep_disputes_flags_no_call_by_itself():
    one = call(1, next_step=NextStepState.NONE, moments=(moment(disputed=DisputeReason.MISHEARD),))
    assert picked(one).flagged is None


def test_the_graver_call_is_picked_and_the_later_of_equals():
    quiet = call(0, moments=(moment(MomentKind.BUYER_QUIET, strength=0.7),))
    lost = call(1, next_step=NextStepState.NONE, moments=(moment(),))
    same = call(2, next_step=NextStepState.NONE, moments=(moment(),))
    flag = picked(quiet, same, lost).flagged
    assert flag
    assert flag.call == "call-002"


def test_two_things_in_one_call_are_worth_more_than_one():
    one = call(0, next_step=NextStepState.NONE, moments=(moment(),))
    two = call(1, next_step=NextStepState.NONE, moments=(moment(MomentKind.BUYER_QUIET), moment()))
    flag = picked(two, one).flagged
    assert flag
    assert flag.call == "call-001"


def test_other_weeks_and_calls_that_broke_off_are_not_looked_at():
    late = call(1, day=MONDAY + timedelta(days=7), moments=(moment(MomentKind.BUYER_QUIET),))
    broken = call(2, ended=False, moments=(moment(MomentKind.BUYER_QUIET),))
    assert not picked(late, broken).shared


def test_this_weeks_flag_is_shown_else_the_last_weeks_and_each_says_of_which_week():
    next_monday = MONDAY + timedelta(days=7)
    flagged = (moment(MomentKind.BUYER_QUIET),)
    last, fine = call(1, moments=flagged), call(2, day=next_monday)
    this = call(3, day=next_monday, moments=flagged)
    for today in (next_monday, next_monday + timedelta(days=6)):
        for calls, week, found in (
            ((last,), MONDAY, last),
            ((last, fine), MONDAY, last),
            ((last, fine, this), next_monday, this),
            ((call(0), fine), next_monday, None),
            ((call(0),), MONDAY, None),
            ((), next_monday, None),
        ):
            shown = pick_shown(calls, today=today)
            assert (shown.week, shown.shared) == (week, bool(calls))
            assert (shown.flagged and shown.flagged.call) == (found and found.id)
    assert not pick_shown([last], today=MONDAY + timedelta(days=14)).shared


def any_call(number: int, drawn: bytes) -> SharedCall:
    """A call made of bytes: one draw, and not one for each field."""
    kind, share, step, length, *rest = drawn
    return call(
        number,
        kind=list(CallKind)[kind % len(CallKind)],
        duration_s=length * 15.0,
        rep_share=None if share > 250 else share / 250,
        next_step=list(NextStepState)[step % len(NextStepState)],
        moments=tuple(
            moment(
                list(MomentKind)[what % len(MomentKind)],
                id=f"m-{place}",
                at_s=at * 16.0,
                strength=strength / 255,
                disputed=DisputeReason.OTHER if strength % 5 == 0 else None,
            )
            for place, (what, at, strength) in enumerate(batched(rest))
        ),
    )


def batched(rest: list[int]) -> list[tuple[int, int, int]]:
    return [(rest[at], rest[at + 1], rest[at + 2]) for at in range(0, len(rest) - 2, 3)]


weeks = st.lists(st.binary(min_size=4, max_size=16), max_size=5).map(
    lambda drawn: [any_call(number, one) for number, one in enumerate(drawn)]
)


@given(weeks, st.randoms(use_true_random=True))
def test_the_order_of_the_calls_does_not_matter_and_the_place_is_in_the_call(week, shuffle):
    found = picked(*week)
    again = list(week)
    shuffle.shuffle(again)
    assert picked(*again) == found
    if found.flagged is not None:
        flag = found.flagged
        mine = next(one for one in week if one.id == flag.call)
        kept = next(one for one in mine.moments if one.id == flag.moment)
        assert REASON_OF[kept.kind] is flag.reason
        assert kept.disputed is None
        assert 0 <= flag.from_s <= flag.until_s <= max(mine.duration_s, kept.at_s)
        assert flag.until_s - flag.from_s <= 600.001
