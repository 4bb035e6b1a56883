"""Time in steps, so that what is summed over the last minutes can be let go again. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

BUCKET_S: Final = 10.0
"""Length of a step: what leaves a window leaves in steps of this."""


def spread(start: float, end: float) -> Iterator[tuple[int, float]]:
    """The steps that a stretch touches, each with the part of the stretch that lies in it."""
    whole = max(end - start, 1e-9)
    for index in range(int(start // BUCKET_S), int(end // BUCKET_S) + 1):
        inside = min(end, (index + 1) * BUCKET_S) - max(start, index * BUCKET_S)
        yield index, inside / whole


def first_of(at: float, window_s: float) -> int:
    """The first step that lies wholly in the window that ends `at`."""
    return int((at - window_s) // BUCKET_S) + 1


def oldest_kept(newest: int, window_s: float) -> int:
    """Steps before this one are in no window that ends in the newest step, or later."""
    return newest - int(window_s // BUCKET_S) - 1
