"""PostgreSQL 15 or newer, as the team's store. The only module that knows its driver.

A pool of a few connections reads; one at a time writes, under a lock of the database's own, so that
several servers on one database stay one writer too. A whole transaction is one visit to a worker thread,
as with SQLite. A statement's parameters are in no error.

**Deleting.** DELETE leaves the bytes of a row until something else needs the room, and UPDATE those of
the row as it was; ``VACUUM FULL`` writes the table anew without them. It locks the table for as long, so
it runs once a day, and when a person is deleted. The write-ahead log still holds them until its files
are recycled, and whoever archives that log, or makes base backups, keeps them for as long as those are
kept: set that to no longer than the retention that you promise. The planner keeps samples of the ids of
calls and people that a plan depends on, of nothing else (``v0004_no_statistics``), until it next looks at
the table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from anyio import CancelScope, CapacityLimiter, to_thread
from sqlalchemy import create_engine, text

from copilot.errors import StoreBroken, StoreUnreachable
from copilot.limits import limit
from copilot.storage.team.postgres_faults import postgres_errors
from copilot.storage.team.postgres_prepare import prepare_postgres

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sqlalchemy import URL, Connection, Engine, Row

T = TypeVar("T")

WRITER: Final = 0x436F5074
"""The number of the writers' advisory lock."""

CONNECT_SECONDS: Final = 5

# with its end the statistics say how many rows it changed: what has to be written anew hangs on them
_TURN: Final = text(f"SELECT pg_advisory_xact_lock({WRITER}), pg_stat_force_next_flush()")
_CHANGED: Final = text(
    "SELECT relname, n_tup_upd + n_tup_del AS changed, n_dead_tup AS dead FROM pg_stat_user_tables"
    " WHERE schemaname = current_schema()"
)


class Postgres:
    """One database on a server. Every method raises the `StoreError` tree."""

    def __init__(self, engine: Engine, where: str) -> None:
        self._engine = engine
        self._reading = engine.execution_options(
            isolation_level="REPEATABLE READ", postgresql_readonly=True
        )
        self._where = where
        # a thread for each connection: whoever waits, waits here and not within the pool
        self._threads = CapacityLimiter(limit("team_store_connections"))
        self._closed = False
        # of each table, how many rows had ever been changed or deleted when it was last written anew
        self._changed: dict[str, int] = {}

    @classmethod
    async def open(cls, url: URL) -> Postgres:
        """Look whether it is ours, and bring it up to date.

        Raises `StoreUnreachable` where nothing answers, `StoreBroken` for a server that is too old,
        tables that are not ours, and those that a newer Copilot has made.
        """
        where = described(url)
        await to_thread.run_sync(prepare_postgres, url, where)
        engine = create_engine(
            url,
            connect_args={"connect_timeout": CONNECT_SECONDS},
            hide_parameters=True,
            pool_size=limit("team_store_connections"),
            max_overflow=0,
        )
        return cls(engine, where)

    async def read(self, work: Callable[[Connection], T]) -> T:
        """What `work` returns of a snapshot."""
        try:
            return await self._run(self._reading, work)
        except StoreUnreachable:
            # the server was started anew: the old connections are gone by now, and a new one may be had
            return await self._run(self._reading, work)

    async def write(self, work: Callable[[Connection], T]) -> T:
        """Run `work` in one transaction, after every other writer's."""
        begun = False

        def alone(connection: Connection) -> T:
            nonlocal begun
            connection.execute(_TURN)
            begun = True
            return work(connection)

        try:
            return await self._run(self._engine, alone)
        except StoreUnreachable:
            if begun:  # it may have been done
                raise
            return await self._run(self._engine, alone)

    async def erase(self, work: Callable[[Connection], int], *, rewrite: bool) -> int:
        """Run `work`, which deletes and counts; with `rewrite` then write every table anew.

        That is each in which anything was deleted or changed since the last time, by whomever, and all
        of them the first time.
        """
        gone = await self.write(work)
        if rewrite:
            await self._rewrite()
        return gone

    async def close(self) -> None:
        """Give the connections back."""
        with CancelScope(shield=True):
            self._closed = True
            await to_thread.run_sync(self._engine.dispose)

    async def _run(self, engine: Engine, work: Callable[[Connection], T]) -> T:
        if self._closed:
            raise StoreBroken("the store was closed", where=self._where, remedy="open it again")

        def transaction() -> T:
            with engine.begin() as connection:
                return work(connection)

        # work once begun is finished even if the caller is cancelled, as with SQLite
        with CancelScope(shield=True), postgres_errors(self._where):
            result = await to_thread.run_sync(transaction, limiter=self._threads)
        return result  # noqa: RET504  behind the block, which to mypy may swallow an error

    async def _rewrite(self) -> None:
        engine = self._engine.execution_options(isolation_level="AUTOCOMMIT")

        def rewrite() -> None:
            with engine.connect() as connection:
                found = connection.execute(_CHANGED).all()
                _vacuum(connection, [row.relname for row in found if self._has_old_rows(row)])
                self._changed = {row.relname: row.changed for row in found}

        with CancelScope(shield=True), postgres_errors(self._where):
            await to_thread.run_sync(rewrite, limiter=self._threads)

    def _has_old_rows(self, row: Row[str, int, int]) -> bool:
        # the dead ones include those of a transaction that was rolled back
        return bool(row.dead) or self._changed.get(row.relname) != row.changed


def described(url: URL) -> str:
    """Where that is, for an error: neither user nor password."""
    host = url.host or url.query.get("host") or "this machine"
    return f"{url.database or 'the default database'} on {host}"


def _vacuum(connection: Connection, tables: Iterable[str]) -> None:
    quote = connection.dialect.identifier_preparer.quote
    for table in tables:
        connection.exec_driver_sql(f"VACUUM (FULL, ANALYZE) {quote(table)}")
    # the samples of ids that it has just replaced; the database's owner may do it, others are warned
    connection.exec_driver_sql("VACUUM (FULL) pg_catalog.pg_statistic")
