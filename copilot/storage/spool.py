"""What the team's server has of the rep's calls, and what it lacks: kept in ``spool.db``.

One row a call, never a copy of it: which revision is wanted there, the digest of what that revision
says, and which revision the server has acknowledged. What is sent is made of the rep's own files when
it is sent, so a moment that the rep withholds while the server is away never leaves. A row is on the
disk before anything is sent of it, so a process that dies in between sends the same again, which the
server takes for what it is.

A call that the rep deletes is taken back there too, and its row goes once that is acknowledged. That is
final: a call that was deleted is not wanted again, even if somebody had read it before, to send it.

One more row says since when there is a server at all: a call that ended before has its whole window
from there on, for its rep was told that nothing leaves this machine.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy import MetaData, Table, delete, func, select, update
from sqlalchemy.dialects.sqlite import insert

from copilot.limits import limit
from copilot.storage.columns import flag, identifier, version, whole
from copilot.storage.database import Database
from copilot.storage.prepare import MIGRATIONS, History
from copilot.storage.spool_columns import REVISION_MAX, digest
from copilot.storage.tables import NAMING, STARTED_AT_MAX, VERSION_TABLE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from sqlalchemy import ColumnElement, Connection

SPOOL_DB: Final = MetaData(naming_convention=NAMING)

SENDING: Final = Table(
    "sending",
    SPOOL_DB,
    identifier("call_id", primary_key=True),
    # which server it is wanted on: the digest of its address, so that another one is told everything
    digest("server"),
    whole("revision", high=REVISION_MAX),
    digest("content"),
    flag("taken_back"),
    whole("acknowledged", high=REVISION_MAX),
)

TEAM: Final = Table(
    "team",
    SPOOL_DB,
    # one row at most: there is one server
    whole("place", low=1, high=1, primary_key=True),
    digest("server"),
    whole("since", high=STARTED_AT_MAX),
)

VERSIONS: Final = Table(VERSION_TABLE, SPOOL_DB, version("version_num"))

SPOOL_HISTORY: Final = History(
    file="spool.db",
    metadata=SPOOL_DB,
    folder=MIGRATIONS / "spool",
    head="0002",
    application_id=0x436F5073,  # "CoPs"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the server lacks of one call: a revision, or that it was taken back."""

    call: str
    revision: int
    taken_back: bool


