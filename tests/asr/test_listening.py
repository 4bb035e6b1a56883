"""A doubtful answer is looked at again, once, and only what can be believed is told."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from copilot.asr import listening
from copilot.asr.hallucination import Attempt
from copilot.asr.recognizer import Hint
from copilot.events import SAMPLE_RATE_HZ
from copilot.spoken import NOTHING_SAID, Spoken

LOWEST = -1.0


def attempt(words="so we talked about it", *, log_probability=-0.2, capped=False, seconds=2.0):
    return Attempt(
        words=Spoken(words),
        seconds=seconds,
        mean_log_probability=log_probability,
        no_speech=0.1,
        capped=capped,
    )


def never():
    raise AssertionError("looked again without a doubt")


def test_a_sure_answer_stands_and_costs_one_decode():
    decoded = listening.settle(attempt(), never, LOWEST)
    assert decoded.words == attempt().words
    assert (decoded.passes, decoded.taken_back, decoded.unclear) == (1, False, False)


def test_a_loop_is_replaced_by_what_the_second_look_heard():
    decoded = listening.settle(attempt("no no no no no no no"), attempt, LOWEST)
    assert decoded.words == attempt().words
    assert (decoded.passes, decoded.looped) == (2, False)


def test_what_stays_improbable_is_taken_back_but_somebody_spoke():
    dim = attempt(log_probability=-2.0)
    decoded = listening.settle(dim, lambda: dim, LOWEST)
    assert decoded.words == NOTHING_SAID
    assert (decoded.passes, decoded.taken_back, decoded.unclear, decoded.looped) == (
        2,
        True,
        True,
        False,
    )


def test_an_engine_without_a_second_look_is_doubted_all_the_same():
    decoded = listening.settle(attempt(capped=True), None, LOWEST)
    assert decoded.words == NOTHING_SAID
    assert (decoded.passes, decoded.looped, decoded.taken_back) == (1, True, True)


def test_where_nobody_spoke_there_are_neither_words_nor_anything_unclear():
    hum = replace(attempt(".", seconds=4.0), no_speech=0.9)
    decoded = listening.settle(hum, never, LOWEST)
    assert (decoded.words, decoded.nobody, decoded.taken_back) == (NOTHING_SAID, True, True)
    loop = replace(attempt("no " * 9, seconds=4.0), no_speech=0.9)
    looped = listening.settle(loop, lambda: loop, LOWEST)
    assert (looped.nobody, looped.unclear, looped.looped) == (True, False, True)
    assert listening.NOT_TRIED.nobody
    assert not listening.settle(attempt(), never, LOWEST).nobody


@given(
    first=st.floats(-3, 0), second=st.floats(-3, 0), capped=st.booleans(), seconds=st.floats(0, 15)
)
def test_words_are_told_exactly_when_they_are_believed(first, second, capped, seconds):
    decoded = listening.settle(
        attempt(log_probability=first, capped=capped, seconds=seconds),
        lambda: attempt(log_probability=second, seconds=seconds),
        LOWEST,
    )
    assert bool(decoded.words) is not decoded.taken_back
    assert decoded.passes == 1 + (capped or first < LOWEST)


def test_an_answer_that_lost_words_leaves_those_that_were_heard_before():
    hint = Hint(before=Spoken("so we talked about it at length"))
    assert listening.settle(attempt(), never, LOWEST, hint).words == hint.before
    longer = attempt("so we talked about it at length and in depth")
    assert listening.settle(longer, never, LOWEST, hint).words == longer.words


def test_how_long_the_speech_is_comes_from_who_knows():
    scrap = attempt("Bye.", log_probability=-0.9, seconds=2.0)
    assert listening.settle(scrap, None, LOWEST).words
    assert not listening.settle(scrap, None, LOWEST, Hint(speech_s=0.4)).words


def test_an_answer_that_stopped_where_the_one_before_it_did_is_looked_at_again():
    hint = Hint(before=Spoken("so we talked about it"), more_s=4.0)
    whole = attempt("so we talked about it and then went on to the next thing")
    assert listening.settle(attempt(), lambda: whole, LOWEST, hint).words == whole.words
    assert listening.settle(whole, never, LOWEST, hint).words == whole.words
    assert listening.settle(attempt(), never, LOWEST, replace(hint, more_s=0.5)).words


def test_what_is_still_missing_then_is_heard_alone():
    hint = Hint(before=Spoken("so we talked about it"), more_s=4.0)
    rest = attempt("and then went on")
    decoded = listening.settle(attempt(), attempt, LOWEST, hint, lambda: rest)
    assert decoded.words == Spoken("so we talked about it and then went on")
    assert (decoded.passes, decoded.completed) == (2, True)
    whole = attempt("so we talked about it and then more")
    assert not listening.settle(attempt(), lambda: whole, LOWEST, hint, never).completed
    # an engine without a second look
    assert listening.settle(attempt(), None, LOWEST, hint, lambda: rest).completed
    # as much was said, and something else
    other = attempt("so we talked about more")
    assert not listening.settle(other, lambda: other, LOWEST, hint, never).completed


def test_a_rest_that_cannot_be_believed_adds_nothing():
    hint = Hint(before=Spoken("so we talked about it"), more_s=4.0)
    for rest in (attempt("no " * 9), attempt(""), attempt("", log_probability=-3)):
        decoded = listening.settle(attempt(), attempt, LOWEST, hint, partial(replace, rest))
        assert decoded.words == hint.before
        assert not decoded.taken_back
        assert not decoded.completed


def test_the_rest_is_what_came_after_what_was_heard_before():
    pcm = np.arange(5 * SAMPLE_RATE_HZ, dtype=np.float32)
    rest = listening.rest(pcm, Hint(more_s=1.25, pause_s=0.25))
    assert len(rest) == 1.5 * SAMPLE_RATE_HZ
    assert rest[-1] == pcm[-1]
    assert len(listening.rest(pcm, Hint(more_s=1.0, pause_s=1.1))) == 1.5 * SAMPLE_RATE_HZ
    assert len(listening.rest(pcm, Hint(more_s=9.0))) == len(pcm)


def test_digits_that_were_heard_better_are_no_lost_words():
    hint = Hint(before=Spoken("So it is five five five"))
    assert listening.settle(attempt("So it is 5551"), never, LOWEST, hint).words == Spoken(
        "So it is 5551"
    )
