"""``/api/private/mutes``: which rules the rep wants no card of, and changing that from an overlay.

A mute holds at once in the calls under way, whether it can be kept or not; kept, it is in the rep's own
choices and holds for every call after.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import anyio.to_thread
from pydantic import TypeAdapter
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from copilot.errors import NotHere
from copilot.web.bodies import read_body
from copilot.web.rest import Mute, MutedRule

if TYPE_CHECKING:
    from starlette.requests import Request

    from copilot.web.services import OwnRules, Services

_MUTED: Final = TypeAdapter(tuple[MutedRule, ...])


@dataclass(frozen=True, slots=True)
class Mutes:
    """The two doors to the rep's muted rules."""

    services: Services

    def routes(self) -> list[BaseRoute]:
        """Both of them."""
        return [
            Route("/api/private/mutes", self.list_muted, methods=["GET"]),
            Route("/api/private/mutes", self.mute, methods=["POST"]),
        ]

    async def list_muted(self, _request: Request) -> Response:
        """The rules that are muted, in the order in which they were."""
        muted = await anyio.to_thread.run_sync(self._choices.muted)
        lines = tuple(MutedRule(rule=rule) for rule in muted)
        return Response(_MUTED.dump_json(lines), media_type="application/json")

    async def mute(self, request: Request) -> Response:
        """Mute a rule or let it speak again, here and now and from now on."""
        wanted = await read_body(request, Mute)
        choices = self._choices
        known = {rule.id for rule in self.services.book.rules}
        if wanted.rule not in known | set(await anyio.to_thread.run_sync(choices.muted)):
            raise NotHere("there is no such rule", remedy="GET /api/rules lists them")
        for live in self.services.calls.all():
            live.hub.view.mute(wanted.rule, on=wanted.muted)
        await anyio.to_thread.run_sync(lambda: choices.mute(wanted.rule, on=wanted.muted))
        return Response(status_code=204)

    @property
    def _choices(self) -> OwnRules:
        if self.services.choices is None:
            raise NotHere("there is no place for your own choices", remedy="see own_rules_dir")
        return self.services.choices
