from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copilot.errors import ScorecardRefused
from copilot.kinds import CallKind
from copilot.review.scorecard import (
    LEAST_CALLS,
    SCORED_NAMES,
    SELF_QUESTIONS,
    Confirmed,
    Scorecard,
    ScoredSkill,
    confirmed,
    next_card,
    proposals,
    scored_by_rep,
)
from copilot.review.shared import NextStepState
from tests.review.team import MONDAY, call

CARD = Scorecard(id="c", rep="r", first=MONDAY, last=MONDAY + timedelta(days=27))
OWN = [(skill, 3) for skill in ScoredSkill]
ON = MONDAY + timedelta(days=28)


def calls(count=6, **changes):
    return [call(number, **changes) for number in range(count)]


def scores(found):
    return {one.skill: one.score for one in found}


def test_all_as_it_should_be_is_five_and_nothing_of_it_is_one():
    assert scores(proposals(calls())) == dict.fromkeys(ScoredSkill, 5)
    nothing = calls(
        rep_questions=0, need_came_up=False, budget_came_up=False, authority_came_up=False,
        timing_came_up=False, questions_by_third=(0, 0, 0), rep_share=0.9, next_step=NextStepState.NONE,
    )  # fmt: skip
    assert scores(proposals(nothing)) == dict.fromkeys(ScoredSkill, 1)


def test_the_working_is_shown():
    half = [*calls(3), *[call(3 + n, next_step=NextStepState.VAGUE) for n in range(3)]]
    step = next(one for one in proposals(half) if one.skill is ScoredSkill.NEXT_STEP)
    assert step.says == "1 + 4 x 0.750 over 6 calls is 4.00, so 4."
    assert step.formula.startswith("1 + 4 x")


def test_on_too_few_calls_nothing_is_proposed():
    few = proposals(calls(LEAST_CALLS - 1))
    assert scores(few) == dict.fromkeys(ScoredSkill)
    assert few[0].says == "4 calls: too few to propose a score from."
    assert scores(proposals(calls(kind=CallKind.DEMO)))[ScoredSkill.DISCOVERY] is None
    assert scores(proposals(calls(duration_s=90.0))) == dict.fromkeys(ScoredSkill)
    unknown = proposals(calls(next_step=NextStepState.UNKNOWN))
    assert scores(unknown)[ScoredSkill.NEXT_STEP] is None


@given(st.floats(0, 1), st.integers(0, 30), st.sampled_from(NextStepState), st.booleans())
def test_a_score_is_a_whole_number_from_one_to_five(share, questions, step, came_up):
    made = calls(rep_share=share, rep_questions=questions, next_step=step, need_came_up=came_up)
    assert {one.score for one in proposals(made)} <= {None, 1, 2, 3, 4, 5}


def test_the_rep_scores_first_and_only_then_is_there_a_proposal():
    assert CARD.proposal == ()
    with pytest.raises(ScorecardRefused, match="scores first"):
        confirmed(CARD, [Confirmed(skill=skill, score=3) for skill in ScoredSkill], ON)
    late = call(9, day=CARD.last + timedelta(days=1))
    card = scored_by_rep(CARD, OWN, [*calls(), late], ON)
    assert card.own == tuple(OWN)
    assert card.proposal[1].n == 6
    with pytest.raises(ScorecardRefused, match="before the proposal"):
        scored_by_rep(card, OWN, calls(), ON)


@pytest.mark.parametrize(
    "own", [OWN[:2], [*OWN, OWN[0]], [*OWN[:2], (ScoredSkill.QUALIFICATION, 6)], []]
)
def test_all_three_are_scored_within_the_range(own):
    with pytest.raises(ScorecardRefused):
        scored_by_rep(CARD, own, calls(), ON)


def test_the_manager_confirms_or_changes_with_a_reason():
    card = scored_by_rep(CARD, OWN, calls(), ON)
    as_proposed = [Confirmed(skill=skill, score=5) for skill in reversed(ScoredSkill)]
    assert confirmed(card, as_proposed, ON).confirmed[0].skill is ScoredSkill.DISCOVERY
    changed = [Confirmed(skill=ScoredSkill.DISCOVERY, score=4), *as_proposed[:2]]
    with pytest.raises(ScorecardRefused, match="discovery is changed without a reason"):
        confirmed(card, changed, ON)
    reasoned = [
        Confirmed(skill=ScoredSkill.DISCOVERY, score=4, reason="heard two"),
        *as_proposed[:2],
    ]
    assert confirmed(card, reasoned, ON).confirmed_on == ON


def test_without_a_proposal_the_reps_own_score_stands():
    card = scored_by_rep(CARD, OWN, [], ON)
    own = [Confirmed(skill=skill, score=3) for skill in ScoredSkill]
    assert confirmed(card, own, ON).confirmed == tuple(own)
    with pytest.raises(ScorecardRefused):
        confirmed(card, [Confirmed(skill=skill, score=4) for skill in ScoredSkill], ON)


def test_each_has_a_name_and_a_question_to_oneself():
    assert set(SCORED_NAMES) == set(SELF_QUESTIONS) == set(ScoredSkill)
    assert all(question.endswith("?") for question in SELF_QUESTIONS.values())


def test_no_week_is_on_two_cards_and_a_card_takes_two_to_four():
    made: list[Scorecard] = []
    today = MONDAY + timedelta(days=2)
    for _ in range(60):
        following = next_card(made, today)
        weeks = ((following.last - following.first).days + 1) / 7
        assert 2 <= weeks <= 4
        assert following.first.weekday() == following.opens_on.weekday() == 0
        if following.opens_on <= today:
            assert following.last < today
            assert all(card.last < following.first for card in made)
            made.append(Scorecard(id="c", rep="r", first=following.first, last=following.last))
        today += timedelta(days=5)
    assert len(made) > 10


def test_a_first_card_is_open_at_once_and_the_next_in_two_weeks():
    first = next_card((), MONDAY)
    assert (first.first, first.opens_on) == (MONDAY - timedelta(weeks=4), MONDAY)
    # a card may have ended on a Friday
    card = Scorecard(id="c", rep="r", first=first.first, last=MONDAY - timedelta(days=3))
    following = next_card([card], MONDAY + timedelta(days=6))
    assert (following.first, following.opens_on) == (MONDAY, MONDAY + timedelta(weeks=2))
