"""Whether somebody may just be drawing breath to speak: quicker than the detector, oftener wrong. Pure.

A card that was right a moment ago is in the way when a voice has begun and the detector has not
said so yet, the later the narrower the line. Two earlier signs are enough to hold a card back for a
frame, and nothing else rests on them:

- the detector begins to rise (`PROBABILITY`);
- the sound itself rises out of the side's own noise (`RISE`), in any eighth of a frame.

`benchmarks/onset.py` prints how late the detector and these signs are (``detector_lag``,
``stir_lag``), and how much of true silence they spoil (``stir_false_percent``).
"""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING, Final

import numpy as np

from copilot.events import FRAME_SECONDS

if TYPE_CHECKING:
    from numpy.typing import NDArray

PROBABILITY: Final = 0.1
"""Of voice, in the newest frame: a fifth of what the detector asks for."""

RISE: Final = 6.0
"""Over the noise floor in amplitude: 16 dB, where a voice is beyond doubt louder than the room."""

FAINTEST_RMS: Final = 0.004
"""Below this (-48 dB of full scale) nothing counts as a rise: on a line that is digitally silent
between words any hiss would be one."""

LATELY_S: Final = 0.5
"""Typing, breathing and a chair are heard before somebody speaks; a pause that was waited for
anyway is not worth them."""

_FLOOR_RISES: Final = 1.005
"""A frame: the floor doubles in 4.5 s, so that it follows a louder room and no single word."""

_LOWEST_FLOOR: Final = 1e-4
_PARTS: Final = 4
"""A frame is looked at in parts of 8 ms, so that a voice that begins at its end is seen."""


class Stirring:
    """One side's earliest signs of a voice. Frames must come in order.

    `now` is about the newest frame, `lately` about the last `LATELY_S`.
    """

    def __init__(self) -> None:
        self._floor = FAINTEST_RMS / RISE
        self._calm_frames = 0
        self.now = False

    @property
    def lately(self) -> bool:
        """Whether there was any sign in the last moments."""
        return self._calm_frames * FRAME_SECONDS < LATELY_S

    def push(self, pcm: NDArray[np.float32], probability: float) -> None:
        """Hear one more frame of 512 samples; `now` says what it was."""
        cut = pcm.reshape(_PARTS, -1)
        # of four numbers Python's own root and sum are quicker
        parts = [sqrt(one / cut.shape[1]) for one in np.einsum("ij,ij->i", cut, cut).tolist()]
        rises = max(parts) > max(RISE * self._floor, FAINTEST_RMS)
        # written so that a probability that is no number counts as a sign
        self.now = rises or not probability < PROBABILITY
        self._calm_frames = 0 if self.now else self._calm_frames + 1
        level = sum(parts) / _PARTS
        self._floor = max(_LOWEST_FLOOR, min(level, self._floor * _FLOOR_RISES))
