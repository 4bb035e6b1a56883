"""The server: one loopback port for pages, REST and sockets. The only module that knows uvicorn.

uvicorn's websocket engine is the websockets library's own protocol layer. Two things are added to
its connections that are usually a proxy's to do, and there is no proxy on loopback: a time within
which a request's headers have to come, and an end for a peer that floods a socket with small frames
or has stopped reading. Both classes are named to uvicorn by its own settings.
"""

from __future__ import annotations

import os
import signal
import socket
import threading
from collections import deque
from contextlib import contextmanager
from dataclasses import dataclass
from errno import EADDRINUSE
from typing import TYPE_CHECKING, Any, Final

import anyio
import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

from copilot.errors import BindRefused, PortInUse
from copilot.limits import limit
from copilot.web.address import LOOPBACK, Address

if TYPE_CHECKING:
    from asyncio import BaseTransport, TimerHandle, Transport
    from collections.abc import Callable, Iterator

    from starlette.types import ASGIApp
    from websockets.frames import Frame

AT_ONCE: Final = "consent was withdrawn"
"""The reason of a close that waits no longer than `AT_ONCE_SECONDS` for the peer's own: what the
connection holds has to go."""

AT_ONCE_SECONDS: Final = 0.3

PING_SECONDS: Final = 10.0
"""Between pings, and for each answer: a half-open socket is found within 20 s."""

GRACEFUL_SECONDS: Final = 5
"""For requests in flight when the service ends; the calls have ``stop_seconds`` after that."""

_UNSENT_BYTES: Final = 16 * 1024
_KERNEL_BYTES: Final = 64 * 1024
_PIECE_BYTES: Final = 4 * 1024
_POLICY_VIOLATION: Final = 1008
_CAPTURE: Final = "/ws/capture/"


@dataclass(frozen=True, slots=True)
class Door:
    """A port that is held, before anything is served on it."""

    listener: socket.socket
    address: Address


def open_door(host: str, port: int) -> Door:
    """Hold a port of 127.0.0.1; port 0 takes any free one.

    Raises BindRefused for any other address, and PortInUse with a port that is free.
    """
    if host not in {LOOPBACK, "localhost"}:
        raise BindRefused(
            "only this machine itself is served: what is heard on a call is not for a network",
            where=host,
            remedy=f"use {LOOPBACK}",
        )
    listener = _listener()
    try:
        listener.bind((LOOPBACK, port))
        listener.listen(limit("connections"))
    except OSError as error:
        listener.close()
        if error.errno == EADDRINUSE:
            raise PortInUse(
                "something else listens there, perhaps another Copilot",
                where=f"{LOOPBACK}:{port}",
                remedy=f"end it, or choose another port: copilot run --port {_free_port()}",
            ) from None
        raise BindRefused(
            f"the system does not let us listen there ({type(error).__name__})",
            where=f"{LOOPBACK}:{port}",
            remedy=f"choose a port above 1023: copilot run --port {_free_port()}",
        ) from None
    return Door(listener, Address(port=listener.getsockname()[1]))


async def serve(
    app: ASGIApp,
    door: Door,
    *,
    ready: Callable[[], None] = lambda: None,
    heed_signals: bool = True,
) -> None:
    """Serve until SIGINT, SIGTERM or cancellation; returns once everything has ended.

    `ready` is called when the door is open. Nothing is printed here. Without `heed_signals` the
    signals stay whose they are, for a program that serves beside other things.
    """
    server = _Server(_config(app), ready, heed_signals=heed_signals)
    try:
        await server.serve(sockets=[door.listener])
    except anyio.get_cancelled_exc_class():
        with anyio.CancelScope(shield=True):
            if server.started:
                await server.shutdown([door.listener])
        raise
    finally:
        door.listener.close()


def _config(app: ASGIApp) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        http=_Http,
        ws=_Socket,
        lifespan="on",
        ws_max_size=limit("message_bytes"),
        # 64 KiB a connection become 14 (measured), and a deflate bomb has no fuse
        ws_per_message_deflate=False,
        ws_ping_interval=PING_SECONDS,
        ws_ping_timeout=PING_SECONDS,
        limit_concurrency=limit("connections"),
        timeout_graceful_shutdown=GRACEFUL_SECONDS,
        h11_max_incomplete_event_size=2 * limit("request_header_bytes"),
        server_header=False,
        proxy_headers=False,
        access_log=False,
        log_config=None,
        # at INFO it writes each socket's address with its query
        log_level="warning",
    )


def _listener() -> socket.socket:
    # asyncio sends small pieces at once only where the listener is named as TCP; otherwise the body of an
    # answer, or the second of two messages, waits for the peer's delayed acknowledgement, 40 ms on Linux
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    if os.name == "posix":
        # a port that was served a minute ago is free again; elsewhere this would share it
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    # what waits in the kernel for a slow reader is stale before it is read
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _KERNEL_BYTES)
    return listener


def _free_port() -> int:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.bind((LOOPBACK, 0))
        port: int = probe.getsockname()[1]
        return port


