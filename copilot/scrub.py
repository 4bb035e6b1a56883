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
import threading
from itertools import repeat
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Blocks = NDArray[np.uintp]

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

_LOOK_EVERY: Final = 1_024
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
        filled = [*map(bytes, repeat(size - _HEAD, _POOL_BYTES // size))]
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
        library.sbrk.restype = ctypes.c_void_p
        library.sbrk.argtypes = [ctypes.c_ssize_t]
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
    held: list[Blocks] = []
    size = _LARGEST
    while size >= _SMALLEST:
        held.append(_take_free(library, size))
        size //= 2
    held += (_set_aside(library, size) for size in range(24, _SET_ASIDE_BYTES, _STEP))
    for blocks in held:
        for block in blocks.tolist():
            library.free(block)
    library.malloc_trim(0)


def _set_aside(library: ctypes.CDLL, size: int) -> Blocks:
    """Zeros in place of the blocks that a thread keeps for itself: `calloc` passes them by."""
    blocks = np.zeros(_SET_ASIDE, dtype=np.uintp)
    for number in range(_SET_ASIDE):
        blocks[number] = library.malloc(size)
        ctypes.memset(int(blocks[number]), 0, size)
    return blocks


def _take_free(library: ctypes.CDLL, size: int) -> Blocks:
    """Take zeros of this size until the heap has to grow: nothing so large was free any more.

    The addresses go to an array that is there before: a list that grew would make the heap grow.
    """
    blocks = np.zeros(library.mallinfo2().fordblks // size, dtype=np.uintp)
    grown = _growth(library)
    for number in range(len(blocks)):
        block = library.calloc(1, size)
        blocks[number] = block
        if grown(number, block):
            return blocks[: number + 1]
    return blocks


def _growth(library: ctypes.CDLL) -> Callable[[int, int], bool]:
    """Whether the heap has grown, as told by the number and place of the newest block.

    The first thread's heap grows at its end. Others have several, told by their size alone, and to
    add that up takes longer the more is free.
    """
    if threading.current_thread() is threading.main_thread():
        end: int = library.sbrk(0)
        return lambda _number, block: block >= end
    arena = library.mallinfo2().arena
    return lambda number, _block: number % _LOOK_EVERY == 0 and library.mallinfo2().arena > arena
