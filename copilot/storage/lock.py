"""One Copilot to a data folder.

Two would each hold half of a call, and delete under each other's hands. The lock is the system's,
on ``copilot.lock``, so it goes with the process however that ends; a file left behind means
nothing. Worker processes do not inherit it.
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from copilot.errors import StoreLocked
from copilot.storage.faults import OTHER_FOLDER, store_errors

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LOCK_FILE: Final = "copilot.lock"


@contextmanager
def sole_use(folder: Path) -> Iterator[None]:
    """Make the folder if it is missing, readable by its owner only, and hold it.

    Raises `StoreLocked` where another Copilot holds it, `StoreReadOnly` where no file can be made.
    """
    path = folder / LOCK_FILE
    with store_errors(folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        if not _taken(handle):
            raise StoreLocked(
                "another Copilot works on this data folder",
                where=str(folder),
                remedy=f"stop it, or {OTHER_FOLDER}",
            )
        yield
    finally:
        os.close(handle)  # and with it goes the lock


def _taken(handle: int) -> bool:
    try:
        if sys.platform == "win32":
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
