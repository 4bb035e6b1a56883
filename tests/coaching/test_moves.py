from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from copilot.coaching.moves import ASK, MOVES, Move, Verdict, move_for
from copilot.kinds import MomentKind, SignalKind, Speaker
from tests.conversation.talk import said, talk

if TYPE_CHECKING:
    from copilot.conversation.state import Conversation

BUYER = ("R: Nine hundred dollars a month.", "B: Hm, that is too expensive for a team like ours.")
ASKED = (
    "R: Good morning, this is Ann from Coldline.",
    "B: Good morning, we have been waiting for your call.",
    "R: The sensors go on the doors of each cold store.",
    "B: We have four of those, and two of them are new.",
    "R: They talk to a small box on the wall.",
    "B: Okay, but how long does it take?",
)


def answered(move: Move, text: str, *before: str, seconds: float | None = None) -> Verdict:
    heard = talk(*(before or BUYER))
    after = heard.after(said(text, start=heard.at + 0.8, seconds=seconds))
    return move.judge(heard, after)


@pytest.mark.parametrize(
    ("kind", "answer", "verdict"),
    [
        (MomentKind.BUDGET_SKIPPED, "What budget do you have set aside for this?", Verdict.DONE),
        (MomentKind.BUDGET_SKIPPED, "What does a good week look like for you?", Verdict.NEAR),
        (MomentKind.BUDGET_SKIPPED, "Let me tell you more about that.", Verdict.NOT_YET),
        (MomentKind.AUTHORITY_UNKNOWN, "Who signs off on this in the end?", Verdict.DONE),
        (MomentKind.TIMING_UNKNOWN, "When do you need it to be live?", Verdict.DONE),
        (MomentKind.PROCESS_UNKNOWN, "What are the steps from here to a signature?", Verdict.DONE),
        (MomentKind.NO_NEXT_STEP, "How about Thursday at ten?", Verdict.DONE),
        (MomentKind.NO_NEXT_STEP, "Thanks for your time.", Verdict.NOT_YET),
        (MomentKind.PAIN_UNQUANTIFIED, "How many hours a week does that cost you?", Verdict.DONE),
        (MomentKind.PRICE_OBJECTION, "What are you comparing it with?", Verdict.DONE),
        (MomentKind.PRICE_CONCEDED, "I can give you ten percent off. What do you say?", Verdict.NOT_YET),
        (MomentKind.CLOSED_QUESTIONS, "Do you like it?", Verdict.NEAR),
        (MomentKind.CLOSED_QUESTIONS, "How do you do that today?", Verdict.DONE),
        (MomentKind.MONOLOGUE, "What would that change for you?", Verdict.DONE),
    ],
)  # fmt: skip
def test_what_an_answer_is(kind: MomentKind, answer: str, verdict: Verdict) -> None:
    assert answered(move_for(kind), answer) is verdict


def test_a_question_of_theirs_wants_an_answer() -> None:
    move = move_for(MomentKind.QUESTION_UNANSWERED)
    assert answered(move, "It takes three weeks from the first day.", *ASKED) is Verdict.DONE
    assert answered(move, "Let me show you the dashboard.", *ASKED) is Verdict.NOT_YET


def test_a_speech_with_a_question_at_its_end_is_no_question() -> None:
    assert answered(ASK, "What would that change for you?", seconds=40.0) is Verdict.NOT_YET


def test_what_was_asked_before_does_not_count() -> None:
    heard = talk("R: What would that change for you?", "B: A lot, I think, all of it.")
    after = heard.after(said("I see.", start=heard.at + 0.8))
    assert ASK.judge(heard, after) is Verdict.NOT_YET


def test_the_buyers_question_is_not_the_reps() -> None:
    heard = talk(*BUYER)
    after = heard.after(said("What is in it?", speaker=Speaker.BUYER, start=heard.at + 0.8))
    assert ASK.judge(heard, after) is Verdict.NOT_YET


def test_nothing_changes_nothing() -> None:
    heard: Conversation = talk(*BUYER)
    assert move_for(MomentKind.NO_NEXT_STEP).judge(heard, heard) is Verdict.NOT_YET


def test_every_move_has_an_aim_and_something_that_shows_it() -> None:
    for move in (ASK, *MOVES.values()):
        assert move.aim
        shows = (move.signals, move.asks, move.asks_open, move.steps, move.quantifies, move.answers)
        assert any(shows)
        assert not move.signals & move.spoils
    assert move_for(MomentKind.TALK_SHARE_HIGH) is ASK
    assert SignalKind.CONCESSION in move_for(MomentKind.PRICE_CONCEDED).spoils
