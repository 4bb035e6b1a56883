"""What a telephone says instead of somebody: dialling, ringing, busy, hold beeps, fax, test tones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from benchmarks.nonspeech import shape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.nonspeech.shape import Sound

_ROWS_HZ: Final = (697, 770, 852, 941)
_COLUMNS_HZ: Final = (1209, 1336, 1477, 1633)

_CADENCES: Final[Sequence[tuple[tuple[float, ...], tuple[float, ...]]]] = (
    ((350, 440), (30.0, 0.0)),  # dial tone
    ((440, 480), (2.0, 4.0)),  # ringing, North America
    ((400, 450), (0.4, 0.2, 0.4, 2.0)),  # ringing, Britain
    ((425,), (1.0, 4.0)),  # ringing, Europe
    ((480, 620), (0.5, 0.5)),  # busy
    ((425,), (0.5, 0.5)),
    ((480, 620), (0.25, 0.25)),  # all lines taken
    ((440,), (0.3, 9.7)),  # a call waits
    ((1400,), (0.425, 14.5)),  # this call is recorded
    ((600,), (0.1, 4.9)),  # on hold
    ((1004,), (30.0, 0.0)),  # test tone
    ((1100,), (0.5, 3.0)),  # fax calls
    ((2100,), (3.0, 1.5)),  # fax answers
)
"""Frequencies in Hz, and seconds on, off, on, off: ITU-T E.180 and the national plans it lists."""


def signalling(generator: np.random.Generator, seconds: float) -> Sound:
    """Every tone in turn, with the line's own noise below it."""
    return shape.pieces(
        generator, seconds, [_cadence, _dialled, _intercept, _cadence, _sweep, _chime],
        levels_db=(-45, -12),
    )  # fmt: skip


def _tone(hertz: Sequence[float], seconds: float) -> Sound:
    time = np.arange(shape.samples(seconds)) / shape.RATE
    waves = [np.sin(2 * np.pi * one * time) for one in hertz]
    tone: Sound = np.sum(waves, axis=0) * shape.envelope(seconds, 0.004, 0.004)
    return tone.astype(np.float32)


def _cadence(generator: np.random.Generator, seconds: float) -> Sound:
    hertz, pattern = _CADENCES[int(generator.integers(len(_CADENCES)))]
    sound = 0.003 * generator.standard_normal(shape.samples(seconds)).astype(np.float32)
    at_s, turn = 0.0, 0
    while at_s < seconds:
        length = pattern[turn % len(pattern)]
        if turn % 2 == 0:
            shape.place(sound, _tone(hertz, length), at_s)
        at_s, turn = at_s + length, turn + 1
    return sound


def _dialled(generator: np.random.Generator, seconds: float) -> Sound:
    """Digits pressed by a machine, evenly, or by a hand, unevenly and long."""
    sound = 0.003 * generator.standard_normal(shape.samples(seconds)).astype(np.float32)
    at_s, by_hand = 0.0, generator.random() < 0.5
    while at_s < seconds:
        pair = (float(generator.choice(_ROWS_HZ)), float(generator.choice(_COLUMNS_HZ)))
        length = float(generator.uniform(0.08, 0.6)) if by_hand else 0.1
        shape.place(sound, _tone(pair, length), at_s)
        at_s += length + (float(generator.uniform(0.1, 0.9)) if by_hand else 0.1)
    return sound


def _intercept(generator: np.random.Generator, seconds: float) -> Sound:
    """The three rising tones before an announcement."""
    sound = 0.003 * generator.standard_normal(shape.samples(seconds)).astype(np.float32)
    for start in np.arange(0.0, seconds, 2.0):
        for place, hertz in enumerate((950.0, 1400.0, 1800.0)):
            shape.place(sound, _tone((hertz,), 0.33), float(start) + 0.34 * place)
    return sound


def _sweep(generator: np.random.Generator, seconds: float) -> Sound:
    """A tone that glides through the range of voices and back, with overtones."""
    time = np.arange(shape.samples(seconds)) / shape.RATE
    turns = np.sin(2 * np.pi * generator.uniform(0.1, 0.7) * time)
    pitch = 300 * 2.0 ** (1.6 * turns)
    return shape.harmonics(pitch.astype(np.float32), np.ones_like, float(generator.uniform(1, 4)))


def _chime(generator: np.random.Generator, seconds: float) -> Sound:
    """Notification sounds: bells of few inharmonic partials, in twos and threes."""
    sound = np.zeros(shape.samples(seconds), np.float32)
    at_s = 0.0
    while at_s < seconds:
        pitch = float(generator.uniform(400, 1600))
        for note in range(int(generator.integers(1, 4))):
            time = np.arange(shape.samples(1.2)) / shape.RATE
            bell = sum(
                np.sin(2 * np.pi * pitch * 1.26**note * partial * time) / partial
                for partial in (1.0, 2.76, 5.4)
            )
            shape.place(sound, (bell * np.exp(-5 * time)).astype(np.float32), at_s + 0.15 * note)
        at_s += float(generator.uniform(1, 3))
    return sound
