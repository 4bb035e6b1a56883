"""A call that a rep shares, from the rep's store to every page of the team's server, words offered.

The words of the call are pushed at the server wherever something can be said to it, and a fault that
is full of them is forced behind each of its doors. What it answers, keeps and logs is written down.
"""

from __future__ import annotations

import dataclasses
import json
import shutil
import time
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING
from unittest.mock import patch
from uuid import uuid4

import anyio
import httpx2
from sqlalchemy import select

from copilot.handover import shared_calls
from copilot.sharing import Round, Sender
from copilot.sharing_settings import SharingSettings
from copilot.storage.marks import Shared, SharedBy
from copilot.storage.team.database import open_database
from copilot.storage.team.records import Person, Role
from copilot.storage.team.schema import TEAM_DB
from copilot.storage.team.store import TeamStore
from copilot.team_settings import TeamSettings
from copilot.web.serve import open_door, serve
from copilot.web.team import app as team_app
from copilot.web.team.cookie import cookie_name
from copilot.web.team.ingest import PATH
from copilot.web.team.services import TeamServices
from tests.privacy.doors import addresses
from tests.privacy.loud import let_all_speak

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from sqlalchemy import Connection
    from starlette.applications import Starlette
    from starlette.responses import Response

    from copilot.review.shared import SharedCall
    from copilot.storage.stores import Stores
    from copilot.storage.team.database import TeamDatabase
    from copilot.web.team.asked import Asked
    from copilot.web.team.doors import Entrance

REP, MANAGER, ADMIN = (str(uuid4()) for _ in range(3))
COOKIE = cookie_name(secure=False)
NOBODYS = (
    "{call:uuid}", "{agreement:uuid}", "{entry:uuid}", "{card:uuid}", "{who:uuid}", "{uid}",
)  # fmt: skip


def _today() -> date:
    return datetime.now(UTC).date()


async def let_go(stores: Stores, call: str) -> None:
    """The rep shares the call now."""
    assert await stores.marks.let_go(call, Shared(at=int(time.time()), by=SharedBy.REP))


async def tell_the_team(folder: Path, url: str, stores: Stores, call: str, words: str) -> str:
    """Share the call, read and push at everything; what became of the call."""
    await anyio.Path(folder).mkdir()
    database = await open_database(folder, url)
    store = TeamStore.over(database)
    token, cookies = await _people(store)
    told: list[str] = []
    async with _served(store) as (origin, app), httpx2.AsyncClient(base_url=origin) as client:
        done = await _send(stores, origin, token)
        for cookie in (*cookies, ""):
            told += await _everything(client, app, cookie, call, words)
        told += await _pushed(client, token, words)
    with patch.object(team_app, "entrances", _faulty(words)):
        async with _served(store) as (origin, app), httpx2.AsyncClient(base_url=origin) as client:
            for cookie in cookies:
                told += await _everything(client, app, cookie, call, words)
    await anyio.Path(folder / "told").write_text("\n\n".join(told), encoding="utf-8")
    await anyio.Path(folder / "columns").write_text(await _columns(database), encoding="utf-8")
    _copy_logs(folder)
    await database.close()
    return "shared" if done == Round(sent=1) else f"{done.sent}-{done.trouble}"


def _copy_logs(folder: Path) -> None:
    """A clean end empties them."""
    for log in folder.glob("*-wal"):
        shutil.copy(log, folder / f"copy-{log.name}")


async def _people(store: TeamStore) -> tuple[str, tuple[str, ...]]:
    """A rep, the manager and an administrator: the machine's token, and each one's session."""
    since, sessions = date(2024, 3, 4), []
    for person, role, manager in (
        (MANAGER, Role.MANAGER, None), (ADMIN, Role.ADMIN, None), (REP, Role.REP, MANAGER),
    ):  # fmt: skip
        await store.people.save(
            Person(id=person, name=f"The {role}", role=role, since=since, manager=manager)
        )
        now = int(time.time())
        code = await store.access.issue_ticket(person, now=now)
        secret = await store.access.sign_in(code, now=now, expires_s=3600)
        sessions.append(f"{COOKIE}={secret}")
    return await store.access.issue_machine(REP, today=_today()), tuple(sessions)


