"""What the browser gave to a page's audio thread, beside what of it arrived: the page's own losses, and nobody else's."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from benchmarks.faulty.noise import LENGTH

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Whole = NDArray[np.int16]

FULL_SCALE: Final = 32768
"""`copilot.audio.packet` makes samples of whole numbers by this."""

TELLS: Final = 64
"""So many samples in a row are found in one place of the noise alone."""

NEAR: Final = LENGTH // 2
"""Samples in which a place is looked for: after `LENGTH` the noise comes again."""

ENOUGH: Final = 16_000
"""Strange samples after which no more are counted."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What of a side came through, in samples.

    `given` are those that the browser gave; `dropped` those of them that did not arrive; `strange`
    those that arrived and were not given there.
    """

    given: int
    dropped: int
    strange: int


def told(sound: str) -> Whole:
    """A side's samples, as `page.js` tells them."""
    return np.frombuffer(base64.b64decode(sound), np.int16)


def compare(given: Whole, heard: NDArray[np.float32]) -> Kept:
    """What of a side's sound came through; what arrives after `given` ends is not judged.

    Silence is left out of both: where a side was away the service hears silence, and nothing was given.
    """
    wanted = given[given != 0]
    got = np.rint(heard * FULL_SCALE).astype(np.int16)
    got = got[got != 0]
    at = come = dropped = strange = 0
    while at < wanted.size and come < got.size and strange < ENOUGH:
        rest = min(wanted.size - at, got.size - come)
        unlike = np.flatnonzero(wanted[at : at + rest] != got[come : come + rest])
        same = int(unlike[0]) if unlike.size else rest
        at, come = at + same, come + same
        if same == rest:
            break
        again = _find(wanted[at : at + NEAR], got[come : come + TELLS])
        if again is None:
            come, strange = come + 1, strange + 1
        else:
            at, dropped = at + again, dropped + again
    return Kept(wanted.size, dropped + wanted.size - at, strange)


def _find(sound: Whole, part: Whole) -> int | None:
    """Where a part lies in a sound."""
    if part.size < TELLS:
        return None
    for at in np.flatnonzero(sound == part[0]):
        if np.array_equal(sound[at : at + part.size], part):
            return int(at)
    return None
