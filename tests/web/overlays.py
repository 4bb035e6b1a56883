"""Overlays of a served call, and a look at the door they came through."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from starlette.routing import WebSocketRoute

from copilot.delivery.messages import Bye, ErrorMessage, Welcome
from copilot.limits import LIMITS, Limit
from tests.web.serving import heard_by, until
from tests.web.wire import TEXT, frame, upgraded

if TYPE_CHECKING:
    import pytest
    from anyio.abc import SocketStream
    from websockets.asyncio.client import ClientConnection

    from copilot.delivery.hub import Hub
    from copilot.delivery.messages import FromServer
    from copilot.web.capture import CaptureDoor
    from copilot.web.sockets import OverlayDoor
    from tests.web.serving import Served


def bound(monkeypatch: pytest.MonkeyPatch, name: str, value: float) -> None:
    """Put another number in the table of bounds, for one test."""
    limit = Limit(value, "u", "refuse", "c", "w")  # type: ignore[arg-type] # parts of a second too
    monkeypatch.setitem(LIMITS, name, limit)


def hub_of(served: Served, call: str) -> Hub:
    return served.services.calls.get(call).hub


def door_of(served: Served, door: str = "overlay") -> OverlayDoor | CaptureDoor:
    routes = [one for one in served.app.routes if isinstance(one, WebSocketRoute)]
    (route,) = [one for one in routes if one.path.startswith(f"/ws/{door}/")]
    found: OverlayDoor | CaptureDoor = route.endpoint.__self__  # type: ignore[attr-defined] # its own
    return found


async def joined(served: Served, call: str) -> tuple[ClientConnection, FromServer]:
    """An overlay that has been welcomed."""
    socket = await served.overlay(call)
    welcome = await heard_by(socket)
    assert isinstance(welcome, Welcome)
    return socket, welcome


async def said_hello(served: Served, call: str) -> SocketStream:
    """An overlay that can break every rule from here on, and whose kernel takes little."""
    before = hub_of(served, call).overlays
    stream = await upgraded(served, call)
    hello = {"type": "hello", "ticket": await served.ticket(call)}
    await stream.send(frame(TEXT, json.dumps(hello).encode()))
    await until(lambda: hub_of(served, call).overlays == before + 1)
    return stream


def codes(said: list[FromServer]) -> list[str]:
    return [message.code for message in said if isinstance(message, ErrorMessage | Bye)]
