"""Killed fifty times at random instants, the server or the machine: nothing lost, nothing doubled.

The server is the team's own application, on SQLite and on PostgreSQL.
Between kills the machine goes on: calls are shared, changed, and deleted. At the end both run in
peace, and the server holds exactly what the machine shares.
"""

from __future__ import annotations

import multiprocessing
import random
import socket
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from copilot.storage.team.store import open_team_store
from tests.faults.sharing_machine import calls_at, read_step, send
from tests.storage.team.make import TODAY, ident, people
from tests.team_server import serve_until_killed

if TYPE_CHECKING:
    from multiprocessing.context import ForkServerContext, ForkServerProcess
    from pathlib import Path

KILLS = 50
SEED = 20_261_128
# what each process needs is there before it is forked: of the time between two kills it would be most
PRELOADED = [
    "pytest", "tests.faults.sharing_machine", "tests.team_server", "anyio._backends._asyncio",
    "copilot.storage.team.postgres", "sqlalchemy.dialects.sqlite", "psycopg", "httpcore2",
    "truststore", "uvicorn.lifespan.on",
]  # fmt: skip


def free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Pair:
    """A server and a machine, each a process that can be killed and started again."""

    def __init__(
        self, context: ForkServerContext, where: tuple[Path, str], rep: Path, token: str
    ) -> None:
        self.context = context
        self.where = where
        self.rep = rep
        self.token = token
        self.port = free_port()
        self.told: list[str] = []

    def server(self) -> ForkServerProcess:
        ours, theirs = self.context.Pipe(duplex=False)
        process = self.context.Process(
            target=serve_until_killed, args=(*self.where, self.port, theirs)
        )
        process.start()
        theirs.close()
        assert ours.recv() == "ready"
        ours.close()
        return process

    def machine(self, steps: int) -> tuple[ForkServerProcess, object]:
        ours, theirs = self.context.Pipe(duplex=False)
        address = f"http://127.0.0.1:{self.port}"
        process = self.context.Process(
            target=send, args=(self.rep, address, self.token, theirs, steps)
        )
        process.start()
        theirs.close()
        assert ours.recv() == "open"
        return process, ours


def ended(process: ForkServerProcess, *, kill: bool = True) -> None:
    if kill:
        process.kill()
    process.join()
    process.close()


@pytest.mark.slow
@pytest.mark.anyio
@pytest.mark.timeout(240)
async def test_killed_at_random_instants(where: tuple[Path, str], tmp_path: Path) -> None:
    async with open_team_store(*where) as store:
        [ada] = await people(store, "Ada")
        token = await store.access.issue_machine(ada, today=TODAY)
    rep = tmp_path / "rep"
    rep.mkdir()
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(PRELOADED)
    chance = random.Random(SEED)  # noqa: S311  no secret
    pair = Pair(context, where, rep, token)

    server, (machine, told) = pair.server(), pair.machine(10_000)
    delivered = 0
    for _ in range(KILLS):
        for _ in range(chance.randrange(3)):
            delivered += told.recv() == "sent"  # type: ignore[attr-defined]  # a pipe's end
        told.poll(chance.random() * 0.02)  # type: ignore[attr-defined]  # any instant within a round
        if chance.random() < 0.5:
            ended(server)
            for _ in range(chance.randrange(3)):
                told.recv()  # type: ignore[attr-defined]  # rounds while it is away
            server = pair.server()
        else:
            ended(machine)
            machine, told = pair.machine(10_000)
    ended(machine)
    machine, told = pair.machine(1)
    assert "done" in {told.recv() for _ in range(2)}  # type: ignore[attr-defined]  # a pipe's end
    ended(machine, kill=False)
    ended(server)

    step = read_step(rep)
    assert delivered
    assert step > KILLS
    async with open_team_store(*where) as store:
        held = await store.shares.of_person(ident("Ada"), first=TODAY, last=TODAY)
        weeks = await store.shares.moment_weeks((ident("Ada"),), first=TODAY, last=TODAY)
    assert {call.id: call for call in held} == {call.id: call for call in calls_at(step)}
    assert len(held) == len({call.id for call in held})
    assert sum(week.moments for week in weeks) == sum(len(call.moments) for call in calls_at(step))
