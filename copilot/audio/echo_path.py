"""The way from the loudspeaker to the microphone, learnt from both sounds as the call goes on.

A partitioned-block frequency-domain Kalman filter (Enzner and Vary 2006; Kuech, Mabande and Enzner
2014): half a second of impulse response in sixteen blocks of one frame, each bin with a variance of
its own. What the filter cannot explain counts as noise of the measurement, so it learns fast while
only the buyer is heard and hardly at all while the rep talks too; no detector of double-talk has to
tell it. The response covers the lag (300 ms) and the room's echo behind it (200 ms and more).
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from copilot.events import FRAME_SAMPLES

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Frame = NDArray[np.float32]
    Spectrum = NDArray[np.complex64]
    Powers = NDArray[np.float32]

BLOCKS: Final = 16
"""Of one frame each: 512 ms, of which a lag of 300 ms leaves 212 ms for the room."""

BINS: Final = FRAME_SAMPLES + 1

_NOTHING: Final = (np.zeros(FRAME_SAMPLES, np.float32),) * (BLOCKS + 1)
"""What was played before a call's first frame: each spectrum is of a frame and the one before it."""

_HANN: Final = np.hanning(FRAME_SAMPLES).astype(np.float32)

_AS_A_HANN_FRAME: Final = np.float32(float((_HANN**2).sum()) / (4 * FRAME_SAMPLES))
"""Power of a band in a frame through the window, over that in two frames without one."""

_KEPT: Final = 0.998
"""How much of the response is believed to stay from frame to frame. Measured: more of it removes
more of a steady echo, of which enough is removed, and less of one whose clock drifts."""

_FIRST_VARIANCE: Final = 0.05
"""Of a bin before anything is known; smaller learns slower, much larger overshoots."""

_NOISE_MEMORY: Final = 0.8
"""Of what is not explained, from frame to frame; measured flat between 0.5 and 0.9."""

_NOT_NOISE: Final = 0.5
"""Of what the response may still be wrong by; counted as noise, it would not be put right. Measured:
with none a drifting echo is followed worse, with all of it a rep who talks too disturbs more."""

_QUIETEST: Final = 1e-7 * FRAME_SAMPLES
"""Power of a bin below which nothing is learnt: -70 dB of full scale over a frame."""

_PUT_RIGHT: Final = 2
"""Blocks a frame whose response is cut back to one frame's length, in turn; all of them would cost
as much again as everything else."""


_AGED: Final = 4
"""Blocks a frame whose variance grows, in turn and by so much more: a response changes slowly."""

_RECENT: Final = 0.9
_WRONG_FROM: Final = 0.15
"""An echo of so much of what was heard lately, and taking it out made it louder: it comes another
way than was learnt. A rep who talks too does not do this: what is truly there makes it quieter."""


@dataclass(frozen=True, slots=True, eq=False)
class Explained:
    """One frame of the microphone taken apart: the echo that was foreseen, and what is left.

    `echo` and `rest` are float32[512] that sum to the microphone's frame. `powers` is
    float32[3, 257], of the whole frame, the echo and the rest, each through a Hann window, so that
    a hum stays in its place. `level` is float32[513], the echo's power if nothing were known of
    its phase: where the response lags behind, it is the steadier of the two.
    """

    echo: Frame
    rest: Frame
    powers: Powers
    level: Powers


