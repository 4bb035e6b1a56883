"""The example team is made apart from any real one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import anyio
import pytest
from pydantic import SecretStr

from copilot.demo.example import example_team
from copilot.demo.stories import STORIES
from copilot.recording import EXAMPLE
from copilot.settings import Settings
from copilot.storage.team.store import open_team_store
from copilot.team_demo_cli import SHOWN, apart, fill
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
