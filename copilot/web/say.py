"""The rep's say on a call: marks, the self-check, sharing it now, export and deletion. All private."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

import anyio.to_thread
from pydantic_core import to_json
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from copilot.errors import AlreadyShared, CallUnderWay, NotHere, NotShared
from copilot.handover import recorded
from copilot.kinds import WithholdReason
from copilot.review.own_view import own_say
from copilot.review.sharing import HOUR_S, Stage, standing
from copilot.storage.export import export
from copilot.storage.marks import Mark, SelfCheck, Shared, SharedBy
from copilot.storage.records import rule_key
from copilot.web.bodies import read_body
from copilot.web.exported import document
from copilot.web.own_bodies import Checked, DeleteAll, KindSaid, Marked, Referred

if TYPE_CHECKING:
    from starlette.requests import Request

    from copilot.review.sharing import Recorded
    from copilot.web.services import Services

PLACE = "/api/private/calls/{call:uuid}"


@dataclass(frozen=True, slots=True)
class Say:
    """The endpoints, over the services."""

    services: Services

    def routes(self) -> list[BaseRoute]:
        """Every route of this door."""
        return [
            Route(PLACE, self.show, methods=["GET"]),
            Route(f"{PLACE}/moments/{{moment:uuid}}", self.mark, methods=["POST"]),
            Route(f"{PLACE}/check", self.check, methods=["POST"]),
            Route(f"{PLACE}/reference", self.refer, methods=["POST"]),
            Route(f"{PLACE}/kind", self.say_kind, methods=["POST"]),
            Route(f"{PLACE}/share", self.share, methods=["POST"]),
            Route(f"{PLACE}/export", self.export_call, methods=["GET"]),
            Route("/api/private/export", self.export_all, methods=["GET"]),
            Route("/api/private/delete", self.delete_all, methods=["POST"]),
        ]

    async def show(self, request: Request) -> Response:
        """Where the call stands, what the rep said of it, and exactly what will be shared."""
        return self._answer(await self._recorded(request))

    async def mark(self, request: Request) -> Response:
        """Annotate, dispute or withhold a moment: all three at once, in place of what was."""
        found, said = await self._recorded(request), await read_body(request, Marked)
        moment = str(request.path_params["moment"])
        if all(one.id != moment for one in found.call.moments):
            raise NotHere("there is no such moment in that call", remedy="reload the page")
        mark = Mark(annotation=said.annotation, disputed=said.disputed, withheld=said.withheld)
        if not found.mine or not await self.services.stores.marks.mark(found.call.id, moment, mark):
            raise _shared_already() if found.mine else _not_yours()
        return self._answer(await self._recorded(request))

    async def check(self, request: Request) -> Response:
        """Keep what the rep thought before the numbers; nothing said is the question passed over."""
        found, said = await self._recorded(request), await read_body(request, Checked)
        if not found.mine:
            raise _not_yours()
        check = SelfCheck(went=said.went, share=said.share, next_step=said.next_step)
        await self.services.stores.marks.check(found.call.id, check)
        return self._answer(await self._recorded(request))

    async def refer(self, request: Request) -> Response:
        """Keep what the team's own systems call this call."""
        found, said = await self._recorded(request), await read_body(request, Referred)
        if not found.mine:
            raise _not_yours()
        await self.services.stores.marks.refer(found.call.id, said.reference)
        return self._answer(await self._recorded(request))

    async def say_kind(self, request: Request) -> Response:
        """Keep what kind of call it was. Moments of rules that are not for such a call are kept back.

        So does nothing reach a manager that comes of our own mistake. What the rep said of a moment
        already stands, and what is kept back can be let through.
        """
        found, said = await self._recorded(request), await read_body(request, KindSaid)
        if not found.mine:
            raise _not_yours()
        marks = self.services.stores.marks
        if found.marks.shared is not None or not await marks.say_kind(found.call.id, said.kind):
            raise AlreadyShared("this call has been shared, so its kind stays as it is")
        rules = {rule_key(rule.id): rule for rule in self.services.book.rules}
        spoken_of = {*found.marks.annotations, *found.marks.disputed, *found.marks.withheld}
        for moment in found.call.moments:
            rule = rules.get(moment.rule)
            foreign = rule is not None and said.kind not in rule.applies.kinds
            if foreign and moment.id not in spoken_of:
                mark = Mark(withheld=WithholdReason.WRONG)
                await marks.mark(found.call.id, moment.id, mark)
        return self._answer(await self._recorded(request))

    async def share(self, request: Request) -> Response:
        """Let the call go now. Final."""
        found = await self._recorded(request)
        stands = standing(
            found,
            now_s=self.services.now(),
            window_s=self._window_s,
            team_since_s=self.services.team_since_s,
        )
        if stands.stage is Stage.RECORDED:
            raise CallUnderWay("the call has not ended, so there is nothing to share yet")
        if stands.stage is Stage.NEVER:
            raise _not_yours()
        if stands.stage is Stage.ALONE:
            raise NotShared("no team's server is set up, so there is nobody to share it with")
        if stands.stage is Stage.WINDOW:
            shared = Shared(at=int(self.services.now()), by=SharedBy.REP)
            await self.services.stores.marks.let_go(found.call.id, shared)
        return self._answer(await self._recorded(request))

    async def export_call(self, request: Request) -> Response:
        """Every stored byte about one call."""
        call_id = str(request.path_params["call"])
        found = await export(self.services.stores, call_id)
        if found.empty:
            raise NotHere("nothing is kept of such a call", remedy="GET /api/calls lists what is")
        return _download(document(found, self.services.book), f"copilot-call-{call_id}.json")

    async def export_all(self, _request: Request) -> Response:
        """Every stored byte."""
        found = await export(self.services.stores)
        chosen = self.services.choices
        text = "" if chosen is None else await anyio.to_thread.run_sync(chosen.text)
        return _download(document(found, self.services.book, text), "copilot-everything.json")

    async def delete_all(self, request: Request) -> Response:
        """Delete every call, what was said of it, and what was chosen; only if it is typed out."""
        await read_body(request, DeleteAll)
        calls = self.services.calls
        if any(live.status == "live" for live in calls.all()):
            raise CallUnderWay("a call is still under way", remedy="end it first")
        for live in calls.all():
            calls.forget(live.request.call)
        await self.services.stores.delete_all()
        if self.services.choices is not None:
            await anyio.to_thread.run_sync(self.services.choices.forget)
        return Response(status_code=204)

    @property
    def _window_s(self) -> int:
        return self.services.sharing.review_window_hours * HOUR_S

    async def _recorded(self, request: Request) -> Recorded:
        call_id = str(request.path_params["call"])
        found = await recorded(
            self.services.stores,
            call_id,
            now_s=self.services.now(),
            window_s=self._window_s,
            team_since_s=self.services.team_since_s,
        )
        if found is None:
            raise NotHere("nothing is kept of such a call", remedy="GET /api/calls lists what is")
        return found

    def _answer(self, found: Recorded) -> Response:
        sharing = self.services.sharing
        said = own_say(
            found,
            now_s=self.services.now(),
            window_hours=sharing.review_window_hours,
            recording_url=sharing.recording_url,
            team_since_s=self.services.team_since_s,
        )
        return Response(to_json(said), media_type="application/json")


def _download(content: dict[str, object], name: str) -> Response:
    return Response(
        json.dumps(content, indent=2, ensure_ascii=False).encode(),
        media_type="application/json",
        headers={"content-disposition": f'attachment; filename="{name}"'},
    )


def _shared_already() -> AlreadyShared:
    return AlreadyShared(
        "this call has been shared, so no moment of it can be kept back or let through any more",
        remedy="annotate or dispute the moment: your manager will see that",
    )


def _not_yours() -> NotShared:
    return NotShared("this call is never shared, so there is nothing to say of it to anybody")
