"""A sound of which every piece says where it belongs, and what is left of it at the other end.

Each side of a call is noise of its own between 300 and 3,000 Hz, known to the last sample and 16 s
long before it comes again. 32 ms of it are found in it again to the sample, though they were
resampled on the way: so a frame that was lost, moved or told twice shows.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

import numpy as np

from copilot.events import FRAME_SAMPLES, SAMPLE_RATE_HZ
from copilot.kinds import Speaker

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Samples = NDArray[np.float32]

LENGTH: Final = 2**18
BAND_HZ: Final = (300.0, 3000.0)
PEAK: Final = 0.5
SEEDS: Final = {Speaker.REP: 11, Speaker.BUYER: 12}

NEAR: Final = 640
"""Samples either way in which a frame is looked for first: a little more than a moment may move."""

ALIKE: Final = 0.7
"""A frame that is so much like its place is there: of noise that is elsewhere 0.4 is the most in 16 s."""

LEAST: Final = 160
"""Samples of a frame that say where it belongs, where zeros broke it: 10 ms."""

SILENT: Final = 1e-3
"""Peak below which a frame has nothing in it."""

SLIP: Final = 2
"""Samples that two neighbouring frames may differ by: each is found to one."""


TWICE: Final = 32
"""Samples that are hardly told twice: zeros that were resampled are no zeros at their edges."""


@cache
def noise(speaker: Speaker) -> Samples:
    """One turn of a side's sound, which may be played round and round."""
    white = np.random.default_rng(SEEDS[speaker]).standard_normal(LENGTH)
    spectrum = np.fft.rfft(white)
    hertz = np.fft.rfftfreq(LENGTH, 1 / SAMPLE_RATE_HZ)
    spectrum[(hertz < BAND_HZ[0]) | (hertz > BAND_HZ[1])] = 0
    sound = np.fft.irfft(spectrum, LENGTH)
    whole: Samples = (PEAK * sound / np.abs(sound).max()).astype(np.float32)
    return whole


@cache
def _spectrum(speaker: Speaker) -> NDArray[np.complex128]:
    return np.fft.rfft(noise(speaker))


@dataclass(frozen=True, slots=True)
class Found:
    """Where each frame of a side was found, in samples from where the first one says; NaN: nowhere.

    `still` is how many of its samples are plain zeros: what the browser puts in where the sound of a
    device comes late to it, which moves what follows without telling anything twice.
    """

    places: NDArray[np.float64]
    still: NDArray[np.int64]

    def lost_s(self, begin_s: float = 0.0, end_s: float = float("inf")) -> float:
        """Seconds between these that are not there."""
        return float(np.isnan(self._part(begin_s, end_s)).sum()) * FRAME_SAMPLES / SAMPLE_RATE_HZ

    def moved_ms(self, begin_s: float = 0.0, end_s: float = float("inf")) -> float:
        """How far what is there lies from its place at the most."""
        part = self._part(begin_s, end_s)
        return (
            0.0 if np.isnan(part).all() else float(np.nanmax(np.abs(part))) * 1000 / SAMPLE_RATE_HZ
        )

    def slips(self, begin_s: float = 0.0, end_s: float = float("inf")) -> tuple[int, int]:
        """Samples that are missing, and that came twice, between frames that follow one another."""
        begin, end = self._bounds(begin_s, end_s)
        steps = np.nan_to_num(np.diff(self.places[begin:end]))
        still = self.still[begin:end]
        twice = -steps - still[:-1] - still[1:]
        return int(steps[steps > SLIP].sum()), int(twice[twice > TWICE].sum())

    def first_s(self, after_s: float) -> float | None:
        """Where sound is there again."""
        begin = max(0, round(after_s * SAMPLE_RATE_HZ / FRAME_SAMPLES))
        there = np.flatnonzero(~np.isnan(self.places[begin:]))
        return None if not there.size else float(begin + there[0]) * FRAME_SAMPLES / SAMPLE_RATE_HZ

    def _part(self, begin_s: float, end_s: float) -> NDArray[np.float64]:
        begin, end = self._bounds(begin_s, end_s)
        return self.places[begin:end]

    def _bounds(self, begin_s: float, end_s: float) -> tuple[int, int]:
        begin = max(0, round(begin_s * SAMPLE_RATE_HZ / FRAME_SAMPLES))
        end = min(float(self.places.size), end_s * SAMPLE_RATE_HZ / FRAME_SAMPLES)
        return begin, max(begin, round(end))


def find(sound: Samples, speaker: Speaker) -> Found:
    """Look for each frame of what was heard, which begins with the call."""
    frames = sound[: sound.size // FRAME_SAMPLES * FRAME_SAMPLES].reshape(-1, FRAME_SAMPLES)
    places = np.full(len(frames), np.nan)
    origin: int | None = None
    last = 0  # where the frame before was: what moved stays there
    for index, frame in enumerate(frames):
        if np.abs(frame).max() < SILENT:
            continue
        if origin is not None:
            at = origin + index * FRAME_SAMPLES + last
            near = _near(frame, at, speaker)
            if near is None:
                near = _near(*_unbroken(frame, at), speaker)
            if near is not None:
                last += near
                places[index] = last
                continue
        anywhere = _anywhere(frame, speaker)
        if anywhere is None:
            continue
        if origin is None:
            origin = anywhere - index * FRAME_SAMPLES
        away = (anywhere - origin - index * FRAME_SAMPLES) % LENGTH
        last = away if away < LENGTH / 2 else away - LENGTH
        places[index] = last
    return Found(places, (frames == 0).sum(axis=1))


def _unbroken(frame: Samples, at: int) -> tuple[Samples, int]:
    """The longest part of a frame without plain zeros, and where it belongs."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], frame != 0, [0]))))
    begin, end = max(zip(edges[::2], edges[1::2], strict=True), key=lambda part: part[1] - part[0])
    return frame[begin:end], at + int(begin)


def _near(frame: Samples, at: int, speaker: Speaker) -> int | None:
    if frame.size < LEAST:
        return None
    wanted = np.arange(at - NEAR, at + NEAR + frame.size) % LENGTH
    around = noise(speaker)[wanted].astype(np.float64)
    alike = np.correlate(around, frame.astype(np.float64), "valid")
    energy = np.concatenate(([0.0], np.cumsum(around**2)))
    energy = energy[frame.size :] - energy[: -frame.size]
    alike /= np.sqrt(energy * float((frame.astype(np.float64) ** 2).sum()))
    best = int(alike.argmax())
    return best - NEAR if alike[best] >= ALIKE else None


def _anywhere(frame: Samples, speaker: Speaker) -> int | None:
    padded = np.zeros(LENGTH)
    padded[: frame.size] = frame
    alike = np.fft.irfft(_spectrum(speaker) * np.conj(np.fft.rfft(padded)), LENGTH)
    best = int(alike.argmax())
    there = np.take(noise(speaker), range(best, best + frame.size), mode="wrap").astype(np.float64)
    most = np.sqrt((there**2).sum() * (padded**2).sum())
    return best if alike[best] >= ALIKE * most else None
