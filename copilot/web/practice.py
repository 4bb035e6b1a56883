"""Drills: a buyer's line, the rep's answer spoken or typed, and whether it did the thing. Private.

Sound and words are held while they are judged, and forgotten. What is kept is one more drill of a rule.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

import anyio.to_thread
from pydantic_core import to_json
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from copilot.coaching.drills import drills_of, judge
from copilot.coaching.moves import Verdict
from copilot.errors import AudioFrameRefused, NotHere
from copilot.review.practice import PastMoment, Practising, drill_view, practice_view, verdict_view
from copilot.storage.records import rule_key
from copilot.web.bodies import read_body
from copilot.web.own_bodies import Answered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.requests import Request

    from copilot.coaching.drills import Drill
    from copilot.coaching.schema import Rule
    from copilot.events import Utterance
    from copilot.web.services import DrillRoom, Services

PLACE = "/api/private/practice"


@dataclass(frozen=True, slots=True)
class Practice:
    """The endpoints, over the services. `_made` holds the drills of rules that were asked for."""

    services: Services
    _made: dict[str, tuple[Rule, tuple[Drill, ...]]] = field(default_factory=dict)

    def routes(self) -> list[BaseRoute]:
        """Every route of this door."""
        return [
            Route(PLACE, self.show, methods=["GET"]),
            Route(f"{PLACE}/{{rule}}", self.drills, methods=["GET"]),
            Route(f"{PLACE}/{{rule}}/typed", self.typed, methods=["POST"]),
            Route(f"{PLACE}/{{rule}}/{{drill:int}}/spoken", self.spoken, methods=["POST"]),
        ]

    async def show(self, _request: Request) -> Response:
        """What can be practised: the rep's own recent moments first, then every rule."""
        stores = self.services.stores
        mine = await stores.marks.mine()
        calls = await stores.moments.list_calls()
        view = practice_view(
            Practising(
                rules=self.services.book.rules,
                moments=tuple(
                    PastMoment(call=call.id, rule=moment.rule, started_at=call.started_at)
                    for call in calls
                    if call.id in mine
                    for moment in call.moments
                ),
                times=await stores.choices.drills(),
                by_voice=self.services.drill_room is not None,
            ),
            rule_key,
        )
        return Response(to_json(view), media_type="application/json")

    async def drills(self, request: Request) -> Response:
        """The drills of one rule."""
        rule = self._rule(request)
        found = await self._drills(rule)
        return Response(to_json([drill_view(one) for one in found]), media_type="application/json")

    async def typed(self, request: Request) -> Response:
        """Judge what the rep would say."""
        said = await read_body(request, Answered)
        drill = await self._drill(request, said.drill)
        return await self._judged(drill, await self._room.typed(said.answer))

    async def spoken(self, request: Request) -> Response:
        """Judge what the rep said: ``audio/l16;rate=…``, 16-bit little-endian, one channel."""
        kind, _, parameters = request.headers.get("content-type", "").partition(";")
        name, _, rate = parameters.strip().partition("=")
        if kind.strip().lower() != "audio/l16" or name != "rate" or not rate.isdigit():
            raise AudioFrameRefused(
                "the body is not declared as sound", remedy="declare it as audio/l16;rate=48000"
            )
        drill = await self._drill(request, int(request.path_params["drill"]))
        return await self._judged(
            drill, await self._room.spoken(await request.body(), int(rate[:7]))
        )

    async def _judged(self, drill: Drill, answer: Sequence[Utterance]) -> Response:
        verdict = await anyio.to_thread.run_sync(partial(judge, drill, answer))
        if verdict is not Verdict.UNHEARD:  # nothing was answered, so nothing was practised
            await self.services.stores.choices.practised(drill.rule.id)
        return Response(to_json(verdict_view(drill, verdict)), media_type="application/json")

    async def _drills(self, rule: Rule) -> tuple[Drill, ...]:
        made = self._made.get(rule.id)
        if made is None or made[0] is not rule:  # a rule that was read anew is another one
            made = rule, await anyio.to_thread.run_sync(drills_of, rule)
            self._made[rule.id] = made
        return made[1]

    async def _drill(self, request: Request, number: int) -> Drill:
        drills = await self._drills(self._rule(request))
        if number >= len(drills):
            raise NotHere("there is no such drill", remedy="reload the page")
        return drills[number]

    def _rule(self, request: Request) -> Rule:
        wanted = request.path_params["rule"]
        found = next((rule for rule in self.services.book.rules if rule.id == wanted), None)
        if found is None:
            raise NotHere("there is no such rule", remedy="GET /api/rules lists them")
        return found

    @property
    def _room(self) -> DrillRoom:
        if self.services.drill_room is None:
            raise NotHere(
                "nothing here understands an answer", remedy="start Copilot with its models"
            )
        return self.services.drill_room