class _Server(uvicorn.Server):
    """Says when it is ready, and ends in peace when a signal asks it to."""

    def __init__(
        self, config: uvicorn.Config, ready: Callable[[], None], *, heed_signals: bool
    ) -> None:
        super().__init__(config)
        self._ready = ready
        self._heed_signals = heed_signals

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._ready()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        # uvicorn's own raises the signal again after a clean end, which then looks like a crash
        if not self._heed_signals or threading.current_thread() is not threading.main_thread():
            yield
            return
        asked = (signal.SIGINT, signal.SIGTERM)
        before = {one: signal.signal(one, self.handle_exit) for one in asked}
        try:
            yield
        finally:
            for one, handler in before.items():
                signal.signal(one, handler)


class _Http(H11Protocol):
    """A connection that is let go when it does not say what it wants, or is one too many."""

    _deadline: TimerHandle | None = None
    _upgraded = False

    def connection_made(self, transport: Transport) -> None:  # type: ignore[override] # as uvicorn's
        super().connection_made(transport)
        if len(self.connections) > 2 * limit("connections"):
            transport.abort()
        else:
            self._watch()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        self._watch()

    def connection_lost(self, exc: Exception | None) -> None:
        self._rest()
        super().connection_lost(exc)

    def handle_websocket_upgrade(self, event: Any) -> None:
        self._upgraded = True
        super().handle_websocket_upgrade(event)

    def _watch(self) -> None:
        """Headers that are on their way have a time; a request that is being answered has none."""
        cycle = getattr(self, "cycle", None)  # none before the first request
        answering = cycle is not None and not cycle.response_complete
        if answering or self._upgraded:
            self._rest()
        elif self._deadline is None:
            self._deadline = self.loop.call_later(limit("request_seconds"), self.transport.abort)

    def _rest(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None


class _Socket(WebSocketsSansIOProtocol):
    """A websocket whose peer can neither keep us busy with nothing nor keep us waiting for ever."""

    _last: TimerHandle | None = None

    def connection_made(self, transport: BaseTransport) -> None:
        super().connection_made(transport)
        self._arrivals: deque[float] | None = None
        self.transport.set_write_buffer_limits(high=_UNSENT_BYTES)

    def connection_lost(self, exc: Exception | None) -> None:
        if self._last is not None:
            self._last.cancel()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        # one read can hold 40,000 empty pings: in pieces, the count ends it after some hundred
        for start in range(0, len(data), _PIECE_BYTES):
            if self.transport.is_closing():
                return
            super().data_received(data[start : start + _PIECE_BYTES])
        reader = self.conn.reader
        if not reader.buffer:
            # what was read stays in the room that it took, and some of it was heard on a call
            reader.buffer = bytearray()

    def handle_text(self, event: Frame) -> None:
        if self._let_in():
            super().handle_text(event)

    def handle_bytes(self, event: Frame) -> None:
        if self._let_in():
            super().handle_bytes(event)

    def handle_cont(self, event: Frame) -> None:
        if self._let_in():
            super().handle_cont(event)

    def handle_ping(self) -> None:
        if self._let_in():
            super().handle_ping()

    def handle_pong(self, event: Frame) -> None:
        if self._let_in():
            super().handle_pong(event)

    def keepalive_timeout(self) -> None:
        super().keepalive_timeout()
        self._end_at_last()

    def handle_parser_exception(self) -> None:
        super().handle_parser_exception()
        self._end_at_last()

    async def send(self, message: Any) -> None:
        """As uvicorn's, but a close waits only so long for a peer that does not read.

        And a handshake that was refused in words is over, of which uvicorn would complain.
        """
        if message["type"] == "websocket.close" and self.handshake_complete and not self.close_sent:
            at_once = message.get("reason") == AT_ONCE
            self._end_at_last(AT_ONCE_SECONDS if at_once else None)
        await super().send(message)
        if message["type"] == "websocket.http.response.body" and not message.get("more_body"):
            self.handshake_complete = True

    def _let_in(self) -> bool:
        """Count a frame; the one too many in a second ends the socket."""
        if self.transport.is_closing():
            return False
        now = self.loop.time()
        if self._arrivals is None:
            # what a page that was cut off brings at once is many pieces of sound
            live = self.scope["path"].startswith(_CAPTURE)
            most = limit("capture_frames_per_second") if live else limit("frames_per_second")
            self._arrivals = deque(maxlen=most)
        if len(self._arrivals) == self._arrivals.maxlen and now - self._arrivals[0] < 1.0:
            self.conn.fail(_POLICY_VIOLATION, "too many frames")
            self.handle_parser_exception()
            return False
        self._arrivals.append(now)
        return True

    def _end_at_last(self, after_s: float | None = None) -> None:
        """Closing waits until what is unsent is read, which may be never: then drop it."""
        if self._last is None:
            patience_s = limit("overlay_send_seconds") if after_s is None else after_s
            self._last = self.loop.call_later(patience_s, self.transport.abort)
