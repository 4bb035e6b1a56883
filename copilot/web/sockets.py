"""The overlays' socket: ``/ws/overlay/{call}``.

The first message is a `Hello` or a `Resume` with a one-time ticket, within two seconds. From then
on the hub's messages go out and the rep's wishes about the view come in, in two tasks of which
neither outlives the other. How a socket is closed:

==== =============================================================================================
1000 the call is over, the overlay said bye, or its session came back on another socket
1003 a binary message
1007 not JSON
1008 JSON that is no message of the protocol, the wrong first message, none in time, a refused
     ticket, too many messages
1009 a message above 64 KiB (the server's own, before anything is read)
1011 a fault of our own, or no answer to a ping for 10 s (the server's own)
1012 the service ends (the server's own)
1013 as many overlays as the call may have, or one that did not take a message for 5 s
==== =============================================================================================

What concerns one socket alone (``error``, ``bye``) carries neither session nor number.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import anyio
from pydantic import ValidationError
from starlette.websockets import WebSocket, WebSocketDisconnect

from copilot.delivery.messages import (
    FROM_OVERLAY,
    Ack,
    Bye,
    Control,
    ErrorMessage,
    Hello,
    Message,
    Resume,
)
from copilot.errors import (
    CopilotError,
    MessageInvalid,
    NotHere,
    OverlayLimit,
    TicketRefused,
    TooManyMessages,
)
from copilot.limits import limit

if TYPE_CHECKING:
    from copilot.delivery.hub import Hub, Overlay
    from copilot.delivery.messages import FromOverlay
    from copilot.web.calls import LiveCalls
    from copilot.web.tickets import Tickets

PURPOSE: Final = "overlay"
"""What a ticket for this socket is issued for."""

_NOT_JSON: Final = "json_invalid"


@dataclass(frozen=True, slots=True)
class _End:
    """How a socket is closed, and what is said before."""

    code: int
    last_word: ErrorMessage | Bye | None = None


_GONE: Final = _End(1006)
"""The peer is not there any more, so nothing is said or sent."""


class _Ended(Exception):
    """The socket ends here."""

    def __init__(self, end: _End) -> None:
        self.end = end
        super().__init__()


class OverlayDoor:
    """Lets overlays in and serves them.

    `stalled` counts those let go because they did not read, `refused` those there was no room for.
    """

    def __init__(self, calls: LiveCalls, tickets: Tickets) -> None:
        self.stalled = 0
        self.refused = 0
        self._open = 0
        self._calls = calls
        self._tickets = tickets

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
        try:
            await websocket.accept()
            hub, overlay = await self._admit(websocket, call)
            try:
                end = await self._talk(websocket, hub, overlay)
            finally:
                hub.leave(overlay)
        except _Ended as not_admitted:
            end = not_admitted.end
        except (WebSocketDisconnect, OSError):
            return
        await _close(websocket, end)

    async def _admit(self, websocket: WebSocket, call: str) -> tuple[Hub, Overlay]:
        first: FromOverlay | None = None
        with anyio.move_on_after(limit("hello_seconds")):
            first = await _read(websocket)
        if not isinstance(first, Hello | Resume):
            raise _refusal(
                1008, TicketRefused("no ticket came", remedy="say hello with one at once")
            )
        try:
            self._tickets.redeem(first.ticket, call, PURPOSE)
            hub = self._calls.get(call).hub
            if isinstance(first, Resume):
                return hub, hub.resume(first.session, first.seen)
            return hub, hub.join()
        except (TicketRefused, NotHere) as error:
            raise _refusal(1008, error) from None
        except OverlayLimit as error:
            self.refused += 1
            raise _refusal(1013, error) from None

    async def _talk(self, websocket: WebSocket, hub: Hub, overlay: Overlay) -> _End:
        """Send and receive until one of the two ends; how it did."""
        ends: list[_End] = []
        async with anyio.create_task_group() as both:

            async def sending() -> None:
                ends.append(await self._send_all(websocket, overlay))
                both.cancel_scope.cancel()

            async def receiving() -> None:
                ends.append(await _receive_all(websocket, hub))
                both.cancel_scope.cancel()

            both.start_soon(sending)
            both.start_soon(receiving)
        return ends[0]

    async def _send_all(self, websocket: WebSocket, overlay: Overlay) -> _End:
        try:
            async for message in overlay:
                with anyio.move_on_after(limit("overlay_send_seconds")) as patience:
                    await _say(websocket, message)
                if patience.cancelled_caught:
                    self.stalled += 1
                    return _End(1013)
        except (WebSocketDisconnect, OSError):
            return _GONE
        return _End(1000, Bye(code="session-elsewhere" if overlay.replaced else "call-over"))


async def _receive_all(websocket: WebSocket, hub: Hub) -> _End:
    """Do what the overlay wants until it goes, or breaks the protocol."""
    arrivals: deque[float] = deque(maxlen=limit("messages_per_second"))
    try:
        while True:
            message = await _read(websocket)
            _count(arrivals)
            if isinstance(message, Control):
                card = hub.card
                hub.view.apply(message, at=hub.at, in_view="" if card is None else card.id)
            elif isinstance(message, Bye):
                return _End(1000)
            elif not isinstance(message, Ack):
                raise _refusal(1008, MessageInvalid("hello was said before", remedy="say it once"))
    except _Ended as ended:
        return ended.end
    except WebSocketDisconnect:
        return _GONE


async def _read(websocket: WebSocket) -> FromOverlay:
    """The next message. Raises _Ended for what is none, WebSocketDisconnect when the peer is gone."""
    received = await websocket.receive()
    if received["type"] == "websocket.disconnect":
        raise WebSocketDisconnect(received.get("code", 1006))
    text = received.get("text")
    if text is None:
        raise _refusal(1003, MessageInvalid("a binary message", remedy="send JSON as text"))
    try:
        return FROM_OVERLAY.validate_json(text)
    except ValidationError as error:
        not_json = error.errors(include_url=False, include_context=False, include_input=False)
        code = 1007 if not_json[0]["type"] == _NOT_JSON else 1008
        raise _refusal(
            code,
            MessageInvalid("not a message of the protocol", remedy="send one of version 1"),
        ) from None


def _count(arrivals: deque[float]) -> None:
    """Note that a message came. Raises _Ended when the last second had too many."""
    now = anyio.current_time()
    if len(arrivals) == arrivals.maxlen and now - arrivals[0] < 1.0:
        bound = limit("messages_per_second")
        raise _refusal(
            1008, TooManyMessages("too many messages", remedy=f"send at most {bound} a second")
        )
    arrivals.append(now)


def _refusal(code: int, error: CopilotError) -> _Ended:
    said = ErrorMessage(code=error.code, what=error.what, remedy=error.remedy)
    return _Ended(_End(code, said))


async def _say(websocket: WebSocket, message: Message) -> None:
    try:
        await websocket.send_text(message.model_dump_json())
    except RuntimeError:
        # the server closed the socket itself (1009, 1011) and the notice is still on its way
        raise WebSocketDisconnect(1006) from None


async def _close(websocket: WebSocket, end: _End) -> None:
    """Say the last word and close, whatever state the peer is in."""
    if end is _GONE:
        return
    try:
        if end.last_word is not None:
            with anyio.move_on_after(limit("overlay_send_seconds")):
                await _say(websocket, end.last_word)
        await websocket.close(end.code)
    except (WebSocketDisconnect, OSError, RuntimeError):
        return
