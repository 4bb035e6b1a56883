"""A process of its own that frees marked memory, has it overwritten, and prints how much is left.

``python -m tests.freed_memory blocks|SIZE``: blocks of the C library, or arrays of SIZE bytes.
"""

from __future__ import annotations

import ctypes
import sys
from typing import Final

import numpy as np

from copilot import scrub

MARK: Final = b"\xa7" * 8
SIZES: Final = (72, 200, 660, 1030, 1300, 5_000, 60_000)


def blocks() -> list[int]:
    """Where blocks of several sizes were, every second of those that there were."""
    library = ctypes.CDLL(None)
    library.malloc.restype = ctypes.c_void_p
    library.malloc.argtypes = [ctypes.c_size_t]
    library.free.argtypes = [ctypes.c_void_p]
    freed = []
    for size in SIZES:
        made = [library.malloc(size) for _ in range(20)]
        for block in made:
            ctypes.memset(block, MARK[0], size)
        freed += made[::2]
    for block in freed:
        library.free(block)
    return freed


def arrays(size: int) -> list[int]:
    """Where arrays were."""
    made = [np.full(size, MARK[0], np.uint8) for _ in range(20)]
    return [array.ctypes.data for array in made]


def main(what: str) -> None:
    """Free, overwrite, look."""
    scrub.scrub()  # what is made at its first use stays
    places = blocks() if what == "blocks" else arrays(int(what))
    scrub.scrub()
    left = [place for place in places if ctypes.string_at(place + 16, len(MARK)) == MARK]
    print(len(left))  # noqa: T201  # for who asked


if __name__ == "__main__":
    main(sys.argv[1])
