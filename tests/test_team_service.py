"""The team's server as a process would run it."""

from __future__ import annotations

import urllib.request
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import anyio
import pytest

from copilot.settings import Settings
from copilot.storage.records import rule_key
from copilot.storage.team.records import Person, Role
from copilot.team_service import rule_words, serve_team, team_day
from tests.web.team.seed import ADMIN, TODAY

if TYPE_CHECKING:
    from pathlib import Path

    from copilot.storage.team.store import TeamStore


def settings(folder: Path) -> Settings:
    given = Settings()
    here = given.team_server.model_copy(update={"data_dir": folder, "port": 0})
    return given.model_copy(update={"team_server": here})


@pytest.mark.anyio
async def test_it_serves_signs_in_and_ends(tmp_path: Path) -> None:
    told: dict[str, object] = {}

    async with anyio.create_task_group() as tasks:

        async def ready(store: TeamStore, address: str) -> None:
            person = Person(id=ADMIN, name="Kim", role=Role.ADMIN, since=TODAY)
            await store.people.save(person)
            told["address"] = address
            tasks.start_soon(come_in, address)

        async def come_in(address: str) -> None:
            def ask() -> int:
                with urllib.request.urlopen(f"{address}/sign-in") as page:
                    return int(page.status)

            told["status"] = await anyio.to_thread.run_sync(ask)
            tasks.cancel_scope.cancel()

        tasks.start_soon(lambda: serve_team(settings(tmp_path), ready))
    assert told["status"] == 200


def test_the_words_of_the_shipped_rules_are_found_by_their_key() -> None:
    words = rule_words()
    assert rule_key(next(iter(words.values())).id) in words
    assert all(one.why and one.practice for one in words.values())


@pytest.mark.parametrize(
    ("zone", "day"), [("Pacific/Kiritimati", 29), ("Europe/Berlin", 28), ("Pacific/Pago_Pago", 27)]
)
def test_the_day_is_the_teams(monkeypatch: pytest.MonkeyPatch, zone: str, day: int) -> None:
    monkeypatch.setenv("COPILOT_TEAM_SERVER__TIME_ZONE", zone)
    now = datetime(2026, 11, 28, 10, 30, tzinfo=UTC)
    assert team_day(Settings(), now) == date(2026, 11, day)
