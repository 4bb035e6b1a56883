"""Sounds of a call in which nobody speaks, made from a seed: noise, tones, music, breath, desk, line.

Each kind is a function of a random generator and a number of seconds, and answers float32 samples
at 16 kHz within [-1, 1]. The same seed gives the same samples. Nothing here is a recording.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Final

import numpy as np

from benchmarks.nonspeech import body, desk, line, music, noise, tones
from benchmarks.nonspeech.line import telephone

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from numpy.typing import NDArray

    Kind = Callable[[np.random.Generator, float], NDArray[np.float32]]

__all__ = ["KINDS", "make", "telephone"]

KINDS: Final[Mapping[str, Kind]] = {
    "silence": noise.silence,
    "noise": noise.coloured,
    "room": noise.room,
    "tones": tones.signalling,
    "music": music.ensemble,
    "melody": music.melody,
    "vowels": body.vowels,
    "breath": body.breathing,
    "cough": body.coughing,
    "desk": desk.desk,
    "line": line.idle_line,
}
"""By name; each is varied within itself."""


def make(kind: str, seconds: float, seed: int, *, telephone: bool) -> NDArray[np.float32]:
    """So many seconds of a kind, plain or as an 8 kHz mu-law telephone carries it."""
    generator = np.random.default_rng([seed, zlib.crc32(kind.encode()), int(telephone)])
    sound = KINDS[kind](generator, seconds)
    return line.telephone(sound) if telephone else sound
