from __future__ import annotations

import os
import sqlite3
import stat
from contextlib import closing
from typing import TYPE_CHECKING

import anyio
import pytest
from sqlalchemy import insert, select, text

from copilot.errors import StoreBroken, StoreFull, StoreLocked, StoreReadOnly
from copilot.limits import limit
from copilot.storage.database import Database
from copilot.storage.prepare import PRIVATE_HISTORY
from copilot.storage.tables import OWN_CALLS
from tests.storage.calls import bytes_in, call_id, names_in

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from sqlalchemy import Connection

pytestmark = pytest.mark.anyio


@pytest.fixture
async def database(folder: Path) -> AsyncIterator[Database]:
    opened = await Database.open(folder, PRIVATE_HISTORY)
    yield opened
    await opened.close()


def add(name: object) -> Callable[[Connection], int]:
    row = {"id": call_id(name), "started_at": 0, "profile": "core", "dropped_cards": 0}
    return lambda connection: connection.execute(insert(OWN_CALLS).values(**row)).rowcount


def names(connection: Connection) -> set[str]:
    return set(connection.execute(select(OWN_CALLS.c.id)).scalars())


def sets(change: str) -> Callable[[Connection], None]:
    def work(connection: Connection) -> None:
        connection.exec_driver_sql(f"PRAGMA {change}")

    return work


def pragma(name: str) -> Callable[[Connection], object]:
    return lambda connection: connection.exec_driver_sql(f"PRAGMA {name}").scalar()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),  # FULL
        ("secure_delete", 1),
        ("foreign_keys", 1),
        ("temp_store", 2),  # MEMORY
    ],
)
async def test_the_live_connection_keeps_its_promises(
    database: Database, name: str, value: object
) -> None:
    assert await database.read(pragma(name)) == value
    assert await database.write(pragma(name)) == value


async def test_what_is_written_can_be_read(database: Database) -> None:
    await database.write(add("one"))
    assert await database.read(names) == {call_id("one")}


async def test_an_error_takes_all_of_a_write_back(database: Database) -> None:
    def half(connection: Connection) -> None:
        add("one")(connection)
        connection.execute(text("INSERT INTO own_calls (id) VALUES ('rutabaga')"))

    with pytest.raises(StoreBroken) as told:
        await database.write(half)
    assert "rutabaga" not in str(told.value)
    assert await database.read(names) == set()


async def test_a_write_that_has_begun_is_finished_though_the_caller_is_cancelled(
    database: Database,
) -> None:
    with anyio.CancelScope() as caller:

        def cancelled_half_way(connection: Connection) -> int:
            anyio.from_thread.run_sync(caller.cancel)
            return add("one")(connection) + add("two")(connection)

        await database.write(cancelled_half_way)
    assert await database.read(names) == {call_id("one"), call_id("two")}


async def test_writers_take_turns(database: Database) -> None:
    async with anyio.create_task_group() as group:
        for number in range(20):
            group.start_soon(database.write, add(number))
    assert len(await database.read(names)) == 20
    assert database.store_blocked == 0


async def test_who_finds_the_line_full_is_held_and_counted(database: Database) -> None:
    callers = limit("store_waiting") + 5
    async with anyio.create_task_group() as group:
        for number in range(callers):
            group.start_soon(database.write, add(number))
    assert len(await database.read(names)) == callers
    assert database.store_blocked == 5


async def test_what_is_erased_leaves_no_byte(database: Database, folder: Path) -> None:
    for number in range(50):
        await database.write(add(number))
    needle = call_id(7).encode()
    assert needle in bytes_in(folder)

    def forget(connection: Connection) -> int:
        return connection.execute(OWN_CALLS.delete().where(OWN_CALLS.c.id == call_id(7))).rowcount

    assert await database.erase(forget, rewrite=False) == 1
    assert needle not in bytes_in(folder)
    assert (folder / "private.db-wal").stat().st_size == 0
    assert len(await database.read(names)) == 49


