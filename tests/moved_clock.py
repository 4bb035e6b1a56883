"""The team's server as a process would run it, with a clock that is moved by hand, asked over HTTP."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import anyio
from pydantic import SecretStr

from copilot.settings import Settings
from copilot.team_service import Clock, serve_team

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from copilot.storage.team.store import TeamStore

DAY_S = 86_400


def settings(folder: Path, url: str = "") -> Settings:
    given = Settings()
    changes = {"data_dir": folder, "port": 0, "time_zone": "UTC"}
    here = given.team_server.model_copy(update=changes)
    team = given.team.model_copy(update={"store_url": SecretStr(url)})
    return given.model_copy(update={"team_server": here, "team": team})


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
async def served(hands: Hands, folder: Path, url: str = "") -> AsyncIterator[Guest]:
    told: list[Guest] = []
    ready = anyio.Event()

    async def opened(store: TeamStore, address: str) -> None:
        told.append(Guest(address, store, hands))
        ready.set()

    async with anyio.create_task_group() as tasks:
        tasks.start_soon(lambda: serve_team(settings(folder, url), opened, clock=hands.clock()))
        await ready.wait()
        yield told[0]
        tasks.cancel_scope.cancel()
