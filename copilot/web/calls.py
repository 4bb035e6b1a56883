"""The calls of this process: each a task of its own, so that one that fails hurts no other."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal
from uuid import uuid4

import anyio

from copilot.capturing import Capturing
from copilot.carried import FRESH
from copilot.delivery.hub import Hub
from copilot.delivery.messages import ErrorMessage
from copilot.delivery.view import ViewControl
from copilot.errors import CallCut, CallLimit, CallUnderWay, CopilotError, NotHere
from copilot.events import CallSummary
from copilot.kinds import CallKind, Persona
from copilot.limits import limit
from copilot.observe import logger
from copilot.web.answers import unexpected

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from anyio.abc import TaskGroup

    from copilot.carried import Carried
    from copilot.kinds import Profile
    from copilot.web.samples import Sample


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveSetup:
    """What is known of a live call before it. `reference` is what the team's own systems call it."""

    kind: CallKind
    scheduled_end_s: float | None = None
    reference: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class StartRequest:
    """A call that is to be run: a sample's or a live one. `started_at` is in seconds of UTC since 1970.

    `names` are for the recogniser alone: they are not shown with the rest, nor stored. Nor are the
    `competitors`; both are forgotten when the call is over. A live call has a `setup`, and its
    `capturing` is how it is heard.

    When `stopping` is set, there is no more sound: the call is to go through its end as any other,
    within ``stop_seconds`` of `limits`, after which it is cancelled.
    """

    call: str
    profile: Profile
    started_at: int
    stopping: anyio.Event
    sample: Sample | None = None
    setup: LiveSetup | None = None
    capturing: Capturing = field(default_factory=Capturing, repr=False)
    names: tuple[str, ...] = field(default=(), repr=False)
    persona: Persona = Persona.UNKNOWN
    competitors: tuple[str, ...] = field(default=(), repr=False)

    @property
    def kind(self) -> CallKind:
        """The kind of call, as far as anybody said."""
        known = self.setup or self.sample
        return CallKind.UNKNOWN if known is None else known.kind

    @property
    def scheduled_end_s(self) -> float | None:
        """The planned end in seconds of call audio, or None when nobody said."""
        known = self.setup or self.sample
        return None if known is None else known.scheduled_end_s

    @property
    def sample_id(self) -> str | None:
        """Which sample is played, if one is."""
        return None if self.sample is None else self.sample.id


@dataclass(frozen=True, slots=True, kw_only=True)
class LivePlan:
    """What the rep said of a live call before it."""

    setup: LiveSetup
    profile: Profile
    names: tuple[str, ...] = field(default=(), repr=False)
    persona: Persona = Persona.UNKNOWN
    competitors: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Again:
    """A call that was under way when the service ended, and what is kept of it."""

    call: str
    started_at: int
    carried: Carried


Starter = Callable[[StartRequest, Hub, ViewControl], Awaitable[CallSummary]]
"""Runs one call from its first sound to its summary, publishing to the hub. May raise anything."""

Status = Literal["live", "ended", "failed", "left"]
"""`left` is a live call that the service ended in: it is kept as it stood, to be gone on with."""


@dataclass(slots=True, kw_only=True, eq=False)
class LiveCall:
    """One call under way, or ended a short while ago."""

    request: StartRequest
    hub: Hub = field(default_factory=Hub)
    status: Status = "live"
    over: anyio.Event = field(default_factory=anyio.Event)
    scope: anyio.CancelScope = field(default_factory=anyio.CancelScope)
    left: bool = False

    @property
    def may_go_on(self) -> bool:
        """Whether its page may still bring sound: such a call outlives a restart of the service."""
        request = self.request
        heard = request.setup is not None and not request.capturing.ending
        return self.status == "live" and heard and not request.stopping.is_set()

    def leave(self) -> None:
        """Break it off as it stands."""
        self.left = True
        self.scope.cancel()


