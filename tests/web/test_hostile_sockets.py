"""The overlays' socket, met by peers that flood it, or do not read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import anyio
import pytest

from copilot.delivery.messages import ErrorMessage
from copilot.limits import limit
from tests.delivery.make import heard, state
from tests.web.overlays import bound, door_of, hub_of, joined, said_hello
from tests.web.serving import PATIENCE_S, heard_by, until
from tests.web.wire import BINARY, CONTINUED, PING, TEXT, close_code, frame, rest, upgraded

if TYPE_CHECKING:
    from tests.web.serving import Served

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize(
    "flood",
    [
        frame(PING, b"") * 50_000,
        frame(TEXT, b"", last=False) + frame(CONTINUED, b"", last=False) * 50_000,
        frame(TEXT, b"{", last=False) + frame(CONTINUED, b" ", last=False) * 50_000,
        frame(TEXT, b'{"type":"ack","seen":1}') * 50_000,
        frame(BINARY, b"") * 50_000,
    ],
    ids=["pings", "empty pieces", "pieces of a byte", "messages", "bytes"],
)
async def test_a_flood_of_frames_ends_the_socket_at_once(served: Served, flood: bytes) -> None:
    call = served.start().request.call
    bystander, _ = await joined(served, call)
    stream = await said_hello(served, call)
    received = b""
    try:
        await stream.send(flood)
    except anyio.BrokenResourceError:
        pass
    else:
        received = await rest(stream)
    # the kernel throws an answer away that was not read before the connection was reset
    assert close_code(received) in {1003, 1008, None}
    hub_of(served, call).publish(state(1.0))
    assert (await heard_by(bystander)).type == "state"


async def test_a_hello_in_pieces_of_a_byte_is_a_hello(served: Served) -> None:
    call = served.start().request.call
    hello = json.dumps({"type": "hello", "ticket": await served.ticket(call)}).encode()
    pieces = [frame(CONTINUED, hello[n : n + 1], last=False) for n in range(1, len(hello))]
    stream = await upgraded(served, call)
    for piece in (frame(TEXT, hello[:1], last=False), *pieces, frame(CONTINUED, b"")):
        await stream.send(piece)
    with anyio.fail_after(PATIENCE_S):
        assert b'"type":"welcome"' in await stream.receive()


async def test_text_that_is_no_utf8_ends_the_socket(served: Served) -> None:
    call = served.start().request.call
    stream = await upgraded(served, call)
    await stream.send(frame(TEXT, b"\xff\xfe"))
    assert close_code(await rest(stream)) == 1007


async def test_a_reader_that_stops_is_let_go_and_costs_the_call_nothing(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    bound(monkeypatch, "overlay_send_seconds", 1)
    call = served.start().request.call
    hub = hub_of(served, call)
    stream = await said_hello(served, call)
    (overlay,) = hub._overlays.values()
    quick, _ = await joined(served, call)
    large = ErrorMessage(code="store-locked", what="x" * 8000)
    while hub.overlays == 2:
        hub.publish(large)
        hub.publish(heard(1.0))
        assert (await heard_by(quick)).type == "error"
        assert (await heard_by(quick)).type == "heard"
        assert len(overlay.mailbox) <= limit("mailbox_events") + 2
    assert overlay.mailbox.dropped > 0
    assert close_code(await rest(stream)) == 1013, "it is told, if it reads again at once"
    hub.publish(state(2.0))
    assert (await heard_by(quick)).type == "state"


async def test_a_reader_that_never_reads_again_is_cut_off(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    bound(monkeypatch, "overlay_send_seconds", 1)
    call = served.start().request.call
    hub = hub_of(served, call)
    stream = await said_hello(served, call)
    large = ErrorMessage(code="store-locked", what="x" * 8000)
    while hub.overlays == 1:
        hub.publish(large)
        await anyio.lowlevel.checkpoint()
    # long before its silence to pings would end it
    with anyio.fail_after(PATIENCE_S):
        await until(lambda: door_of(served)._open == 0)
    assert close_code(await rest(stream)) is None
