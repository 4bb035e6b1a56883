"""What a throat does besides speaking: breath, sniffs, snores, coughs, sneezes, lip smacks; and a tune."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from benchmarks.nonspeech import shape

if TYPE_CHECKING:
    from benchmarks.nonspeech.shape import Sound


def breathing(generator: np.random.Generator, seconds: float) -> Sound:
    """In and out every three to five seconds through mouth or nose, near the microphone or not."""
    return shape.pieces(generator, seconds, [_mouth, _nose, _pops, _snore], levels_db=(-55, -20))


def coughing(generator: np.random.Generator, seconds: float) -> Sound:
    """Coughs, throats cleared, sneezes and smacked lips, with a room's noise between."""
    return shape.pieces(generator, seconds, [_coughs, _sneezes, _smacks], levels_db=(-45, -16))


_VOWELS: Final = (
    ((700.0, 110.0), (1220.0, 120.0), (2600.0, 200.0)),
    ((300.0, 60.0), (870.0, 100.0), (2240.0, 200.0)),
    ((530.0, 90.0), (1840.0, 150.0), (2480.0, 200.0)),
    ((570.0, 90.0), (840.0, 100.0), (2410.0, 200.0)),
)
"""First three resonances of four vowels, Hz and width (Peterson and Barney 1952)."""


def vowels(generator: np.random.Generator, seconds: float) -> Sound:
    """A tune on synthetic vowels: a choir from a keyboard, without words."""
    sound = 0.003 * generator.standard_normal(shape.samples(seconds)).astype(np.float32)
    at_s, step = 0.5, 0
    while at_s < seconds:
        step = int(np.clip(step + generator.integers(-2, 3), -5, 7))
        length = float(generator.uniform(0.25, 1.2))
        time = np.arange(shape.samples(length)) / shape.RATE
        pitch = 180 * 2 ** (step / 7) * (1 + 0.01 * np.sin(2 * np.pi * 5.5 * time))
        vowel = shape.resonances(_VOWELS[int(generator.integers(len(_VOWELS)))])
        tone = shape.harmonics(pitch.astype(np.float32), vowel, 0.6, 40)
        shape.place(sound, tone * shape.envelope(length, 0.05, 0.08), at_s)
        at_s += length + (0.8 if generator.random() < 0.15 else 0.0)
    return shape.level(sound, -22.0)


def _breath(
    generator: np.random.Generator, seconds: float, *, inwards: bool, scale: float
) -> Sound:
    """Air through the open tube of a throat: its resonances, those of a neutral vowel."""
    peaks = [(550 * scale, 180.0), (1550 * scale, 300.0), (2600 * scale, 450.0), (3700, 700.0)]
    air = shape.noise(generator, seconds, shape.resonances(peaks, 0.5 if inwards else -0.3))
    attack, release = (0.7, 0.2) if inwards else (0.15, 0.75)
    return air * shape.envelope(seconds, attack * seconds, release * seconds)


def _cycle(generator: np.random.Generator, seconds: float, scale: float) -> Sound:
    sound = 0.01 * generator.standard_normal(shape.samples(seconds)).astype(np.float32)
    at_s = float(generator.uniform(0, 1))
    while at_s < seconds:
        inhale, exhale = float(generator.uniform(0.6, 1.6)), float(generator.uniform(0.7, 2.2))
        shape.place(sound, _breath(generator, inhale, inwards=True, scale=scale), at_s)
        out = _breath(generator, exhale, inwards=False, scale=scale)
        shape.place(sound, float(generator.uniform(0.3, 1.5)) * out, at_s + inhale + 0.15)
        at_s += inhale + exhale + float(generator.uniform(0.3, 2.0))
    return sound


def _mouth(generator: np.random.Generator, seconds: float) -> Sound:
    return _cycle(generator, seconds, float(generator.uniform(0.8, 1.25)))


def _nose(generator: np.random.Generator, seconds: float) -> Sound:
    """Narrower and higher, with sniffs."""
    sound = _cycle(generator, seconds, 1.6)
    for at_s in np.arange(1.0, seconds, float(generator.uniform(3, 7))):
        sniff = _breath(generator, 0.35, inwards=True, scale=1.9)
        shape.place(sound, 2 * sniff, float(at_s))
    return sound