class EchoPath:
    """Learns the response. Frames must be finite, in order and without gaps."""

    def __init__(self) -> None:
        # each spectrum stands in two places, so that the newest ones always lie in a row
        self._spectra: Spectrum = np.zeros((2 * BLOCKS, BINS), np.complex64)
        self._spectra_power: Powers = np.zeros((2 * BLOCKS, BINS), np.float32)
        self._newest = 0
        self._played: deque[Frame] = deque(_NOTHING, maxlen=len(_NOTHING))
        self._behind = 0  # of what was played last, how many frames have no spectrum yet
        self._response: Spectrum = np.zeros((BLOCKS, BINS), np.complex64)
        self._variance: Powers = np.full((BLOCKS, BINS), _FIRST_VARIANCE, np.float32)
        self._noise: Powers = np.full(BINS, _QUIETEST, np.float32)
        self._padded: Frame = np.zeros(2 * FRAME_SAMPLES, np.float32)
        self._product: Spectrum = np.empty((BLOCKS, BINS), np.complex64)
        self._share: Powers = np.empty((BLOCKS, BINS), np.float32)
        self._gain: Powers = np.zeros((BLOCKS, BINS), np.float32)  # of each block, at its last turn
        self._turn = 0
        self._lately: Powers = np.zeros(3, np.float32)

    def afresh(self) -> EchoPath:
        """The same response, with no sound in it yet."""
        other = EchoPath()
        other._response = self._response.copy()
        other._gain = self._gain.copy()
        return other

    def follow(self, buyer: Frame) -> None:
        """Take what the loudspeaker plays."""
        self._played.append(buyer)
        if self._behind == BLOCKS:
            return
        self._behind += 1
        if self._behind == BLOCKS:  # all of them are of older sound, which nobody needs any more
            self._spectra[:] = 0.0
            self._spectra_power[:] = 0.0

    def explain(self, rep: Frame) -> Explained:
        """What of the microphone's frame is echo of what was followed last, and before."""
        self._catch_up()
        np.multiply(self._response, self._spectra[self._recent], out=self._product)
        echo = _sound(self._product.sum(axis=0))[FRAME_SAMPLES:]
        rest = rep - echo
        np.multiply(self._gain, self._spectra_power[self._recent], out=self._share)
        return Explained(
            echo=echo,
            rest=rest,
            powers=_power(_spectrum(np.stack((rep, echo, rest)) * _HANN)),
            level=self._share.sum(axis=0) * _AS_A_HANN_FRAME,
        )

    def learn(self, explained: Explained) -> None:
        """Better the response by what the last frame left unexplained."""
        self._doubt(explained)
        self._padded[FRAME_SAMPLES:] = explained.rest
        rest = _spectrum(self._padded)
        variance, share = self._variance, self._share
        np.multiply(variance, self._spectra_power[self._recent], out=share)
        wrong_by = share.sum(axis=0)
        self._noise *= _NOISE_MEMORY
        self._noise += (1 - _NOISE_MEMORY) * np.maximum(_power(rest) - _NOT_NOISE * wrong_by, 0.0)
        expected = wrong_by + 2 * np.maximum(self._noise, _QUIETEST)
        np.conjugate(self._spectra[self._recent], out=self._product)
        self._product *= variance
        self._product *= rest / expected
        self._response += self._product
        share *= -0.5 * _KEPT**2 / expected
        share += _KEPT**2
        variance *= share
        self._grow_old()
        self._put_right()

    def _catch_up(self) -> None:
        """Of most frames nobody asks, and so they are not transformed."""
        for ago in range(self._behind, 0, -1):
            self._newest = (self._newest - 1) % BLOCKS
            spectrum = _spectrum(np.concatenate((self._played[-ago - 1], self._played[-ago])))
            for place in (self._newest, self._newest + BLOCKS):
                self._spectra[place] = spectrum
                self._spectra_power[place] = _power(spectrum)
        self._behind = 0

    @property
    def _recent(self) -> slice:
        return slice(self._newest, self._newest + BLOCKS)

    def _doubt(self, explained: Explained) -> None:
        """Learn anew, from where it stands, once the response has turned out wrong."""
        self._lately *= _RECENT
        self._lately += explained.powers.sum(axis=1)
        heard, echo, rest = self._lately
        if rest > heard and echo > _WRONG_FROM * heard:
            self._lately[:] = 0.0
            np.maximum(self._variance, _FIRST_VARIANCE, out=self._variance)

    def _grow_old(self) -> None:
        rows = self._rows(_AGED)
        self._gain[rows] = _power(self._response[rows])
        self._variance[rows] += (BLOCKS // _AGED) * (1 - _KEPT**2) * self._gain[rows]

    def _put_right(self) -> None:
        """A block's response must not be longer than a frame, or it wraps around."""
        rows = self._rows(_PUT_RIGHT)
        response = _sound(self._response[rows])
        response[:, FRAME_SAMPLES:] = 0.0
        self._response[rows] = _spectrum(response)
        self._turn += 1

    def _rows(self, count: int) -> slice:
        first = self._turn * count % BLOCKS
        return slice(first, first + count)


def _spectrum(sound: Frame) -> Spectrum:
    return np.fft.rfft(sound).astype(np.complex64, copy=False)


def _sound(spectrum: Spectrum) -> Frame:
    return np.fft.irfft(spectrum).astype(np.float32, copy=False)


def _power(spectrum: Spectrum) -> Powers:
    return spectrum.real**2 + spectrum.imag**2
