"""The real application on a real port, with calls that do as they are told."""

from __future__ import annotations

import json
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

import anyio
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from copilot.coaching.choosing import OwnChoices
from copilot.coaching.rulebook import Rulebook
from copilot.delivery import translate
from copilot.delivery.messages import FROM_SERVER, FromServer, Welcome
from copilot.events import CallSummary
from copilot.kinds import CallKind, MomentKind, Profile
from copilot.storage.own import KeptCard, OwnCall
from copilot.storage.stores import open_stores
from copilot.web.app import create_app
from copilot.web.calls import LiveCall, LiveCalls, StartRequest
from copilot.web.samples import Sample, find_samples
from copilot.web.serve import open_door, serve
from copilot.web.services import Services
from copilot.web.tickets import Tickets

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from anyio.abc import SocketStream
    from starlette.applications import Starlette

    from copilot.delivery.hub import Hub
    from copilot.delivery.view import ViewControl
    from copilot.storage.stores import Stores
    from copilot.web.address import Address
    from copilot.web.calls import Starter

PATIENCE_S = 60.0
"""What is waited for comes at once on a machine at rest; a busy one may take its time."""

KEPT = "3f0c1d2e-0000-4000-8000-000000000001"
CARD = "3f0c1d2e-0000-4000-8000-00000000000a"
SOUND = bytes(range(256)) * 8


def a_summary(call: str) -> CallSummary:
    return CallSummary(
        call_id=call,
        kind=CallKind.DISCOVERY,
        profile=Profile.CORE,
        duration_s=60.0,
        rep_speech_s=20.0,
        buyer_speech_s=30.0,
        rep_share=0.4,
        rep_words=60,
        buyer_words=90,
        turns=8,
        rep_questions=3,
        buyer_questions=1,
        longest_rep_monologue_s=9.0,
        longest_buyer_stretch_s=12.0,
        median_response_gap_s=0.5,
        cards=0,
    )


def a_welcome(call: str) -> Welcome:
    return Welcome(server="0", call=call, kind=CallKind.DISCOVERY, profile=Profile.CORE)


async def obedient(request: StartRequest, hub: Hub, _view: ViewControl) -> CallSummary:
    """A call that says welcome, and ends when it is asked to."""
    hub.publish(a_welcome(request.call))
    await request.stopping.wait()
    summary = a_summary(request.call)
    hub.publish(translate.summary(summary))
    return summary


@dataclass(frozen=True)
class Answer:
    """What came back over HTTP."""

    status: int
    headers: dict[str, str]
    body: bytes

    def json(self) -> Any:
        return json.loads(self.body)


@dataclass
class Clock:
    """A clock that a test moves."""

    now: float = 1000.0

    def __call__(self) -> float:
        return self.now


@dataclass
class Served:
    """The service as a client meets it, and as a test looks behind it."""

    address: Address
    app: Starlette
    services: Services
    clock: Clock
    sockets: list[ClientConnection] = field(default_factory=list)
    streams: list[SocketStream] = field(default_factory=list)

    async def connected(self) -> SocketStream:
        """A connection on which nothing was said."""
        stream = await anyio.connect_tcp("127.0.0.1", self.address.port)
        self.streams.append(stream)
        return stream

    async def ask(
        self, method: str, path: str, body: object = None, headers: dict[str, str] | None = None
    ) -> Answer:
        """One request as our own page would send it, but for `headers`; a value of "" leaves one out."""
        sent = {"Host": self.address.host, "Origin": self.address.origin, "Connection": "close"}
        payload = b"" if body is None else json.dumps(body).encode()
        if body is not None:
            sent |= {"Content-Type": "application/json", "Content-Length": str(len(payload))}
        lines = [f"{name}: {value}" for name, value in (sent | (headers or {})).items() if value]
        head = "\r\n".join([f"{method} {path} HTTP/1.1", *lines, "", ""])
        return await self.raw(head.encode("latin-1") + payload)

    async def raw(self, request: bytes) -> Answer:
        """Bytes as they are; the answer until the server closes."""
        received = b""
        with anyio.fail_after(PATIENCE_S):
            async with await anyio.connect_tcp("127.0.0.1", self.address.port) as stream:
                await stream.send(request)
                try:
                    while True:
                        received += await stream.receive()
                except (anyio.EndOfStream, anyio.BrokenResourceError):
                    return parsed(received)

    def start(self) -> LiveCall:
        return self.services.calls.start(self.services.samples["a"], Profile.CORE)

    async def ticket(self, call: str, purpose: str = "overlay") -> str:
        answer = await self.ask("POST", "/session/ticket", {"call": call, "purpose": purpose})
        assert answer.status == 201, answer
        return cast("str", answer.json()["ticket"])

    async def socket(self, call: str, **options: Any) -> ClientConnection:
        """A socket that has not said anything."""
        options = {"origin": self.address.origin, "compression": None, "proxy": None} | options
        uri = f"ws://{self.address.host}/ws/overlay/{call}"
        socket = await connect(uri, **options)
        self.sockets.append(socket)
        return socket

    async def overlay(self, call: str, **options: Any) -> ClientConnection:
        """A socket that has said hello."""
        socket = await self.socket(call, **options)
        await socket.send(json.dumps({"type": "hello", "ticket": await self.ticket(call)}))
        return socket


