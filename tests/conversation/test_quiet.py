"""A buyer who withdraws, against a buyer who never said much and a rep who only asks less."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copilot.bleed import Bleed
from copilot.conversation.quiet import BASELINE_S, WINDOW_S, BuyerTurns, Quiet
from copilot.conversation.state import Conversation
from copilot.events import Tick
from copilot.kinds import Speaker
from copilot.limits import limit
from tests.conversation.dialogue_turns import steps, turn, words
from tests.conversation.talk import said
from tests.make import context

REP, BUYER = Speaker.REP, Speaker.BUYER


def rounds(
    call: Conversation, until: float, *, rep_words: int, buyer_words: int, gap_s: float = 0.6
) -> Conversation:
    """Turns of both, so long each, until a time."""
    while call.at < until:
        call = call.after(said(words(rep_words), speaker=REP, start=call.at + 0.5))
        if buyer_words:
            start = call.at + gap_s
            call = call.after(said(words(buyer_words), speaker=BUYER, start=start))
    return call


def begun() -> Conversation:
    return rounds(Conversation.begin(context()), 300.0, rep_words=30, buyer_words=30)


def test_who_says_less_shorter_and_later_has_gone_quiet():
    withdrawn = rounds(begun(), 500.0, rep_words=40, buyer_words=4, gap_s=2.5).quiet
    assert withdrawn.gone
    assert withdrawn.sure > 0.8
    assert withdrawn.share_now is not None
    assert withdrawn.share_before is not None
    assert withdrawn.share_now < 0.2 < withdrawn.share_before
    assert withdrawn.words_now == pytest.approx(4)
    assert withdrawn.gap_now_s == pytest.approx(2.5)


def test_where_the_microphone_hears_both_nothing_is_said_of_it():
    withdrawn = rounds(begun(), 500.0, rep_words=40, buyer_words=4, gap_s=2.5)
    heavy = Tick(at=withdrawn.at + 1, bleed=Bleed(seconds=60.0, confidence=0.1))
    assert withdrawn.quiet.gone
    assert withdrawn.after(heavy).quiet == Quiet()


def test_who_says_nothing_at_all_has_gone_quiet():
    assert rounds(begun(), 490.0, rep_words=40, buyer_words=0).quiet.gone


def test_who_talks_on_as_before_has_not():
    assert rounds(begun(), 500.0, rep_words=30, buyer_words=30).quiet.sure == 0.0
    assert not rounds(begun(), 500.0, rep_words=30, buyer_words=22).quiet.gone


def test_one_thing_alone_is_not_enough():
    assert not rounds(begun(), 500.0, rep_words=30, buyer_words=30, gap_s=3.0).quiet.gone
    assert not rounds(begun(), 500.0, rep_words=90, buyer_words=30).quiet.gone


def test_who_never_said_much_cannot_go_quiet():
    curt = rounds(Conversation.begin(context()), 300.0, rep_words=60, buyer_words=4)
    assert rounds(curt, 500.0, rep_words=60, buyer_words=1).quiet.sure == 0.0


def test_early_in_a_call_there_is_no_baseline():
    early = rounds(Conversation.begin(context()), 60.0, rep_words=20, buyer_words=30)
    early = rounds(early, WINDOW_S + BASELINE_S - 20, rep_words=40, buyer_words=2)
    assert early.quiet.sure == 0.0


@given(st.lists(st.tuples(st.integers(1, 60), st.integers(0, 40)), min_size=1, max_size=40))
def test_how_sure_stays_between_none_and_all(turns):
    call = Conversation.begin(context())
    for rep_words, buyer_words in turns:
        call = rounds(call, call.at + 0.1, rep_words=rep_words, buyer_words=buyer_words)
        assert 0.0 <= call.quiet.sure <= 1.0


def test_turns_kept_are_bounded_and_a_turn_in_two_pieces_is_one():
    spoken = BuyerTurns()
    first, second = turn(BUYER, 1, 3, words(6)), turn(BUYER, 4, 5, words(3))
    for step in steps(turn(REP, 0, 0.5), first, second):
        spoken = spoken.after(step.turn, step.before)
    assert [one.words for one in spoken.turns] == [9]
    for index in range(limit("buyer_turns_kept") + 5):
        at = 10.0 * (index + 1)
        spoken = spoken.after(turn(BUYER, at, at + 1), turn(REP, at - 2, at - 1))
    assert len(spoken.turns) == limit("buyer_turns_kept")
