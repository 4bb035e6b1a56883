"""The example team is made apart from any real one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import anyio
import pytest
from pydantic import SecretStr

from copilot.demo.example import example_team
from copilot.demo.stories import STORIES
from copilot.errors import StoreBroken, StoreLocked
from copilot.recording import EXAMPLE
from copilot.settings import Settings
from copilot.storage.lock import sole_use
from copilot.storage.team.database import TEAM_HISTORY
from copilot.storage.team.store import open_team_store
from copilot.team_demo_cli import MARK, SHOWN, apart, fill, make_room
from copilot.team_server_settings import TeamServerSettings
from copilot.team_settings import TeamSettings
from tests.demo.conftest import TODAY

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.anyio


def real(folder: Path) -> Settings:
    return Settings(
        team=TeamSettings(store_url=SecretStr("postgresql://team@localhost/team")),
        team_server=TeamServerSettings(
            data_dir=folder / "team", recording_url="https://calls.example/{reference}"
        ),
    )


def test_it_has_a_folder_of_its_own_and_never_the_real_database(tmp_path):
    settings = apart(real(tmp_path), port=9000)
    assert settings.team_server.data_dir == tmp_path / "team-example"
    assert not settings.team.store_url.get_secret_value()
    assert settings.team_server.recording_url == EXAMPLE
    assert settings.team_server.port == 9000
    assert apart(real(tmp_path)).team_server.port == real(tmp_path).team_server.port


async def test_it_takes_the_place_of_the_former_and_touches_nothing_else(tmp_path):
    (tmp_path / "team").mkdir()
    await anyio.Path(tmp_path / "team" / "team.db").write_bytes(b"the real one")
    settings = apart(real(tmp_path))
    team = example_team([()] * len(STORIES), today=TODAY)
    for _ in range(2):
        await fill(settings, team)
    async with open_team_store(settings.team_server.data_dir) as store:
        names = {person.name for person in await store.people.everybody()}
    assert len(names) == len(team.people)
    assert set(SHOWN) <= names
    assert await anyio.Path(tmp_path / "team" / "team.db").read_bytes() == b"the real one"


def test_a_folder_that_is_no_examples_is_left_as_it_is(tmp_path):
    folder = apart(real(tmp_path)).team_server.data_dir
    make_room(folder, only_look=True)
    for name in (TEAM_HISTORY.file, "notes.txt"):
        (folder / name).write_bytes(b"somebody's")
    for only_look in (True, False):
        with pytest.raises(StoreBroken, match="not marked") as told:
            make_room(folder, only_look=only_look)
        assert told.value.where == str(folder)
    assert (folder / TEAM_HISTORY.file).read_bytes() == b"somebody's"
    (folder / MARK).touch()
    make_room(folder)
    assert (folder / "notes.txt").read_bytes() == b"somebody's"
    assert not (folder / TEAM_HISTORY.file).exists()


def test_an_example_that_is_served_stays(tmp_path):
    folder = apart(real(tmp_path)).team_server.data_dir
    make_room(folder)
    (folder / TEAM_HISTORY.file).touch()
    with sole_use(folder), pytest.raises(StoreLocked, match="being served"):
        make_room(folder)
    assert (folder / TEAM_HISTORY.file).exists()
