"""One way to use either database: a snapshot, one writer, all or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import anyio
import pytest
from sqlalchemy import insert, select

from copilot.errors import StoreBroken
from copilot.storage.team.database import open_database, postgres_url, put
from copilot.storage.team.tables import AUDIT_START

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection

    from copilot.storage.team.database import TeamDatabase

pytestmark = pytest.mark.anyio

LINK = "cd" * 32


def kept(connection: Connection) -> list[tuple[int, str]]:
    return [(number, link) for _, number, link in connection.execute(select(AUDIT_START))]


def start(number: int) -> dict[str, object]:
    return {"id": 1, "number": number, "link": LINK}


async def test_writing_is_all_or_nothing(database: TeamDatabase) -> None:
    def broken(connection: Connection) -> None:
        connection.execute(insert(AUDIT_START), [start(1)])
        connection.execute(insert(AUDIT_START), [{**start(1), "id": 2}])

    with pytest.raises(StoreBroken) as told:
        await database.write(broken)
    assert "cdcd" not in str(told.value)
    assert await database.read(kept) == []


async def test_putting_replaces_and_keeps_what_it_is_told_to(database: TeamDatabase) -> None:
    await database.write(lambda connection: put(connection, AUDIT_START, [start(1)]))
    await database.write(lambda connection: put(connection, AUDIT_START, [start(2)]))
    assert await database.read(kept) == [(2, LINK)]
    await database.write(
        lambda connection: put(
            connection, AUDIT_START, [{**start(3), "link": "ef" * 32}], keep=frozenset({"link"})
        )
    )
    assert await database.read(kept) == [(3, LINK)]
    await database.write(lambda connection: put(connection, AUDIT_START, []))


async def test_writers_take_turns(database: TeamDatabase) -> None:
    """Each reads and adds one: without turns some would be lost."""

    def one_more(connection: Connection) -> None:
        before = kept(connection)
        put(connection, AUDIT_START, [start(before[0][0] + 1 if before else 1)])

    async with anyio.create_task_group() as tasks:
        for _ in range(20):
            tasks.start_soon(database.write, one_more)
    assert await database.read(kept) == [(20, LINK)]


async def test_nothing_is_written_in_a_read(database: TeamDatabase, kind: str) -> None:
    if kind == "postgresql":
        with pytest.raises(StoreBroken.__mro__[1]):
            await database.read(lambda connection: put(connection, AUDIT_START, [start(1)]))
        assert await database.read(kept) == []


@pytest.mark.parametrize("url", ["mysql://x/y", "sqlite:///x.db", "not a url"])
async def test_another_database_is_refused(tmp_path: Path, url: str) -> None:
    with pytest.raises(StoreBroken, match=r"SQLite or PostgreSQL|cannot be read"):
        await open_database(tmp_path, url)


def test_the_driver_is_ours_to_choose() -> None:
    for given in ("postgres://h/d", "postgresql://h/d", "postgresql+asyncpg://h/d"):
        assert postgres_url(given).drivername == "postgresql+psycopg"
