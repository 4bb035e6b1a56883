"""PostgreSQL 15 or newer, as the team's store. The only module that knows its driver.

A pool of a few connections reads; one at a time writes, under a lock of the database's own, so that
several servers on one database stay one writer too. A statement's parameters are in no error.

**Deleting.** DELETE leaves the bytes of a row until something else needs the room; ``VACUUM FULL``
writes the table anew without them. The write-ahead log still holds them until its files are recycled,
and whoever archives that log, or makes base backups, keeps them for as long as those are kept: set
that to no longer than the retention that you promise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from anyio import CancelScope, to_thread
from sqlalchemy import inspect, text
from sqlalchemy.ext.asyncio import create_async_engine

from copilot.errors import StoreBroken
from copilot.limits import limit
from copilot.storage.team.postgres_faults import postgres_errors
from copilot.storage.team.postgres_prepare import prepare_postgres

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import URL, Connection
    from sqlalchemy.ext.asyncio import AsyncEngine

T = TypeVar("T")

WRITER: Final = 0x436F5074
"""The number of the writers' advisory lock."""

CONNECT_SECONDS: Final = 5


class Postgres:
    """One database on a server. Every method raises the `StoreError` tree."""

    def __init__(self, engine: AsyncEngine, where: str) -> None:
        self._engine = engine
        self._where = where
        self._closed = False

    @classmethod
    async def open(cls, url: URL) -> Postgres:
        """Look whether it is ours, and bring it up to date.

        Raises `StoreUnreachable` where nothing answers, `StoreBroken` for a server that is too old,
        tables that are not ours, and those that a newer Copilot has made.
        """
        where = described(url)
        await to_thread.run_sync(prepare_postgres, url, where)
        engine = create_async_engine(
            url,
            connect_args={"connect_timeout": CONNECT_SECONDS},
            hide_parameters=True,
            pool_size=limit("team_store_connections"),
            max_overflow=0,
            pool_pre_ping=True,  # a server that was restarted is found before it is needed
        )
        return cls(engine, where)

    async def read(self, work: Callable[[Connection], T]) -> T:
        """What `work` returns of a snapshot."""

        def snapshot(connection: Connection) -> T:
            connection.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"))
            return work(connection)

        return await self._run(snapshot)

    async def write(self, work: Callable[[Connection], T]) -> T:
        """Run `work` in one transaction, after every other writer's."""

        def alone(connection: Connection) -> T:
            connection.execute(text("SELECT pg_advisory_xact_lock(:writer)"), {"writer": WRITER})
            return work(connection)

        return await self._run(alone)

    async def erase(self, work: Callable[[Connection], int], *, rewrite: bool) -> int:
        """Run `work`, which deletes and counts; with `rewrite` then write every table anew."""
        gone = await self.write(work)
        if gone and rewrite:
            await self._rewrite()
        return gone

    async def close(self) -> None:
        """Give the connections back."""
        with CancelScope(shield=True):
            self._closed = True
            await self._engine.dispose()

    async def _run(self, work: Callable[[Connection], T]) -> T:
        if self._closed:
            raise StoreBroken("the store was closed", where=self._where, remedy="open it again")
        # work once begun is finished even if the caller is cancelled, as with SQLite
        with CancelScope(shield=True), postgres_errors(self._where):
            async with self._engine.begin() as connection:
                result = await connection.run_sync(work)
        return result

    async def _rewrite(self) -> None:
        engine = self._engine.execution_options(isolation_level="AUTOCOMMIT")
        with CancelScope(shield=True), postgres_errors(self._where):
            async with engine.connect() as connection:
                await connection.run_sync(_vacuum)


def described(url: URL) -> str:
    """Where that is, for an error: neither user nor password."""
    host = url.host or url.query.get("host") or "this machine"
    return f"{url.database or 'the default database'} on {host}"


def _vacuum(connection: Connection) -> None:
    quote = connection.dialect.identifier_preparer.quote
    for table in inspect(connection).get_table_names():
        connection.exec_driver_sql(f"VACUUM (FULL, ANALYZE) {quote(table)}")
