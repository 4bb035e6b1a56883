"""The team's server as a fixture: the invented team is planted once, and each test has a copy."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import anyio
import pytest

from copilot.storage.team.store import open_team_store
from tests.team_databases import kind, postgres, postgres_store
from tests.web.team.seed import plant
from tests.web.team.serving import served_from

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.web.team.serving import TeamServer


__all__ = ["kind", "planted", "postgres", "postgres_store", "team", "team_anywhere"]


@pytest.fixture(scope="session")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the invented team in it."""
    folder = tmp_path_factory.mktemp("planted")

    async def work() -> None:
        async with open_team_store(folder) as store:
            await plant(store)

    anyio.run(work)
    return folder


@pytest.fixture
async def team(planted: Path, tmp_path: Path) -> AsyncIterator[TeamServer]:
    """A server of its own for one test."""
    shutil.copy(planted / "team.db", tmp_path / "team.db")
    async with served_from(tmp_path) as server:
        yield server


@pytest.fixture
async def team_anywhere(
    kind: str, planted: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> AsyncIterator[TeamServer]:
    """The same over either database, for the tests that say what every store must keep to."""
    if kind == "sqlite":
        shutil.copy(planted / "team.db", tmp_path / "team.db")
        async with served_from(tmp_path) as server:
            yield server
    else:
        async with served_from(tmp_path, url=request.getfixturevalue("postgres_store")) as server:
            await plant(server.store)
            yield server
