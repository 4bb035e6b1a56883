"""What a recogniser made up is not believed; what people do say is."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from copilot.asr.hallucination import (
    FLOOR_RMS,
    STOCK_PHRASES,
    Attempt,
    Verdict,
    amount,
    audible,
    better,
    completed,
    doubtful,
    ends_early,
    judge,
    nobody,
    stopped_short,
    unclear,
)
from copilot.spoken import Spoken

LOWEST = -1.0
WORDS = st.lists(st.sampled_from(["we", "need", "the", "plan"]), max_size=60)


def attempt(text, *, seconds=3.0, log=-0.2, no_speech=0.05, capped=False):
    return Attempt(
        words=Spoken(text),
        seconds=seconds,
        mean_log_probability=log,
        no_speech=no_speech,
        capped=capped,
    )


def verdict(text, **more):
    return judge(attempt(text, **more), LOWEST)


@pytest.mark.parametrize(
    "text",
    [
        "No, no, no, not that one.",
        "Thank you, thank you, thank you.",
        "It is very, very, very good.",
        "Five five five, two one three.",
        "Yeah yeah yeah yeah.",
        "We call them, they call us, we call them again.",
        "",
    ],
)
def test_what_people_say_is_believed(text):
    assert verdict(text) is Verdict.BELIEVED


@pytest.mark.parametrize(
    "text",
    [
        "you " * 6,
        "I'm going. " * 4,
        "I don't know. " * 3,
        "and so we have the one that we " * 3,
        "A" * 60,
        "well then " + "the next one, " * 5 + "and so on",
    ],
)
def test_what_goes_round_in_circles_is_not(text):
    assert verdict(text) is Verdict.LOOPED
    assert doubtful(attempt(text), LOWEST)


@given(WORDS, st.integers(1, 8), st.integers(6, 12))
def test_any_phrase_said_six_times_is_a_loop_whatever_stands_around_it(around, size, times):
    phrase = [f"w{place}" for place in range(size)]
    text = " ".join([*around, *phrase * times, *around])
    assert verdict(text) is Verdict.LOOPED


@given(st.lists(st.integers(0, 9999), unique=True, max_size=100))
def test_words_that_never_recur_are_no_loop(numbers):
    assert verdict(" ".join(f"w{number}" for number in numbers)) is Verdict.BELIEVED


def test_an_answer_that_used_up_its_tokens_is_a_loop_even_if_it_does_not_look_like_one():
    assert verdict("some words", capped=True) is Verdict.LOOPED
    assert doubtful(attempt("some words", capped=True), LOWEST)


def test_an_improbable_answer_is_doubted_and_then_dropped():
    assert doubtful(attempt("some words here", log=-1.01), LOWEST)
    assert not doubtful(attempt("some words here", log=-0.99), LOWEST)
    assert verdict("some words here", log=-1.01) is Verdict.IMPROBABLE


@pytest.mark.parametrize("text", ["Thank you.", "you", "Bye.", "Bye-bye", "HEY!", " I "])
def test_a_stock_phrase_from_a_scrap_of_sound_needs_to_be_certain(text):
    assert verdict(text, seconds=0.6, log=-0.8) is Verdict.STOCK
    assert verdict(text, seconds=0.6, no_speech=0.6) is Verdict.STOCK
    assert verdict(text, seconds=0.4, log=-0.2) is Verdict.BELIEVED
    assert verdict(text, seconds=0.9, log=-0.8) is Verdict.BELIEVED


@pytest.mark.parametrize("text", ["Yes.", "No.", "Thursday.", "Two.", "you know"])
def test_other_short_answers_are_believed(text):
    assert verdict(text, seconds=0.3, log=-0.9) is Verdict.BELIEVED


def test_stock_phrases_are_written_as_they_are_compared():
    assert all(phrase == phrase.lower().strip() for phrase in STOCK_PHRASES)


def test_the_second_look_counts_unless_only_the_first_can_be_believed():
    good, other, loop = attempt("first"), attempt("second"), attempt("you " * 9)
    assert better(good, other, LOWEST) is other
    assert better(good, loop, LOWEST) is good
    assert better(loop, good, LOWEST) is good
    assert better(loop, attempt("no " * 9), LOWEST).words == Spoken("no " * 9)


def test_only_long_speech_without_words_leaves_something_unheard():
    long, short = attempt("x", seconds=4.0), attempt("x", seconds=0.5)
    assert unclear(long, Verdict.IMPROBABLE)
    assert not unclear(short, Verdict.IMPROBABLE)
    assert not unclear(long, Verdict.BELIEVED)


def test_nobody_spoke_where_the_engine_doubts_both_the_words_and_the_voice():
    doubted = {"seconds": 0.4, "no_speech": 0.7}
    assert nobody(attempt("What?", log=-0.9, **doubted), Verdict.BELIEVED)
    assert nobody(attempt("Thank you.", log=-0.9, **doubted), Verdict.STOCK)
    assert nobody(attempt("you " * 9, seconds=9.0, no_speech=0.7), Verdict.LOOPED)


@pytest.mark.parametrize("text", [".", "", "♪", "..."])
def test_signs_without_a_word_are_nobody_however_sure(text):
    assert nobody(attempt(text, log=-0.1, seconds=4.0, no_speech=0.9), Verdict.BELIEVED)
    assert not nobody(attempt(text, log=-0.1, no_speech=0.1), Verdict.BELIEVED)


@pytest.mark.parametrize(
    "doubt",
    [
        {"no_speech": 0.3, "log": -1.9},
        {"no_speech": 0.9, "log": -0.45},
        {"no_speech": 0.9, "log": -0.9, "seconds": 2.0},
    ],
)
def test_one_doubt_alone_silences_nobody(doubt):
    assert not nobody(attempt("Yes.", **{"seconds": 0.3, **doubt}), Verdict.BELIEVED)


@given(st.floats(0.01, 15), st.floats(-5, 0), st.sampled_from(Verdict))
def test_an_engine_without_an_opinion_never_says_nobody(seconds, log, found):
    assert not nobody(attempt("mm", seconds=seconds, log=log, no_speech=0.0), found)


@pytest.mark.parametrize("samples", [0, 10, 1599, 1600, 16_000])
def test_silence_is_not_audible(samples):
    assert not audible(np.zeros(samples, np.float32))


def test_a_quiet_voice_between_pauses_is_audible():
    sound = np.zeros(160_000, np.float32)
    sound[80_000:81_600] = 2 * FLOOR_RMS
    assert audible(sound)
    assert not audible(np.float32(0.25) * sound)
    assert audible(np.full(100, 2 * FLOOR_RMS, np.float32))


def test_a_telephone_voice_30_db_too_quiet_is_audible():
    assert audible(np.full(16_000, 0.05 * 10 ** (-30 / 20), np.float32))


def test_an_attempt_does_not_show_its_words():
    assert "secret" not in repr(attempt("secret words"))


@pytest.mark.parametrize(
    ("words", "more_s", "short"),
    [
        ("So the number is 55", 0.9, False),
        ("So the number is 55", 1.0, True),
        ("So the number", 9.0, True),
        ("So the number is 555", 1.0, False),
        ("So the number is five, five, five.", 9.0, False),
    ],
)
def test_more_speech_has_more_words(words, more_s, short):
    before = Spoken("So the number is five five.")
    assert stopped_short(Spoken(words), before, more_s) is short
    assert not stopped_short(Spoken(words), Spoken(""), more_s)


@pytest.mark.parametrize(
    ("rest", "whole"),
    [
        (attempt("and so on"), "We talked and so on"),
        (attempt(""), "We talked."),
        (attempt("and so on", log=-2.0), "We talked."),
        (attempt("and so on", no_speech=0.9), "We talked."),
        (attempt("Thank you.", log=-0.7), "We talked."),
        (attempt("Thank you.", log=-0.1), "We talked Thank you."),
        (attempt("talked. We talked. We talked. We talked. We talked"), "We talked."),
    ],
)
def test_what_was_heard_before_is_completed_by_a_rest_that_is_believed(rest, whole):
    found = completed(attempt("We talked."), Spoken("We talked"), rest, LOWEST)
    assert found.words == Spoken(whole)


def test_of_two_parts_the_less_certain_says_how_certain_the_whole_is():
    rest = attempt("and so on", log=-0.9, seconds=1.0)
    found = completed(attempt("We talked.", seconds=4.0), Spoken("We talked"), rest, LOWEST)
    assert (found.mean_log_probability, found.seconds) == (-0.9, 4.0)


@pytest.mark.parametrize(
    ("words", "early"),
    [
        ("So the number is five five", True),
        ("So the number", True),
        ("So the number is five six", False),
        ("So the number is five five, six", False),
        ("", True),
    ],
)
def test_who_went_on_and_ends_as_before_ends_early(words, early):
    assert ends_early(Spoken(words), Spoken("So the number is five five."), 2.0) is early


@given(st.lists(st.integers(0, 9), min_size=1, max_size=12))
def test_digits_are_as_much_together_as_apart(digits):
    together, apart = "".join(map(str, digits)), " ".join(map(str, digits))
    assert amount(Spoken(together)) == amount(Spoken(apart)) == len(digits)
