"""The whole store, opened and given back, on both databases."""

from __future__ import annotations

from dataclasses import fields
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from copilot.errors import StoreBroken, StoreLocked
from copilot.storage.team.database import TEAM_HISTORY
from copilot.storage.team.store import TeamStore, open_team_store
from tests.storage.team.make import TODAY, delivery, ident, people, person, shared

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.anyio


async def test_what_was_kept_is_there_when_it_is_opened_again(where: tuple[Path, str]) -> None:
    async with open_team_store(*where) as store:
        await store.people.save(person("Ada"))
    with pytest.raises(StoreBroken, match="was closed"):
        await store.people.load(ident("Ada"))
    async with open_team_store(*where) as store:
        assert await store.people.load(ident("Ada")) == person("Ada")
        assert len(fields(TeamStore)) == 16


async def test_a_new_folder_is_made_and_nobody_else_reads_it(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "team"
    async with open_team_store(folder):
        assert (folder.stat().st_mode & 0o777) == 0o700
        assert ((folder / TEAM_HISTORY.file).stat().st_mode & 0o777) == 0o600


async def test_a_sqlite_file_is_one_servers_alone(tmp_path: Path) -> None:
    async with open_team_store(tmp_path):
        with pytest.raises(StoreLocked):
            async with open_team_store(tmp_path):
                pass


@pytest.mark.parametrize("kind", ["postgresql"], indirect=False)
async def test_several_servers_may_work_on_one_postgresql(
    where: tuple[Path, str], kind: str
) -> None:
    async with open_team_store(*where) as one, open_team_store(*where) as two:
        await one.people.save(person("Ada"))
        assert await two.people.load(ident("Ada")) == person("Ada")
        assert not list(where[0].iterdir())


async def test_nothing_is_told_of_weeks_whose_calls_are_kept_no_longer(
    where: tuple[Path, str],
) -> None:
    """A machine sends them late: what was told of such a week before is forgotten by now."""
    old = TODAY - timedelta(days=35)
    async with open_team_store(*where) as store:
        for name in await people(store, *"abcde"):
            calls = [shared(f"{name} {number}", day=old) for number in range(2)]
            await store.shares.take(name, map(delivery, calls), today=TODAY)
        assert await store.publish(today=TODAY, calls_days=34) == 0
        assert await store.publish(today=TODAY, calls_days=35) == 1
        assert await store.publish(today=TODAY) == 0
