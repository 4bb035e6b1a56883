"""Turns as telephone sound."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import soundfile

from benchmarks.understood.labelled import Turn
from benchmarks.understood.voices import LEVEL_RMS, render, said
from copilot.events import SAMPLE_RATE_HZ
from copilot.kinds import Speaker
from tests.benchmarks.understood.make import call


@pytest.mark.parametrize(
    ("text", "spoken"),
    [("*hangs up*", ""), ("Well [laughs] yes.", "Well yes."), ("—", ""), ("Bye.", "Bye.")],
)
def test_stage_directions_are_not_spoken(text, spoken):
    assert said(text) == spoken


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "made"
    place.mkdir()
    tone = np.sin(np.arange(8_000) * 0.3).astype(np.float32) * 0.2
    for number in (0, 1):
        soundfile.write(place / f"{number:03d}.wav", np.pad(tone, 4_000), 8_000)
    return tmp_path


def test_each_side_has_its_turns_where_they_are_said_to_be(folder):
    sides = render(call(2), folder, speak=False)
    one, other = sides.turns
    assert (one.speaker, other.speaker) == (Speaker.REP, Speaker.BUYER)
    assert one.end - one.start == pytest.approx(1.0, abs=0.05)  # without the silence around it
    assert 0.4 <= other.start - one.end <= 1.4

    def loudness(sound, span):
        part = sound[int(span.start * SAMPLE_RATE_HZ) : int(span.end * SAMPLE_RATE_HZ)]
        return float(np.sqrt(np.mean(part**2)))

    assert loudness(sides.rep, one) > 5 * loudness(sides.buyer, one)
    assert loudness(sides.buyer, other) > 5 * loudness(sides.rep, other)
    assert loudness(sides.rep, other) < LEVEL_RMS / 5


def test_it_is_a_telephone_that_is_heard(folder):
    sides = render(call(2), folder, speak=False)
    spectrum = np.abs(np.fft.rfft(sides.rep))
    hertz = np.fft.rfftfreq(len(sides.rep), 1 / SAMPLE_RATE_HZ)
    assert spectrum[hertz > 4_000].max() < 0.01 * spectrum.max()
    wide = np.abs(np.fft.rfft(render(call(2), folder, speak=False, wide=True).rep))
    assert wide[hertz > 4_000].max() > 10 * spectrum[hertz > 4_000].max()


def test_a_silent_turn_is_left_out_and_a_missing_one_is_named(folder):
    quiet = (*call(2).turns, Turn(speaker=Speaker.REP, text="*sighs*"))
    assert len(render(replace(call(), turns=quiet), folder, speak=False).turns) == 2
    with pytest.raises(SystemExit, match="turn 2"):
        render(call(3), folder, speak=False)
