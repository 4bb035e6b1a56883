"""A habit shows in what the real rules make of a call."""

from __future__ import annotations

from dataclasses import asdict, replace
from random import Random

import pytest

from copilot.conversation.standing import stood
from copilot.demo.habits import Habits
from copilot.demo.played_call import Say, id_of, play, shared
from copilot.demo.script import write
from copilot.kinds import CallKind, MomentKind
from copilot.review.shared import DisputeReason, NextStepState
from tests.demo.conftest import TODAY

GOOD = Habits(
    agenda=1, asks=1, spread=1, numbers=1, budget=1, people=1, process=1, dates=1, step=1, holds=1,
    rivals=1, checks=1,
)  # fmt: skip


def heard(rulebook, kind, habits, seed=1):
    one = play(write(kind, habits, Random(seed)), rulebook, id_of("test", kind, seed))
    return one, shared(one, day=TODAY)


def test_a_call_done_well_has_no_moment_and_everything_came_up(rulebook):
    one, call = heard(rulebook, CallKind.DISCOVERY, GOOD)
    end = asdict(stood(one.conversation))
    assert {name: getattr(call, name) for name in end} == end  # as the product reads a call's end
    assert call.moments == ()
    assert call.next_step is NextStepState.SPECIFIC
    assert call.budget_came_up
    assert call.authority_came_up
    assert call.need_came_up
    assert call.timing_came_up
    assert 0.3 <= call.rep_share <= 0.45
    assert min(call.questions_by_third) >= 1
    assert sum(call.questions_by_third) == call.rep_questions


@pytest.mark.parametrize(
    ("kind", "habits", "moment"),
    [
        (CallKind.DISCOVERY, {"budget": 0}, MomentKind.BUDGET_SKIPPED),
        (CallKind.DISCOVERY, {"step": 0, "loose": 0}, MomentKind.NO_NEXT_STEP),
        (CallKind.DISCOVERY, {"pitch_s": 150}, MomentKind.MONOLOGUE),
        (CallKind.PRICING, {"holds": 0}, MomentKind.PRICE_CONCEDED),
    ],
)
def test_a_habit_makes_its_moment(rulebook, kind, habits, moment):
    _, call = heard(rulebook, kind, replace(GOOD, **habits))
    assert moment in {one.kind for one in call.moments}


def test_the_reps_say_is_in_what_is_shared(rulebook):
    bad = replace(GOOD, budget=0, step=0, loose=0)
    one, call = heard(rulebook, CallKind.DISCOVERY, bad)
    first, second = one.moments[:2]
    say = Say(
        notes={first.id: "By mail."}, disputed={first.id: DisputeReason.OTHER}, withheld={second.id}
    )
    shown = shared(one, day=TODAY, reference="7", say=say)
    assert shown.reference == "7"
    assert len(shown.moments) == len(call.moments) - 1
    assert (shown.moments[0].annotation, shown.moments[0].disputed) == (
        "By mail.",
        DisputeReason.OTHER,
    )


def test_ids_are_the_same_for_the_same_and_no_others():
    assert id_of("a", 1) == id_of("a", 1) != id_of("a", 2)
