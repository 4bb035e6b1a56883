"""When a turn counts as over."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copilot.kinds import Speaker
from copilot.speech.turn_end import (
    ASKS_TWICE,
    BEYOND,
    BUYER_TURN_S,
    HANDOVER_S,
    OPENING_WORDS,
    REP_TURN_S,
    SLOWEST_S,
    UNKNOWN,
    Talk,
    TurnEnd,
    turn_end,
)
from copilot.spoken import Spoken

HOLD_S = 4.0
QUESTION = "What does the rollout look like on your side?"
OFFER = "Could I show you how that looks?"
STATEMENT = "We signed with them two years ago."
TRAILING = "We have three sites and"


def after(text: str, speaker: Speaker = Speaker.REP, **changes: Any) -> TurnEnd:
    talk = {"speaker": speaker, "latest": Spoken(text), "words": 30, **changes}
    return turn_end(Talk(**talk), HOLD_S)


def test_the_reps_question_is_open_sooner_than_anything_else():
    asked = after(QUESTION)
    assert asked == TurnEnd(after_s=HANDOVER_S, handover=True)
    assert asked.after_s < min(REP_TURN_S, BUYER_TURN_S)


def test_a_rep_who_asks_twice_is_given_the_time_for_it():
    once, twice = (0.7,) * (ASKS_TWICE - 1), (0.7,) * ASKS_TWICE
    assert after(QUESTION, asks_on_s=once).after_s == HANDOVER_S
    assert after(QUESTION, asks_on_s=twice).after_s == pytest.approx(BEYOND * 0.7)
    assert after(QUESTION, asks_on_s=(60.0,) * ASKS_TWICE).after_s == SLOWEST_S


@pytest.mark.parametrize("text", ["Is there anything else", "We sent you the papers, okay?"])
def test_what_may_be_under_way_is_no_more_than_a_statement(text):
    assert after(text) == TurnEnd(after_s=REP_TURN_S)


def test_an_offer_waits_for_its_details():
    assert after(OFFER) == TurnEnd(after_s=REP_TURN_S)


def test_a_question_that_was_answered_hands_nothing_over():
    assert after(QUESTION, answered=True, response_s=0.5) == TurnEnd(after_s=HOLD_S)


def test_a_statement_must_outlast_this_reps_pauses():
    assert after(STATEMENT).after_s == REP_TURN_S
    assert after(STATEMENT, usual_s=1.4).after_s == pytest.approx(1.4)
    assert after(STATEMENT, usual_s=9.0).after_s == SLOWEST_S


def test_a_few_words_are_the_opening_of_a_turn():
    assert after(STATEMENT, words=OPENING_WORDS).after_s == HOLD_S
    assert after(STATEMENT, words=OPENING_WORDS + 1).after_s == REP_TURN_S


@pytest.mark.parametrize("text", [TRAILING, "Yeah.", "two one three", "", "next Thursday."])
def test_what_does_not_sound_finished_is_held(text):
    assert after(text) == TurnEnd(after_s=HOLD_S)


@pytest.mark.parametrize("text", [QUESTION, STATEMENT])
def test_after_the_buyer_only_a_hesitating_rep_gets_a_card(text):
    assert after(text, Speaker.BUYER, response_s=0.5).after_s == BUYER_TURN_S
    assert after(text, Speaker.BUYER, response_s=2.5).after_s == pytest.approx(2.5)
    assert not after(text, Speaker.BUYER, response_s=0.5).handover


def test_a_rep_whose_pace_is_not_known_is_given_most_time():
    assert after(STATEMENT, Speaker.BUYER).after_s == pytest.approx(UNKNOWN * HOLD_S)
    assert after(TRAILING, Speaker.BUYER, response_s=6.0).after_s == pytest.approx(6.0)


@given(
    st.one_of(st.text(max_size=80), st.sampled_from([QUESTION, OFFER, STATEMENT, TRAILING])),
    st.sampled_from(Speaker),
    st.booleans(),
    st.one_of(st.none(), st.floats(0, 20)),
    st.lists(st.floats(0, 20), max_size=6),
)
def test_no_turn_is_over_before_the_quickest_handover(text, speaker, answered, usual, asks_on):
    over = after(
        text, speaker, answered=answered, usual_s=usual, response_s=usual, asks_on_s=tuple(asks_on)
    )
    assert over.after_s >= HANDOVER_S
    assert over.handover or over.after_s >= REP_TURN_S
    assert not over.handover or (speaker is Speaker.REP and not answered)
