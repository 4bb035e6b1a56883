"""How fast the rep speaks against itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copilot.conversation.pace import AFTER_S, MIN_NOW_S, WINDOW_S, Pace
from copilot.events import Signal
from copilot.kinds import SignalKind, Speaker
from tests.conversation.dialogue_turns import turn, words

REP, BUYER = Speaker.REP, Speaker.BUYER


def speaking(pace: Pace, start: float, seconds: float, per_s: float) -> Pace:
    for second in range(0, int(seconds), 5):
        at = start + second
        pace = pace.after(turn(REP, at, at + 5, words(round(5 * per_s))), ())
    return pace


def objection(at: float) -> Signal:
    return Signal(kind=SignalKind.PRICE_OBJECTION, at=at, speaker=BUYER)


def test_pace_is_words_over_voiced_seconds_of_the_last_minute():
    pace = speaking(Pace(), 0, 120, 2.0)
    assert pace.words_per_s == pytest.approx(2.0)
    assert pace.ratio == pytest.approx(1.0)
    faster = speaking(pace, 120, 60, 3.0)
    assert faster.words_per_s == pytest.approx(3.0, rel=0.1)
    assert faster.ratio == pytest.approx(1.5, rel=0.1)


def test_too_little_voice_makes_no_pace():
    assert Pace().words_per_s is None
    assert speaking(Pace(), 0, MIN_NOW_S - 3, 2.0).words_per_s is None
    assert speaking(Pace(), 0, 40, 2.0).ratio is None
    assert Pace().after_objection_ratio is None


def test_the_buyers_talk_and_unheard_words_do_not_count():
    pace = speaking(Pace(), 0, 120, 2.0)
    mixed = pace.after(turn(BUYER, 121, 130, words(90)), ())
    mixed = mixed.after(turn(REP, 131, 139, late=True), ())
    assert mixed.whole == pace.whole


def test_speeding_up_after_an_objection_is_told_from_what_went_before():
    calm = speaking(Pace(), 0, 120, 2.0).after(turn(BUYER, 121, 124), [objection(124.0)])
    assert not speaking(calm, 125, 30, 2.0).rising_after_objection
    rising = speaking(calm, 125, 30, 3.0)
    assert rising.after_objection_ratio == pytest.approx(1.5)
    assert rising.rising_after_objection


def test_what_is_said_long_after_an_objection_is_no_answer_to_it():
    calm = speaking(Pace(), 0, 120, 2.0).after(turn(BUYER, 121, 124), [objection(124.0)])
    late = speaking(calm, 124 + AFTER_S + 1, 30, 3.0)
    assert late.after_objection_ratio is None
    assert not speaking(late, 124 + 3 * AFTER_S, 30, 3.0).rising_after_objection


def test_the_reps_own_objection_is_none():
    pace = speaking(Pace(), 0, 60, 2.0)
    assert pace.after(turn(REP, 61, 65), [objection(65.0)]).objected_at is None


@given(st.floats(0.5, 4.0), st.integers(1, 9))
def test_how_a_stretch_is_cut_makes_no_difference(start, pieces):
    whole = Pace().after(turn(REP, start, start + 18, words(36)), ())
    cut, step = Pace(), 18 / pieces
    for index in range(pieces):
        begin = start + index * step
        share = 36 * (index + 1) // pieces - 36 * index // pieces
        cut = cut.after(turn(REP, begin, begin + step, words(share)), ())
    assert cut.words_per_s == pytest.approx(whole.words_per_s)


def test_an_endless_call_keeps_a_minute():
    pace = speaking(Pace(), 0, 1_500, 2.0)
    assert len(pace.buckets) <= WINDOW_S // 10 + 2
