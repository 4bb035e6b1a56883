"""Overwrites memory that was freed: what a call left in it is gone, and not merely unreachable.

Freed memory keeps its bytes until somebody else is given it. So somebody is: small objects take up
the free places of Python's own allocator, short arrays those that numpy keeps, and larger blocks
those of the C library, all of them zeros, and are freed again. Where the C library is not GNU's,
only the former two can be done.
"""

from __future__ import annotations

import ctypes
import gc
import sys
from typing import Final

import numpy as np

SMALL_BYTES: Final = 512
"""Python's own allocator serves what is no larger."""

_STEP: Final = 16
_HEAD: Final = sys.getsizeof(b"")
_POOL_BYTES: Final = 4 * 1024**2
"""Of each size of small objects: more than a call leaves free of it."""

_LARGEST: Final = 64 * 1024
"""Larger blocks have pages of their own, which go back to the system as they are freed."""

_SMALLEST: Final = 32
"""Of smaller ones that are free the library's own marks leave eight bytes."""

_LOOK_EVERY: Final = 128
_SET_ASIDE: Final = 8
"""Blocks of a size that the C library keeps aside for a thread, and numpy for itself, and one more."""

_SET_ASIDE_BYTES: Final = 1_040
"""Neither keeps larger ones."""


class _Heap(ctypes.Structure):
    """``struct mallinfo2``: `fordblks` is what is free, `arena` what there is."""

    _fields_ = [  # as ctypes wants it
        (name, ctypes.c_size_t)
        for name in (
            "arena", "ordblks", "smblks", "hblks", "hblkhd", "usmblks", "fsmblks", "uordblks",
            "fordblks", "keepcost",
        )
    ]  # fmt: skip


def scrub() -> None:
    """Let go of what nobody refers to, and overwrite all that is free. Takes some tenths of a second."""
    gc.collect()
    _fill_small()
    _fill_numpy()
    _fill_large()


def _fill_small() -> None:
    for size in range(_STEP, SMALL_BYTES + 1, _STEP):
        if size <= _HEAD:
            # too small for bytes: floats and empty tuples live there, and no text
            continue
        filled = [bytes(size - _HEAD) for _ in range(_POOL_BYTES // size)]
        del filled


def _fill_numpy() -> None:
    for size in range(1, _SET_ASIDE_BYTES):
        filled = [np.zeros(size, np.uint8) for _ in range(_SET_ASIDE)]
        del filled


def _gnu() -> ctypes.CDLL | None:
    """The C library, if it is GNU's."""
    try:
        library = ctypes.CDLL(None)
        library.mallinfo2.restype = _Heap
        library.calloc.restype = ctypes.c_void_p
        library.calloc.argtypes = [ctypes.c_size_t, ctypes.c_size_t]
        library.malloc.restype = ctypes.c_void_p
        library.malloc.argtypes = [ctypes.c_size_t]
        library.free.argtypes = [ctypes.c_void_p]
        library.malloc_trim(0)
        library.mallinfo2()
    except (AttributeError, OSError, TypeError):
        return None
    return library


_LIBRARY: Final = _gnu()
"""Opened before there is a call: what opening takes is kept, and may have held something else."""


def _fill_large() -> None:
    library = _LIBRARY
    if library is None:
        return
    library.malloc_trim(0)
    held: list[int] = []
    size = _LARGEST
    while size >= _SMALLEST:
        _take_free(library, size, held)
        size //= 2
    for size in range(24, _SET_ASIDE_BYTES, _STEP):
        held += (_set_aside(library, size) for _ in range(_SET_ASIDE))
    for block in held:
        library.free(block)
    library.malloc_trim(0)


def _set_aside(library: ctypes.CDLL, size: int) -> int:
    """A block of zeros from those that a thread keeps for itself: `calloc` passes them by."""
    block: int = library.malloc(size)
    ctypes.memset(block, 0, size)
    return block


def _take_free(library: ctypes.CDLL, size: int, held: list[int]) -> None:
    """Take zeros of this size until the heap has to grow: nothing so large was free any more."""
    heap = library.mallinfo2()
    for number in range(heap.fordblks // size):
        held.append(library.calloc(1, size))
        if number % _LOOK_EVERY == 0 and library.mallinfo2().arena > heap.arena:
            return