class Spool:
    """The rep's list of what is to be sent. Raises the `StoreError` tree.

    `spool_forgotten` counts calls that were dropped at the bound ``spool_calls`` of `limits`; they are
    sent once more when they are next wanted, and the server knows them. `taken_back` rises whenever
    something is taken back.
    """

    def __init__(self, database: Database, clock: Callable[[], float] = time.time) -> None:
        self._database = database
        self._clock = clock
        self.taken_back = 0
        self.spool_forgotten = 0

    @classmethod
    async def open(cls, folder: Path) -> Spool:
        """The spool in `folder`, which the caller holds alone (`copilot.storage.stores`)."""
        return cls(await Database.open(folder, SPOOL_HISTORY))

    @property
    def database(self) -> Database:
        """The file itself, for what reads all of it."""
        return self._database

    async def team_since(self, server: str) -> int:
        """Since when this is the team's server, in whole seconds of UTC since 1970; now, if it is new."""
        now_s = int(self._clock())

        def work(connection: Connection) -> int:
            row = connection.execute(select(TEAM)).first()
            if row is not None and row.server == server:
                return int(row.since)
            connection.execute(delete(TEAM))
            connection.execute(insert(TEAM).values(place=1, server=server, since=now_s))
            return now_s

        return await self._database.write(work)

    async def no_team(self) -> None:
        """There is no server: if one is set up, calls have their whole window from then on."""
        await self._database.write(lambda connection: connection.execute(delete(TEAM)).rowcount)

    async def want(self, contents: Mapping[str, str], *, server: str, read_at: int) -> bool:
        """Have these calls on the server as they now are (the digest of each).

        `read_at` is what `taken_back` was before the calls were read. If it has risen since, a deleted
        call may be among them: nothing is done then, and False says to read again.

        A revision is at least the time in milliseconds since 1970, so that a machine that lost its
        files does not begin below what the server has.
        """
        now_ms = self._now_ms()

        def work(connection: Connection) -> int | None:
            if self.taken_back != read_at:
                return None
            for call, content in contents.items():
                _want(connection, call, content, server, now_ms)
            return _bound(connection)

        forgotten = await self._database.write(work)
        self.spool_forgotten += forgotten or 0
        return forgotten is not None

    async def take_back(self, call: str) -> None:
        """Have nothing of that call on the server any more, if anything may be there. Final."""
        now_ms = self._now_ms()
        self.taken_back += 1
        await self._database.write(lambda connection: _take_back(connection, call, now_ms))

    async def take_back_all(self) -> None:
        """The same of every call that something may be there of."""
        now_ms = self._now_ms()
        self.taken_back += 1
        everything = select(SENDING.c.call_id).where(SENDING.c.taken_back == 0)

        def work(connection: Connection) -> None:
            for call in connection.execute(everything).scalars().all():
                _take_back(connection, call, now_ms)

        await self._database.write(work)

    async def lacking(self, *, server: str) -> tuple[Wanted, ...]:
        """What the server has not acknowledged, what was wanted first at the front."""
        wanted = (
            select(SENDING.c.call_id, SENDING.c.revision, SENDING.c.taken_back)
            .where(SENDING.c.server == server, SENDING.c.revision > SENDING.c.acknowledged)
            .order_by(SENDING.c.revision, SENDING.c.call_id)
        )
        rows = await self._database.read(lambda connection: connection.execute(wanted).all())
        return tuple(
            Wanted(call=call, revision=revision, taken_back=bool(taken_back))
            for call, revision, taken_back in rows
        )

    async def acknowledged(self, revisions: Iterable[tuple[str, int]]) -> None:
        """The server has these revisions, or what is newer, or will never have them."""
        given = tuple(revisions)
        done = delete(SENDING).where(
            SENDING.c.taken_back == 1, SENDING.c.revision <= SENDING.c.acknowledged
        )

        def work(connection: Connection) -> int:
            for call, revision in given:
                connection.execute(
                    update(SENDING)
                    .where(SENDING.c.call_id == call, SENDING.c.acknowledged < revision)
                    .values(acknowledged=revision)
                )
            return connection.execute(done).rowcount

        await self._database.erase(work, rewrite=False)

    async def close(self) -> None:
        """Give the file back."""
        await self._database.close()

    def _now_ms(self) -> int:
        return max(1, round(self._clock() * 1000))


def _want(connection: Connection, call: str, content: str, server: str, now_ms: int) -> None:
    row = connection.execute(select(SENDING).where(SENDING.c.call_id == call)).first()
    if row is None:
        connection.execute(
            insert(SENDING).values(
                call_id=call,
                server=server,
                revision=now_ms,
                content=content,
                taken_back=0,
                acknowledged=0,
            )
        )
        return
    if row.taken_back or (row.content == content and row.server == server):
        return
    connection.execute(
        update(SENDING)
        .where(SENDING.c.call_id == call)
        .values(
            server=server,
            revision=max(row.revision + 1, now_ms),
            content=content,
            acknowledged=row.acknowledged if row.server == server else 0,
        )
    )


def _take_back(connection: Connection, call: str, now_ms: int) -> None:
    row = connection.execute(select(SENDING).where(SENDING.c.call_id == call)).first()
    # of a call without a row nothing was ever sent
    if row is not None and not row.taken_back:
        connection.execute(
            update(SENDING)
            .where(SENDING.c.call_id == call)
            .values(revision=max(row.revision + 1, now_ms), taken_back=1)
        )


def _bound(connection: Connection) -> int:
    """Drop the oldest of what is settled, down to the bound; how many."""
    settled: ColumnElement[bool] = SENDING.c.revision <= SENDING.c.acknowledged
    count = connection.execute(select(func.count()).select_from(SENDING)).scalar_one()
    beyond = count - limit("spool_calls")
    if beyond <= 0:
        return 0
    oldest = select(SENDING.c.call_id).where(settled).order_by(SENDING.c.revision).limit(beyond)
    return connection.execute(delete(SENDING).where(SENDING.c.call_id.in_(oldest))).rowcount
