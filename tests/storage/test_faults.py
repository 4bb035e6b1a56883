"""The answers come from SQLite and the system themselves, never from an exception made by hand."""

from __future__ import annotations

import errno
import os
import resource
import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import ArgumentError, IntegrityError

from copilot.errors import StoreBroken, StoreFull, StoreLocked, StoreReadOnly
from copilot.storage import faults
from copilot.storage.faults import store_errors

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "numbers.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE one (id TEXT CHECK (id IN ('rep')))")
    return path


def opened(path: Path, *, timeout: float = 5.0) -> closing[sqlite3.Connection]:
    return closing(sqlite3.connect(path, isolation_level=None, timeout=timeout))


def test_a_full_database(file: Path) -> None:
    with opened(file) as connection:
        connection.execute("PRAGMA max_page_count=2")
        with pytest.raises(StoreFull) as told, store_errors(file):
            connection.execute("CREATE TABLE two (id TEXT)")
    assert told.value.retry
    assert "room" in told.value.remedy


def test_a_full_disk(file: Path) -> None:
    with pytest.raises(StoreFull), store_errors(file):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_database_that_takes_no_writes(file: Path) -> None:
    with opened(file) as connection:
        connection.execute("PRAGMA query_only=ON")
        with pytest.raises(StoreReadOnly) as told, store_errors(file):
            connection.execute("INSERT INTO one VALUES ('rep')")
    assert "COPILOT_STORE__DATA_DIR" in told.value.remedy


@contextmanager
def no_file_grows_past(size: int) -> Iterator[None]:
    """The system refuses with EFBIG, which SQLite takes for a disk that fails."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def fail_to_write(file: Path) -> None:
    with opened(file) as connection, store_errors(file), no_file_grows_past(file.stat().st_size):
        connection.execute("CREATE TABLE two (id TEXT)")


def test_a_disk_that_fails(file: Path) -> None:
    with pytest.raises(StoreBroken, match="disk failed"):
        fail_to_write(file)


def test_a_disk_that_fails_because_it_is_full(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(faults, "FREE_ENOUGH_BYTES", 2**62)
    with pytest.raises(StoreFull):
        fail_to_write(file)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "no" / "numbers.db"
    with pytest.raises(StoreReadOnly), store_errors(path):
        sqlite3.connect(path)


def test_a_writer_elsewhere(file: Path) -> None:
    with opened(file) as first, opened(file, timeout=0) as second:
        first.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreLocked), store_errors(file):
            second.execute("BEGIN IMMEDIATE")


@pytest.mark.parametrize(
    "content", [b"this is no database" * 60, b"SQLite format 3\0" + b"\xff" * 900]
)
def test_what_is_no_database(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "numbers.db"
    path.write_bytes(content)
    with opened(path) as connection, pytest.raises(StoreBroken) as told, store_errors(path):
        connection.execute("SELECT * FROM sqlite_master")
    assert "move the file" in told.value.remedy


def test_a_word_that_was_refused_is_not_repeated(file: Path) -> None:
    engine = create_engine(f"sqlite:///{file}")
    try:
        with pytest.raises(StoreBroken) as told, store_errors(file), engine.begin() as connection:
            connection.execute(text("INSERT INTO one VALUES (:word)"), {"word": "rutabaga"})
    finally:
        engine.dispose()
    assert "rutabaga" not in str(told.value)
    assert told.value.__cause__ is None
    assert told.value.__suppress_context__
    assert isinstance(told.value.__context__, IntegrityError)


def test_a_statement_that_cannot_be_made(file: Path) -> None:
    with pytest.raises(StoreBroken, match="defect"), store_errors(file):
        raise ArgumentError


def test_what_is_none_of_ours_passes(file: Path) -> None:
    with pytest.raises(ZeroDivisionError), store_errors(file):
        _ = 1 / 0
