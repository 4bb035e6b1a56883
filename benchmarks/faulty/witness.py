"""What the browser gave to a page's audio thread, beside what of it arrived: the page's own losses, and nobody else's."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Whole = NDArray[np.int16]

FULL_SCALE: Final = 32768
"""`copilot.audio.packet` makes samples of whole numbers by this."""

ENDS: Final = 3200
"""Samples, 0.2 s: what is under way as a call ends may be cut."""

TELLS: Final = 64
"""So many samples in a row are found in one place of the noise alone."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What of a side came through, in samples.

    `given` are those that the browser gave, from the first that arrived on; `dropped` those of them
    that did not arrive; `strange` those that arrived and were not given there.
    """

    given: int
    dropped: int
    strange: int


def told(sound: str) -> Whole:
    """A side's samples, as `page.js` tells them."""
    return np.frombuffer(base64.b64decode(sound), np.int16)


def compare(given: Whole, heard: NDArray[np.float32]) -> Kept:
    """What of a side's sound came through; what arrives after `given` ends is not judged, nor whether its last moment does.

    Silence is left out of both: where a side was away the service hears silence, and nothing was given.
    What was given before the call began is found by where its first sound lies.
    """
    wanted = given[given != 0]
    got = np.rint(heard * FULL_SCALE).astype(np.int16)
    got = got[got != 0]
    begin = _find(wanted, got[:TELLS], 0)
    if begin is None:
        return Kept(0, 0, got.size)
    at, come, dropped, strange = begin, 0, 0, 0
    while at < wanted.size:
        rest = min(wanted.size - at, got.size - come)
        unlike = np.flatnonzero(wanted[at : at + rest] != got[come : come + rest])
        if not unlike.size:
            dropped += max(0, wanted.size - at - rest - ENDS)
            break
        at, come = at + int(unlike[0]), come + int(unlike[0])
        again = _find(wanted, got[come : come + TELLS], at)
        if again is None:
            come, strange = come + 1, strange + 1
        else:
            at, dropped = again, dropped + again - at
    return Kept(wanted.size - begin, dropped, strange)


def _find(sound: Whole, part: Whole, begin: int) -> int | None:
    """Where a part lies in a sound, from a place on."""
    if part.size < TELLS:
        return None
    for at in begin + np.flatnonzero(sound[begin:] == part[0]):
        if np.array_equal(sound[at : at + part.size], part):
            return int(at)
    return None
