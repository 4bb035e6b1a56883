"""The one entrance that is a machine's and no person's: what a rep's Copilot shares comes in here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.web.team.access import Access
from copilot.web.team.doors import Entrance
from copilot.web.team.ingest import PATH, take_in

if TYPE_CHECKING:
    from starlette.responses import Response

    from copilot.web.team.asked import Asked


def entrances() -> list[Entrance]:
    """All of this file's."""
    return [Entrance(method="POST", path=PATH, access=Access.MACHINE, answer=deliver)]


async def deliver(asked: Asked) -> Response:
    """Take in what a machine sends. Raises MachineRefused without a good token."""
    return await take_in(asked.request, asked.store, today=asked.today)