async def test_a_rewrite_gives_the_room_back(database: Database, folder: Path) -> None:
    await database.write(lambda connection: [add(number)(connection) for number in range(2000)])
    await database.erase(add(-1), rewrite=False)
    grown = (folder / "private.db").stat().st_size

    def forget(connection: Connection) -> int:
        return connection.execute(OWN_CALLS.delete()).rowcount

    assert await database.erase(forget, rewrite=True) == 2001
    assert (folder / "private.db").stat().st_size < grown / 2
    assert await database.read(pragma("freelist_count")) == 0


async def test_a_reader_elsewhere_that_keeps_deleted_rows_is_told_of(
    database: Database, folder: Path
) -> None:
    await database.write(add("one"))
    with closing(sqlite3.connect(folder / "private.db", isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM own_calls").fetchall()
        await database.read(sets("busy_timeout=0"))
        with pytest.raises(StoreLocked, match="still reads"):
            await database.erase(
                lambda connection: connection.execute(OWN_CALLS.delete()).rowcount, rewrite=False
            )
    assert await database.read(names) == set()


async def test_a_full_disk_is_told_and_gets_over(database: Database) -> None:
    pages = await database.read(pragma("page_count"))
    await database.read(sets(f"max_page_count={pages}"))

    def many(connection: Connection) -> None:
        for number in range(500):
            add(number)(connection)

    with pytest.raises(StoreFull):
        await database.write(many)
    assert await database.read(names) == set()
    await database.read(sets("max_page_count=100000"))
    await database.write(many)
    assert len(await database.read(names)) == 500


async def test_a_full_disk_gives_back_what_the_log_took(database: Database, folder: Path) -> None:
    await database.write(add("before"))
    pages = await database.read(pragma("page_count"))
    log_bytes = []

    def tight_at_first(connection: Connection) -> None:
        log_bytes.append((folder / "private.db-wal").stat().st_size)
        room = pages if len(log_bytes) == 1 else 100_000
        connection.exec_driver_sql(f"PRAGMA max_page_count={room}")
        for number in range(500):
            add(number)(connection)

    await database.write(tight_at_first)
    assert len(await database.read(names)) == 501
    assert log_bytes[0] > 0
    assert log_bytes[1:] == [0]


async def test_a_disk_that_no_longer_takes_writes(database: Database) -> None:
    await database.write(add("one"))
    await database.read(sets("query_only=ON"))
    with pytest.raises(StoreReadOnly):
        await database.write(add("two"))
    assert await database.read(names) == {call_id("one")}


async def test_a_file_that_breaks_while_it_is_open(database: Database, folder: Path) -> None:
    await database.write(lambda connection: [add(number)(connection) for number in range(2000)])
    await database.erase(add("emptied log"), rewrite=True)
    path = folder / "private.db"
    path.write_bytes(path.read_bytes()[:4096] + os.urandom(path.stat().st_size - 4096))
    await database.read(sets("shrink_memory"))
    with pytest.raises(StoreBroken):
        await database.read(names)


async def test_the_files_are_the_owners_alone(tmp_path: Path) -> None:
    opened = await Database.open(tmp_path, PRIVATE_HISTORY)
    await opened.write(add("one"))
    modes = {name: stat.S_IMODE((tmp_path / name).stat().st_mode) for name in names_in(tmp_path)}
    await opened.close()
    assert modes == dict.fromkeys(("private.db", "private.db-shm", "private.db-wal"), 0o600)


async def test_after_closing_nothing_but_the_file_is_left(tmp_path: Path) -> None:
    opened = await Database.open(tmp_path, PRIVATE_HISTORY)
    await opened.write(add("one"))
    await opened.close()
    assert names_in(tmp_path) == {"private.db"}
    with pytest.raises(StoreBroken, match="closed"):
        await opened.read(names)
