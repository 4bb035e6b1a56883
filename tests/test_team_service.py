"""The team's server as a process would run it."""

from __future__ import annotations

import json
import sqlite3
import urllib.error
import urllib.request
from contextlib import asynccontextmanager, closing
from dataclasses import fields, replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import anyio
import pytest

from copilot.settings import Settings
from copilot.storage.records import rule_key
from copilot.storage.team.audit import Deed, Entry
from copilot.storage.team.keeping import Days
from copilot.storage.team.records import Person, Role
from copilot.storage.team.store import open_team_store
from copilot.team_service import Clock, kept_days, rule_words, serve_team, team_day
from copilot.team_settings import TeamSettings
from tests.storage.team.make import delivery, full, person
from tests.web.team.seed import ADMIN, NOW, TODAY, plant

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from copilot.storage.team.store import TeamStore

DAY_S = 86_400


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


class Hands:
    """A clock that stands still until it is moved, and then waits until what hangs on it is done."""

    def __init__(self, now: int) -> None:
        self.at = now
        self.turned, self.asleep = anyio.Event(), anyio.Event()

    def clock(self) -> Clock:
        return Clock(now=lambda: self.at, sleep=self.sleep)

    async def sleep(self, _seconds: float) -> None:
        self.asleep.set()
        await self.turned.wait()

    async def move(self, days: float) -> None:
        await self.asleep.wait()
        self.at += int(days * DAY_S)
        turned, self.turned, self.asleep = self.turned, anyio.Event(), anyio.Event()
        turned.set()
        await self.asleep.wait()


class Guest:
    """Somebody's browser, on the real port."""

    def __init__(self, address: str, store: TeamStore, hands: Hands) -> None:
        self.address, self.store, self.hands = address, store, hands

    async def ask(self, who: str, path: str) -> tuple[int, bytes]:
        """What that person is told, signed in anew."""
        code = await self.store.access.issue_ticket(who, now=self.hands.at, expires_s=60)
        body = json.dumps({"ticket": code}).encode()
        _, cookie, _ = await self._send("POST", "/session", body=body)
        status, _, told = await self._send("GET", path, cookie=cookie.split(";")[0])
        return status, told

    async def _send(
        self, method: str, path: str, *, body: bytes | None = None, cookie: str = ""
    ) -> tuple[int, str, bytes]:
        headers = {"origin": self.address, "sec-fetch-site": "same-origin", "cookie": cookie}
        asked = urllib.request.Request(self.address + path, body, headers, method=method)

        def send() -> tuple[int, str, bytes]:
            try:
                with urllib.request.urlopen(asked) as told:
                    return told.status, told.headers.get("set-cookie", ""), told.read()
            except urllib.error.HTTPError as error:
                with error:
                    return error.code, "", error.read()

        return await anyio.to_thread.run_sync(send)


@asynccontextmanager
async def served(folder: Path, hands: Hands) -> AsyncIterator[Guest]:
    told: list[Guest] = []
    ready = anyio.Event()

    async def opened(store: TeamStore, address: str) -> None:
        told.append(Guest(address, store, hands))
        ready.set()

    async with anyio.create_task_group() as tasks:
        tasks.start_soon(lambda: serve_team(settings(folder), opened, clock=hands.clock()))
        await ready.wait()
        yield told[0]
        tasks.cancel_scope.cancel()


@pytest.mark.anyio
async def test_what_is_older_than_promised_is_gone_from_a_server_that_runs(tmp_path: Path) -> None:
    ada, call = person("Ada"), replace(full(), day=TODAY)
    page = f"/api/people/{ada.id}/calls/{call.id}"
    hands = Hands(NOW)
    async with served(tmp_path, hands) as guest:
        await guest.store.people.save(ada)
        await guest.store.shares.take(ada.id, [delivery(call)], today=TODAY)
        deed = Entry(at=NOW, actor=ADMIN, subject=ada.id, deed=Deed.READ_CALL, about=call.id)
        await guest.store.audit.note(deed)
        assert (await guest.ask(ada.id, page))[0] == 200
        await hands.move(180)
        assert (await guest.ask(ada.id, page))[0] == 200
        assert deed in await guest.store.audit.about(ada.id)
        await hands.move(1)
        assert (await guest.ask(ada.id, page))[0] == 404
        status, own = await guest.ask(ada.id, f"/api/people/{ada.id}")
        assert (status, json.loads(own)["calls"]) == (200, [])
        assert deed not in await guest.store.audit.about(ada.id)
        written = on_the_disk(tmp_path)
    for needle in (call.id, call.moments[0].id, call.moments[0].annotation, call.reference):
        assert needle.encode() not in written


def on_the_disk(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.iterdir())


FIRST, LAST = date(2026, 1, 1), date(2027, 12, 31)


async def unpublishable(folder: Path) -> None:
    """A team with calls, in a store that takes no published week."""
    async with open_team_store(folder) as store:
        await plant(store)
    statement(
        folder,
        "DELETE FROM part_counts; DELETE FROM part_kinds; DELETE FROM parts; "
        "CREATE TRIGGER full BEFORE INSERT ON parts BEGIN SELECT RAISE(ABORT, 'no'); END;",
    )


def statement(folder: Path, several: str) -> None:
    with closing(sqlite3.connect(folder / "team.db")) as connection:
        connection.executescript(several)


@pytest.mark.anyio
async def test_where_nothing_can_be_published_what_is_old_goes_all_the_same(tmp_path: Path) -> None:
    await unpublishable(tmp_path)
    hands = Hands(NOW)
    async with served(tmp_path, hands) as guest:
        people = [one.id for one in await guest.store.people.everybody()]
        await hands.move(200)
        left = await guest.store.shares.of_people(people, first=FIRST, last=LAST)
        assert set(left.values()) == {()}
        assert await guest.store.trends.parts(first=FIRST, last=LAST) == ()


@pytest.mark.anyio
async def test_what_failed_is_tried_again_on_the_same_day(tmp_path: Path) -> None:
    await unpublishable(tmp_path)
    hands = Hands(NOW)
    async with served(tmp_path, hands) as guest:
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
