"""Both sockets, an overlay's and a capture page's, met by peers that flood them, or do not read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import anyio
import pytest

from copilot.delivery.messages import ErrorMessage
from copilot.limits import limit
from copilot.web import capture
from copilot.web.serve import PING_SECONDS
from tests.delivery.make import heard, state
from tests.web.overlays import bound, door_of, hub_of, joined, said_hello
from tests.web.serving import PATIENCE_S, heard_by, until
from tests.web.wire import BINARY, CONTINUED, PING, TEXT, close_code, frame, rest, upgraded

if TYPE_CHECKING:
    from anyio.abc import SocketStream

    from copilot.capturing import Capturing
    from tests.web.serving import Served

pytestmark = pytest.mark.anyio


@pytest.fixture(params=["overlay", "capture"])
def door(request: pytest.FixtureRequest) -> str:
    """Each of the two sockets in turn."""
    return str(request.param)


async def a_call(served: Served, door: str) -> str:
    """A call that such a socket belongs to."""
    if door == "overlay":
        return served.start().request.call
    answer = await served.ask("POST", "/api/live", {"kind": "discovery"})
    return str(answer.json()["call"])


def capturing(served: Served, call: str) -> Capturing:
    return served.services.calls.get(call).request.capturing


async def let_in(served: Served, call: str, door: str) -> SocketStream:
    """A peer that was let in and can break every rule from here on."""
    if door == "overlay":
        return await said_hello(served, call)
    stream = await upgraded(served, call, door)
    hello = {"v": 1, "type": "hello", "ticket": await served.ticket(call, door), "rate": 16_000}
    await stream.send(frame(TEXT, json.dumps(hello).encode()))
    await until(lambda: capturing(served, call).connected)
    return stream


SAID = {
    "overlay": frame(TEXT, b'{"v":1,"type":"ack","seen":1}'),
    "capture": frame(TEXT, b'{"v":1,"type":"side","speaker":"rep","state":"live"}'),
}
"""What a peer may well say, once."""

MUTED = frame(TEXT, b'{"v":1,"type":"side","speaker":"rep","state":"muted"}')

FLOODS = {
    "pings": (b"", frame(PING, b"")),
    "empty pieces": (frame(TEXT, b"", last=False), frame(CONTINUED, b"", last=False)),
    "pieces of a byte": (frame(TEXT, b"{", last=False), frame(CONTINUED, b" ", last=False)),
    "messages": (b"", b""),
    "bytes": (b"", frame(BINARY, b"")),
}
"""What it begins with, and what comes again and again; nothing is what may be said once."""


@pytest.mark.parametrize("flood", FLOODS)
async def test_a_flood_of_frames_ends_the_socket_at_once(
    served: Served, door: str, flood: str
) -> None:
    begins, again = FLOODS[flood]
    call = await a_call(served, door)
    bystander, _ = await joined(served, call)
    stream = await let_in(served, call, door)
    received = b""
    try:
        await stream.send(begins + (again or SAID[door]) * 50_000)
    except anyio.BrokenResourceError:
        pass
    else:
        received = await rest(stream)
    # the kernel throws an answer away that was not read before the connection was reset
    assert close_code(received) in {1003, 1008, None}
    hub_of(served, call).publish(state(1.0))
    assert (await heard_by(bystander)).type == "state"


async def test_a_capture_page_may_bring_what_would_be_a_flood_of_an_overlays(
    served: Served,
) -> None:
    call = await a_call(served, "capture")
    stream = await let_in(served, call, "capture")
    many = 2 * limit("frames_per_second")
    assert many < limit("capture_frames_per_second")
    await stream.send(SAID["capture"] * many + MUTED)
    await until(lambda: capturing(served, call).listening.rep_page == "muted")


async def test_a_hello_in_pieces_of_a_byte_is_a_hello(served: Served) -> None:
    call = served.start().request.call
    hello = json.dumps({"type": "hello", "ticket": await served.ticket(call)}).encode()
    pieces = [frame(CONTINUED, hello[n : n + 1], last=False) for n in range(1, len(hello))]
    stream = await upgraded(served, call)
    for piece in (frame(TEXT, hello[:1], last=False), *pieces, frame(CONTINUED, b"")):
        await stream.send(piece)
    with anyio.fail_after(PATIENCE_S):
        assert b'"type":"welcome"' in await stream.receive()


async def test_text_that_is_no_utf8_ends_the_socket(served: Served, door: str) -> None:
    stream = await upgraded(served, await a_call(served, door), door)
    await stream.send(frame(TEXT, b"\xff\xfe"))
    assert close_code(await rest(stream)) == 1007


async def test_a_reader_that_stops_is_let_go_and_costs_the_call_nothing(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    bound(monkeypatch, "overlay_send_seconds", 0.3)
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
    bound(monkeypatch, "overlay_send_seconds", 0.3)
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


async def test_a_capture_page_that_stops_reading_is_let_go_and_the_call_goes_on(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    bound(monkeypatch, "overlay_send_seconds", 0.3)
    monkeypatch.setattr(capture, "HAVE_SECONDS", 0.0)
    call = await a_call(served, "capture")
    await let_in(served, call, "capture")
    door = door_of(served, "capture")
    with anyio.fail_after(PATIENCE_S):
        await until(lambda: door._open == 0)
    assert door.stalled == 1
    assert not capturing(served, call).connected
    assert served.services.calls.get(call).status == "live"
    await let_in(served, call, "capture")


async def test_a_capture_page_that_said_no_and_does_not_close_is_dropped_at_once(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What its connection holds of the sound has to go; any other has longer to close."""
    bound(monkeypatch, "overlay_send_seconds", 1_000)
    monkeypatch.setattr(capture, "SETTLE_SECONDS", ())
    call = await a_call(served, "capture")
    stream = await let_in(served, call, "capture")
    await stream.send(frame(TEXT, b'{"v":1,"type":"consent","given":false}'))
    await until(lambda: capturing(served, call).consent.withdrawn)
    served.services.calls.get(call).over.set()
    with anyio.fail_after(PING_SECONDS / 2):  # an unanswered ping would end it too
        assert close_code(await rest(stream)) == 1000