@asynccontextmanager
async def _served(store: TeamStore) -> AsyncIterator[tuple[str, Starlette]]:
    door = open_door("127.0.0.1", 0)
    services = TeamServices(
        version="0",
        origins=(door.address,),
        secure=False,
        store=store,
        now=lambda: int(time.time()),
        today=_today,
        recording="https://rec.example.com/call?id={reference}&t={offset_s}",
    )
    app, ready = team_app.create_team_app(services), anyio.Event()
    async with anyio.create_task_group() as tasks:

        async def run() -> None:
            await serve(app, door, ready=ready.set, heed_signals=False)

        tasks.start_soon(run)
        await ready.wait()
        let_all_speak()
        yield door.address.origin, app
        tasks.cancel_scope.cancel()


async def _send(stores: Stores, origin: str, token: str) -> Round:
    async def shared() -> tuple[SharedCall, ...]:
        return await shared_calls(stores, SharingSettings(), now_s=time.time())

    sender = Sender(TeamSettings(server=origin, token=token), stores.spool, shared)
    done = await sender.once()
    await sender.aclose()
    return done


async def _everything(
    client: httpx2.AsyncClient, app: Starlette, cookie: str, call: str, words: str
) -> list[str]:
    """Every address with every method that it has, as whoever's the cookie is."""
    names = dict.fromkeys(NOBODYS, str(uuid4())) | {
        "{person:uuid}": REP, "{call:uuid}": call, "{path:path}": "css/base.css",
    }  # fmt: skip
    told = []
    for method in ("GET", "POST", "DELETE"):
        for path in addresses(app, method, names):
            if method == "DELETE" and path.endswith((f"/{call}", "/record", "session", "sessions")):
                continue  # what would take away what is to be searched, or who searches
            body = None if method == "GET" else {words: words, "text": words}
            told.append(await _asked(client, method, path, json=body, headers={"cookie": cookie}))
    return told


async def _pushed(client: httpx2.AsyncClient, token: str, words: str) -> list[str]:
    """The words wherever a stranger, a browser or a machine can put some."""
    line = words.encode("ascii", "replace").decode().replace("\n", " ").strip()[:2000].strip()
    quoted = line.replace(" ", "%20")[:1000]
    machine = {"authorization": f"Bearer {token}"}
    delivery = {"v": 1, "deliveries": [{"call": line, "revision": 1, "shared": {"kind": line}}]}
    attempts: list[tuple[str, str, dict[str, object]]] = [
        ("GET", f"/people/{quoted}", {}),
        ("GET", f"/api/people/{REP}?q={quoted}", {}),
        ("GET", "/api/team", {"headers": {"cookie": f"{COOKIE}={line.replace(' ', '')}"}}),
        ("GET", "/team", {"headers": {"x-said": line, "user-agent": line, "referer": line}}),
        ("GET", "/team", {"headers": {"host": line.split()[0]}}),
        ("POST", "/session", {"json": {"ticket": line[:128]}}),
        ("POST", "/session", {"headers": {"origin": f"https://{line.split()[0]}.example"}}),
        ("POST", PATH, {"headers": {"authorization": f"Bearer {line[:200]}"}}),
        ("POST", PATH, {"headers": machine, "json": delivery}),
        ("POST", PATH, {"headers": machine, "content": line.encode()}),
        ("POST", PATH, {"headers": machine, "content": line.encode() * 4000}),
        (line.split()[0].upper(), "/team", {}),
    ]
    return [await _asked(client, method, path, **more) for method, path, more in attempts]


async def _asked(client: httpx2.AsyncClient, method: str, path: str, **more: object) -> str:
    given = more.pop("headers", None) or {}
    assert isinstance(given, dict)
    origin = str(client.base_url).rstrip("/")
    try:
        answer = await client.request(method, path, headers={"origin": origin} | given, **more)  # type: ignore[arg-type]  # as the client takes them
    except httpx2.HTTPError as error:
        return type(error).__name__
    head = json.dumps({"status": answer.status_code, "headers": dict(answer.headers)})
    return f"{head}\n{answer.text}"


def _faulty(words: str) -> object:
    """The entrances, each with a fault behind it."""
    whole = team_app.entrances

    async def fail(_asked: Asked) -> Response:
        raise RuntimeError(words)

    def entrances() -> list[Entrance]:
        return [dataclasses.replace(one, answer=fail) for one in whole()]

    return entrances


async def _columns(database: TeamDatabase) -> str:
    """Every row of every table, as text."""

    def work(connection: Connection) -> list[str]:
        return [
            f"{table.name} {tuple(row)!r}"
            for table in TEAM_DB.sorted_tables
            for row in connection.execute(select(table))
        ]

    return "\n".join(await database.read(work))
