"""One side at any rate in, the same side at 16 kHz out, piece by piece and without moving it.

The resampler delays, it does not shift: sample n of the output is always the sound at n / 16000 s
(a click at any rate from 4 to 192 kHz comes out on its sample). What it has not given out yet is
`held_s`, and `end` brings it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import numpy as np
import soxr

from copilot.events import SAMPLE_RATE_HZ

if TYPE_CHECKING:
    from numpy.typing import NDArray

Quality = Literal["LQ", "HQ"]
"""soxr's names. Measured, band with an error of at most -60 dB and most sound held back, for 8 and
48 kHz: LQ 2.8 and 5.5 kHz, 61 and 20 ms; HQ 3.6 and 7.0 kHz, 115 and 37 ms. LQ is for live sound. A
recording waits for nobody, so it gets HQ, which keeps the top of the telephone band (LQ takes 8 dB
off 3.4 kHz) and costs no more."""


class Resampler:
    """One side's stream on its way to 16 kHz; `rate_hz` must have been checked."""

    def __init__(self, rate_hz: int, quality: Quality = "LQ") -> None:
        self.rate_hz = rate_hz
        self._taken = 0
        self._given = 0
        self._stream = (
            None
            if rate_hz == SAMPLE_RATE_HZ
            else soxr.ResampleStream(rate_hz, SAMPLE_RATE_HZ, 1, dtype="float32", quality=quality)
        )

    @property
    def held_s(self) -> float:
        """Seconds of sound taken in and not given out yet."""
        return max(0.0, self._taken / self.rate_hz - self._given / SAMPLE_RATE_HZ)

    def push(self, pcm: NDArray[np.float32]) -> NDArray[np.float32]:
        """What can be said so far, given these further samples: finite float32, one dimension."""
        return self._step(pcm, last=False)

    def end(self) -> NDArray[np.float32]:
        """The rest. The resampler is then as new."""
        rest = self._step(np.zeros(0, np.float32), last=True)
        self._taken = self._given = 0
        if self._stream is not None:
            self._stream.clear()
        return rest

    def _step(self, pcm: NDArray[np.float32], *, last: bool) -> NDArray[np.float32]:
        out = pcm if self._stream is None else self._stream.resample_chunk(pcm, last)
        self._taken += pcm.size
        self._given += out.size
        return out
