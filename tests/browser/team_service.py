"""The team's server on a port, over the invented team, from another thread."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import anyio
from anyio.from_thread import start_blocking_portal

from copilot.storage.team.store import open_team_store
from copilot.web.serve import Door, open_door, serve
from copilot.web.team.app import create_team_app
from copilot.web.team.cookie import cookie_name
from copilot.web.team.services import TeamServices
from tests.web.team.seed import NOW, TODAY, plant

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from anyio.abc import TaskStatus
    from anyio.from_thread import BlockingPortal
    from playwright.sync_api import BrowserContext

    from copilot.storage.team.store import TeamStore

TEMPLATE = "https://rec.example.com/call?id={reference}&t={offset_s}"


@dataclass
class TeamService:
    """The server, and the sessions that tests came in with."""

    origin: str
    store: TeamStore
    portal: BlockingPortal
    sessions: dict[str, str] = field(default_factory=dict)

    def code(self, person: str) -> str:
        """A code to sign in with."""
        issue = self.store.access.issue_ticket
        return self.portal.call(lambda: issue(person, now=NOW, expires_s=900))

    def sign_in(self, context: BrowserContext, person: str) -> None:
        """Let a browser be that person's."""
        if person not in self.sessions:
            code = self.code(person)
            sign_in = self.store.access.sign_in
            secret = self.portal.call(lambda: sign_in(code, now=NOW, expires_s=3600))
            assert secret is not None
            self.sessions[person] = secret
        cookie = {
            "name": cookie_name(secure=False),
            "value": self.sessions[person],
            "url": self.origin,
        }
        context.add_cookies([cookie])  # type: ignore[list-item]  # the other keys are optional


async def _serve(
    folder: Path, door: Door, *, demo: bool, task_status: TaskStatus[TeamStore]
) -> None:
    async with open_team_store(folder) as store:
        await plant(store)
        services = TeamServices(
            version="0",
            origins=(door.address,),
            secure=False,
            store=store,
            now=lambda: NOW,
            today=lambda: TODAY,
            recording=TEMPLATE,
            demo=demo,
        )
        app = create_team_app(services)
        await serve(app, door, ready=lambda: task_status.started(store), heed_signals=False)


@contextmanager
def team_service(folder: Path, *, demo: bool = False) -> Iterator[TeamService]:
    """The server until the block ends."""
    with start_blocking_portal() as portal:
        door = open_door("127.0.0.1", 0)

        async def run(*, task_status: TaskStatus[TeamStore] = anyio.TASK_STATUS_IGNORED) -> None:
            await _serve(folder, door, demo=demo, task_status=task_status)

        running, store = portal.start_task(run)
        yield TeamService(origin=door.address.origin, store=store, portal=portal)
        running.cancel()
