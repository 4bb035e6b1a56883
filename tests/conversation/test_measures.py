"""Shares, stretches, gaps: the arithmetic, on times written by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copilot.bleed import Bleed
from copilot.conversation.buckets import BUCKET_S
from copilot.conversation.measures import MIN_SPEECH_S, STRETCH_GAP_S, WINDOW_S, Measures
from copilot.conversation.turns import Turn, turn_of
from copilot.kinds import Speaker
from copilot.limits import limit
from tests.conversation.talk import said, unheard

REP, BUYER = Speaker.REP, Speaker.BUYER


class Call:
    """Measures of a call that is told in times: (side, start, end)."""

    def __init__(self) -> None:
        self.measures = Measures()
        self.holder: Turn | None = None

    def hears(
        self, speaker: Speaker, start: float, end: float, *, text: str = "a b", murmur: bool = False
    ) -> Call:
        utterance = said(text, speaker=speaker, start=start, seconds=end - start)
        turn = turn_of(utterance, questions=text.count("?"), backchannel=murmur)
        self.measures = self.measures.after(utterance, turn, self.holder)
        if not murmur:
            joins = self.holder is not None and self.holder.speaker is speaker
            self.holder = self.holder.joined(turn) if joins and self.holder else turn
        return self


def test_the_share_is_reps_voice_over_both_voices_with_silence_left_out():
    call = Call().hears(REP, 0, 6).hears(BUYER, 60, 64)
    assert call.measures.rep_share == pytest.approx(0.6)
    assert call.measures.rep_speech_s == pytest.approx(6)
    assert call.measures.buyer_speech_s == pytest.approx(4)


def test_a_share_of_next_to_nothing_is_none():
    almost = MIN_SPEECH_S - 0.1
    assert Call().hears(REP, 0, almost).measures.rep_share is None
    assert Call().hears(REP, 0, MIN_SPEECH_S).measures.rep_share == 1.0
    assert Measures().rep_word_share is None


def test_words_have_a_share_of_their_own():
    call = Call().hears(REP, 0, 5, text="one two three").hears(BUYER, 6, 11, text="four")
    assert call.measures.rep_share == pytest.approx(0.5)
    assert call.measures.rep_word_share == pytest.approx(0.75)
    assert (call.measures.rep_words, call.measures.buyer_words) == (3, 1)


def test_old_speech_leaves_the_rolling_share_even_in_a_silence():
    call = Call().hears(REP, 0, 12).hears(BUYER, 200, 212)
    assert call.measures.rolling_rep_share == pytest.approx(0.5)
    later = call.measures.reached(WINDOW_S + 2 * BUCKET_S)
    assert later.rolling_rep_share == pytest.approx(0.0)
    assert later.rep_share == pytest.approx(0.5)
    assert call.measures.reached(3 * WINDOW_S).rolling_rep_share is None


def test_a_murmur_counts_as_voice_and_changes_nothing_else():
    call = Call().hears(REP, 0, 8).hears(BUYER, 8, 9, murmur=True).hears(REP, 9, 15)
    measures = call.measures
    assert measures.buyer_speech_s == pytest.approx(1)
    assert measures.turns == 1
    assert measures.median_response_gap_s is None
    assert measures.current_monologue_s == pytest.approx(15)


def test_a_monologue_runs_from_first_to_last_voice_and_ends_with_the_buyers_turn():
    call = Call().hears(REP, 10, 20).hears(REP, 22, 40)
    assert call.measures.current_monologue_s == pytest.approx(30)
    call.hears(BUYER, 41, 50)
    assert call.measures.current_monologue_s == 0
    assert call.measures.longest_rep_monologue_s == pytest.approx(30)
    assert call.measures.longest_buyer_stretch_s == pytest.approx(9)
    call.hears(REP, 51, 53)
    assert call.measures.current_monologue_s == pytest.approx(2)


def test_a_long_silence_gave_the_buyer_room_and_begins_a_new_stretch():
    call = Call().hears(REP, 0, 20).hears(REP, 26, 30)
    assert call.measures.current_monologue_s == pytest.approx(4)
    assert call.measures.longest_rep_monologue_s == pytest.approx(20)


def test_a_word_spoken_into_the_monologue_does_not_break_it():
    call = Call().hears(REP, 0, 10).hears(BUYER, 14, 15).hears(REP, 10.5, 24)
    assert call.measures.current_monologue_s == pytest.approx(24)


def test_gaps_run_from_one_sides_end_to_the_others_start_below_zero_where_they_overlap():
    call = Call().hears(REP, 0, 5).hears(BUYER, 6, 8).hears(REP, 7.8, 12)
    assert call.measures.rep.gaps_s == pytest.approx((-0.2,))
    assert call.measures.buyer.gaps_s == pytest.approx((1.0,))
    assert call.measures.median_response_gap_s == pytest.approx(0.4)
    assert call.measures.rep_response_gap_s == pytest.approx(-0.2)


def words(count: int) -> str:
    return " ".join(["a"] * count)


def test_the_words_of_a_monologue_run_until_the_buyer_takes_the_floor():
    call = Call().hears(REP, 0, 10, text=words(30)).hears(BUYER, 10, 10.5, murmur=True)
    running = call.hears(REP, 11, 20, text=words(20)).measures
    assert (running.current_monologue_words, running.longest_rep_monologue_words) == (50, 50)
    assert call.hears(BUYER, 21, 25).measures.current_monologue_words == 0
    taken = call.hears(REP, 26, 28, text=words(5)).measures
    assert (taken.current_monologue_words, taken.longest_rep_monologue_words) == (5, 50)


def test_a_long_silence_gave_the_buyer_the_chance_so_the_words_count_anew():
    later = 10 + STRETCH_GAP_S + 0.1
    two = Call().hears(REP, 0, 10, text=words(30)).hears(REP, later, later + 2, text=words(7))
    assert two.measures.current_monologue_words == 7
    assert two.measures.longest_rep_monologue_words == 30


@given(st.lists(st.integers(1, 40), min_size=1, max_size=12))
def test_in_how_many_pieces_it_came_makes_no_difference_to_the_words(pieces):
    at, call = 0.0, Call()
    for count in pieces:
        call.hears(REP, at, at + count, text=words(count))
        at += count + 0.4
    assert call.measures.current_monologue_words == sum(pieces)


def test_questions_and_turns_are_counted_by_side():
    call = Call().hears(REP, 0, 3, text="how so?").hears(BUYER, 4, 6, text="why? when?")
    assert (call.measures.rep_questions, call.measures.buyer_questions) == (1, 2)
    assert call.measures.turns == 2


def test_stretches_whose_words_never_came_are_counted_and_voiced():
    lost = unheard(speaker=BUYER, start=0, seconds=11)
    measures = Measures().after(lost, turn_of(lost, questions=0, backchannel=False), None)
    assert measures.late_utterances == 1
    assert measures.rep_share == 0.0


def test_gaps_and_buckets_are_bounded():
    call = Call()
    for index in range(limit("gaps_kept") + 50):
        call.hears(REP, index * 20, index * 20 + 5).hears(BUYER, index * 20 + 6, index * 20 + 9)
    assert len(call.measures.rep.gaps_s) == limit("gaps_kept")
    assert len(call.measures.buckets) <= WINDOW_S / BUCKET_S + 3


@given(
    st.lists(st.tuples(st.sampled_from(Speaker), st.floats(0.1, 15), st.floats(0, 9)), max_size=40)
)
def test_shares_are_shares_and_the_sums_are_the_durations(spoken):
    call, at = Call(), 0.0
    for speaker, seconds, silence in spoken:
        call.hears(speaker, at + silence, at + silence + seconds)
        at += silence + seconds
    measures = call.measures
    total = sum(seconds for _, seconds, _ in spoken)
    assert measures.rep_speech_s + measures.buyer_speech_s == pytest.approx(total)
    for share in (measures.rep_share, measures.rolling_rep_share, measures.rep_word_share):
        assert share is None or -1e-9 <= share <= 1 + 1e-9
    assert measures.current_monologue_s <= measures.longest_rep_monologue_s + 1e-9
    buckets = sum(bucket.rep_s + bucket.buyer_s for bucket in measures.buckets)
    assert buckets <= total + 1e-6


HEAVY = Bleed(seconds=40.0, confidence=0.2)


def test_shares_are_withheld_where_bleed_makes_them_wrong():
    measures = replace(Call().hears(REP, 0, 20).hears(BUYER, 21, 31).measures, sound_bleed=HEAVY)
    assert measures.withheld
    assert measures.rep_share is measures.rolling_rep_share is measures.rep_word_share is None
    known = replace(measures, sound_bleed=Bleed(seconds=40.0, confidence=0.9))
    assert not known.withheld
    assert known.rep_share == pytest.approx(2 / 3)


def test_what_was_overheard_counts_as_bleed_and_as_nobodys_voice():
    call = Call().hears(REP, 0, 20).hears(BUYER, 21, 31)
    measures = call.measures.overheard(said("a b", speaker=REP, start=25, seconds=6.0))
    assert measures.bleed == Bleed(seconds=6.0, confidence=0.0)
    assert measures.rep == call.measures.rep
    assert measures.withheld
    later = measures.after(
        said("a", speaker=REP, start=40, seconds=1.0),
        turn_of(said("a", speaker=REP, start=40, seconds=1.0), questions=0, backchannel=False),
        None,
    )
    assert later.bleed == measures.bleed
