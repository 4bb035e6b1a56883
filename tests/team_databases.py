"""Fixtures: the team's store on SQLite and on PostgreSQL, real ones. A conftest imports them."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import psycopg
import pytest

from copilot.storage.prepare import prepare
from copilot.storage.tables import VERSION_TABLE
from copilot.storage.team.database import TEAM_HISTORY, open_database, postgres_url
from copilot.storage.team.postgres_prepare import prepare_postgres
from copilot.storage.team.schema import TEAM_DB
from copilot.storage.team.store import TeamStore
from tests.postgres import HOW_TO_GET_IT, cluster, programs

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator
    from pathlib import Path

    from copilot.storage.team.database import TeamDatabase
    from tests.postgres import Cluster


@pytest.fixture(scope="session")
def postgres() -> Iterator[Cluster]:
    """One server for all the tests, with one store."""
    binaries = programs()
    if binaries is None:
        pytest.skip(HOW_TO_GET_IT)
    with cluster(binaries) as running:
        running.execute("CREATE DATABASE team")
        prepare_postgres(postgres_url(running.url("team")), "team")
        yield running


@pytest.fixture(scope="session")
def empty_team_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("empty-team") / TEAM_HISTORY.file
    path.touch(mode=0o600)
    prepare(path, TEAM_HISTORY)
    return path


@pytest.fixture
def postgres_store(postgres: Cluster) -> str:
    """The URL of the store, empty: emptied, since that is much quicker than a new one."""
    url = postgres.url("team")
    with psycopg.connect(url) as connection:
        for table in reversed(TEAM_DB.sorted_tables):
            if table.name != VERSION_TABLE:
                connection.execute(f"DELETE FROM {table.name}".encode())  # noqa: S608  names of ours
    return url


@pytest.fixture(params=["sqlite", "postgresql"])
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def where(kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> tuple[Path, str]:
    """Folder and URL of an empty store, as `open_team_store` takes them."""
    if kind == "sqlite":
        folder = tmp_path / "team"
        folder.mkdir()
        shutil.copy(request.getfixturevalue("empty_team_file"), folder)
        return folder, ""
    return tmp_path, request.getfixturevalue("postgres_store")


@pytest.fixture
async def database(where: tuple[Path, str]) -> AsyncIterator[TeamDatabase]:
    opened = await open_database(*where)
    yield opened
    await opened.close()


@pytest.fixture
def store(database: TeamDatabase) -> TeamStore:
    return TeamStore.over(database)
