"""What goes over the pipe comes out as it went in, and words are wrapped at once."""

from __future__ import annotations

import json
import traceback
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from copilot.asr import pipe
from copilot.asr.recognizer import Hint
from copilot.errors import RecognizerFailed
from copilot.limits import limit
from copilot.spoken import Spoken
from tests.asr.make import DECODE, decoded


@given(
    arrays.arrays(np.float32, st.integers(0, 2000), elements=st.floats(-1, 1, width=32)),
    st.lists(st.text(max_size=60), max_size=5),
    st.booleans(),
    st.text(max_size=60).map(Spoken),
    st.floats(0, 15),
    st.floats(0, 15),
    st.floats(0, 2),
)
def test_speech_and_hint_arrive(pcm, names, hurried, before, speech_s, more_s, pause_s):
    sent = Hint(
        names=tuple(names),
        hurried=hurried,
        before=before,
        speech_s=speech_s,
        more_s=more_s,
        pause_s=pause_s,
    )
    samples, hint = pipe.read_request(pipe.request_bytes(pcm, sent))
    assert np.array_equal(samples, pcm)
    assert samples.dtype == np.float32
    assert hint == sent


@given(st.text(), st.floats(-5, 0), st.booleans(), st.integers(0, 2))
def test_an_answer_arrives(text, mean, flag, passes):
    sent = decoded(
        text,
        mean_log_probability=mean,
        looped=flag,
        taken_back=flag,
        unclear=flag,
        nobody=flag,
        asked_for_names=flag,
        completed=flag,
        passes=passes,
    )
    assert pipe.read_answer(pipe.answer_bytes(sent)) == sent


@given(st.integers(1, 2**32 - 1))
def test_a_stop_says_of_which_request_it_is(number):
    assert pipe.stopped_request(pipe.stop_bytes(number)) == number


def test_a_request_is_no_stop():
    assert pipe.stopped_request(pipe.request_bytes(np.zeros(0, np.float32), Hint())) is None


def test_what_was_stopped_has_no_answer():
    assert pipe.read_answer(pipe.STOPPED) is None


def test_an_order_arrives():
    order = pipe.Order(engine="whisper", model=Path("/models/tiny.en"), settings=DECODE)
    assert pipe.read_order(pipe.order_bytes(order)) == order


def test_a_message_says_how_long_it_is():
    message = pipe.framed(b"hello")
    assert pipe.body_length(message[: pipe.HEAD.size]) == len(message) - pipe.HEAD.size == 5


def test_noise_on_the_pipe_is_not_waited_for():
    with pytest.raises(RecognizerFailed):
        pipe.body_length(b"\xff\xff\xff\xff")


@pytest.mark.parametrize(
    "body", [pipe.FAILED, b"", b"secret", b"[]", b'{"words": "secret"}', b'{"secret": 1}', b"\xff"]
)
def test_what_is_no_answer_is_refused_without_repeating_it(body):
    with pytest.raises(RecognizerFailed) as caught:
        pipe.read_answer(body)
    assert "secret" not in "".join(traceback.format_exception(caught.value))


def test_words_are_wrapped_on_arrival():
    answer = pipe.read_answer(pipe.answer_bytes(decoded("secret words")))
    assert answer
    assert answer.words == Spoken("secret words")
    assert "secret" not in repr(answer)


def test_the_longest_stretch_fits():
    longest = np.zeros(round(15.5 * 16_000), np.float32)
    # a character of JSON takes six bytes at most, or twelve of two
    names = ("\N{GRINNING FACE}" * limit("name_chars"),) * limit("names_per_call")
    assert len(pipe.request_bytes(longest, Hint(names=names))) <= pipe.MOST_BYTES
    assert json.loads(pipe.READY)["ready"]
