"""The rep's learning page, and the skill that the rep works on. Private."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic_core import to_json
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from copilot.errors import NotHere
from copilot.review.learning import AgreedSkill, Practised, learning_view
from copilot.storage.choices import focused
from copilot.storage.history import history_of
from copilot.storage.marks import Reply
from copilot.storage.records import skill_key
from copilot.web.bodies import read_body
from copilot.web.own_bodies import Focused, Replied

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request

    from copilot.web.services import Services


@dataclass(frozen=True, slots=True)
class Learning:
    """The endpoints, over the services."""

    services: Services

    def routes(self) -> list[BaseRoute]:
        """Every route of this door."""
        return [
            Route("/api/private/learning", self.show, methods=["GET"]),
            Route("/api/private/focus", self.choose, methods=["POST"]),
            Route("/api/private/focus/agreed", self.reply, methods=["POST"]),
        ]

    async def show(self, _request: Request) -> Response:
        """How each skill came along. Of a skill that no rule has any more nobody knows the name."""
        skills, stores = self._skills, self.services.stores
        names = {skill_key(skill): skill for skill in skills}
        history = await history_of(stores.private)
        pacing = await focused(stores.choices, skills, self.services.pacing)
        view = learning_view(
            Practised(
                skills=skills,
                history={names[key]: calls for key, calls in history.items() if key in names},
                focus=pacing.focus,
                agreed=await self._agreed(names),
                fading=pacing.fading,
                withheld_share=pacing.withheld_share,
            )
        )
        return Response(to_json(view), media_type="application/json")

    async def choose(self, request: Request) -> Response:
        """Work on a skill, or on none: from the next call on its cards get more room."""
        chosen = await read_body(request, Focused)
        if chosen.skill is not None and chosen.skill not in self._skills:
            raise NotHere("no rule is about such a skill", remedy="GET /api/rules lists them")
        await self.services.stores.choices.choose(chosen.skill)
        return await self.show(request)

    async def reply(self, request: Request) -> Response:
        """Make room in calls for what was agreed on with the manager, or not. It is told to nobody."""
        replied = await read_body(request, Replied)
        if not await self.services.stores.choices.reply(take=replied.take):
            raise NotHere("nothing is agreed on any more", remedy="reload the page")
        return await self.show(request)

    async def _agreed(self, names: Mapping[str, str]) -> AgreedSkill | None:
        proposed = await self.services.stores.choices.proposal()
        if proposed is None or proposed.reply is Reply.DECLINED or proposed.skill not in names:
            return None
        return AgreedSkill(skill=names[proposed.skill], taken=proposed.reply is Reply.TAKEN)

    @property
    def _skills(self) -> tuple[str, ...]:
        return tuple(sorted({rule.skill for rule in self.services.book.rules}))
