"""The wall in front of every door: who may ask, how much, and what browsers may do with the answer.

A service on loopback can be reached by every web page that the rep has open, and by DNS rebinding
under any name. So each request and each socket is looked at before a route is: `Host` must be our
own, which ends rebinding (CVE-2025-66414 is what its absence looks like); `Origin` must be our own
wherever something can change; and what fetch metadata calls another site gets pages at most.
Browsers send no ``Sec-Fetch-*`` on a socket's handshake (measured, Chromium 156), so a socket
stands or falls by its Origin, and a client that is no browser has to send it too::

    Origin: http://127.0.0.1:8765

It is also the last resort: an exception that nobody caught is answered in general words, and its
type alone is logged.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import anyio
from starlette.datastructures import MutableHeaders
from starlette.responses import RedirectResponse

from copilot.errors import (
    CopilotError,
    HeadersTooLarge,
    HostRefused,
    MessageTooLarge,
    OriginRefused,
    RequestSlow,
)
from copilot.limits import limit
from copilot.observe import logger
from copilot.web.answers import refused, unexpected

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from copilot.web.address import Origin

POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
    "media-src 'self'; font-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'"
)
HEADERS: Final = {
    "content-security-policy": POLICY,
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    # our own pages hear a call's two sides, and nothing that they might hold may
    "permissions-policy": "camera=(), display-capture=(self), geolocation=(), microphone=(self), payment=(), usb=()",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
}
_READING: Final = {"GET", "HEAD"}
_NO_PAGES: Final = ("/api/", "/samples/", "/session/", "/static/", "/ws/")
_CALENDAR: Final = "/api/calendar"
_SITES: Final = {b"same-origin", b"none"}
_TRY_AGAIN_LATER: Final = 1013
_INTERNAL_ERROR: Final = 1011


class Guard:
    """ASGI middleware around the whole application."""

    def __init__(
        self,
        app: ASGIApp,
        *,
        address: Origin,
        body_bytes: Callable[[Scope], int] | None = None,
    ) -> None:
        self._app = app
        self._address = address
        self._body_bytes = _body_bytes if body_bytes is None else body_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request or a socket in, or answer it here."""
        if scope["type"] == "http":
            await self._request(scope, receive, send)
        elif scope["type"] == "websocket":
            await self._socket(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    async def _request(self, scope: Scope, receive: Receive, send: Send) -> None:
        out = _Outgoing(send)
        try:
            if (elsewhere := moved(scope, self._address)) is not None:
                await RedirectResponse(elsewhere)(scope, receive, out.send)
                return
            check(scope, self._address)
            body = await _body(scope, receive, self._body_bytes(scope))
            if body is not None:
                await self._app(scope, _replayed(body, receive), out.send)
        except Exception as error:  # noqa: BLE001 - the last resort
            told = _told(error)
            # once a response has begun, the server ends the connection
            if not out.begun:
                await refused(told)(scope, receive, out.send)

    async def _socket(self, scope: Scope, receive: Receive, send: Send) -> None:
        out = _Outgoing(send)
        try:
            check(scope, self._address)
            await self._app(scope, receive, out.send)
        except Exception as error:  # noqa: BLE001 - the last resort
            told = _told(error)
            if out.begun:
                await _close(out, _INTERNAL_ERROR)
            elif "websocket.http.response" in scope.get("extensions", {}):
                await refused(told)(scope, receive, out.send)
            else:
                await _close(out, _TRY_AGAIN_LATER)


def moved(scope: Scope, address: Origin) -> str | None:
    """Where a page that was asked for as ``localhost`` is; None for every other request."""
    path: bytes = scope.get("raw_path") or scope["path"].encode()
    asks = scope["method"] in _READING and _all(scope, b"host") == [address.alias.encode()]
    # one slash: a second one would make what follows a host
    if not asks or not _is_page(scope) or path[:1] != b"/" or path[1:2] == b"/":
        return None
    query: bytes = scope["query_string"]
    return address.origin + path.decode("ascii") + ("?" + query.decode("ascii") if query else "")


def check(scope: Scope, address: Origin) -> None:
    """Raise the RequestError that keeps this request or socket out, if there is one."""
    _check_size(scope)
    hosts = _all(scope, b"host")
    if len(hosts) != 1 or hosts[0] not in {address.host.encode(), address.alias.encode()}:
        raise HostRefused("this service does not go by that name", remedy=f"open {address.origin}/")
    reads = scope["type"] == "http" and scope["method"] in _READING
    origins = _all(scope, b"origin")
    if origins != [address.origin.encode()] and (origins or not reads):
        raise OriginRefused(
            "only Copilot's own pages may ask for this",
            remedy=f"a client that is no browser sends the header Origin: {address.origin}",
        )
    _check_site(scope, reads=reads)


def _check_site(scope: Scope, *, reads: bool) -> None:
    """Fetch metadata, where a browser sends any: another site may link to a page, and no more."""
    if all(site in _SITES for site in _all(scope, b"sec-fetch-site")):
        return
    follows_link = reads and _is_page(scope) and _all(scope, b"sec-fetch-mode") == [b"navigate"]
    if not follows_link:
        raise OriginRefused(
            "only Copilot's own pages may ask for this", remedy="open it from there"
        )


def _check_size(scope: Scope) -> None:
    size = len(scope.get("raw_path") or b"") + len(scope["query_string"])
    size += sum(len(name) + len(value) for name, value in scope["headers"])
    if size > limit("request_header_bytes"):
        raise HeadersTooLarge(
            f"address and headers are {size} bytes long",
            remedy=f"send at most {limit('request_header_bytes')}",
        )


def _is_page(scope: Scope) -> bool:
    return not scope["path"].startswith(_NO_PAGES)


def _all(scope: Scope, name: bytes) -> list[bytes]:
    """Every value of a header: two of one that counts are as bad as a wrong one."""
    return [value for key, value in scope["headers"] if key == name]


async def _body(scope: Scope, receive: Receive, bound: int) -> bytes | None:
    """The whole body, since all of ours are bounded; None when the client is gone."""
    declared = _all(scope, b"content-length")
    if declared and (not declared[0].isdigit() or int(declared[0]) > bound):
        raise _too_large(bound)
    body = bytearray()
    with anyio.move_on_after(limit("request_seconds")):
        while True:
            message = await receive()
            if message["type"] == "http.disconnect":
                return None
            body += message.get("body", b"")
            if len(body) > bound:
                raise _too_large(bound)
            if not message.get("more_body", False):
                return bytes(body)
    raise RequestSlow("the rest of the request did not come", remedy="send it at once")


def _body_bytes(scope: Scope) -> int:
    """How large this body may be."""
    if scope["path"] == _CALENDAR:
        return limit("calendar_body_bytes")
    return limit("drill_bytes") if _is_answer(scope) else limit("request_body_bytes")


def _is_answer(scope: Scope) -> bool:
    """Whether it is the one body that is sound: a rep's answer in a drill."""
    path: str = scope["path"]
    return path.startswith("/api/private/practice/") and path.endswith("/spoken")


def _too_large(bound: int) -> MessageTooLarge:
    return MessageTooLarge("the body is too large", remedy=f"send at most {bound} bytes")


def _replayed(body: bytes, receive: Receive) -> Receive:
    """A `receive` that hands out the body that was read, then what comes after it."""
    first: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def replay() -> Message:
        return first.pop() if first else await receive()

    return replay


def _told(error: Exception) -> CopilotError:
    """What may be said of an error. Only of a fault of our own is anything logged."""
    if isinstance(error, CopilotError):
        return error
    leaf: BaseException = error
    while isinstance(leaf, BaseExceptionGroup):
        leaf = leaf.exceptions[0]
    logger().error("door-failed", error=type(leaf).__name__)
    return unexpected()


async def _close(out: _Outgoing, code: int) -> None:
    try:
        await out.send({"type": "websocket.close", "code": code, "reason": ""})
    except (OSError, RuntimeError):
        # it is closed already, or its peer is gone
        return


class _Outgoing:
    """A `send` that dresses responses in our headers, and knows whether one has begun."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.begun = False

    async def send(self, message: Message) -> None:
        """Pass a message on."""
        if message["type"] in {"http.response.start", "websocket.http.response.start"}:
            headers = MutableHeaders(raw=message["headers"])
            for name, value in HEADERS.items():
                headers[name] = value
            headers.setdefault("cache-control", "no-store")
        await self._send(message)
        self.begun = True
