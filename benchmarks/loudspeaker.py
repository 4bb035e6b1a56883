"""A loudspeaker in front of the rep's microphone: one side's sound, mixed into the other's.

A `Bleed` says how loud the copy is against its source, how late, and through what. The room is an
exponentially decaying noise behind the direct sound; the rest is what real ones do besides: a clock
of their own, a driver at its limits, a rep who turns the laptop.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from copilot.events import SAMPLE_RATE_HZ

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Sound = NDArray[np.float32]

DIRECT_TO_ROOM_DB: Final = 3.0
"""Direct sound over the room's: a laptop at arm's length."""

DECAY_60_DB: Final = 6.9078
"""Natural logarithm of the 60 dB that a reverberation time counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Loudspeaker:
    """How the buyer's sound gets into the rep's microphone.

    `level_db` is the copy's energy against its source; `decay_s` is the room's RT60, 0 for none.
    `drift_ppm` is how much slower its clock is, `drive` how far beyond its range it is driven, and
    with `moved` it is 6 dB louder and 40 ms later from the middle of the call on.
    """

    level_db: float
    lag_ms: float = 0.0
    decay_s: float = 0.0
    drift_ppm: float = 0.0
    drive: float = 0.0
    noise_db: float | None = None
    moved: bool = False

    def into(self, rep: Sound, buyer: Sound) -> Sound:
        """The rep's side with the buyer's in it."""
        mixed = rep + self._copy(buyer, self.level_db, self.lag_ms)
        if self.moved:
            half = len(rep) // 2
            later = self._copy(buyer, self.level_db + 6.0, self.lag_ms + 40.0)
            mixed[half:] = rep[half:] + later[half:]
        if self.noise_db is not None:
            noise = np.random.default_rng(2).standard_normal(len(mixed)).astype(np.float32)
            mixed += noise * np.float32(10 ** (self.noise_db / 20))
        return mixed

    def _copy(self, sound: Sound, level_db: float, lag_ms: float) -> Sound:
        if self.drive:
            loudest = float(np.abs(sound).max()) or 1.0
            sound = np.tanh(sound * (self.drive / loudest)) * np.float32(loudest / self.drive)
        if self.drift_ppm:
            times = np.arange(len(sound)) * (1 + self.drift_ppm * 1e-6)
            sound = np.interp(times, np.arange(len(sound)), sound).astype(np.float32)
        if self.decay_s:
            sound = _through(sound, room(self.decay_s))
        lag = round(lag_ms * SAMPLE_RATE_HZ / 1000)
        late = np.concatenate([np.zeros(lag, np.float32), sound])[: len(sound)]
        copy: Sound = late * np.float32(10 ** (level_db / 20))
        return copy


def room(decay_s: float) -> Sound:
    """Impulse response with an energy of 1: the direct sound, 2 ms of nothing, then the room."""
    times = np.arange(int(1.25 * decay_s * SAMPLE_RATE_HZ)) / SAMPLE_RATE_HZ
    noise = np.random.default_rng(1).standard_normal(len(times))
    response: NDArray[np.float64] = noise * np.exp(-DECAY_60_DB * times / decay_s)
    response[: round(0.002 * SAMPLE_RATE_HZ)] = 0.0
    response *= 10 ** (-DIRECT_TO_ROOM_DB / 20) / np.sqrt((response**2).sum())
    response[0] = 1.0
    response /= np.sqrt((response**2).sum())
    return response.astype(np.float32)


def _through(sound: Sound, response: Sound) -> Sound:
    size = 1 << (len(sound) + len(response)).bit_length()
    spectrum = np.fft.rfft(sound, size) * np.fft.rfft(response, size)
    return np.fft.irfft(spectrum, size)[: len(sound)].astype(np.float32)
