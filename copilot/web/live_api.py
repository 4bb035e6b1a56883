"""The REST doors of live calls: begin one, go on with one after a restart, and read a calendar's file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import anyio.to_thread
from starlette.routing import BaseRoute, Route

from copilot.appointment import read_appointment
from copilot.carrying import carried_of
from copilot.errors import CallOver
from copilot.web.answers import answer
from copilot.web.bodies import read_body
from copilot.web.calls import Again
from copilot.web.live_rest import Appointment, ReadCalendar, StartLive
from copilot.web.rest import Started

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import Request
    from starlette.responses import Response

    from copilot.web.services import Services


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class LiveApi:
    """The endpoints, over the services. `now` is the time of day that a calendar is read at."""

    services: Services
    now: Callable[[], datetime] = _now

    def routes(self) -> list[BaseRoute]:
        """Every REST route of live calls."""
        return [
            Route("/api/live", self.start, methods=["POST"]),
            Route("/api/live/{call:uuid}/again", self.again, methods=["POST"]),
            Route("/api/calendar", self.calendar, methods=["POST"]),
        ]

    async def start(self, request: Request) -> Response:
        """Begin a call that waits for its page. Raises CallLimit."""
        wanted = await read_body(request, StartLive)
        live = self.services.calls.listen(wanted.plan)
        return answer(Started(call=live.request.call), 201)

    async def again(self, request: Request) -> Response:
        """Go on with a call that was under way when the service ended; one that is, is left as it is.

        Raises CallOver for one that has ended, and CallLimit.
        """
        wanted = await read_body(request, StartLive)
        call = str(request.path_params["call"])
        known = self.services.calls.find(call)
        if known is not None:
            if known.status != "live":
                raise _over()
            return answer(Started(call=call))
        kept = await self.services.stores.moments.load_call(call)
        if kept is not None and kept.ended:
            raise _over()
        own = await self.services.stores.private.load_call(call)
        snapshot = await self.services.stores.private.load_snapshot(call)
        begun = Again(
            call=call,
            started_at=int(self.services.calls.wall_clock()) if kept is None else kept.started_at,
            carried=carried_of(call, kept, own, snapshot, self.services.book),
        )
        if self.services.calls.find(call) is None:  # two tabs may ask at once
            self.services.calls.listen(wanted.plan, again=begun)
        return answer(Started(call=call), 201)

    async def calendar(self, request: Request) -> Response:
        """What a dropped .ics file says of the call that is about to begin. Nothing of it is kept."""
        wanted = await read_body(request, ReadCalendar)
        found = await anyio.to_thread.run_sync(read_appointment, wanted.ics, self.now())
        return answer(
            Appointment(
                starts_s=found.starts_s,
                scheduled_end_s=found.ends_s,
                names=found.names,
                kind=found.kind,
            )
        )


def _over() -> CallOver:
    return CallOver("that call has ended", remedy="begin another one")
