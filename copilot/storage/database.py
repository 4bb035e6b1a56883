"""One SQLite file, opened: read and written by one at a time.

There is one connection, and callers take turns at it: a few rows a minute need no more, and a
checkpoint then never meets a reader of our own. Work once begun is finished even if the caller is
cancelled, so a call that ends while its numbers are being written keeps them.

A whole transaction is one visit to a worker thread: on a machine that others keep busy each crossing
between threads waits for its turn, and a crossing for every statement would be most of a page's time.
"""

from __future__ import annotations

import os
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING, TypeVar

from anyio import CancelScope, CapacityLimiter, Lock, Semaphore, to_thread
from sqlalchemy import create_engine

from copilot.errors import StoreBroken, StoreError, StoreFull, StoreLocked
from copilot.limits import limit
from copilot.storage.connecting import MODE, address, arguments, set_up
from copilot.storage.faults import store_errors
from copilot.storage.prepare import prepare

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from sqlalchemy import Connection, Engine

    from copilot.storage.connecting import Mode
    from copilot.storage.prepare import History

T = TypeVar("T")


class Database:
    """One file. Every method raises the `StoreError` tree, and leaves the file as it was then.

    `store_blocked` counts callers that found the line full (``store_waiting`` in `limits`).
    """

    def __init__(self, path: Path, engine: Engine) -> None:
        self.path = path
        self.store_blocked = 0
        self._engine = engine
        self._line = Semaphore(limit("store_waiting"))
        self._turn = Lock()
        self._thread = CapacityLimiter(1)
        self._closed = False

    @classmethod
    async def open(cls, folder: Path, history: History) -> Database:
        """Make the file if it is missing, check it, and bring it up to date.

        Raises `StoreBroken` for a damaged file, one that is not ours, and one that a newer
        Copilot has written.
        """
        path = folder / history.file
        with store_errors(path):
            await to_thread.run_sync(_make, path)
            await to_thread.run_sync(prepare, path, history)
        engine = create_engine(
            address(path),
            connect_args=arguments(),
            hide_parameters=True,
            pool_size=1,
            max_overflow=0,
        )
        set_up(engine, foreign_keys=True)
        return cls(path, engine)

    async def read(self, work: Callable[[Connection], T]) -> T:
        """What `work` returns of a snapshot of the file."""
        async with self._own_turn():
            return await self._run("read", work)

    async def write(self, work: Callable[[Connection], T]) -> T:
        """Run `work` in one transaction. On return it is on the disk; on an error nothing of it is.

        Where the disk is full, `work` is run once more with the room that the log took.
        """
        async with self._own_turn():
            return await self._change(work)

    async def erase(self, work: Callable[[Connection], int], *, rewrite: bool) -> int:
        """Run `work`, which deletes and counts, then leave no byte of the rows in our files.

        With `rewrite` the file is written anew, without the room that the rows took. Raises
        `StoreLocked` where another program reads the file: the rows are gone then, but the
        write-ahead log may hold them until that program closes.
        """
        async with self._own_turn():
            gone = await self._change(work)
            if gone:
                if rewrite:
                    await self._run("bare", _rewrite)
                await self._empty_log()
            return gone

    async def close(self) -> None:
        """Give the file back. SQLite empties and removes its log as the last connection goes."""
        with CancelScope(shield=True):
            async with self._turn:  # whoever is at it finishes
                self._closed = True
                await to_thread.run_sync(self._engine.dispose, limiter=self._thread)

    @asynccontextmanager
    async def _own_turn(self) -> AsyncIterator[None]:
        self.store_blocked += self._line.value == 0
        async with self._line, self._turn:
            if self._closed:
                raise StoreBroken(
                    "the store was closed", where=str(self.path), remedy="open it again"
                )
            yield

    async def _change(self, work: Callable[[Connection], T]) -> T:
        try:
            return await self._run("write", work)
        except StoreFull:
            # the log may hold the little that is missing
            with suppress(StoreError):
                await self._run("bare", _checkpoint)
        return await self._run("write", work)

    async def _run(self, mode: Mode, work: Callable[[Connection], T]) -> T:
        engine = self._engine.execution_options(**{MODE: mode})

        def transaction() -> T:
            with engine.begin() as connection:
                return work(connection)

        with CancelScope(shield=True), store_errors(self.path):
            result = await to_thread.run_sync(transaction, limiter=self._thread)
        return result  # noqa: RET504  behind the block, which to mypy may swallow an error

    async def _empty_log(self) -> None:
        if await self._run("bare", _checkpoint):
            raise StoreLocked(
                "deleted, but another program still reads the file, and its log may hold the rows",
                where=str(self.path),
                remedy="close that program and delete once more",
            )


def _make(path: Path) -> None:
    # before SQLite does, since it would let others read: its log takes after the file
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))


def _rewrite(connection: Connection) -> None:
    connection.exec_driver_sql("VACUUM")


def _checkpoint(connection: Connection) -> bool:
    busy, _in_log, _moved = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()
    return bool(busy)