def parsed(received: bytes) -> Answer:
    head, _, body = received.partition(b"\r\n\r\n")
    if not head:
        return Answer(0, {}, b"")
    first, *lines = head.decode("latin-1").split("\r\n")
    headers = dict(line.lower().split(": ", 1) for line in lines)
    return Answer(int(first.split()[1]), headers, body)


async def heard_by(socket: ClientConnection) -> FromServer:
    """The next message."""
    with anyio.fail_after(PATIENCE_S):
        return FROM_SERVER.validate_json(await socket.recv())


async def until(condition: Callable[[], bool]) -> None:
    """Return as soon as it holds; what it waits for is other tasks and the kernel."""
    with anyio.fail_after(PATIENCE_S):
        while not condition():  # noqa: ASYNC110 - nothing of ours is told when the kernel is done
            await anyio.sleep(0.002)


async def closed(socket: ClientConnection) -> tuple[list[FromServer], int | None]:
    """All that still comes, and the code that the socket is closed with."""
    with anyio.fail_after(PATIENCE_S):
        said = [FROM_SERVER.validate_json(message) async for message in socket_messages(socket)]
        await socket.wait_closed()
    return said, socket.close_code


async def socket_messages(socket: ClientConnection) -> AsyncIterator[str | bytes]:
    try:
        while True:
            yield await socket.recv()
    except ConnectionClosed:
        return


def put_samples(folder: Path) -> dict[str, Sample]:
    """Two samples: one on offer, one that is not."""
    folder.mkdir()
    for name, more in (("a", {"title": "A call"}), ("hidden", {"canary_words": ["quagga"]})):
        (folder / f"{name}.opus").write_bytes(SOUND)
        reference = {
            "audio": f"{name}.opus",
            "duration_s": 60.0,
            "kind": "discovery",
            "channels": {"agent": 0, "caller": 1},
            "turns": [{"speaker": "agent", "start_s": 0.5, "end_s": 1.5, "text": "Hello."}],
        }
        (folder / f"{name}.json").write_text(json.dumps(reference | more), encoding="utf-8")
    return find_samples(folder)


async def put_call(services: Services, *, mine: bool = True) -> None:
    """One call that has ended, with one card; of a sample unless it is `mine`."""
    card = KeptCard(id=CARD, rule=KEPT, kind=MomentKind.BUDGET_SKIPPED, at_s=9.0, shown_s=10.0)
    await services.stores.moments.save_call(a_summary(KEPT), started_at=1_700_000_000)
    await services.stores.private.save_call(
        OwnCall(id=KEPT, started_at=1_700_000_000, profile=Profile.CORE, mine=mine, cards=(card,))
    )


@asynccontextmanager
async def serving(
    folder: Path,
    starter: Starter = obedient,
    rulebook: Rulebook | None = None,
    *,
    over: Callable[[Stores], Starter] | None = None,
    **more: Any,
) -> AsyncIterator[Served]:
    """The service, from its start to its end; `over` makes what runs its calls over its stores."""
    door, clock, opened = open_door("127.0.0.1", 0), Clock(), anyio.Event()
    async with open_stores(folder / "data") as stores:
        services = Services(
            version="0.0",
            address=door.address,
            samples=find_samples(folder / "samples") or put_samples(folder / "samples"),
            calls=LiveCalls(starter if over is None else over(stores)),
            tickets=Tickets(clock),
            stores=stores,
            **{
                "rulebook": rulebook or Rulebook(),
                "choices": OwnChoices(folder / "data" / "rules"),
                "team_since_s": 0,
                **more,
            },
        )
        app = create_app(services)
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(lambda: serve(app, door, ready=opened.set, heed_signals=False))
            with anyio.fail_after(PATIENCE_S):
                await opened.wait()
            served = Served(door.address, app, services, clock)
            try:
                yield served
            finally:
                for socket in served.sockets:
                    socket.transport.abort()
                for stream in served.streams:
                    await anyio.aclose_forcefully(stream)
                tasks.cancel_scope.cancel()
