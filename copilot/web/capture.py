"""The capture page's socket: ``/ws/capture/{call}``; what goes over it is in `copilot.delivery.capture`.

The first message is a hello or a resume with a one-time ticket, within two seconds. Then sound and
news come in, and once a second the page is told what is safe. A page that comes back takes the
place of its former socket, so that one that only looks open holds nothing up. All is read as it
comes, and the sound waits for its turn (`copilot.web.incoming`): a no is heard at once. How it is closed:

==== =============================================================================================
1000 the call is over, consent was withdrawn, or another page listens; the page said bye or end
1007 not JSON
1008 no message of the protocol, the wrong first one, none in time, a refused ticket, sound that is
     malformed or comes too fast
1009 a message above 64 KiB (the server's own, before anything is read)
1011 a fault of our own, or no answer to a ping for 10 s (the server's own)
1012 the service ends or restarts (the server's own): the page asks for the call again
1013 as many sockets as may be open, or one that did not take a message for 5 s
==== =============================================================================================
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import anyio
from pydantic import ValidationError
from starlette.websockets import WebSocketDisconnect

from copilot.audio.packet import read_packet
from copilot.delivery.capture import (
    FROM_PAGE,
    CaptureBye,
    CaptureEnd,
    CaptureError,
    CaptureHello,
    CaptureResume,
    ConsentSaid,
    Have,
    Lacks,
    Ready,
    SideSaid,
)
from copilot.errors import (
    AudioFrameRefused,
    CopilotError,
    MessageInvalid,
    NotHere,
    OverlayLimit,
    TicketRefused,
)
from copilot.kinds import SPEAKERS, Speaker
from copilot.limits import limit
from copilot.scrub import scrub
from copilot.web.budget import Budget
from copilot.web.incoming import Incoming
from copilot.web.serve import AT_ONCE

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.websockets import WebSocket

    from copilot.capturing import Capturing, Line
    from copilot.delivery.capture import FromPage, ToPage
    from copilot.web.calls import LiveCall, LiveCalls
    from copilot.web.tickets import Tickets

PURPOSE: Final = "capture"
"""What a ticket for this socket is issued for."""

HAVE_SECONDS: Final = 1.0
SETTLE_SECONDS: Final = (0.2, 0.5, 0.9)
"""When memory is overwritten after a withdrawal: the other side may be slow to close, and is dropped
in between (`copilot.web.serve.AT_ONCE_SECONDS`)."""
BUSY_SECONDS: Final = (2.0, 5.0)
"""And when once more, where a machine is so busy that it came to the dropping later than that."""

_WITHDRAWN: Final = CaptureBye(code="consent-withdrawn")
_ELSEWHERE: Final = CaptureBye(code="capture-elsewhere")
_NO_SOUND: Final = CaptureBye(code="no-sound")

_NOT_JSON: Final = "json_invalid"
_STALLED: Final = 1013


class _Ended(Exception):
    """The socket ends here: with this code, and what is said before."""

    def __init__(self, code: int, last_word: CaptureError | CaptureBye | None = None) -> None:
        self.code = code
        self.last_word = last_word
        super().__init__()


@dataclass(frozen=True, slots=True)
class _Page:
    """One admitted socket."""

    websocket: WebSocket
    live: LiveCall
    line: Line
    budgets: dict[Speaker, Budget]
    incoming: Incoming

    @property
    def capturing(self) -> Capturing:
        return self.live.request.capturing


class CaptureDoor:
    """Lets the pages in that hear live calls.

    `stalled` counts those let go because they did not read, `refused` those there was no room for.
    """

    def __init__(
        self,
        calls: LiveCalls,
        tickets: Tickets,
        *,
        now: Callable[[], float] = anyio.current_time,
    ) -> None:
        self.refused = self.stalled = 0
        self._open = 0
        self._calls = calls
        self._tickets = tickets
        self._now = now

    async def serve(self, websocket: WebSocket) -> None:
        """One socket, from its handshake to its end. Raises OverlayLimit before the handshake."""
        if self._open >= limit("connections"):
            self.refused += 1
            raise OverlayLimit("too many sockets are open", remedy="try again in a few seconds")
        self._open += 1
        try:
            await self._serve(websocket, str(websocket.path_params["call"]))
        finally:
            self._open -= 1

    async def _serve(self, websocket: WebSocket, call: str) -> None:
        page: _Page | None = None
        try:
            await websocket.accept()
            page = await self._admit(websocket, call)
            try:
                end = await self._talk(page)
            finally:
                page.capturing.detach(page.line)
        except _Ended as refused:
            end = refused
        except (WebSocketDisconnect, OSError):
            return
        # also where the page was gone before it could be told
        withdrawn = page is not None and page.capturing.consent.withdrawn
        await _close(websocket, end, AT_ONCE if withdrawn else None)
        if withdrawn:
            # What the connection held of the sound goes with it, once nobody holds the connection:
            # so not before this has returned. Overwritten in the loop's own thread, since the C
            # library serves each from a heap of its own.
            loop = asyncio.get_running_loop()
            for seconds in (*SETTLE_SECONDS, *BUSY_SECONDS):
                loop.call_later(seconds, scrub)

    async def _admit(self, websocket: WebSocket, call: str) -> _Page:
        first: FromPage | bytes | None = None
        with anyio.move_on_after(limit("hello_seconds")):
            first = await _read(websocket)
        if not isinstance(first, CaptureHello | CaptureResume):
            raise _refusal(TicketRefused("no ticket came", remedy="say hello with one at once"))
        try:
            self._tickets.redeem(first.ticket, call, PURPOSE)
            live = self._calls.get(call)
        except (TicketRefused, NotHere) as error:
            raise _refusal(error) from None
        if live.request.setup is None:
            raise _refusal(NotHere("a sample is not heard from a page", remedy="start a call"))
        if live.status != "live":
            raise _over(live)
        capturing = live.request.capturing
        if first.again and capturing.heard_by_another(first.page):
            # the rep goes on in another page: one that wakes up must not take the call from it
            raise _Ended(1000, _ELSEWHERE)
        line = capturing.attach(first.page)
        capturing.source.set_rate(first.rate)
        ready = Ready(
            rep=Lacks(next=capturing.lacks(Speaker.REP)),
            buyer=Lacks(next=capturing.lacks(Speaker.BUYER)),
            consent=capturing.consent.state.value,
        )
        await _say(websocket, ready)
        now = self._now()
        budgets = {speaker: Budget(now) for speaker in SPEAKERS}
        return _Page(websocket, live, line, budgets, Incoming())

    async def _talk(self, page: _Page) -> _Ended:
        """Send and receive until one of the two ends, the call is over, or another page came."""
        ends: list[_Ended] = []
        async with anyio.create_task_group() as tasks:

            async def until(work: Callable[[_Page], object]) -> None:
                try:
                    await work(page)  # type: ignore[misc]  # each is a coroutine of ours
                except _Ended as end:
                    ends.append(end)
                except (WebSocketDisconnect, OSError):
                    ends.append(_Ended(1006))
                tasks.cancel_scope.cancel()

            tasks.start_soon(until, self._hear)
            tasks.start_soon(until, _pass_on)
            tasks.start_soon(until, _tell)
            tasks.start_soon(until, _until_replaced)
        page.incoming.wipe()
        self.stalled += ends[0].code == _STALLED
        return ends[0]

    async def _hear(self, page: _Page) -> None:
        """Read what the page brings, until it goes or breaks the protocol."""
        try:
            await self._read_on(page)
        except (WebSocketDisconnect, OSError):
            await page.incoming.drained()
            raise

    async def _read_on(self, page: _Page) -> None:
        while True:
            came = await _read(page.websocket)
            match came:
                case bytes():
                    await self._sound(page, came)
                case ConsentSaid():
                    page.capturing.say(given=came.given)
                    if page.capturing.consent.withdrawn:
                        page.incoming.wipe()
                case SideSaid():
                    page.capturing.side(came.speaker, came.state)
                case CaptureEnd():
                    await page.incoming.put(None)
                case CaptureBye():
                    await page.incoming.drained()
                    raise _Ended(1000)
                case _:
                    raise _refusal(MessageInvalid("hello was said before", remedy="say it once"))

    async def _sound(self, page: _Page, data: bytes) -> None:
        capturing = page.capturing
        if page.line.replaced.is_set():
            return  # the rate is the newer page's by now: this would land at another time
        if not capturing.consent.may_hear:
            capturing.consent = capturing.consent.refused()
            return
        rate_hz = capturing.source.rate_hz
        try:
            packet = read_packet(data, rate_hz)
            seconds = packet.pcm.size / rate_hz
            page.budgets[packet.speaker].spend(seconds, self._now())
        except AudioFrameRefused as error:
            raise _refusal(error) from None
        await page.incoming.put(packet, seconds)


async def _pass_on(page: _Page) -> None:
    """Give the call its sound as fast as it takes it, and then the end, if that came."""
    source = page.capturing.source
    while True:
        packet = await page.incoming.take()
        if page.line.replaced.is_set():
            continue  # the newer page brings all of it that is lacking
        if packet is None:
            page.capturing.end()
        elif source.at_s and source.side(packet.speaker).leaps(packet):
            page.capturing.end(silent=True)  # as if nothing had come: it cannot be placed any more
        else:
            try:
                await source.take(packet)
            except AudioFrameRefused as error:
                raise _refusal(error) from None


async def _tell(page: _Page) -> None:
    """Once a second, what is safe; at the call's end, goodbye."""
    while not page.live.over.is_set():
        with anyio.move_on_after(HAVE_SECONDS):
            await page.live.over.wait()
        if not page.live.over.is_set():
            capturing = page.capturing
            rep, buyer = (capturing.safe(speaker) for speaker in SPEAKERS)
            with anyio.move_on_after(limit("overlay_send_seconds")) as patience:
                await _say(page.websocket, Have(rep=rep, buyer=buyer))
            if patience.cancelled_caught:
                raise _Ended(_STALLED)
    raise _over(page.live)


