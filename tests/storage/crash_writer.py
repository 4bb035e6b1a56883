"""A Copilot that writes call after call until it is killed, and says which are on the disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import anyio

from copilot.storage.keep import Keep
from copilot.storage.stores import open_stores
from tests.storage.calls import STARTED_AT, own_call, summary

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from pathlib import Path

MOMENTS = 3
STRETCHES = 20


def write(folder: Path, told: Connection, first: int) -> None:
    anyio.run(_write, folder, told, first)


async def _write(folder: Path, told: Connection, first: int) -> None:
    async with open_stores(folder) as stores:
        keep = Keep(stores=stores, started_at=STARTED_AT)
        told.send("open")
        for number in range(first, first + 10_000):
            own = own_call(number, stretches=STRETCHES)
            for ended in (False, True):  # a snapshot first, as a live call does
                await keep.save(
                    summary(number, moments=MOMENTS),
                    stretches=own.stretches,
                    cards=own.cards,
                    ended=ended,
                )
            told.send(number)
