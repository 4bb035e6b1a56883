"""Every stored byte about the rep, or about one call: all rows of all tables of all files.

It walks the tables themselves, so a table that is added is exported without being named here. Ids of
rules and skills are keys (`copilot.storage.records`); the reader adds their names.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from copilot.storage import mark_tables
from copilot.storage.spool import SPOOL_DB, TEAM
from copilot.storage.tables import MOMENTS_DB, PRIVATE_DB, VERSION_TABLE

if TYPE_CHECKING:
    from sqlalchemy import Connection, MetaData, Select, Table

    from copilot.storage.database import Database
    from copilot.storage.stores import Stores

Row = dict[str, Any]
Tables = dict[str, list[Row]]

NO_CALLS = frozenset(
    {VERSION_TABLE, TEAM.name, *(table.name for table in mark_tables.ABOUT_NO_CALL)}
)
"""Tables that hold nothing about a call."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """The rows of each table, by the table's name: of each of the folder's databases."""

    moments: Tables
    private: Tables
    spool: Tables

    @property
    def empty(self) -> bool:
        """Whether there is nothing, the versions of the files aside."""
        files = (self.moments, self.private, self.spool)
        return not any(
            rows for file in files for name, rows in file.items() if name != VERSION_TABLE
        )


async def export(stores: Stores, call_id: str | None = None) -> Export:
    """All that is stored about one call, or, without one, all that is stored. Raises `StoreError`."""

    async def rows(database: Database, metadata: MetaData) -> Tables:
        return await database.read(lambda connection: _tables(connection, metadata, call_id))

    return Export(
        moments=await rows(stores.moments.database, MOMENTS_DB),
        private=await rows(stores.private.database, PRIVATE_DB),
        spool=await rows(stores.spool.database, SPOOL_DB),
    )


def _tables(connection: Connection, metadata: MetaData, call_id: str | None) -> Tables:
    return {
        table.name: [
            dict(row) for row in connection.execute(_wanted(table, call_id)).mappings().all()
        ]
        for table in metadata.sorted_tables
        if call_id is None or table.name not in NO_CALLS
    }


def _wanted(table: Table, call_id: str | None) -> Select[Any]:
    """The rows of a table that belong to a call: by its own id, or by its parent's."""
    wanted = select(table).order_by(*table.primary_key.columns)
    if call_id is None:
        return wanted
    joined, parent = wanted, table
    while "call_id" not in parent.c and parent.foreign_keys:
        key = next(iter(parent.foreign_keys))
        joined = joined.join(key.column.table, key.column == key.parent)
        parent = key.column.table
    column = parent.c.call_id if "call_id" in parent.c else parent.c.id
    return joined.where(column == call_id)
