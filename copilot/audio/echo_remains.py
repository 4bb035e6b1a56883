"""Whose is what is left when the foreseen echo is taken out? Levels in bands decide.

A response that is learnt is never exact, so an echo leaves remains, some decibels under itself. How
many is followed band by band. What stands well above such remains, and above the microphone's own
noise, is the rep.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from copilot.events import FRAME_SAMPLES, SAMPLE_RATE_HZ

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Levels = NDArray[np.float32]

BANDS: Final = 12
_LOWEST_HZ: Final = 125.0
_HIGHEST_HZ: Final = 4000.0
"""Voice lies between, and a telephone has nothing above; mains hum stays in the lowest few."""

_NOBODY_HEARS: Final = 1e-7
"""Power of a band that counts as none at all, below -110 dB of full scale."""

_FADES_DB: Final = -2.2
"""What an echo's level falls by from frame to frame in a room with an RT60 of 0.9 s: remains of a
loud frame may fill the next ones."""

_AT_FIRST_DB: Final = -6.0
_AT_BEST_DB: Final = -25.0
_AT_WORST_DB: Final = 0.0
"""Remains under their echo. More than the echo itself is never foreseen, or a rep who talks through
half a minute of the buyer would be taken for it."""

_STEP_UP_DB: Final = 0.6
_STEP_DOWN_DB: Final = 0.2
_CAREFUL_STEP_DB: Final = 0.05
"""By which the remains are followed, frame by frame, to the level that three of four stay under;
carefully upward while the rep talks too. Measured: with the middle level more of an overdriven or
drifting loudspeaker passes for the rep, and hardly more of the rep is kept."""

_MIDDLE_STEP_DB: Final = 0.1
"""The same of their middle over several seconds, whoever talks: a drifting echo leaves so much that
it looks like a rep, but a rep seldom talks for most of the buyer's time."""

_NOISE_RISES_DB: Final = 0.05
_NOISE_SWINGS_DB: Final = 3.0
"""The microphone's noise is the least that was left, rising 1.6 dB a second, and swings by 3 dB."""

_MOST_ABOVE_DB: Final = 15.0
"""Of one band, lest a click alone be a voice."""

_HANGOVER: Final = 4
"""Frames that stay the rep's after the last that surely was: the dips inside a word (128 ms)."""

_NEPERS: Final = np.float32(np.log(10.0) / 10.0)


def _edges() -> NDArray[np.intp]:
    edges_hz = np.geomspace(_LOWEST_HZ, _HIGHEST_HZ, BANDS + 1)
    return np.round(edges_hz * FRAME_SAMPLES / SAMPLE_RATE_HZ).astype(np.intp)


_EDGES: Final = {1 + FRAME_SAMPLES // 2: _edges(), 1 + FRAME_SAMPLES: 2 * _edges()}
"""First bin of each band, by the number of bins."""


def levels_db(powers: NDArray[np.float32]) -> Levels:
    """float32[..., 257] or [..., 513] powers of bins as float32[..., 12] levels of bands, in dB."""
    bands = np.add.reduceat(powers, _EDGES[powers.shape[-1]], axis=-1)[..., :-1]
    bands += _NOBODY_HEARS
    np.log10(bands, out=bands)
    bands *= 10.0
    return bands


class Remains:
    """Follows what echoes leave. `margin_db` above that, averaged over the bands, is a voice."""

    def __init__(self, margin_db: float) -> None:
        self._margin_db = margin_db
        self._echo_db: Levels = np.full(BANDS, -60.0, np.float32)
        self._left_db: Levels = np.full(BANDS, _AT_FIRST_DB, np.float32)
        self._middle_db: Levels = np.full(BANDS, _AT_FIRST_DB, np.float32)
        self._noise_db: Levels = np.full(BANDS, 0.0, np.float32)
        self._hangover = 0

    def reps(self, echo_db: Levels, rest_db: Levels) -> bool:
        """Whether the rep talks in this frame, or did in the last ones."""
        self._echo_db = np.maximum(echo_db, self._echo_db + np.float32(_FADES_DB))
        self._noise_db = np.minimum(rest_db, self._noise_db + np.float32(_NOISE_RISES_DB))
        left_db = np.maximum(self._left_db, self._middle_db)
        foreseen_db = np.logaddexp(
            (self._echo_db + left_db) * _NEPERS,
            (self._noise_db + np.float32(_NOISE_SWINGS_DB)) * _NEPERS,
        )
        foreseen_db /= _NEPERS
        above_db = np.minimum(np.maximum(rest_db - foreseen_db, 0.0), _MOST_ABOVE_DB)
        own = float(above_db.mean()) > self._margin_db
        self._hangover = _HANGOVER if own else max(0, self._hangover - 1)
        above_echo_db = rest_db - self._echo_db
        step_up_db = _CAREFUL_STEP_DB if own else _STEP_UP_DB
        self._left_db = _followed(self._left_db, above_echo_db, step_up_db, _STEP_DOWN_DB)
        self._middle_db = _followed(
            self._middle_db, above_echo_db, _MIDDLE_STEP_DB, _MIDDLE_STEP_DB
        )
        return self._hangover > 0


def _followed(known_db: Levels, seen_db: Levels, up_db: float, down_db: float) -> Levels:
    """One step towards what was seen, within what remains can be."""
    step_db = np.where(seen_db > known_db, np.float32(up_db), np.float32(-down_db))
    return np.minimum(np.maximum(known_db + step_db, _AT_BEST_DB), _AT_WORST_DB)
