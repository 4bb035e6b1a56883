"""Proposal, answer, day and doubt, joined over the turns between them."""

from __future__ import annotations

import pytest

from copilot.conversation.next_step import NextStepLevel
from copilot.kinds import SignalKind, Speaker
from tests.conversation import endings
from tests.conversation.dialogues import NONE, SPECIFIC, VAGUE
from tests.conversation.talk import talk

CASES = [
    pytest.param(lines, level, bare, id=f"{level}-{number}-{'bare' if bare else 'written'}")
    for level, calls in (
        ("specific", SPECIFIC + endings.SPECIFIC),
        ("vague", VAGUE + endings.VAGUE),
        ("none", NONE + endings.NONE),
    )
    for number, lines in enumerate(calls)
    for bare in (False, True)
]


@pytest.mark.parametrize(("lines", "level", "bare"), CASES)
def test_a_call_reaches_the_level_that_a_listener_would_give_it(lines, level, bare):
    reached = talk(*lines, bare=bare).next_step.level
    assert ("none" if reached is NextStepLevel.PROPOSED else reached) == level


def test_it_says_who_proposed_and_when_it_was_settled():
    call = talk(
        "R: What else should I know?",
        "B: Could we look at the contract together on Thursday?",
        "R: Sure, Thursday works.",
    )
    step = call.next_step
    assert step.specific
    assert step.agreed
    assert step.owner_known
    assert step.day_known
    assert step.proposed_by is Speaker.BUYER
    assert step.proposed_at is not None
    assert step.at == call.at
    assert step.proposed_at < step.at


def test_a_proposal_without_an_answer_is_only_proposed():
    step = talk("R: How about a call on Tuesday at four?").next_step
    assert step.level is NextStepLevel.PROPOSED
    assert not step.agreed


def test_a_day_in_one_turn_and_a_yes_five_turns_later_belong_together():
    call = talk(
        "R: Shall we do the walkthrough on Monday at nine?",
        "B: Who would be there?",
        "R: Our engineer and me.",
        "B: How long is it?",
        "R: Forty minutes.",
        "B: Sure, that works.",
    )
    assert call.next_step.specific


def test_nobody_accepts_what_was_proposed_too_long_ago():
    small_talk = ["B: Our depot is in Leeds.", "R: I know the place."] * 5
    call = talk("R: Shall we do the walkthrough on Monday at nine?", *small_talk, "B: Yes.")
    assert call.next_step.level is NextStepLevel.PROPOSED


def test_a_later_vague_step_leaves_the_firm_one_standing():
    firm = ["R: I'll call you Tuesday at nine.", "B: Perfect."]
    later = ["R: And maybe I'll send you an article sometime.", "B: Sure, if you find one."]
    assert talk(*firm, *later).next_step.specific


def test_taking_it_back_undoes_it_and_a_new_day_makes_it_again():
    firm = ["R: I'll call you Tuesday at nine.", "B: Perfect."]
    back = "B: Sorry, I can't make Tuesday after all."
    gone = talk(*firm, back).next_step
    assert gone.level is NextStepLevel.NONE
    assert gone.cancelled_at is not None
    again = talk(*firm, back, "R: Would Wednesday at nine work?", "B: Yes, Wednesday is fine.")
    assert again.next_step.specific


def test_a_doubt_in_the_same_breath_makes_a_firm_yes_vague():
    offer = "R: Can we meet on Friday at two?"
    assert talk(offer, "B: Yes, Friday works.").next_step.specific
    call = talk(offer, "B: Yes, Friday works. But I can't promise anything.")
    assert call.next_step.level is NextStepLevel.VAGUE


def test_a_buyer_who_puts_it_off_is_a_brush_off_and_a_rep_is_not():
    buyer = talk("R: Shall we book a demo?", "B: Let me think about it.")
    assert buyer.last(SignalKind.BRUSH_OFF) is not None
    assert buyer.next_step.brushed_off_at == buyer.at
    assert buyer.next_step.level is NextStepLevel.NONE
    rep = talk("B: Can you match that?", "R: Let me think about it.")
    assert rep.last(SignalKind.BRUSH_OFF) is None


def test_a_step_is_told_once_as_proposed_and_once_as_agreed():
    call = talk(
        "R: Let's schedule the kickoff for Monday at ten.",
        "B: Monday at ten works.",
        "R: Great, I'll send the invite.",
        "B: Thanks.",
    )
    assert call.count(SignalKind.NEXT_STEP_AGREED) == 1
    assert call.count(SignalKind.NEXT_STEP_VAGUE) == 0
    first = call.first(SignalKind.NEXT_STEP_PROPOSED)
    assert first is not None
    assert first.speaker is Speaker.REP


def test_a_vague_step_that_gets_its_day_becomes_firm():
    vague = ["R: Would a second call with your team help?", "B: Yes, that would be good."]
    assert talk(*vague).next_step.level is NextStepLevel.VAGUE
    firm = talk(*vague, "R: How is Thursday at ten?", "B: Thursday at ten is fine.")
    assert firm.next_step.specific
    assert firm.count(SignalKind.NEXT_STEP_VAGUE) == 1
    assert firm.count(SignalKind.NEXT_STEP_AGREED) == 1


def test_the_day_may_come_as_a_fragment_of_its_own():
    call = talk("R: I'll send you the offer.", "R: On Friday.", "B: Great, thanks.")
    assert call.next_step.specific


def test_a_day_that_was_turned_down_is_no_day_of_the_step():
    call = talk(
        "R: Would a second call help?",
        "B: Yes, it would help.",
        "R: How about Tuesday?",
        "B: Tuesday doesn't work. But sure, let's do it.",
    )
    assert call.next_step.level is NextStepLevel.VAGUE
    again = talk(
        "R: Can we meet on Tuesday?", "B: Not on Tuesday.", "R: And Wednesday?", "B: Fine."
    )
    assert again.next_step.specific


def test_a_brush_off_in_the_breath_of_a_yes_undoes_it():
    call = talk("R: Can I send you a quote?", "B: Sure. Actually, take me off your list.")
    assert call.next_step.level is NextStepLevel.NONE
    assert call.next_step.brushed_off_at == call.at
