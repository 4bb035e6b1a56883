"""The voice detector against the real graph."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile
import soxr

from copilot import manifest
from copilot.events import FRAME_SAMPLES, SAMPLE_RATE_HZ, AudioFrame
from copilot.kinds import Speaker
from copilot.speech.silero import VoiceDetector

pytestmark = pytest.mark.engine

RECORDING = Path(__file__).parent.parent / "data" / "two-sides.flac"


@pytest.fixture(scope="module")
def graph():
    return manifest.find_model(manifest.VOICE_MODEL)


@pytest.fixture(scope="module")
def sides():
    sound, rate = soundfile.read(RECORDING, dtype="float32")
    both = [soxr.resample(sound[:, side], rate, SAMPLE_RATE_HZ) for side in (0, 1)]
    whole = len(both[0]) // FRAME_SAMPLES * FRAME_SAMPLES
    return [side[:whole].astype(np.float32) for side in both]


def listen(detector, rep, buyer):
    found = []
    for index in range(len(rep) // FRAME_SAMPLES):
        here = slice(index * FRAME_SAMPLES, (index + 1) * FRAME_SAMPLES)
        pair = (
            AudioFrame(speaker=Speaker.REP, index=index, pcm=rep[here]),
            AudioFrame(speaker=Speaker.BUYER, index=index, pcm=buyer[here]),
        )
        answer = detector.probabilities(*pair)
        assert [(one.speaker, one.index) for one in answer] == [
            (Speaker.REP, index),
            (Speaker.BUYER, index),
        ]
        found.append([one.probability for one in answer])
    return np.array(found).T


def test_frame_by_frame_it_hears_what_the_whole_recording_at_once_gives(graph, sides):
    from faster_whisper.vad import get_vad_model

    found = listen(VoiceDetector(graph), *sides)
    for mine, side in zip(found, sides, strict=True):
        # it silences the last frame's last samples in place, hence the copy and the missing end
        whole = get_vad_model()(side.copy())
        assert np.abs(mine[:-1] - whole[:-1]).max() < 1e-3


def test_it_tells_the_side_that_speaks(graph, sides):
    rep, buyer = listen(VoiceDetector(graph), *sides)
    first_seconds = slice(30, 160)  # the rep greets, the buyer listens
    assert rep[first_seconds].mean() > 0.7
    assert buyer[first_seconds].mean() < 0.1


def test_the_sides_do_not_hear_each_other(graph, sides):
    silence = np.zeros_like(sides[0])
    both = listen(VoiceDetector(graph), *sides)
    alone = listen(VoiceDetector(graph), sides[0], silence)
    swapped = listen(VoiceDetector(graph), sides[1], sides[0])
    assert np.array_equal(both[0], alone[0])
    assert np.array_equal(both[0], swapped[1])


def test_two_calls_do_not_hear_each_other(graph, sides):
    alone = listen(VoiceDetector(graph), *sides)
    one, other = VoiceDetector(graph), VoiceDetector(graph)
    listen(one, *sides)
    assert np.array_equal(listen(other, *sides), alone)


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf, 1e30])
def test_sound_that_is_no_number_is_forgotten_at_once(graph, sides, bad):
    rep, buyer = (side.copy() for side in sides)
    rep[40 * FRAME_SAMPLES : 45 * FRAME_SAMPLES] = bad
    found = listen(VoiceDetector(graph), rep, buyer)
    assert np.isfinite(found).all()
    assert ((found >= 0) & (found <= 1)).all()
    clean = listen(VoiceDetector(graph), *sides)
    assert np.abs(found[0][100:] - clean[0][100:]).max() < 0.2
    assert np.array_equal(found[1], clean[1])


@pytest.mark.parametrize("kind", ["silence", "noise", "hum"])
def test_what_is_no_voice_is_none(graph, kind):
    time = np.arange(5 * SAMPLE_RATE_HZ) / SAMPLE_RATE_HZ
    sound = {
        "silence": np.zeros(len(time)),
        "noise": np.random.default_rng(1).normal(0, 0.05, len(time)),
        "hum": 0.1 * np.sin(2 * np.pi * 50 * time),
    }[kind].astype(np.float32)
    assert (listen(VoiceDetector(graph), sound, sound) > 0.5).mean() < 0.02


def test_a_side_that_the_engine_has_no_answer_for_begins_anew_and_the_other_goes_on(graph, sides):
    halves = [slice(0, 150 * FRAME_SAMPLES), slice(150 * FRAME_SAMPLES, 300 * FRAME_SAMPLES)]
    sound, broken = VoiceDetector(graph), VoiceDetector(graph)
    listen(sound, *(side[halves[0]] for side in sides))
    undisturbed = listen(sound, *(side[halves[1]] for side in sides))[1]
    listen(broken, *(side[halves[0]] for side in sides))
    broken._hidden[:, 0] = broken._cell[:, 0] = np.nan  # no sound does that to it
    rep, buyer = listen(broken, *(side[halves[1]] for side in sides))
    assert rep[0] == 0.0
    assert rep[1:].max() > 0.5
    assert (buyer == undisturbed).all()
