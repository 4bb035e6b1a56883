"""The network between a page and the service, on this machine: it can be cut, and it can swallow all."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import anyio
from anyio.abc import SocketAttribute

if TYPE_CHECKING:
    from anyio.abc import ByteReceiveStream, ByteSendStream, SocketStream, TaskStatus

LOOPBACK = "127.0.0.1"


class Wire:
    """A port that leads to another one. Used from its own loop alone."""

    def __init__(self) -> None:
        self.target = 0
        self._away = False
        self._swallows = False
        self._lines: set[_Line] = set()

    async def serve(self, *, task_status: TaskStatus[int]) -> None:
        """Lead on until cancelled; tells the port."""
        listener = await anyio.create_tcp_listener(local_host=LOOPBACK, local_port=0)
        async with listener:
            task_status.started(listener.extra(SocketAttribute.local_port))  # noqa: S610  anyio has no SQL
            await listener.serve(self._lead)

    async def cut(self) -> None:
        """Nobody is there any more, and both ends know."""
        self._away = True
        for line in self._lines:
            line.scope.cancel()

    async def swallow(self) -> None:
        """Nothing comes through any more, and neither end knows."""
        self._swallows = True
        for line in self._lines:
            line.dead = True

    async def heal(self) -> None:
        """Whoever tries now comes through; a line that swallowed is of no use any more."""
        self._away = self._swallows = False

    async def _lead(self, page: SocketStream) -> None:
        async with page:
            if self._away:
                return
            line = _Line(dead=self._swallows)
            self._lines.add(line)
            try:
                with suppress(OSError, anyio.BrokenResourceError, anyio.EndOfStream):
                    await self._both(page, line)
            finally:
                self._lines.discard(line)

    async def _both(self, page: SocketStream, line: _Line) -> None:
        async with await anyio.connect_tcp(LOOPBACK, self.target) as service:
            with line.scope:
                async with anyio.create_task_group() as tasks:
                    tasks.start_soon(_pass_on, page, service, line)
                    await _pass_on(service, page, line)


class _Line:
    def __init__(self, *, dead: bool) -> None:
        self.dead = dead
        self.scope = anyio.CancelScope()


async def _pass_on(source: ByteReceiveStream, sink: ByteSendStream, line: _Line) -> None:
    with suppress(OSError, anyio.BrokenResourceError, anyio.ClosedResourceError):
        async for data in source:
            if not line.dead:
                await sink.send(data)
    line.scope.cancel()
