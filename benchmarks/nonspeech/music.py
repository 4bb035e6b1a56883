"""Instrumental music as it is played on hold: an ensemble, and a tune in the range of a singer.

Chords, bass, drums and a lead are put together by rule: four chords, a scale, a tempo. The lead of
`melody` plays alone or almost, between 100 and 700 Hz, with vibrato and slides, on instruments whose
resonances lie near those of vowels; that is as near to singing as an instrument comes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from benchmarks.nonspeech import shape

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from benchmarks.nonspeech.shape import Sound

_SCALES: Final = ((0, 2, 4, 5, 7, 9, 11), (0, 2, 3, 5, 7, 8, 10), (0, 2, 4, 7, 9))
_PROGRESSIONS: Final = ((0, 4, 5, 3), (0, 3, 4, 0), (5, 3, 0, 4), (1, 4, 0, 0), (0, 5, 3, 4))
"""Degrees of the scale on which the four chords stand."""


@dataclass(frozen=True, slots=True)
class Score:
    """What a piece is in: the lowest note in Hz, its scale, its chords, the seconds of a beat."""

    root_hz: float
    scale: Sequence[int]
    chords: Sequence[int]
    beat_s: float

    def hertz(self, degree: int, octave: int = 0) -> float:
        """The frequency of a degree of the scale."""
        over, place = divmod(degree, len(self.scale))
        return self.root_hz * float(2.0 ** (over + octave + self.scale[place] / 12))


@dataclass(frozen=True, slots=True)
class Instrument:
    """How a lead sounds: its resonances, how fast overtones fall, its bow or breath."""

    peaks: Sequence[tuple[float, float]]
    rolloff: float
    attack_s: float
    vibrato: float
    air: float


_LEADS: Final = (
    Instrument(((600.0, 400.0),), 2.2, 0.06, 0.006, 0.05),  # flute
    Instrument(((450.0, 200.0), (1500.0, 400.0)), 1.4, 0.03, 0.002, 0.02),  # clarinet
    Instrument(((280.0, 80.0), (500.0, 120.0), (1200.0, 300.0), (2500.0, 600.0)), 0.9, 0.08, 0.008, 0.01),  # violin
    Instrument(((250.0, 90.0), (600.0, 150.0), (1000.0, 250.0)), 1.0, 0.1, 0.009, 0.01),  # cello
    Instrument(((500.0, 200.0), (1300.0, 300.0), (2400.0, 400.0)), 0.6, 0.03, 0.01, 0.04),  # saxophone
    Instrument(((1200.0, 500.0),), 0.7, 0.02, 0.004, 0.01),  # trumpet
    Instrument(((700.0, 3000.0),), 1.5, 0.02, 0.012, 0.0),  # synthesiser lead
)  # fmt: skip


def ensemble(generator: np.random.Generator, seconds: float) -> Sound:
    """Plucked strings, pads, piano, bass and drums, alone and together."""
    return shape.pieces(
        generator, seconds, [_plucked, _pads, _drums, _band, _quartet, _piano],
        lengths_s=(12, 30), levels_db=(-45, -12),
    )  # fmt: skip


def melody(generator: np.random.Generator, seconds: float) -> Sound:
    """A tune between 100 and 700 Hz, alone or over a soft chord."""
    return shape.pieces(
        generator, seconds, [_solo, _accompanied], lengths_s=(12, 30), levels_db=(-45, -12)
    )


def _score(generator: np.random.Generator) -> Score:
    return Score(
        root_hz=110 * 2 ** (float(generator.integers(0, 12)) / 12),
        scale=_SCALES[int(generator.integers(len(_SCALES)))],
        chords=_PROGRESSIONS[int(generator.integers(len(_PROGRESSIONS)))],
        beat_s=60 / float(generator.uniform(60, 140)),
    )


def _string(generator: np.random.Generator, hertz: float, seconds: float, decay: float) -> Sound:
    """A string that was plucked or struck: overtones that die the sooner the higher they are."""
    time = np.arange(shape.samples(seconds)) / shape.RATE
    numbers = np.arange(1, max(2, min(16, int(7000 / hertz))))
    waves = [
        np.sin(2 * np.pi * hertz * n * np.sqrt(1 + 0.0003 * n * n) * time + generator.uniform(0, 6))
        * np.exp(-time * (decay + 0.8 * n)) / n
        for n in numbers
    ]  # fmt: skip
    note: Sound = np.sum(waves, axis=0) * shape.envelope(seconds, 0.002, 0.05)
    return note.astype(np.float32)


def _arpeggio(generator: np.random.Generator, seconds: float, score: Score, decay: float) -> Sound:
    sound = np.zeros(shape.samples(seconds), np.float32)
    for step, at_s in enumerate(np.arange(0, seconds, score.beat_s / 2)):
        chord = score.chords[step // 8 % len(score.chords)]
        degree = chord + (0, 2, 4, 7, 4, 2, 4, 2)[step % 8]
        note = _string(generator, score.hertz(degree, 1), 1.6, decay)
        shape.place(sound, float(generator.uniform(0.6, 1)) * note, float(at_s))
    return sound


def _plucked(generator: np.random.Generator, seconds: float) -> Sound:
    return _arpeggio(generator, seconds, _score(generator), 1.5)


def _chords(
    seconds: float, score: Score, voice: Callable[[float, float], Sound], octave: int = 0
) -> Sound:
    sound = np.zeros(shape.samples(seconds), np.float32)
    bar_s = 4 * score.beat_s
    for bar, at_s in enumerate(np.arange(0, seconds, bar_s)):
        chord = score.chords[bar % len(score.chords)]
        for degree in (chord, chord + 2, chord + 4):
            shape.place(sound, voice(score.hertz(degree, octave), bar_s * 1.1), float(at_s))
    return sound


def _pad(generator: np.random.Generator) -> Callable[[float, float], Sound]:
    """Three detuned saws that open and close: the carpet of most hold music."""
    bright = float(generator.uniform(500, 2500))

    def voice(hertz: float, seconds: float) -> Sound:
        sound = np.zeros(shape.samples(seconds), np.float32)
        for detune in (0.996, 1.0, 1.005):
            pitch = np.full(len(sound), hertz * detune, np.float32)
            sound += shape.harmonics(pitch, lambda one: 1 / (1 + (one / bright) ** 2), 1.0)
        return sound * shape.envelope(seconds, 0.4, 0.5)

    return voice


def _pads(generator: np.random.Generator, seconds: float) -> Sound:
    return _chords(seconds, _score(generator), _pad(generator), 1)


def _piano(generator: np.random.Generator, seconds: float) -> Sound:
    score = _score(generator)
    left = _chords(seconds, score, lambda hertz, long: _string(generator, hertz, long, 0.8), 0)
    right = np.zeros_like(left)
    at_s, degree = 0.0, 7
    while at_s < seconds:
        degree = int(np.clip(degree + generator.integers(-3, 4), 0, 14))
        shape.place(right, _string(generator, score.hertz(degree, 1), 1.5, 1.0), at_s)
        at_s += score.beat_s * float(generator.choice([0.5, 1, 1, 2]))
    return left + right


def _drums(generator: np.random.Generator, seconds: float) -> Sound:
    return _beat(generator, seconds, _score(generator))


def _beat(generator: np.random.Generator, seconds: float, score: Score) -> Sound:
    sound = np.zeros(shape.samples(seconds), np.float32)
    time = np.arange(shape.samples(0.35)) / shape.RATE
    kick = np.sin(2 * np.pi * (45 * time + 6 * (1 - np.exp(-30 * time)))) * np.exp(-9 * time)
    for step, at_s in enumerate(np.arange(0, seconds, score.beat_s / 2)):
        hat = shape.noise(generator, 0.06, shape.band(5000, 7900)) * np.exp(-time[:960] / 0.015)
        shape.place(sound, 0.25 * hat.astype(np.float32), float(at_s))
        if step % 8 in {0, 3, 4}:
            shape.place(sound, 1.5 * kick.astype(np.float32), float(at_s))
        if step % 4 == 2:
            snare = shape.noise(generator, 0.2, shape.band(180, 6000)) * np.exp(-time[:3200] / 0.05)
            shape.place(sound, 0.6 * snare.astype(np.float32), float(at_s))
    return sound


def _band(generator: np.random.Generator, seconds: float) -> Sound:
    score = _score(generator)
    sound = 0.5 * _beat(generator, seconds, score) + _arpeggio(generator, seconds, score, 2.0)
    sound += 0.2 * _chords(seconds, score, _pad(generator), 1)
    for step, at_s in enumerate(np.arange(0, seconds, score.beat_s)):
        root = score.hertz(score.chords[step // 4 % len(score.chords)], -1)
        shape.place(sound, _string(generator, root, 0.6, 2.0), float(at_s))
    lead = _tune(generator, seconds, score, _LEADS[int(generator.integers(len(_LEADS)))])
    return (sound + 0.5 * lead).astype(np.float32)


def _quartet(generator: np.random.Generator, seconds: float) -> Sound:
    """Four bowed parts that move together."""
    score, bowed = _score(generator), _LEADS[2:4]
    together = np.zeros(shape.samples(seconds), np.float32)
    for part in range(4):
        together += _tune(generator, seconds, score, bowed[part % 2])
    return together


def _solo(generator: np.random.Generator, seconds: float) -> Sound:
    score = _score(generator)
    return _tune(generator, seconds, score, _LEADS[int(generator.integers(len(_LEADS)))])


def _accompanied(generator: np.random.Generator, seconds: float) -> Sound:
    score = _score(generator)
    tune = _tune(generator, seconds, score, _LEADS[int(generator.integers(len(_LEADS)))])
    return (tune + 0.15 * _chords(seconds, score, _pad(generator), 1)).astype(np.float32)


def _tune(
    generator: np.random.Generator, seconds: float, score: Score, instrument: Instrument
) -> Sound:
    """Phrases of notes with slides and vibrato, and a rest where a player would breathe."""
    sound = np.zeros(shape.samples(seconds), np.float32)
    at_s, degree = float(generator.uniform(0, 0.5)), 4
    before_hz = score.hertz(degree)
    while at_s < seconds:
        for _ in range(int(generator.integers(3, 9))):
            degree = int(np.clip(degree + generator.choice([-2, -1, -1, 0, 1, 1, 2, 3]), 0, 12))
            length = score.beat_s * float(generator.choice([0.5, 0.5, 1, 1, 1.5, 2]))
            note = _note(generator, before_hz, score.hertz(degree), length * 1.05, instrument)
            shape.place(sound, note, at_s)
            before_hz = score.hertz(degree)
            at_s += length
        at_s += score.beat_s * float(generator.choice([0.5, 1, 2]))
    return sound


def _note(
    generator: np.random.Generator,
    from_hz: float,
    to_hz: float,
    seconds: float,
    instrument: Instrument,
) -> Sound:
    time = np.arange(shape.samples(seconds)) / shape.RATE
    slide = (from_hz / to_hz) ** np.exp(-time / 0.03)
    depth = instrument.vibrato * np.minimum(1, time / 0.3)
    wave = 1 + depth * np.sin(2 * np.pi * float(generator.uniform(4.5, 6.5)) * time)
    gain = shape.resonances(instrument.peaks)
    tone = shape.harmonics((to_hz * slide * wave).astype(np.float32), gain, instrument.rolloff)
    air = instrument.air * shape.noise(generator, seconds, gain)[: len(tone)]
    loud = float(generator.uniform(0.7, 1.0)) / max(1e-9, float(np.std(tone)))
    return (tone * loud + air) * shape.envelope(seconds, instrument.attack_s, 0.06)
