"""What all non-speech sounds are put together from: spectra, levels, envelopes, pieces in a row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from copilot.events import SAMPLE_RATE_HZ

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from numpy.typing import NDArray

    Sound = NDArray[np.float32]
    Gain = Callable[[Sound], NDArray[np.floating]]
    Piece = Callable[[np.random.Generator, float], Sound]

RATE: Final = SAMPLE_RATE_HZ

LOUDEST_DB: Final = -12.0
FAINTEST_DB: Final = -70.0
"""Root mean square of pieces, in dB of full scale: from a blaring loudspeaker to a quiet room."""


def samples(seconds: float) -> int:
    """How many samples so many seconds are."""
    return round(seconds * RATE)


def level(sound: Sound, decibel: float) -> Sound:
    """The same sound with this root mean square; silence stays silence. Peaks are clipped."""
    rms = float(np.sqrt(np.mean(np.square(sound, dtype=np.float64)))) if len(sound) else 0.0
    if rms == 0.0:
        return sound
    louder: Sound = np.clip(sound * (10 ** (decibel / 20) / rms), -1.0, 1.0).astype(np.float32)
    return louder


def noise(generator: np.random.Generator, seconds: float, gain: Gain) -> Sound:
    """Gaussian noise whose spectrum is `gain` of the frequency in Hz, about 1 in level."""
    count = samples(seconds)
    spectrum = np.fft.rfft(generator.standard_normal(count))
    hertz = np.fft.rfftfreq(count, 1 / RATE).astype(np.float32)
    shaped = np.fft.irfft(spectrum * gain(hertz), count)
    return (shaped / max(1e-12, float(np.std(shaped)))).astype(np.float32)


def band(low_hz: float, high_hz: float) -> Gain:
    """The gain of a band with gentle edges."""

    def gain(hertz: Sound) -> Sound:
        high_pass = 1 / (1 + (low_hz / np.maximum(hertz, 1.0)) ** 6)
        low_pass = 1 / (1 + (hertz / high_hz) ** 6)
        return (high_pass * low_pass).astype(np.float32)

    return gain


def resonances(peaks: Sequence[tuple[float, float]], tilt: float = 0.0) -> Gain:
    """The gain of a tube: `peaks` of (Hz, width in Hz) on a slope of `tilt` powers of frequency."""

    def gain(hertz: Sound) -> Sound:
        total = np.full_like(hertz, 0.02)
        for centre, width in peaks:
            total += 1 / (1 + ((hertz - centre) / width) ** 2)
        return (total * (np.maximum(hertz, 50.0) / 1000) ** tilt).astype(np.float32)

    return gain


def harmonics(pitch_hz: Sound, gain: Gain, rolloff: float, most: int = 24) -> Sound:
    """A tone of overtones, falling by `rolloff` powers of their number and shaped by `gain`.

    `pitch_hz` is the pitch at every sample.
    """
    phase = 2 * np.pi * np.cumsum(pitch_hz, dtype=np.float64) / RATE
    middle = float(np.median(pitch_hz))
    numbers = np.arange(1, max(2, min(most, int(7_500 / middle)) + 1), dtype=np.float32)
    strengths = gain(numbers * middle) * numbers**-rolloff
    sound = np.zeros(len(pitch_hz))
    for number, strength in zip(numbers, strengths, strict=True):
        sound += strength * np.sin(number * phase)
    return sound.astype(np.float32)


def envelope(seconds: float, attack_s: float, release_s: float) -> Sound:
    """Rises, stays at 1 and falls, without a click."""
    count = samples(seconds)
    rise = np.minimum(1.0, np.arange(count) / max(1, samples(attack_s)))
    fall = np.minimum(1.0, np.arange(count)[::-1] / max(1, samples(release_s)))
    return (np.sin(0.5 * np.pi * rise) * np.sin(0.5 * np.pi * fall)).astype(np.float32)


def place(onto: Sound, sound: Sound, at_s: float) -> None:
    """Add a sound from `at_s` on; what would hang over the end is lost."""
    start = samples(at_s)
    part = sound[: max(0, len(onto) - start)]
    onto[start : start + len(part)] += part


def pieces(
    generator: np.random.Generator,
    seconds: float,
    makers: Iterable[Piece],
    lengths_s: tuple[float, float] = (8.0, 25.0),
    levels_db: tuple[float, float] = (FAINTEST_DB, LOUDEST_DB),
) -> Sound:
    """Pieces in a row, each of its own length and level, every maker once before any comes again."""
    choice = list(makers)
    made: list[Sound] = []
    left = samples(seconds)
    while left > 0:
        for place_in_row in generator.permutation(len(choice)):
            length_s = min(left / RATE, float(generator.uniform(*lengths_s)))
            if left <= 0:
                break
            piece = choice[place_in_row](generator, length_s)[:left]
            made.append(level(piece, float(generator.uniform(*levels_db))))
            left -= len(piece)
    return np.concatenate(made)
