"""The team's server as a process would run it."""

from __future__ import annotations

import sqlite3
import time
import urllib.request
from contextlib import closing
from dataclasses import fields
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import anyio
import pytest

from copilot.settings import Settings
from copilot.storage.records import rule_key
from copilot.storage.team.keeping import Days
from copilot.storage.team.records import Person, Role
from copilot.storage.team.store import open_team_store
from copilot.team_server_settings import TeamServerSettings
from copilot.team_service import kept_days, rule_words, serve_team, team_day
from copilot.team_settings import TeamSettings
from tests.moved_clock import Hands, served, settings
from tests.web.team.seed import ADMIN, NOW, TODAY, plant

if TYPE_CHECKING:
    from pathlib import Path

    from copilot.storage.team.store import TeamStore


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


@pytest.mark.parametrize(("zone", "day"), [("Pacific/Kiritimati", 29), ("Pacific/Pago_Pago", 27)])
def test_without_a_setting_it_is_the_machines(
    monkeypatch: pytest.MonkeyPatch, zone: str, day: int
) -> None:
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    now = datetime(2026, 11, 28, 10, 30, tzinfo=UTC)
    here = TeamServerSettings()
    found = team_day(Settings().model_copy(update={"team_server": here}), now)
    monkeypatch.undo()
    time.tzset()
    assert (here.time_zone, found) == ("", date(2026, 11, day))


FIRST, LAST = date(2026, 1, 1), date(2027, 12, 31)


async def unpublishable(folder: Path) -> None:
    """A team with calls, in a store that takes no published week."""
    async with open_team_store(folder) as store:
        await plant(store)
    statement(
        folder,
        "DELETE FROM part_counts; DELETE FROM part_kinds; DELETE FROM parts; "
        "DELETE FROM published_people; "
        "CREATE TRIGGER full BEFORE INSERT ON parts BEGIN SELECT RAISE(ABORT, 'no'); END;",
    )


def statement(folder: Path, several: str) -> None:
    with closing(sqlite3.connect(folder / "team.db")) as connection:
        connection.executescript(several)


@pytest.mark.anyio
async def test_where_nothing_can_be_published_what_is_old_goes_all_the_same(tmp_path: Path) -> None:
    await unpublishable(tmp_path)
    hands = Hands(NOW)
    async with served(hands, tmp_path) as guest:
        people = [one.id for one in await guest.store.people.everybody()]
        await hands.move(200)
        left = await guest.store.shares.of_people(people, first=FIRST, last=LAST)
        assert set(left.values()) == {()}
        assert await guest.store.trends.parts(first=FIRST, last=LAST) == ()


@pytest.mark.anyio
async def test_what_failed_is_tried_again_on_the_same_day(tmp_path: Path) -> None:
    await unpublishable(tmp_path)
    hands = Hands(NOW)
    async with served(hands, tmp_path) as guest:
        assert await guest.store.trends.parts(first=FIRST, last=LAST) == ()
        statement(tmp_path, "DROP TRIGGER full")
        await hands.move(0.01)
        assert await guest.store.trends.parts(first=FIRST, last=LAST)


def test_each_kind_is_kept_for_the_days_that_the_settings_say() -> None:
    names = [one.name for one in fields(Days)]
    given = {f"{name}_days": number for number, name in enumerate(names, 1)}
    assert kept_days(TeamSettings(**given)) == Days(
        **{name: number for number, name in enumerate(names, 1)}
    )
    assert {name for name in TeamSettings.model_fields if name.endswith("_days")} == set(given)
