"""The port, the signals, and peers that keep a connection and say nothing."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import socket
from typing import TYPE_CHECKING

import anyio
import pytest

from copilot.errors import BindRefused, PortInUse
from copilot.web import serve as serving_module
from copilot.web.serve import open_door, serve
from copilot.web.team.address import open_team_door
from tests.web.overlays import bound
from tests.web.serving import PATIENCE_S, closed, heard_by, serving, until
from tests.web.wire import rest, upgraded

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.types import Receive, Scope, Send

    from copilot.web.serve import Door
    from copilot.web.team.address import TeamDoor
    from tests.web.serving import Served


EVERYWHERE = "0.0.0.0"  # noqa: S104 - what must not be served, or is another program's


@pytest.mark.parametrize(
    "host", [EVERYWHERE, "::", "::1", "", "192.168.0.1", "evil.test", "127.0.0.2", "127.1", "localhost."]
)  # fmt: skip
def test_only_loopback_is_served(host: str) -> None:
    with pytest.raises(BindRefused) as refused:
        open_door(host, 0)
    assert "127.0.0.1" in refused.value.remedy


def test_localhost_means_the_one_address() -> None:
    door = open_door("localhost", 0)
    assert door.listener.getsockname() == ("127.0.0.1", door.address.port)
    door.listener.close()


@pytest.mark.anyio
async def test_no_answer_waits_for_an_acknowledgement() -> None:
    """What is sent in two pieces leaves in two; otherwise the second one waits for 40 ms."""
    at_once: list[int] = []
    come = anyio.Event()

    def connected(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        at_once.append(
            writer.get_extra_info("socket").getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
        )
        writer.close()
        come.set()

    doors: tuple[Door | TeamDoor, ...] = (open_door("127.0.0.1", 0), behind_a_proxy())
    for door in doors:
        port = door.listener.getsockname()[1]
        async with (
            await asyncio.start_server(connected, sock=door.listener),
            await anyio.connect_tcp("127.0.0.1", port),
        ):
            await come.wait()
        come = anyio.Event()
    assert at_once == [1, 1]


def behind_a_proxy() -> TeamDoor:
    return open_team_door("127.0.0.1", 0, behind_proxy=True, allowed_hosts=("team.example.com",))


@pytest.mark.parametrize("taken_at", ["127.0.0.1", EVERYWHERE])
def test_a_port_in_use_is_told_with_one_that_is_free(taken_at: str) -> None:
    with socket.socket() as other:
        other.bind((taken_at, 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(PortInUse) as refused:
            open_door("127.0.0.1", port)
    assert refused.value.where == f"127.0.0.1:{port}"
    free = int(refused.value.remedy.rsplit(" ", 1)[1])
    open_door("127.0.0.1", free).listener.close()


def test_of_two_that_hold_the_same_port_one_is_refused_before_either_serves() -> None:
    door = open_door("127.0.0.1", 0)
    with pytest.raises(PortInUse):
        open_door("127.0.0.1", door.address.port)
    door.listener.close()


@pytest.mark.anyio
@pytest.mark.parametrize("asked", [signal.SIGINT, signal.SIGTERM])
async def test_a_signal_ends_it_in_peace(asked: signal.Signals) -> None:
    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        assert scope["type"] == "lifespan"
        for _ in range(2):
            message = await receive()
            await send({"type": f"{message['type']}.complete"})

    before = signal.getsignal(asked)
    door = open_door("127.0.0.1", 0)
    with anyio.fail_after(PATIENCE_S):
        await serve(app, door, ready=lambda: os.kill(os.getpid(), asked))
    assert signal.getsignal(asked) is before
    open_door("127.0.0.1", door.address.port).listener.close()


@pytest.mark.anyio
async def test_its_end_ends_calls_and_sockets(tmp_path: Path) -> None:
    with anyio.fail_after(PATIENCE_S):
        async with serving(tmp_path) as served:
            live = served.start()
            overlay = await served.overlay(live.request.call)
            await heard_by(overlay)
            served.sockets.clear()
    assert live.status == "ended"
    assert (await closed(overlay))[1] == 1012
    open_door("127.0.0.1", served.address.port).listener.close()


@pytest.mark.anyio
async def test_addresses_are_not_logged(
    served: Served, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    logging.getLogger("uvicorn.error").setLevel(logging.WARNING)
    await served.ask("GET", "/api/health?secret")
    await served.socket(f"{served.start().request.call}?secret")
    told = capsys.readouterr()
    logged = [record for record in caplog.records if record.name.startswith("uvicorn")]
    assert logged == []
    assert "secret" not in told.out + told.err


@pytest.mark.anyio
@pytest.mark.parametrize(
    "start", [b"", b"G", b"GET / HTTP/1.1\r\nHost: x\r\nX: ", b"GET /api/health HTTP/1.1\r\n"]
)
async def test_headers_that_do_not_come_are_not_waited_for(
    served: Served, monkeypatch: pytest.MonkeyPatch, start: bytes
) -> None:
    bound(monkeypatch, "request_seconds", 1)
    stream = await served.connected()
    if start:
        await stream.send(start)
    assert await rest(stream) == b""


@pytest.mark.anyio
async def test_a_second_request_is_waited_for_no_longer_than_the_first(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    bound(monkeypatch, "request_seconds", 1)
    stream = await served.connected()
    head = f"GET /api/health HTTP/1.1\r\nHost: {served.address.host}\r\n".encode()
    await stream.send(head + b"\r\n")
    assert (await stream.receive()).startswith(b"HTTP/1.1 200 ")
    await stream.send(head)
    assert b"HTTP" not in await rest(stream)


@pytest.mark.anyio
async def test_an_answer_may_take_longer_than_the_headers(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    bound(monkeypatch, "request_seconds", 1)

    async def slow() -> tuple[()]:
        await anyio.sleep(1.2)
        return ()

    monkeypatch.setattr(served.services.stores.moments, "list_calls", slow)
    assert (await served.ask("GET", "/api/calls")).body == b"[]"


@pytest.mark.anyio
async def test_more_connections_than_the_bound_do_not_get_in(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    call = served.start().request.call
    overlay = await served.overlay(call)
    await heard_by(overlay)
    bound(monkeypatch, "connections", 2)
    bound(monkeypatch, "request_seconds", 60)
    idle = [await served.connected() for _ in range(8)]
    assert [await rest(stream) for stream in idle[3:]] == [b""] * 5
    served.services.calls.stop(call)
    assert (await closed(overlay))[1] == 1000


@pytest.mark.anyio
async def test_a_peer_that_does_not_answer_pings_is_let_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serving_module, "PING_SECONDS", 0.2)
    bound(monkeypatch, "hello_seconds", 15)
    async with serving(tmp_path) as served:
        call = served.start().request.call
        stream = await upgraded(served, call)
        answering = await served.overlay(call)
        received = await rest(stream)
        assert received[:1] == b"\x89", "a ping came first"
        assert b"\x03\xf3" in received, "1011"
        served.services.calls.stop(call)
        assert (await closed(answering))[1] == 1000
        await until(lambda: served.services.calls.get(call).hub.overlays == 0)
