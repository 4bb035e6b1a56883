"""Silence, noise of every colour, and rooms: fans, mains hum, traffic, a party wall."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from benchmarks.nonspeech import shape

if TYPE_CHECKING:
    from benchmarks.nonspeech.shape import Sound


def silence(generator: np.random.Generator, seconds: float) -> Sound:
    """Digital silence, and what converters make of it: one bit of dither, an offset."""
    return np.concatenate([
        np.zeros(shape.samples(seconds / 2), np.float32),
        _dither(generator, seconds / 4),
        np.full(shape.samples(seconds) - shape.samples(seconds / 2) - shape.samples(seconds / 4),
                0.01, np.float32),
    ])  # fmt: skip


def _dither(generator: np.random.Generator, seconds: float) -> Sound:
    return (generator.integers(-1, 2, shape.samples(seconds)) / 32768).astype(np.float32)


def coloured(generator: np.random.Generator, seconds: float) -> Sound:
    """White, pink, brown, blue and band noise, steady, swelling, stepping and gated."""
    return shape.pieces(generator, seconds, [_steady, _swelling, _stepping, _syllabic])


def room(generator: np.random.Generator, seconds: float) -> Sound:
    """Fans, air conditioning, mains hum and buzz, traffic, wind on the microphone."""
    return shape.pieces(generator, seconds, [_fan, _hum, _traffic, _wind], levels_db=(-58, -16))


def _steady(generator: np.random.Generator, seconds: float) -> Sound:
    slope = float(generator.choice([0.0, -0.5, -1.0, 0.5]))
    if generator.random() < 0.4:
        low = float(generator.uniform(100, 2000))
        return shape.noise(generator, seconds, shape.band(low, low * generator.uniform(1.5, 6)))
    return shape.noise(generator, seconds, lambda hertz: np.maximum(hertz, 20.0) ** slope)


def _swelling(generator: np.random.Generator, seconds: float) -> Sound:
    """Level that goes up and down by up to 30 dB over seconds."""
    decibel = 15 * _slow(generator, seconds, float(generator.uniform(0.1, 0.6)))
    return (_steady(generator, seconds) * 10 ** (decibel / 20)).astype(np.float32)


def _stepping(generator: np.random.Generator, seconds: float) -> Sound:
    """Level that jumps, as automatic gain and noise suppression make it."""
    count = max(1, round(seconds / float(generator.uniform(0.3, 2.5))))
    steps = np.repeat(generator.uniform(-30, 0, count), -(-shape.samples(seconds) // count))
    return (_steady(generator, seconds) * 10 ** (steps[: shape.samples(seconds)] / 20)).astype(
        np.float32
    )


def _syllabic(generator: np.random.Generator, seconds: float) -> Sound:
    """Noise that comes and goes as often as syllables do, 2 to 8 times a second."""
    swing = 20 * np.maximum(0, _slow(generator, seconds, float(generator.uniform(2, 8))))
    return (_steady(generator, seconds) * 10 ** ((swing - 20) / 20)).astype(np.float32)


def _slow(generator: np.random.Generator, seconds: float, hertz: float) -> Sound:
    """A random curve of about 1 in size that changes `hertz` times a second."""
    knots = generator.standard_normal(max(4, round(seconds * hertz * 2) + 2))
    where = np.linspace(0, len(knots) - 1, shape.samples(seconds))
    return np.interp(where, np.arange(len(knots)), knots).astype(np.float32)


def _fan(generator: np.random.Generator, seconds: float) -> Sound:
    """Broad noise, and the blades' hum with its overtones, whose speed wanders."""
    blade_hz = float(generator.uniform(80, 320))
    pitch = blade_hz * (1 + 0.01 * _slow(generator, seconds, 0.5))
    hum = shape.harmonics(pitch.astype(np.float32), np.ones_like, 1.5, 8)
    air = shape.noise(generator, seconds, lambda hertz: 1 / (1 + hertz / 400))
    return (air + generator.uniform(0.05, 0.8) * hum).astype(np.float32)


def _hum(generator: np.random.Generator, seconds: float) -> Sound:
    """Mains at 50 or 60 Hz, from a clean hum to a rasping buzz."""
    mains = np.full(shape.samples(seconds), generator.choice([50.0, 60.0]), np.float32)
    buzz = shape.harmonics(mains, np.ones_like, float(generator.uniform(0.2, 2.0)), 60)
    return (buzz + 0.02 * generator.standard_normal(len(buzz))).astype(np.float32)


def _traffic(generator: np.random.Generator, seconds: float) -> Sound:
    """Rumble, and cars that pass: an engine whose pitch falls as it goes by."""
    sound = 0.3 * shape.noise(generator, seconds, lambda hertz: 1 / (1 + (hertz / 120) ** 2))
    for at_s in np.arange(0, seconds, 4.0):
        length = float(generator.uniform(2, 4))
        time = np.linspace(-1, 1, shape.samples(length))
        pitch = generator.uniform(70, 180) * (1 - 0.06 * np.tanh(6 * time))
        engine = shape.harmonics(pitch.astype(np.float32), np.ones_like, 0.8, 20)
        tyres = shape.noise(generator, length, shape.band(300, 2500))
        shape.place(sound, ((engine + tyres) * np.exp(-8 * time**2)).astype(np.float32), at_s)
    return sound


def _wind(generator: np.random.Generator, seconds: float) -> Sound:
    """Buffeting on the microphone: bursts of very low noise."""
    gusts = np.maximum(0, _slow(generator, seconds, 1.5)) ** 2
    low = shape.noise(generator, seconds, lambda hertz: 1 / (1 + (hertz / 80) ** 2))
    return (low * (0.1 + gusts)).astype(np.float32)
