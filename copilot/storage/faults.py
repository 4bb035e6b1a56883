"""What SQLite and the system may answer, in the words of `copilot.errors`.

Their own text is not passed on: a statement's parameters may be in it. The numbers are those of
sqlite.org/rescode.html; the low byte is the primary code.
"""

from __future__ import annotations

import errno
import shutil
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from copilot.errors import StoreBroken, StoreError, StoreFull, StoreLocked, StoreReadOnly

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FREE_ENOUGH_BYTES: Final = 1024**2
OTHER_FOLDER: Final = "name another folder with COPILOT_STORE__DATA_DIR"
NEW_FILE: Final = "move the file out of the folder; Copilot then starts a new one"

_FULL = {sqlite3.SQLITE_FULL}
_READ_ONLY = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN}
_LOCKED = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_NO_SPACE = {errno.ENOSPC, errno.EDQUOT}


@contextmanager
def store_errors(path: Path) -> Iterator[None]:
    """Turn whatever goes wrong with `path` into the `StoreError` tree."""
    try:
        yield
    except DBAPIError as error:
        raise _of_sqlite(error.orig, path) from None
    except sqlite3.Error as error:
        raise _of_sqlite(error, path) from None
    except SQLAlchemyError:
        raise _refused(path) from None
    except OSError as error:
        raise _of_system(error, path) from None


def _of_sqlite(error: BaseException | None, path: Path) -> StoreError:
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    if code in _FULL or (code == sqlite3.SQLITE_IOERR and _is_full(path)):
        return _full(path)
    if code in _READ_ONLY:
        return _read_only(path)
    if code in _LOCKED:
        return StoreLocked(
            "another program is writing to the database",
            where=str(path),
            remedy="close whatever else has it open",
        )
    if code in _DAMAGED:
        return StoreBroken("the file is damaged, or no database", where=str(path), remedy=NEW_FILE)
    if code == sqlite3.SQLITE_IOERR:
        return StoreBroken(
            "the disk failed to read or write",
            where=str(path),
            remedy=f"check it, or {OTHER_FOLDER}",
        )
    return _refused(path)


def _of_system(error: OSError, path: Path) -> StoreError:
    return _full(path) if error.errno in _NO_SPACE else _read_only(path)


def _is_full(path: Path) -> bool:
    # a full disk shows as a failed sync or shared-memory file too, not only as SQLITE_FULL
    try:
        return shutil.disk_usage(path.parent).free < FREE_ENOUGH_BYTES
    except OSError:
        return False


def _full(path: Path) -> StoreFull:
    return StoreFull(
        "the disk is full",
        where=str(path),
        remedy=f"make room for a few megabytes, or {OTHER_FOLDER}",
    )


def _read_only(path: Path) -> StoreReadOnly:
    return StoreReadOnly(
        "Copilot may not write here",
        where=str(path),
        remedy=f"make the folder yours to write, or {OTHER_FOLDER}",
    )


def _refused(path: Path) -> StoreBroken:
    return StoreBroken(
        "the database took a statement for wrong: a value outside what its column allows, "
        "or a defect of Copilot",
        where=str(path),
        remedy="report it with the version that `copilot doctor` prints",
    )
