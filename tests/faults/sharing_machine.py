"""A rep's machine that shares, changes and deletes calls until it is killed; what it holds is on its disk.

Its calls are a function of one number, the step, that a file keeps as a rep's own files keep calls.
"""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

import anyio

from copilot.sharing import Sender
from copilot.storage.spool import Spool
from copilot.team_settings import TeamSettings
from tests.storage.team.make import shared

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from pathlib import Path

    from copilot.review.shared import SharedCall

STEP = "step"


def calls_at(step: int) -> tuple[SharedCall, ...]:
    """Every other step one more; each changes every fifth; of seven one is deleted after a while."""
    return tuple(
        replace(shared(number, moments=number % 3), turns=(step - number) // 5)
        for number in range(step // 2)
        if not _deleted(number, step)
    )


def _deleted(number: int, step: int) -> bool:
    return number % 7 == 3 and step >= 2 * number + 6


def read_step(folder: Path) -> int:
    file = folder / STEP
    return int(file.read_text()) if file.exists() else 0


def send(folder: Path, server: str, token: str, told: Connection, steps: int) -> None:
    """A process of its own: takes so many steps, says each, and ends by being killed or by the end."""
    anyio.run(_send, folder, server, token, told, steps)


async def _send(folder: Path, server: str, token: str, told: Connection, steps: int) -> None:
    step = read_step(folder)
    spool = await Spool.open(folder)

    async def calls() -> tuple[SharedCall, ...]:
        return calls_at(step)

    sender = Sender(TeamSettings(server=server, token=token), spool, calls)  # type: ignore[arg-type]
    told.send("open")
    for _ in range(steps):
        fresh = step + 1
        going = {call.id for call in calls_at(step)} - {call.id for call in calls_at(fresh)}
        # as `Stores.delete_call` does: taken back before and after it goes
        for call in going:
            await spool.take_back(call)
        _write(folder, fresh)
        step = fresh
        for call in going:
            await spool.take_back(call)
        done = await sender.once()
        told.send(done.trouble or "sent")
        if done.trouble:
            await anyio.sleep(0.01)
    while (await sender.once()).trouble:  # noqa: ASYNC110  what is waited for is in another process
        await anyio.sleep(0.02)
    told.send("done")
    await sender.aclose()
    await spool.close()


def _write(folder: Path, step: int) -> None:
    part = folder / "step.part"
    with part.open("w") as file:
        file.write(str(step))
        file.flush()
        os.fsync(file.fileno())
    part.replace(folder / STEP)
