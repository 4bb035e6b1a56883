"""A telephone line on which nobody speaks, and what any line does to sound: 8 kHz, 8 bits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from benchmarks.nonspeech import shape

if TYPE_CHECKING:
    from benchmarks.nonspeech.shape import Sound

_MU: Final = 255.0
_LOW_HZ: Final = 300.0
_HIGH_HZ: Final = 3400.0


def telephone(sound: Sound) -> Sound:
    """300 to 3400 Hz at 8 kHz in 8-bit mu-law steps (ITU-T G.711), back at 16 kHz."""
    spectrum = np.fft.rfft(sound)
    hertz = np.fft.rfftfreq(len(sound), 1 / shape.RATE).astype(np.float32)
    narrow = np.fft.irfft(
        spectrum * shape.band(_LOW_HZ, _HIGH_HZ)(hertz) * (hertz < 4000), len(sound)
    )
    even = narrow[::2]
    squeezed = np.sign(even) * np.log1p(_MU * np.minimum(1, np.abs(even))) / np.log1p(_MU)
    steps = np.round(squeezed * 127) / 127
    heard = np.sign(steps) * np.expm1(np.abs(steps) * np.log1p(_MU)) / _MU
    wide = np.zeros(len(even) * 2)
    wide[::2] = 2 * heard
    spectrum = np.fft.rfft(wide)
    spectrum[np.fft.rfftfreq(len(wide), 1 / shape.RATE) >= 4000] = 0
    smooth = np.fft.irfft(spectrum, len(wide))[: len(sound)]
    cut: Sound = np.clip(smooth, -1.0, 1.0).astype(np.float32)
    return cut


def idle_line(generator: np.random.Generator, seconds: float) -> Sound:
    """Comfort noise, packets lost, a codec that warbles, a mobile phone beside the cable, clicks."""
    return shape.pieces(
        generator, seconds, [_comfort, _gaps, _warble, _mobile, _crackle], levels_db=(-62, -22)
    )


def _comfort(generator: np.random.Generator, seconds: float) -> Sound:
    """Noise that a far end makes up every 20 ms from a spectrum it was told now and then."""
    parts = []
    for _ in range(max(1, round(seconds / 0.5))):
        tilt = float(generator.uniform(-0.8, 0.1))
        part = shape.noise(generator, 0.5, lambda hertz, t=tilt: np.maximum(hertz, 50) ** t)  # type: ignore[misc]  # a default binds the loop's value
        parts.append(part * float(generator.uniform(0.6, 1.4)))
    return np.concatenate(parts)


def _gaps(generator: np.random.Generator, seconds: float) -> Sound:
    """Packets of 20 ms that did not come: holes, and the packet before played again, fainter."""
    sound = _comfort(generator, seconds)
    packet = shape.samples(0.02)
    rows = sound[: len(sound) // packet * packet].reshape(-1, packet)
    lost = np.flatnonzero(generator.random(len(rows) - 1) < 0.15) + 1
    concealed = generator.random(len(lost)) < 0.5
    for row, copied in zip(lost, concealed, strict=True):
        rows[row] = 0.7 * rows[row - 1] if copied else 0.0
    return sound


def _warble(generator: np.random.Generator, seconds: float) -> Sound:
    """What noise suppression leaves: short tones at random, all over the band."""
    count = shape.samples(seconds)
    sound = 0.05 * generator.standard_normal(count).astype(np.float32)
    for at_s in generator.uniform(0, seconds, round(60 * seconds)):
        length = float(generator.uniform(0.03, 0.15))
        time = np.arange(shape.samples(length)) / shape.RATE
        blip = np.sin(2 * np.pi * generator.uniform(200, 3500) * time)
        shape.place(
            sound, (blip * shape.envelope(length, 0.01, 0.02)).astype(np.float32), float(at_s)
        )
    return sound


def _mobile(generator: np.random.Generator, seconds: float) -> Sound:
    """The buzz of a mobile phone near a cable: pulses 217 times a second, in bursts."""
    time = np.arange(shape.samples(seconds)) / shape.RATE
    pulses = ((time * 216.7) % 1 < 0.125).astype(np.float32) - 0.125
    bursts = np.repeat(generator.random(round(seconds * 8.33) + 2) < 0.6, shape.samples(0.12))
    gate = bursts[: len(time)].astype(np.float32)
    return (pulses * gate + 0.02 * generator.standard_normal(len(time))).astype(np.float32)


def _crackle(generator: np.random.Generator, seconds: float) -> Sound:
    """A bad contact: clicks at random over a hum."""
    time = np.arange(shape.samples(seconds)) / shape.RATE
    clicks = (generator.random(len(time)) < 0.002) * generator.standard_normal(len(time))
    hum = 0.05 * np.sin(2 * np.pi * 50 * time) + 0.03 * np.sin(2 * np.pi * 150 * time)
    return (clicks + hum + 0.01 * generator.standard_normal(len(time))).astype(np.float32)
