"""How a pair pauses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copilot.conversation.rhythm import (
    ASKED_AGAIN_S,
    BREATH_S,
    FEWEST,
    SHORTEST_S,
    Rhythm,
    SideRhythm,
)
from copilot.conversation.turns import turn_of
from copilot.events import Utterance
from copilot.kinds import Speaker
from copilot.limits import limit
from copilot.speech.turn_end import BEYOND, KNOWN_QUESTIONS
from copilot.spoken import Spoken

STATEMENT, QUESTION = "We signed with them two years ago.", "What did that cost you?"


def said(speaker: Speaker, text: str, start: float, end: float) -> Utterance:
    return Utterance(
        speaker=speaker, start=start, end=end, words=Spoken(text), confidence=0.9, late=False
    )


def heard(first: str, pause_s: float, *, same: bool, by: Speaker = Speaker.REP) -> Rhythm:
    """The rhythm after `first` and whatever followed it after a pause."""
    before = said(by, first, 0, 10)
    later = said(by if same else by.other, STATEMENT, 10 + pause_s, 15 + pause_s)
    return Rhythm().after(later, turn_of(before, questions=0, backchannel=False))


def test_a_pause_between_two_sentences_of_a_turn_is_remembered():
    assert heard(STATEMENT, 0.5, same=True).rep.statements_s == pytest.approx((0.5,))
    assert heard(STATEMENT, 0.5, same=True, by=Speaker.BUYER).buyer.statements_s


@pytest.mark.parametrize("first", ["We have three sites and", "Yeah."])
def test_a_pause_inside_a_sentence_is_no_rhythm(first):
    assert heard(first, 0.5, same=True) == Rhythm()


def test_breath_is_no_pause():
    assert heard(STATEMENT, BREATH_S - 0.05, same=True) == Rhythm()
    assert heard(QUESTION, BREATH_S - 0.05, same=True).rep.asks_on_s
    assert not heard(QUESTION, SHORTEST_S - 0.05, same=True).rep.asks_on_s


def test_a_question_that_was_gone_on_from_is_told_from_one_that_was_left():
    assert heard(QUESTION, 0.5, same=True).rep.questions_s == pytest.approx((0.5,))
    assert heard(QUESTION, 0.5, same=False).rep.questions_s == (0.0,)


def test_a_piece_of_a_question_is_not_a_question_that_was_gone_on_from():
    assert heard("Is there anything else", 0.5, same=True).rep.questions_s == ()


def test_a_question_in_two_pieces_is_told_by_both():
    before = turn_of(said(Speaker.REP, "What would it", 0, 5), questions=0, backchannel=False)
    later = turn_of(said(Speaker.REP, "take to decide?", 5.3, 10), questions=1, backchannel=False)
    answer = said(Speaker.BUYER, STATEMENT, 10.5, 15)
    assert Rhythm().after(answer, before.joined(later)).rep.questions_s == (0.0,)


def test_who_repeats_an_unanswered_question_did_not_go_on_from_it():
    assert heard(QUESTION, ASKED_AGAIN_S + 0.1, same=True).rep.questions_s == (0.0,)


def test_the_answer_tells_how_fast_a_side_responds():
    rhythm = heard(STATEMENT, 0.7, same=False, by=Speaker.BUYER)
    assert rhythm.rep.responses_s == pytest.approx((0.7,))
    assert heard(STATEMENT, -0.7, same=False, by=Speaker.BUYER).rep.responses_s == (0.0,)


def test_a_few_pauses_make_no_rhythm():
    few = SideRhythm(statements_s=(0.5,) * (FEWEST - 1), responses_s=(0.5,) * (FEWEST - 1))
    assert few.over_after_s is None
    assert few.hesitates_after_s is None


def test_a_silence_must_exceed_what_is_usual():
    side = SideRhythm(statements_s=(0.3, 0.4, 0.9), responses_s=(0.3, 1.0, 2.0))
    assert side.over_after_s == pytest.approx(BEYOND * 0.9)
    assert side.hesitates_after_s == pytest.approx(BEYOND * 2.0)


@given(st.lists(st.floats(0.2, 30), max_size=100))
def test_however_long_the_call_only_the_newest_pauses_are_kept(pauses):
    side = SideRhythm()
    for pause in pauses:
        side = side.asked(pause).stated(pause).responded(pause)
    assert len(side.questions_s) <= KNOWN_QUESTIONS
    assert max(len(side.statements_s), len(side.responses_s)) <= limit("pauses_kept")
    assert side.asks_on_s == tuple(pauses[-KNOWN_QUESTIONS:])


def test_a_silence_that_was_murmured_into_was_no_pause():
    holder = turn_of(said(Speaker.REP, STATEMENT, 0, 10), questions=0, backchannel=False)
    murmur = said(Speaker.BUYER, "Right.", 10.6, 11)
    later = said(Speaker.REP, STATEMENT, 12.5, 15)
    assert not Rhythm().after(later, holder, murmur).rep.statements_s
    assert Rhythm().after(later, holder).rep.statements_s