class LiveCalls:
    """Starts, stops and knows the calls of this process.

    They live inside `running`, which the application's lifespan holds open. `cut` counts calls that
    did not end in time, `forgotten` ended ones that made room for later ones.
    """

    def __init__(self, starter: Starter, *, wall_clock: Callable[[], float] = time.time) -> None:
        self.cut = 0
        self.forgotten = 0
        self._starter = starter
        self.wall_clock = wall_clock
        self._calls: dict[str, LiveCall] = {}
        self._tasks: TaskGroup | None = None

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Calls may be started inside of this. At its end samples are stopped, live calls are left.

        A restart of the service is not the end of a call that is being heard: it is kept as it stands,
        and its page asks for it again. What does not end in time is cut.
        """
        async with anyio.create_task_group() as tasks:
            self._tasks = tasks
            try:
                yield
            finally:
                self._tasks = None
                await self._end_all()
                tasks.cancel_scope.cancel()

    def start(
        self,
        sample: Sample,
        profile: Profile,
        names: tuple[str, ...] = (),
        *,
        persona: Persona = Persona.UNKNOWN,
        competitors: tuple[str, ...] = (),
    ) -> LiveCall:
        """Play a sample as a call. Raises CallLimit when as many calls as may be are under way."""
        return self._begin(
            StartRequest(
                call=str(uuid4()),
                sample=sample,
                profile=profile,
                started_at=int(self.wall_clock()),
                stopping=anyio.Event(),
                names=names,
                persona=persona,
                competitors=competitors,
            )
        )

    def listen(self, plan: LivePlan, *, again: Again | None = None) -> LiveCall:
        """Begin a live call, or go on with one after a restart. Raises CallLimit as `start` does."""
        return self._begin(
            StartRequest(
                call=str(uuid4()) if again is None else again.call,
                setup=plan.setup,
                profile=plan.profile,
                started_at=int(self.wall_clock()) if again is None else again.started_at,
                stopping=anyio.Event(),
                capturing=Capturing(FRESH if again is None else again.carried),
                names=plan.names,
                persona=plan.persona,
                competitors=plan.competitors,
            )
        )

    def _begin(self, request: StartRequest) -> LiveCall:
        under_way = sum(live.status == "live" for live in self._calls.values())
        if self._tasks is None or under_way >= limit("calls_at_once"):
            raise CallLimit(
                f"{under_way} calls are under way, and this machine takes no more",
                remedy="wait for one to end, or end it",
            )
        live = LiveCall(request=request)
        self._calls[request.call] = live
        self._tasks.start_soon(self._run, live)
        return live

    def find(self, call: str) -> LiveCall | None:
        """A call under way or just ended, if it is one."""
        return self._calls.get(call)

    def get(self, call: str) -> LiveCall:
        """A call under way or just ended. Raises NotHere."""
        live = self._calls.get(call)
        if live is None:
            raise NotHere(
                "there is no such call under way", remedy="look for it on the review page"
            )
        return live

    def all(self) -> tuple[LiveCall, ...]:
        """All that are known, in the order of their start."""
        return tuple(self._calls.values())

    def stop(self, call: str) -> None:
        """Ask a call to end; one that has ended stays so. Raises NotHere."""
        live = self.get(call)
        if live.status == "live" and not live.request.stopping.is_set():
            live.request.stopping.set()
            if self._tasks is not None:
                self._tasks.start_soon(self._cut_if_late, live)

    def forget(self, call: str) -> bool:
        """Let go of an ended call; whether it was known. Raises CallUnderWay."""
        live = self._calls.get(call)
        if live is not None and live.status == "live":
            raise CallUnderWay("the call is still under way", remedy="end it first")
        return self._calls.pop(call, None) is not None

    async def _run(self, live: LiveCall) -> None:
        try:
            with live.scope:
                await self._starter(live.request, live.hub, live.hub.view)
                live.status = "ended"
        except Exception as error:  # noqa: BLE001 - whatever one call raises, the others go on
            self._fail(live, _cause(error))
        finally:
            if live.status == "live" and live.left:
                live.status = "left"
            elif live.status == "live":
                self._fail(live, CallCut("the call was cut off before its end"))
                self.cut += 1
            live.hub.close()
            # what was typed for the recogniser has no use after the call
            live.request = replace(live.request, names=(), competitors=())
            live.over.set()
            self._forget_oldest()

    async def _cut_if_late(self, live: LiveCall) -> None:
        with anyio.move_on_after(limit("stop_seconds")):
            await live.over.wait()
        live.scope.cancel()

    async def _end_all(self) -> None:
        under_way = [live for live in self._calls.values() if live.status == "live"]
        for live in under_way:
            if live.may_go_on:
                live.leave()
            else:
                live.request.stopping.set()
        with anyio.move_on_after(limit("stop_seconds"), shield=True):
            for live in under_way:
                await live.over.wait()

    def _forget_oldest(self) -> None:
        ended = [call for call, live in self._calls.items() if live.status != "live"]
        for call in ended[: max(0, len(ended) - limit("ended_calls_kept"))]:
            del self._calls[call]
            self.forgotten += 1

    def _fail(self, live: LiveCall, error: CopilotError) -> None:
        live.status = "failed"
        live.hub.publish(
            ErrorMessage(ts=live.hub.at, code=error.code, what=error.what, remedy=error.remedy)
        )


def _cause(error: Exception) -> CopilotError:
    """What the rep may be told: an error of our own tree as it is, anything else as `Unexpected`."""
    leaves = list(_leaves(error))
    ours = [leaf for leaf in leaves if isinstance(leaf, CopilotError)]
    if ours:
        logger().error("call-failed", code=ours[0].code)
        return ours[0]
    # the type alone: the text of a foreign exception may hold what was said
    logger().error("call-failed", error=type(leaves[0]).__name__)
    return unexpected()


def _leaves(error: BaseException) -> list[BaseException]:
    """The exceptions inside of groups of groups."""
    if isinstance(error, BaseExceptionGroup):
        return [leaf for inner in error.exceptions for leaf in _leaves(inner)]
    return [error]