async def _until_replaced(page: _Page) -> None:
    await page.line.replaced.wait()
    raise _Ended(1000, _ELSEWHERE)


def _over(live: LiveCall) -> _Ended:
    capturing = live.request.capturing
    if capturing.consent.withdrawn:
        return _Ended(1000, _WITHDRAWN)
    return _Ended(1000, _NO_SOUND if capturing.silent else CaptureBye(code="call-over"))


async def _read(websocket: WebSocket) -> FromPage | bytes:
    """The next message. Raises _Ended for what is none, WebSocketDisconnect when the page is gone."""
    received = await websocket.receive()
    if received["type"] == "websocket.disconnect":
        raise WebSocketDisconnect(received.get("code", 1006))
    data: bytes | None = received.get("bytes")
    if data is not None:
        return data
    try:
        return FROM_PAGE.validate_json(received["text"])
    except ValidationError as error:
        what = error.errors(include_url=False, include_context=False, include_input=False)
        code = 1007 if what[0]["type"] == _NOT_JSON else 1008
        raise _refusal(
            MessageInvalid("not a message of the protocol", remedy="send one of version 1"), code
        ) from None


def _refusal(error: CopilotError, code: int = 1008) -> _Ended:
    return _Ended(code, CaptureError(code=error.code, what=error.what, remedy=error.remedy))


async def _say(websocket: WebSocket, message: ToPage) -> None:
    try:
        await websocket.send_text(message.model_dump_json())
    except RuntimeError:
        # the server closed the socket itself (1009, 1011) and the notice is still on its way
        raise WebSocketDisconnect(1006) from None


async def _close(websocket: WebSocket, end: _Ended, reason: str | None) -> None:
    """Say the last word and close, whatever state the page is in."""
    if end.code == 1006:
        return
    try:
        if end.last_word is not None:
            with anyio.move_on_after(limit("overlay_send_seconds")):
                await _say(websocket, end.last_word)
        await websocket.close(end.code, reason)
    except (WebSocketDisconnect, OSError, RuntimeError):
        return
