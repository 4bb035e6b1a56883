"""The team's store on both databases, real ones: a test that asks for `store` runs on each."""

from __future__ import annotations

import shutil
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from copilot.storage.prepare import prepare
from copilot.storage.team.database import TEAM_HISTORY, open_database, postgres_url
from copilot.storage.team.postgres_prepare import prepare_postgres
from copilot.storage.team.store import TeamStore
from tests.postgres import HOW_TO_GET_IT, cluster, programs

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator

    from copilot.storage.team.database import TeamDatabase
    from tests.postgres import Cluster

    FreshUrl = Callable[[], str]

_NUMBERS = count()


@pytest.fixture(scope="session")
def postgres() -> Iterator[Cluster]:
    """One server for all the tests, with an empty store to copy."""
    binaries = programs()
    if binaries is None:
        pytest.skip(HOW_TO_GET_IT)
    with cluster(binaries) as running:
        running.execute("CREATE DATABASE empty")
        prepare_postgres(postgres_url(running.url("empty")), "empty")
        yield running


@pytest.fixture(scope="session")
def empty_team_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("empty-team") / TEAM_HISTORY.file
    path.touch(mode=0o600)
    prepare(path, TEAM_HISTORY)
    return path


@pytest.fixture
def fresh_url(postgres: Cluster) -> Iterator[FreshUrl]:
    """Makes an empty store of one's own on PostgreSQL; it goes with the test."""
    made = []

    def make() -> str:
        name = f"store_{next(_NUMBERS)}"
        postgres.execute(f"CREATE DATABASE {name} TEMPLATE empty")
        made.append(name)
        return postgres.url(name)

    yield make
    for name in made:
        postgres.execute(f"DROP DATABASE {name} WITH (FORCE)")


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
    return tmp_path, request.getfixturevalue("fresh_url")()


@pytest.fixture
async def database(where: tuple[Path, str]) -> AsyncIterator[TeamDatabase]:
    opened = await open_database(*where)
    yield opened
    await opened.close()


@pytest.fixture
def store(database: TeamDatabase) -> TeamStore:
    return TeamStore.over(database)
