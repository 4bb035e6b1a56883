"""Whisper by onnxruntime: what its own tests of the words do not see."""

from __future__ import annotations

import json

import numpy as np
import pytest

from copilot.asr.onnx_whisper import Marks, OnnxWhisper, _heard_places
from tests.asr import tiny_whisper
from tests.asr.tiny_whisper import MELS, POSITIONS, STATES

MARKS = Marks(start=20, end=0, no_speech=22)
PROMPT = (20, 21)
BARRED = [1, 2, 3]
BARRED_FIRST = [0, 4]


@pytest.fixture(scope="module")
def whisper(tmp_path_factory):
    folder = tmp_path_factory.mktemp("tiny")
    (folder / "model.bin").write_bytes(tiny_whisper.file_of(tiny_whisper.arrays()))
    barred = {"suppress_ids": [*BARRED, *PROMPT], "suppress_ids_begin": BARRED_FIRST}
    (folder / "config.json").write_text(json.dumps(barred))
    return OnnxWhisper(folder, MARKS)


@pytest.fixture(params=range(4))
def heard(whisper, request):
    sound = np.random.default_rng(request.param).normal(size=(1, MELS, 40)).astype(np.float32)
    return whisper.hear(sound, 40)


def test_it_says_what_it_is_made_of(whisper):
    assert whisper.mels == MELS
    assert not whisper.multilingual


@pytest.mark.parametrize(("frames", "step", "places"), [
    (40, 1, 20), (41, 1, 21), (40, 2, 20 + 15), (40, 8, 20 + 4), (96, 8, 48 + 1), (100, 8, 50),
])  # fmt: skip
def test_of_silence_that_follows_some_places_are_heard(whisper, frames, step, places):
    sound = np.random.default_rng(1).normal(size=(1, MELS, frames)).astype(np.float32)
    heard = whisper.hear(sound, frames, silence_step=step)
    assert {one.shape[2] for one in heard.sound.values()} == {places}


@pytest.mark.parametrize("frames", [2, 23, 40, 97, 100])
@pytest.mark.parametrize("step", [2, 3, 8, 100])
def test_together_they_stand_for_all_places_that_there_are(frames, step):
    _, places, many = _heard_places(frames, STATES, step)
    assert np.exp(many).sum() == pytest.approx(STATES, rel=1e-5)
    assert (np.diff(places) > 0).all()
    assert places[-1] < STATES


def test_places_that_stand_for_the_rest_make_up_for_them(whisper):
    """The nearer to hearing all of the silence, the fewer places are left out."""
    sound = np.random.default_rng(1).normal(size=(1, MELS, 24)).astype(np.float32)
    all_of_it = np.zeros((1, MELS, 2 * STATES), np.float32)
    all_of_it[:, :, :24] = sound
    truth = whisper.hear(all_of_it, 24).sound

    def off(frames, step):
        heard = whisper.hear(all_of_it[:, :, :frames], 24, silence_step=step).sound
        return max(np.abs(heard[one][:, :, :12] - truth[one][:, :, :12]).mean() for one in truth)

    without = max(
        np.abs(whisper.hear(sound, 24).sound[one] - truth[one][:, :, :12]).mean() for one in truth
    )
    assert off(32, 2) < without / 2
    assert off(32, 4) < without


@pytest.mark.parametrize("beam", [1, 5])
def test_what_is_barred_never_comes(heard, beam):
    answer = heard.answer(PROMPT, (), beam=beam, room=12)
    assert not {*BARRED, *PROMPT} & set(answer.tokens)
    assert answer.tokens[:1] not in [(token,) for token in BARRED_FIRST]
    assert answer.tokens
    assert answer.mean_log_probability < 0
    assert 0 <= answer.no_speech <= 1


@pytest.mark.parametrize("beam", [1, 5])
def test_the_words_that_were_known_make_no_difference_to_those_that_follow(heard, beam):
    free = heard.answer(PROMPT, (), beam=beam, room=12).tokens
    for known in range(1, len(free)):
        again = heard.answer(PROMPT, free[:known], beam=1, room=12).tokens
        assert again[:known] == free[:known]
    if beam == 1:
        assert heard.answer(PROMPT, free[:-1], beam=1, room=12).tokens[: len(free)] == free


@pytest.mark.parametrize("room", [1, 2, 7])
def test_there_is_room_for_so_many(heard, room):
    answer = heard.answer(PROMPT, (5, 6, 7, 8), beam=2, room=room)
    assert len(answer.tokens) <= room
    known = min(4, room - 1)
    assert answer.tokens[:known] == (5, 6, 7, 8)[:known]


def test_a_prompt_of_all_positions_but_one(heard):
    said_before = tuple(range(4, 4 + 12))
    prompt = (*said_before, *PROMPT)
    answer = heard.answer(prompt, (), beam=2, room=POSITIONS - len(prompt))
    assert len(answer.tokens) <= POSITIONS - len(prompt)


def test_what_it_says_is_likelier_than_what_it_does_not(heard):
    said = heard.answer(PROMPT, (), beam=5, room=3).tokens
    other = tuple(19 - token % 10 for token in said)
    assert heard.weigh(PROMPT, said) > heard.weigh(PROMPT, other)


def test_two_sounds_at_once_do_not_mix(whisper):
    chance = np.random.default_rng(1)
    one, other = (chance.normal(size=(1, MELS, 40)).astype(np.float32) for _ in range(2))
    first = whisper.hear(one, 40)
    before = first.answer(PROMPT, (), beam=2, room=8)
    whisper.hear(other, 40).answer(PROMPT, (), beam=2, room=8)
    assert first.answer(PROMPT, (), beam=2, room=8) == before
