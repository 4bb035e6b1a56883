"""Where the team's store is: a SQLite file of its own, or PostgreSQL by URL. One way to use either.

What is read and written is given as work on a connection of SQLAlchemy Core, the same for both. Both
let one writer at a time in, so that whatever was read within a write still holds when it ends.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Protocol, TypeVar

from sqlalchemy import make_url
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import ArgumentError

from copilot.errors import StoreBroken
from copilot.storage.database import Database
from copilot.storage.prepare import MIGRATIONS, History
from copilot.storage.team.schema import TEAM_DB

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from sqlalchemy import URL, Connection, Table

T = TypeVar("T")

TEAM_HISTORY: Final = History(
    file="team.db",
    metadata=TEAM_DB,
    folder=MIGRATIONS / "team",
    head="0010",
    application_id=0x436F5074,  # "CoPt"
)
HOW_TO_WRITE_IT: Final = "write it as postgresql://user@host/database, or leave it empty for SQLite"


class TeamDatabase(Protocol):
    """One database. Every method raises the `StoreError` tree, and leaves it as it was then."""

    async def read(self, work: Callable[[Connection], T]) -> T:
        """What `work` returns of a snapshot."""
        ...

    async def write(self, work: Callable[[Connection], T]) -> T:
        """Run `work` in one transaction, alone. On return it is on the disk, on an error nothing is."""
        ...

    async def erase(self, work: Callable[[Connection], int], *, rewrite: bool) -> int:
        """Run `work`, which deletes and counts, then leave no byte of the rows in the data files.

        With `rewrite` the files are written anew, for which everybody waits. Without it PostgreSQL leaves
        the bytes, as it does those of each row that is changed, until the next erasing with it.
        """
        ...

    async def close(self) -> None:
        """Give it back."""
        ...


async def open_database(folder: Path, url: str = "") -> TeamDatabase:
    """``team.db`` in `folder`, or the PostgreSQL of `url`; checked, and brought up to date.

    Raises the `StoreError` tree.
    """
    if not url:
        return await Database.open(folder, TEAM_HISTORY)
    from copilot.storage.team.postgres import Postgres

    return await Postgres.open(postgres_url(url))


def postgres_url(url: str) -> URL:
    """The URL with the driver that we use. Raises StoreBroken for any other database."""
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise StoreBroken(
            "the address of the team's store cannot be read", remedy=HOW_TO_WRITE_IT
        ) from None
    if parsed.get_backend_name() not in {"postgresql", "postgres"}:
        raise StoreBroken(
            f"the team's store is SQLite or PostgreSQL, and not {parsed.get_backend_name()}",
            remedy=HOW_TO_WRITE_IT,
        )
    return parsed.set(drivername="postgresql+psycopg")


def put(
    connection: Connection,
    table: Table,
    rows: Iterable[Mapping[str, object]],
    *,
    keep: frozenset[str] = frozenset(),
) -> None:
    """Insert `rows`, each in place of the one with its key; columns in `keep` stay as they were."""
    values = [dict(row) for row in rows]
    if not values:
        return
    offered: Any = _INSERT[connection.dialect.name](table)
    keys = {column.name for column in table.primary_key}
    fresh = {name: offered.excluded[name] for name in values[0] if name not in keys | keep}
    statement = (
        offered.on_conflict_do_update(index_elements=sorted(keys), set_=fresh)
        if fresh
        else offered.on_conflict_do_nothing(index_elements=sorted(keys))
    )
    connection.execute(statement, values)


_INSERT: Final[dict[str, Callable[[Table], object]]] = {
    "sqlite": sqlite.insert,
    "postgresql": postgresql.insert,
}
