"""What hands do while nobody speaks: keys, mouse, paper, cups, chairs, a microphone that is touched."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from benchmarks.nonspeech import shape

if TYPE_CHECKING:
    from benchmarks.nonspeech.shape import Sound


def desk(generator: np.random.Generator, seconds: float) -> Sound:
    """Typing, clicking, leafing, putting things down, chairs, fumbling with the microphone."""
    return shape.pieces(
        generator, seconds, [_typing, _mouse, _paper, _thumps, _chair, _fumbling],
        levels_db=(-52, -16),
    )  # fmt: skip


def _quiet(generator: np.random.Generator, seconds: float) -> Sound:
    return 0.01 * generator.standard_normal(shape.samples(seconds)).astype(np.float32)


def _click(generator: np.random.Generator, hertz: float, decay_s: float) -> Sound:
    """A tap that rings at a frequency of its own."""
    time = np.arange(shape.samples(6 * decay_s)) / shape.RATE
    ring = np.sin(2 * np.pi * hertz * time + generator.uniform(0, 6))
    return ((ring + generator.standard_normal(len(time))) * np.exp(-time / decay_s)).astype(
        np.float32
    )


def _typing(generator: np.random.Generator, seconds: float) -> Sound:
    """Runs of four to ten keys a second, each with its way down and up, and pauses to think."""
    sound = _quiet(generator, seconds)
    at_s, case_hz = 0.2, float(generator.uniform(180, 500))
    while at_s < seconds:
        for _ in range(int(generator.integers(5, 40))):
            strength = float(generator.uniform(0.4, 1.5))
            shape.place(sound, strength * _click(generator, 2800, 0.004), at_s)
            shape.place(sound, strength * _click(generator, case_hz, 0.012), at_s + 0.004)
            up_s = at_s + float(generator.uniform(0.06, 0.12))
            shape.place(sound, 0.5 * strength * _click(generator, 3500, 0.003), up_s)
            at_s += float(generator.uniform(0.08, 0.28))
        at_s += float(generator.uniform(0.4, 3))
    return sound


def _mouse(generator: np.random.Generator, seconds: float) -> Sound:
    """Clicks, double clicks, and the wheel's ratchet."""
    sound = _quiet(generator, seconds)
    at_s = 0.3
    while at_s < seconds:
        wheel = generator.random() < 0.3
        for _ in range(int(generator.integers(8, 25)) if wheel else int(generator.integers(1, 3))):
            shape.place(sound, _click(generator, 3200, 0.002), at_s)
            shape.place(sound, 0.7 * _click(generator, 2600, 0.002), at_s + 0.07)
            at_s += 0.04 if wheel else 0.16
        at_s += float(generator.uniform(0.3, 2.5))
    return sound


def _paper(generator: np.random.Generator, seconds: float) -> Sound:
    """Crackling leaves: bursts of high noise made of many small snaps."""
    sound = _quiet(generator, seconds)
    at_s = 0.2
    while at_s < seconds:
        length = float(generator.uniform(0.3, 1.4))
        snaps = (generator.random(shape.samples(length)) < 0.01) * generator.exponential(
            1, shape.samples(length)
        )
        rustle = shape.noise(generator, length, shape.band(1500, 7000)) * np.convolve(
            snaps, np.exp(-np.arange(160) / 40), mode="same"
        )
        shape.place(sound, (rustle * shape.envelope(length, 0.1, 0.2)).astype(np.float32), at_s)
        at_s += length + float(generator.uniform(0.2, 2))
    return sound


def _thumps(generator: np.random.Generator, seconds: float) -> Sound:
    """Cups, doors, drawers, feet: low knocks with an echo of the room."""
    sound = _quiet(generator, seconds)
    at_s = 0.2
    while at_s < seconds:
        knock = _click(
            generator, float(generator.uniform(60, 900)), float(generator.uniform(0.01, 0.09))
        )
        shape.place(sound, knock, at_s)
        shape.place(sound, 0.3 * knock, at_s + 0.03)
        at_s += float(generator.uniform(0.15, 2))
    return sound


def _chair(generator: np.random.Generator, seconds: float) -> Sound:
    """Squeaks and creaks: a rubbing pitch that glides, with overtones and a rattle."""
    sound = _quiet(generator, seconds)
    at_s = 0.2
    while at_s < seconds:
        length = float(generator.uniform(0.15, 0.9))
        start, end = generator.uniform(90, 900), generator.uniform(90, 900)
        pitch = np.geomspace(start, end, shape.samples(length)).astype(np.float32)
        wood = shape.resonances([(float(generator.uniform(300, 2500)), 200.0) for _ in range(3)])
        squeak = shape.harmonics(pitch, wood, 0.5) * shape.envelope(length, 0.05, 0.1)
        slips = 0.5 + 0.5 * (generator.random(shape.samples(length) // 160 + 1) > 0.3)
        shape.place(sound, squeak * np.repeat(slips, 160)[: len(squeak)].astype(np.float32), at_s)
        at_s += length + float(generator.uniform(0.4, 2.5))
    return sound


def _fumbling(generator: np.random.Generator, seconds: float) -> Sound:
    """Cloth and fingers on a microphone: scraping noise of all pitches."""
    sound = _quiet(generator, seconds)
    at_s = 0.1
    while at_s < seconds:
        length = float(generator.uniform(0.1, 1.0))
        scrape = shape.noise(generator, length, lambda hertz: 1 / (1 + hertz / 250))
        grain = np.repeat(generator.exponential(1, shape.samples(length) // 400 + 1), 400)
        rubbed = scrape * grain[: len(scrape)] * shape.envelope(length, 0.03, 0.08)
        shape.place(sound, rubbed.astype(np.float32), at_s)
        at_s += length + float(generator.uniform(0.1, 1.5))
    return sound
