from __future__ import annotations

import jiwer
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.peer_match import Text, Turn, align, last_words, match

SOUND_ENDS_S = 60.0
SENTENCES = st.lists(st.sampled_from(["ab", "cd", "ef", "gh"]), max_size=12)


def turn(ends_s: float, words: str) -> Turn:
    return Turn(ends_s=ends_s, words=tuple(words.split()))


def final(at_s: float, text: str) -> Text:
    return Text(at_s=at_s, final=True, text=text)


def shown(at_s: float, text: str) -> Text:
    return Text(at_s=at_s, final=False, text=text)


def matched(turns, texts):
    return match(turns, texts, lambda text: text.lower().split(), SOUND_ENDS_S)


def test_latency_runs_from_the_end_of_the_turn_to_its_last_word():
    turns = [turn(2.0, "can you hear me"), turn(5.0, "good")]
    done = matched(turns, [final(2.1, "Can you"), final(2.6, "hear me"), final(5.75, "good")])
    assert done.final_ms == pytest.approx((600.0, 750.0))
    assert (done.errors, done.words, done.uncovered, done.unfinished) == (0, 5, 0, 0)


def test_words_that_may_still_change_are_not_final():
    done = matched([turn(2.0, "hear me")], [shown(2.1, "hear me"), final(4.0, "hear me")])
    assert done.final_ms == pytest.approx((2000.0,))
    assert done.shown_ms == pytest.approx((100.0,))


def test_final_words_are_shown_words():
    done = matched([turn(2.0, "hear me")], [final(2.4, "hear me")])
    assert done.shown_ms == done.final_ms


def test_text_that_is_shown_again_counts_once():
    texts = [shown(2.1, "hear me"), shown(2.3, "hear me"), shown(2.5, "hear me now")]
    assert len(matched([turn(2.0, "hear me")], texts).shown_ms) == 1


def test_a_turn_is_not_shown_by_a_later_one_that_ends_alike():
    turns = [turn(1.0, "yes it is fine"), turn(9.0, "so that is fine")]
    done = matched(turns, [shown(1.2, "yes it is"), final(9.5, "yes it is fine so that is fine")])
    assert done.shown_ms == pytest.approx((8500.0, 500.0))


def test_a_wrong_last_word_covers_nothing():
    done = matched([turn(2.0, "hear me")], [final(2.5, "hear thee")])
    assert (done.final_ms, done.uncovered, done.errors) == ((), 1, 1)


def test_what_only_the_end_of_the_sound_brought_is_no_latency():
    done = matched([turn(50.0, "hear me")], [final(SOUND_ENDS_S + 0.1, "hear me")])
    assert (done.final_ms, done.shown_ms, done.unfinished, done.errors) == ((), (), 1, 0)


def test_nothing_heard_is_all_wrong():
    done = matched([turn(2.0, "hear me"), turn(4.0, "now")], [])
    assert (done.uncovered, done.errors, done.words) == (2, 3, 3)


def test_texts_that_overtook_each_other_are_put_in_order():
    turns = [turn(2.0, "does that work"), turn(4.0, "for you")]
    texts = [
        Text(at_s=4.5, final=True, text="for you", start_s=3.0),
        Text(at_s=4.9, final=True, text="does that work", start_s=1.0),
    ]
    done = matched(turns, texts)
    assert (done.errors, done.uncovered) == (0, 0)
    assert done.final_ms == pytest.approx((2900.0, 500.0))
    assert sorted(done.shown_ms) == pytest.approx([900.0, 2900.0])


def test_a_turn_of_murmurs_is_none():
    turns = [turn(1.0, ""), turn(2.0, "hear me")]
    assert last_words(turns) == [(1, 2.0)]
    assert len(matched(turns, [final(2.5, "hear me")]).final_ms) == 1


def test_a_word_said_twice_is_taken_to_have_come_late():
    partners, edits = align(["well"], ["well", "well"])
    assert (partners, edits) == ([1], 1)


def test_the_beginning_is_held_against_as_much_as_was_heard():
    reference = ["so", "we", "run", "eleven", "clinics"]
    assert align(reference, ["so", "we"], beginning=True) == ([0, 1, None, None, None], 0)
    assert align(reference, ["so", "we"])[1] == 3


@given(SENTENCES.filter(len), SENTENCES)
def test_edits_are_those_that_jiwer_counts(reference, heard):
    counts = jiwer.process_words(" ".join(reference), " ".join(heard))
    assert align(reference, heard)[1] == (
        counts.substitutions + counts.deletions + counts.insertions
    )


@given(SENTENCES, SENTENCES)
def test_partners_keep_their_order(reference, heard):
    partners = [one for one in align(reference, heard)[0] if one is not None]
    assert partners == sorted(set(partners))


def test_no_word_is_in_a_repr():
    assert "secret" not in repr(final(1.0, "secret words"))
