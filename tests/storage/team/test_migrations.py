"""A store that an older Copilot filled, brought up to date on either database."""

from __future__ import annotations

import hashlib
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import NullPool, create_engine, insert, text

from copilot.storage.prepare import upgrade
from copilot.storage.team.audit import Deed, Entry, Head
from copilot.storage.team.database import TEAM_HISTORY, open_database, postgres_url
from copilot.storage.team.days import day_of
from copilot.storage.team.store import TeamStore
from copilot.storage.team.tables import AUDIT, VERSIONS
from tests.storage.team.make import NOW, TODAY, ident

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Connection

    from tests.postgres import Cluster

pytestmark = pytest.mark.anyio

ADA, BEN = ident("Ada"), ident("Ben")


@pytest.fixture
def older(kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[tuple[Path, str]]:
    """Folder and URL of a store that has had no migration."""
    if kind == "sqlite":
        (tmp_path / TEAM_HISTORY.file).touch(mode=0o600)
        yield tmp_path, ""
        return
    cluster: Cluster = request.getfixturevalue("postgres")
    cluster.execute("CREATE DATABASE older")
    yield tmp_path, cluster.url("older")
    cluster.execute("DROP DATABASE older WITH (FORCE)")


@contextmanager
def raw(where: tuple[Path, str]) -> Iterator[Connection]:
    folder, url = where
    engine = create_engine(
        postgres_url(url) if url else f"sqlite:///{folder / TEAM_HISTORY.file}", poolclass=NullPool
    )
    with engine.begin() as connection:
        yield connection


def at_version(where: tuple[Path, str], version: str) -> None:
    with raw(where) as connection:
        upgrade(connection, "here", replace(TEAM_HISTORY, head=version))
        if not where[1]:
            connection.exec_driver_sql(f"PRAGMA application_id={TEAM_HISTORY.application_id}")
        for name, one in (("Ada", ADA), ("Ben", BEN)):
            connection.execute(
                text(f"INSERT INTO people VALUES ('{one}', '{name}', 'rep', '', NULL, 1, 1)")  # noqa: S608  names of ours
            )


async def test_what_was_emptied_before_is_covered(older: tuple[Path, str]) -> None:
    at_version(older, "0008")
    link = "0" * 64
    with raw(older) as connection:
        for number in (1, 2, 3):
            content = hashlib.sha256(str(number).encode()).hexdigest()
            link = hashlib.sha256(f"{link}:{number}:{content}".encode()).hexdigest()
            row = {"number": number, "at": 5, "content": content, "link": link}
            connection.execute(insert(AUDIT), row)
    database = await open_database(*older)
    store = TeamStore.over(database)
    found = await store.audit.verify([Head(number=3, link=link)])
    assert (found.entries, found.erased, found.broken_at) == (1, 3, None)
    await store.audit.note(Entry(at=NOW, actor=None, subject=ADA, deed=Deed.EXPORTED))
    assert await store.keeping.delete_person(ADA, now=NOW)
    assert (await store.audit.verify([found.head])).broken_at is None
    await database.close()


async def test_deals_of_nobody_go_and_the_rest_stay(older: tuple[Path, str]) -> None:
    at_version(older, "0008")
    with raw(older) as connection:
        for reference, person in (("D-1", f"'{ADA}'"), ("D-2", "NULL")):
            row = (
                f"20000, '{reference}', '', 'New', 'open', 'Ada', {person}, 5, '', NULL, NULL, 0.5"
            )
            connection.execute(text(f"INSERT INTO deals VALUES ({row})"))  # noqa: S608  the same
    database = await open_database(*older)
    store = TeamStore.over(database)
    [day] = await store.deals.days()
    assert day == day_of(20_000)
    [held] = await store.deals.of_day(day)
    assert (held.deal.reference, held.person, held.deal.probability) == ("D-1", ADA, 0.5)
    assert await store.deals.save([held.deal], day=TODAY, owners={"Ada": BEN}) == 1
    assert await store.deals.save([held.deal], day=day, owners={"Ada": BEN}) == 1
    assert len(await store.deals.of_day(day)) == 2
    await database.close()
    with raw(older) as connection:
        assert connection.execute(VERSIONS.select()).scalar_one() == TEAM_HISTORY.head
