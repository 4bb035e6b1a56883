"""Who holds the floor, and when they let it go."""

from __future__ import annotations

import pytest

from copilot.conversation.floor import turn_end_of
from copilot.conversation.state import Conversation
from copilot.events import CallContext, Utterance
from copilot.kinds import CallKind, Speaker
from copilot.speech.turn_end import HANDOVER_S, UNKNOWN, TurnEnd
from copilot.spoken import Spoken

HOLD_S = 4.0
REP, BUYER = Speaker.REP, Speaker.BUYER


def over(*said: tuple[Speaker, str]) -> TurnEnd:
    context = CallContext(call_id="0e5d3c1a-7a55-5f0e-9c3d-3f1a2b4c5d6e", kind=CallKind.DISCOVERY)
    conversation = Conversation.begin(context)
    for number, (speaker, text) in enumerate(said):
        start = 3.0 * number
        conversation = conversation.after(
            Utterance(
                speaker=speaker,
                start=start,
                end=start + 1.0,
                words=Spoken(text),
                confidence=0.9,
                late=not text,
            )
        )
    return turn_end_of(conversation, HOLD_S)


def test_before_anybody_spoke_nothing_ended():
    assert over() == TurnEnd(after_s=HOLD_S)


def test_a_question_asked_in_two_breaths_is_one():
    assert over((REP, "What would it take for you and Dr."), (REP, "Patel to decide?")).handover


def test_what_was_asked_outright_may_come_in_many_pieces():
    pieces = ("So, when you", "think about", "the next quarter,", "what would", "you change first?")
    assert over(*((REP, piece) for piece in pieces)).handover
    assert not over(*((REP, piece) for piece in pieces[:-1])).handover


def test_an_offer_that_began_some_pieces_ago_is_one():
    pieces = (
        "Would you like me",
        "to look up",
        "your record",
        "by the number",
        "that you gave us?",
    )
    assert not over(*((REP, piece) for piece in pieces)).handover


def test_the_murmur_of_the_other_side_takes_the_question_back():
    assert over((REP, "What did that cost you?")) == TurnEnd(after_s=HANDOVER_S, handover=True)
    assert not over((REP, "What did that cost you?"), (BUYER, "Mm-hm.")).handover


def test_words_that_never_came_tell_nothing():
    assert over((REP, "What did that cost you?"), (REP, "")) == TurnEnd(after_s=HOLD_S)


def test_after_the_buyer_the_rep_is_given_time():
    said = ((REP, "What did that cost you?"), (BUYER, "It cost us two days of work every month."))
    assert over(*said).after_s == pytest.approx(UNKNOWN * HOLD_S)