def _pops(generator: np.random.Generator, seconds: float) -> Sound:
    """Breath on a headset's microphone: low bursts in the rhythm of blowing."""
    sound = 0.3 * _cycle(generator, seconds, 1.0)
    at_s = 0.0
    while at_s < seconds:
        length = float(generator.uniform(0.05, 0.5))
        puff = shape.noise(generator, length, lambda hertz: 1 / (1 + (hertz / 150) ** 2))
        shape.place(sound, 3 * puff * shape.envelope(length, 0.01, 0.6 * length), at_s)
        at_s += float(generator.uniform(0.3, 2.5))
    return sound


def _snore(generator: np.random.Generator, seconds: float) -> Sound:
    """A palate that flaps 25 to 60 times a second while breath goes in."""
    sound = _cycle(generator, seconds, 0.9)
    for at_s in np.arange(0.5, seconds, 4.0):
        length = float(generator.uniform(0.8, 1.6))
        flaps = np.full(shape.samples(length), generator.uniform(25, 60), np.float32)
        tube = shape.resonances([(500.0, 150.0), (1500.0, 300.0)])
        rasp = shape.harmonics(flaps, tube, 0.3, 60) * shape.envelope(length, 0.4, 0.3)
        shape.place(sound, 0.4 * rasp, float(at_s))
    return sound


def _cough(generator: np.random.Generator) -> Sound:
    """A burst, a breathy middle, and often a last phase in which the cords swing."""
    scale = float(generator.uniform(0.85, 1.2))
    peaks = [(700 * scale, 200.0), (1500 * scale, 300.0), (2700 * scale, 500.0)]
    length = float(generator.uniform(0.2, 0.45))
    time = np.arange(shape.samples(length)) / shape.RATE
    burst = shape.noise(generator, length, shape.resonances(peaks)) * np.exp(-time / 0.06)
    if generator.random() < 0.6:
        pitch = generator.uniform(120, 320) * np.exp(-0.8 * time / length)
        cords = shape.harmonics(pitch.astype(np.float32), shape.resonances(peaks), 0.7)
        after = np.where(time > 0.08, np.exp(-(time - 0.08) / 0.07), 0.0)
        burst += 0.5 * cords / max(1e-9, float(np.std(cords))) * after
    return burst.astype(np.float32)


def _coughs(generator: np.random.Generator, seconds: float) -> Sound:
    sound = 0.005 * generator.standard_normal(shape.samples(seconds)).astype(np.float32)
    at_s = float(generator.uniform(0, 2))
    while at_s < seconds:
        for _ in range(int(generator.integers(1, 5))):
            shape.place(sound, _cough(generator), at_s)
            at_s += float(generator.uniform(0.3, 0.6))
        at_s += float(generator.uniform(1, 4))
    return sound


def _sneezes(generator: np.random.Generator, seconds: float) -> Sound:
    sound = 0.005 * generator.standard_normal(shape.samples(seconds)).astype(np.float32)
    for at_s in np.arange(0.5, seconds, 5.0):
        gasp = _breath(generator, 0.6, inwards=True, scale=1.1)
        blast = shape.noise(generator, 0.4, shape.band(1200, 6000))
        shape.place(sound, 0.4 * gasp, float(at_s))
        shape.place(sound, 2 * blast * shape.envelope(0.4, 0.01, 0.3), float(at_s) + 0.65)
    return sound


def _smacks(generator: np.random.Generator, seconds: float) -> Sound:
    """Lips, tongue and swallowing: clicks that ring in the mouth."""
    sound = 0.005 * generator.standard_normal(shape.samples(seconds)).astype(np.float32)
    at_s = 0.0
    while at_s < seconds:
        length = float(generator.uniform(0.02, 0.09))
        tube = shape.resonances([(float(generator.uniform(700, 2500)), 250.0)])
        click = shape.noise(generator, length, tube) * shape.envelope(length, 0.002, 0.8 * length)
        shape.place(sound, click, at_s)
        at_s += float(generator.uniform(0.15, 1.5))
    return sound
