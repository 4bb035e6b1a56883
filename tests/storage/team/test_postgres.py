"""What only PostgreSQL does: a lock between servers, tables written anew, connections that come back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import anyio
import psycopg
import pytest
from sqlalchemy import make_url, text

from copilot.errors import StoreReadOnly
from copilot.limits import limit
from copilot.storage.team.database import postgres_url, put
from copilot.storage.team.people import People
from copilot.storage.team.postgres import Postgres, described
from copilot.storage.team.tables import MACHINES
from copilot.storage.team.taking import recount
from tests.storage.team.make import ident, person

if TYPE_CHECKING:
    from sqlalchemy import Connection

pytestmark = pytest.mark.anyio


async def test_a_reader_cannot_write(postgres_store: str) -> None:
    database = await Postgres.open(postgres_url(postgres_store))
    with pytest.raises(StoreReadOnly):
        await database.read(lambda connection: recount(connection, ident("Ada"), 4))
    await database.close()


async def test_two_servers_are_one_writer(postgres_store: str) -> None:
    url = postgres_url(postgres_store)
    one, two = await Postgres.open(url), await Postgres.open(url)
    names = [f"P{number}" for number in range(8)]
    async with anyio.create_task_group() as tasks:
        for number, name in enumerate(names):
            tasks.start_soon(People(two if number % 2 else one).save, person(name))
    assert {one.name for one in await People(two).everybody()} == set(names)
    await one.close()
    await two.close()


async def test_more_readers_than_connections_wait_their_turn(postgres_store: str) -> None:
    database = await Postgres.open(postgres_url(postgres_store))
    answers: list[int] = []

    async def ask() -> None:
        answers.append(
            await database.read(
                lambda connection: connection.execute(text("SELECT 1")).scalar_one()
            )
        )

    async with anyio.create_task_group() as tasks:
        for _ in range(3 * limit("team_store_connections")):
            tasks.start_soon(ask)
    assert len(answers) == 3 * limit("team_store_connections")
    await database.close()


async def test_it_goes_on_after_its_connections_were_ended(postgres_store: str) -> None:
    database = await Postgres.open(postgres_url(postgres_store))
    await People(database).save(person("Ada"))
    with psycopg.connect(postgres_store, autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    assert await People(database).load(ident("Ada")) == person("Ada")
    await database.close()


async def test_erasing_gives_the_room_back(postgres_store: str) -> None:
    database = await Postgres.open(postgres_url(postgres_store))
    for number in range(30):
        await People(database).save(person(f"P{number}", team="t" * 80))

    def size() -> int:
        with psycopg.connect(postgres_store) as connection:
            row = connection.execute("SELECT pg_table_size('people')").fetchone()
        assert row is not None
        return int(row[0])

    full = size()
    gone = await database.erase(
        lambda connection: connection.execute(text("DELETE FROM people")).rowcount, rewrite=True
    )
    assert gone == 30
    assert size() < full
    await database.close()


async def test_a_table_is_written_anew_once_it_has_changed(postgres_store: str) -> None:
    database = await Postgres.open(postgres_url(postgres_store))

    def files() -> dict[str, int]:
        with psycopg.connect(postgres_store) as connection:
            found = connection.execute(
                "SELECT relname, pg_relation_filenode(oid) FROM pg_class"
                " WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
            )
            return dict(found.fetchall())

    async def written_anew() -> set[str]:
        before = files()
        await database.erase(lambda _: 0, rewrite=True)
        after = files()
        return {name for name, number in after.items() if before[name] != number}

    first = await written_anew()
    assert {"people", "machines", "shared_moments"} <= first
    assert await written_anew() == set()
    await People(database).save(person("Ada"))
    assert await written_anew() == set()
    await People(database).save(person("Ada", team="South"))
    assert await written_anew() == {"people"}

    def fails(connection: Connection) -> None:
        put(
            connection, MACHINES, [{"digest": "ab" * 32, "person_id": ident("Ada"), "issued_on": 1}]
        )
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await database.write(fails)
    assert await written_anew() == {"machines"}
    await database.close()


def test_where_it_is_without_who_or_with_what() -> None:
    assert described(make_url("postgresql://me:hush@db.example/team")) == "team on db.example"
    assert described(make_url("postgresql:///team?host=/run/pg")) == "team on /run/pg"
    assert described(make_url("postgresql://")) == "the default database on this machine"
