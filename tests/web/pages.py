"""A page that hears a call, as the service meets it: two sides of sound, a ring, and bad luck."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import anyio
import numpy as np
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from copilot.audio.packet import Packet, packet_bytes
from copilot.delivery.capture import TO_PAGE, CaptureBye, CaptureError, Ready
from copilot.kinds import SPEAKERS
from tests.web.serving import PATIENCE_S

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from copilot.delivery.capture import ToPage
    from tests.web.serving import Served

    Sound = tuple[NDArray[np.float32], NDArray[np.float32]]

SETUP = {"kind": "discovery", "scheduled_end_s": 1800, "names": "Quillmark", "buyer": "Ana Ruiz"}


def noise(seconds: float, rate: int = 16_000, seed: int = 1) -> Sound:
    """Two sides of a quiet room."""
    random = np.random.default_rng(seed)
    rep, buyer = (random.normal(0, 1e-3, round(seconds * rate)).astype(np.float32) for _ in "ab")
    return rep, buyer


def pieces(sound: Sound, begin: int, end: int, piece: int) -> Iterator[Packet]:
    """Both sides from sample `begin` to `end`, in the order of time."""
    for number, first in enumerate(range(begin, end, piece)):
        for speaker, pcm in zip(SPEAKERS, sound, strict=True):
            yield Packet(
                speaker=speaker,
                sequence=number,
                first=first,
                pcm=pcm[first : min(first + piece, end)],
            )


@dataclass
class Page:
    """One page. `at` is the sample up to which the sound has happened."""

    served: Served
    sound: Sound
    rate: int = 16_000
    piece: int = 320
    call: str = ""
    at: int = 0
    setup: dict[str, Any] = field(default_factory=lambda: dict(SETUP))
    socket: ClientConnection | None = None
    next: list[int] = field(default_factory=lambda: [0, 0])
    heard: list[ToPage] = field(default_factory=list)

    async def start(self) -> None:
        """Ask for a call."""
        answer = await self.served.ask("POST", "/api/live", self.setup)
        assert answer.status == 201, answer
        self.call = answer.json()["call"]

    async def again(self) -> int:
        """The service restarted: ask for the same call; the status of the answer."""
        answer = await self.served.ask("POST", f"/api/live/{self.call}/again", self.setup)
        return answer.status

    async def join(
        self, kind: str = "hello", *, consent: bool | None = True, **more: object
    ) -> Ready:
        """Open a socket, and say whether everyone knows; `more` is said with the first message."""
        ticket = await self.served.ticket(self.call, "capture")
        self.socket = await connect(
            f"ws://{self.served.address.host}/ws/capture/{self.call}",
            origin=self.served.address.origin,  # type: ignore[arg-type]  # a str is one
            compression=None,
            proxy=None,
            # an answer may be a long time coming from a service with a minute of sound to hear first
            ping_interval=None,
        )
        self.served.sockets.append(self.socket)
        await self.say(type=kind, ticket=ticket, rate=self.rate, **more)
        with anyio.fail_after(PATIENCE_S):
            ready = TO_PAGE.validate_json(await self.socket.recv())
        assert isinstance(ready, Ready), ready
        self.next = [ready.rep.next, ready.buyer.next]
        if consent is not None:
            await self.say(type="consent", given=consent)
        return ready

    async def say(self, **message: Any) -> None:
        assert self.socket is not None
        await self.socket.send(json.dumps({"v": 1, **message}))

    async def send(self, *packets: Packet) -> None:
        assert self.socket is not None
        for packet in packets:
            await self.socket.send(packet_bytes(packet))

    async def play(self, until: int | None = None) -> None:
        """Send what the service lacks, up to this sample."""
        self.at = len(self.sound[0]) if until is None else until
        begin = min(self.next)
        for packet in pieces(self.sound, begin, self.at, self.piece):
            await self.send(packet)
        self.next = [self.at, self.at]

    def cut(self) -> None:
        """The network is gone, without a word."""
        assert self.socket is not None
        self.socket.transport.abort()

    async def rest(self) -> list[ToPage]:
        """All that is still said, until the socket is closed."""
        assert self.socket is not None
        said: list[ToPage] = []
        with anyio.fail_after(PATIENCE_S):
            try:
                while True:
                    said.append(TO_PAGE.validate_json(await self.socket.recv()))
            except ConnectionClosed:
                return said

    @property
    def close_code(self) -> int | None:
        """What the socket was closed with."""
        assert self.socket is not None
        return self.socket.close_code

    async def codes(self) -> list[str]:
        """The codes of what is said last."""
        return [one.code for one in await self.rest() if isinstance(one, CaptureBye | CaptureError)]
