"""The team's server as it is, over a store in a folder, asked without a socket in between."""

from __future__ import annotations

import json
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from copilot.storage.team.store import open_team_store
from copilot.web.address import Address
from copilot.web.team.app import create_team_app
from copilot.web.team.cookie import cookie_name
from copilot.web.team.services import TeamServices
from tests.web.team.seed import NOW, TODAY, plant

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from starlette.applications import Starlette

    from copilot.storage.team.store import TeamStore

ADDRESS = Address(port=8790)
TEMPLATE = "https://rec.example.com/call?id={reference}&t={offset_s}"


@dataclass
class Told:
    """An answer."""

    status: int
    headers: dict[str, str]
    body: bytes

    def json(self) -> Any:
        """The body, read."""
        return json.loads(self.body)


@dataclass
class TeamServer:
    """The server and the sessions that a test opened."""

    app: Starlette
    services: TeamServices
    store: TeamStore
    cookies: dict[str, str] = field(default_factory=dict)

    async def sign_in(self, person: str) -> None:
        """Come in as that person, by the door."""
        code = await self.store.access.issue_ticket(person, now=NOW, expires_s=60)
        told = await self.ask("POST", "/session", {"ticket": code})
        assert told.status == 204, told.body
        self.cookies[person] = told.headers["set-cookie"].split(";")[0]

    async def ask(
        self,
        method: str,
        path: str,
        body: object = None,
        *,
        who: str | None = None,
        headers: dict[str, str] | None = None,
    ) -> Told:
        """One request, as the page of that person would send it."""
        raw = (
            body if isinstance(body, bytes) else b"" if body is None else json.dumps(body).encode()
        )
        sent = {"host": ADDRESS.host, "origin": ADDRESS.origin, "sec-fetch-site": "same-origin"}
        if who is not None:
            if who not in self.cookies:
                await self.sign_in(who)
            sent["cookie"] = self.cookies[who]
        sent |= headers or {}
        path, _, query = path.partition("?")
        scope = {
            "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": method,
            "scheme": "http", "path": path, "raw_path": path.encode(), "root_path": "",
            "query_string": query.encode(), "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 8790),
            "headers": [(name.encode(), value.encode()) for name, value in sent.items()],
        }  # fmt: skip
        messages: list[Any] = []
        waiting = [{"type": "http.request", "body": raw, "more_body": False}]

        async def receive() -> Any:
            return waiting.pop() if waiting else {"type": "http.disconnect"}

        async def send(message: Any) -> None:
            messages.append(message)

        await self.app(scope, receive, send)
        return Told(
            status=messages[0]["status"],
            headers={name.decode(): value.decode() for name, value in messages[0]["headers"]},
            body=b"".join(message.get("body", b"") for message in messages[1:]),
        )


def services_over(store: TeamStore, **changes: Any) -> TeamServices:
    """What the doors of a test stand on: the day stands still."""
    given: dict[str, Any] = {
        "version": "0", "origins": (ADDRESS,), "secure": False, "store": store, "now": lambda: NOW,
        "today": lambda: TODAY, "recording": TEMPLATE,
    }  # fmt: skip
    return TeamServices(**(given | changes))


@asynccontextmanager
async def served_from(folder: Path, *, url: str = "", **changes: Any) -> AsyncIterator[TeamServer]:
    """A server over the store in that folder, or the one that `url` names."""
    async with open_team_store(folder, url) as store:
        services = services_over(store, **changes)
        yield TeamServer(app=create_team_app(services), services=services, store=store)


@asynccontextmanager
async def serving(folder: Path, **changes: Any) -> AsyncIterator[TeamServer]:
    """A server over the invented team."""
    async with served_from(folder, **changes) as server:
        await plant(server.store)
        yield server


COOKIE = cookie_name(secure=False)
