"""A call of many hours for a page to follow, told as fast as the page takes it: for `benchmarks.overlay`.

The real doors, hub and sockets; only what the call says is made up, and no clock is waited for. The
sound that the page sends is taken as it comes, and let go. What a real call says in an hour is said here as well: a state four times a second, a stretch every two
seconds, a card every ten minutes that goes after fourteen seconds (each leaves its mark in the picture;
the most that any profile allows in a call are ten).
"""

from __future__ import annotations

import time
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import uuid4

import anyio

from copilot.coaching.checklist import NEED_WORDS, NEEDS, Standing
from copilot.coaching.rulebook import Rulebook
from copilot.delivery import translate
from copilot.delivery.messages import (
    Capture,
    CheckLine,
    HeardSpeech,
    State,
    Suggest,
    Talk,
    Welcome,
    Withdraw,
)
from copilot.events import CallSummary
from copilot.kinds import CallKind, MomentKind, Profile, Speaker
from copilot.limits import LIMITS
from copilot.storage.stores import open_stores
from copilot.web.app import create_app
from copilot.web.calls import LiveCalls
from copilot.web.serve import open_door, serve
from copilot.web.services import Services
from copilot.web.tickets import Tickets

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from copilot.delivery.hub import Hub
    from copilot.delivery.view import ViewControl
    from copilot.web.address import Address
    from copilot.web.calls import StartRequest

STATE_EVERY_S = 0.25
STRETCH_EVERY_S = 2.0
CARD_EVERY_S = 600.0
CARD_S = 14.0
AT_A_TIME = 8
"""States that are told before the page has its turn: an eighth of what its mailbox would drop."""


@dataclass(slots=True)
class Feed:
    """The call, told as far as `until_s`; how far it `reached`."""

    until_s: float = 0.0
    reached_s: float = 0.0

    async def run(self, request: StartRequest, hub: Hub, _view: ViewControl) -> CallSummary:
        """Tell the call until it is asked to end."""
        hub.publish(
            Welcome(
                server="0",
                call=request.call,
                kind=CallKind.DISCOVERY,
                profile=Profile.CORE,
                scheduled_end_s=3 * 3600.0,
                talk_band=(0.35, 0.45),
            )
        )
        async with anyio.create_task_group() as hearing:
            hearing.start_soon(_hear, request)
            await self._tell(request, hub)
            hearing.cancel_scope.cancel()
        summary = a_summary(request.call, self.reached_s)
        hub.publish(translate.summary(summary))
        return summary

    async def _tell(self, request: StartRequest, hub: Hub) -> None:
        told, shown = 0, None
        while not request.stopping.is_set():
            if self.reached_s >= self.until_s and told:
                await anyio.sleep(0.05)
                hub.publish(_state(self.reached_s))  # the page hears that all is well
                continue
            self.reached_s = told * STATE_EVERY_S
            hub.publish(_state(self.reached_s))
            if self.reached_s % STRETCH_EVERY_S == 0:
                hub.publish(_stretch(self.reached_s))
            if self.reached_s % CARD_EVERY_S == 0:
                shown = _card(self.reached_s)
                hub.publish(shown)
            elif shown is not None and self.reached_s - shown.at_s >= CARD_S:
                hub.publish(Withdraw(ts=self.reached_s, id=shown.id, reason="expired"))
                shown = None
            told += 1
            if told % AT_A_TIME == 0:
                await anyio.sleep(0.004)


async def _hear(request: StartRequest) -> None:
    async for _pair in request.capturing.frames():
        pass


@asynccontextmanager
async def feeding(folder: Path, feed: Feed) -> AsyncIterator[Address]:
    """The service of which each call is that one, at its address; it takes sound at any speed."""
    LIMITS["capture_burst_seconds"] = replace(LIMITS["capture_burst_seconds"], value=24 * 3600)
    door, opened = open_door("127.0.0.1", 0), anyio.Event()
    async with open_stores(folder) as stores:
        services = Services(
            version="0",
            address=door.address,
            samples={},
            calls=LiveCalls(feed.run),
            tickets=Tickets(time.monotonic),
            stores=stores,
            rulebook=Rulebook(),
        )
        app = create_app(services)
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(lambda: serve(app, door, ready=opened.set, heed_signals=False))
            await opened.wait()
            yield door.address
            tasks.cancel_scope.cancel()


def _state(at: float) -> State:
    step = int(at / 600)
    return State(
        ts=at,
        rep="speaking" if at % 7 < 3 else "listening",
        buyer="speaking" if at % 7 > 4 else "listening",
        elapsed_s=at,
        remaining_s=max(0.0, 3 * 3600.0 - at),
        talk=Talk(rep=0.4 + (at % 60) / 600, buyer=0.6 - (at % 60) / 600),
        questions=int(at / 45),
        capture=Capture(consent="given", connected=True),
        checklist=tuple(
            CheckLine(
                need=need,
                label=NEED_WORDS[need].label,
                standing=Standing.KNOWN if place < step else Standing.OPEN,
            )
            for place, need in enumerate(NEEDS[CallKind.DISCOVERY])
        ),
    )


def _stretch(at: float) -> HeardSpeech:
    speaker = Speaker.REP if int(at / STRETCH_EVERY_S) % 2 else Speaker.BUYER
    start = max(0.0, at - 1.6)
    return HeardSpeech(ts=at, speaker=speaker, start_s=start, end_s=start + 1.5, words=5)


def _card(at: float) -> Suggest:
    return Suggest(
        ts=at,
        id=str(uuid4()),
        rule="budget-skipped",
        skill="qualification",
        kind=MomentKind.BUDGET_SKIPPED,
        text="How are they thinking about what this is worth?",
        why="You are well into the call and their own budget has not come up.",
        ask="How do you usually decide how much something like this is worth?",
        at_s=at,
        ttl_ms=round(CARD_S * 1000),
        waited_ms=200,
        priority=70,
    )


def a_summary(call: str, length_s: float) -> CallSummary:
    """The end of a call in which nothing was understood."""
    return CallSummary(
        call_id=call,
        kind=CallKind.DISCOVERY,
        profile=Profile.CORE,
        duration_s=length_s,
        rep_speech_s=length_s / 3,
        buyer_speech_s=length_s / 3,
        rep_share=0.5,
        rep_words=0,
        buyer_words=0,
        turns=0,
        rep_questions=0,
        buyer_questions=0,
        longest_rep_monologue_s=0.0,
        longest_buyer_stretch_s=0.0,
        median_response_gap_s=None,
        cards=0,
    )
