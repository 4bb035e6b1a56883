"""The team's server as it is served, with guard, doors and access, on a real port; alone or in a process."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import anyio

from copilot.storage.team.store import open_team_store
from copilot.web.serve import open_door, serve
from copilot.web.team.app import create_team_app
from copilot.web.team.services import TeamServices
from tests.storage.team.make import NOW, TODAY

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from multiprocessing.connection import Connection
    from pathlib import Path

    from starlette.applications import Starlette

    from copilot.storage.team.store import TeamStore
    from copilot.web.serve import Door


def app(store: TeamStore, door: Door) -> Starlette:
    return create_team_app(
        TeamServices(
            version="0",
            origins=(door.address,),
            secure=False,
            store=store,
            now=lambda: NOW,
            today=lambda: TODAY,
        )
    )


@asynccontextmanager
async def serving(store: TeamStore, port: int = 0) -> AsyncIterator[str]:
    """Its address, until the block ends."""
    door = open_door("127.0.0.1", port)
    ready = anyio.Event()

    async def run() -> None:
        await serve(app(store, door), door, ready=ready.set, heed_signals=False)

    async with anyio.create_task_group() as tasks:
        tasks.start_soon(run)
        await ready.wait()
        yield door.address.origin
        tasks.cancel_scope.cancel()


def serve_until_killed(folder: Path, url: str, port: int, told: Connection) -> None:
    """A process of its own: says when it is ready, and ends by being killed."""
    anyio.run(_serve, folder, url, port, told)


async def _serve(folder: Path, url: str, port: int, told: Connection) -> None:
    async with open_team_store(folder, url) as store:
        door = open_door("127.0.0.1", port)
        await serve(app(store, door), door, ready=lambda: told.send("ready"), heed_signals=False)
