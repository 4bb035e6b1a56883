"""Two people without a recording: noise with the colour, syllables and pauses of a voice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from copilot.events import FRAME_SAMPLES, SAMPLE_RATE_HZ, AudioFrame
from copilot.kinds import Speaker

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    from copilot.audio.source import Pair

    Sound = NDArray[np.float32]

FLOOR = 1e-4
"""The noise of a good microphone, -80 dB of full scale."""


def voice(seed: int, spans: Iterable[tuple[float, float]], seconds: float) -> Sound:
    """Somebody who talks in these spans, at -20 dB or so, and room noise throughout."""
    rng = np.random.default_rng(seed)
    samples = int(seconds * SAMPLE_RATE_HZ)
    times = np.arange(samples) / SAMPLE_RATE_HZ
    # a voice falls by 6 dB an octave above 500 Hz
    spectrum = np.fft.rfft(rng.standard_normal(samples))
    spectrum /= 1 + np.fft.rfftfreq(samples, 1 / SAMPLE_RATE_HZ) / 500
    coloured = np.fft.irfft(spectrum, samples)
    coloured *= 0.2 / np.sqrt((coloured**2).mean())
    syllables = 0.55 + 0.45 * np.sin(2 * np.pi * (4 + 0.3 * seed) * times + seed)
    talking = np.zeros(samples)
    for start, end in spans:
        talking[(times >= start) & (times < end)] = 1.0
    noise = rng.standard_normal(samples) * FLOOR
    return (coloured * syllables * talking + noise).astype(np.float32)


def through_a_loudspeaker(
    sound: Sound, *, level_db: float = -6.0, lag_ms: float = 80.0, decay_s: float = 0.0
) -> Sound:
    """What a microphone hears of it."""
    if decay_s:
        times = np.arange(int(decay_s * SAMPLE_RATE_HZ)) / SAMPLE_RATE_HZ
        room = np.random.default_rng(9).standard_normal(len(times)) * np.exp(-6.9 * times / decay_s)
        room *= 0.7 / np.sqrt((room**2).sum())
        room[0] = 1.0
        size = 1 << (len(sound) + len(room)).bit_length()
        spectrum = np.fft.rfft(sound, size) * np.fft.rfft(room, size)
        sound = np.fft.irfft(spectrum, size)[: len(sound)].astype(np.float32)
    lag = round(lag_ms * SAMPLE_RATE_HZ / 1000)
    late = np.concatenate([np.zeros(lag), sound])[: len(sound)]
    return (late * 10 ** (level_db / 20)).astype(np.float32)


def frames(rep: Sound, buyer: Sound) -> Iterator[Pair]:
    """Both sides in step."""
    for index in range(len(rep) // FRAME_SAMPLES):
        part = slice(index * FRAME_SAMPLES, (index + 1) * FRAME_SAMPLES)
        yield (
            AudioFrame(speaker=Speaker.REP, index=index, pcm=rep[part]),
            AudioFrame(speaker=Speaker.BUYER, index=index, pcm=buyer[part]),
        )
