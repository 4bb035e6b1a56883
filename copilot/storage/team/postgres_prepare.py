"""Before a PostgreSQL is used: is it new enough, is it ours, is it up to date?

The same migrations as SQLite's, in one transaction, under a lock: of two servers that start at once
one waits and finds the work done.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import NullPool, create_engine, inspect, text

from copilot.errors import StoreBroken
from copilot.storage.prepare import upgrade
from copilot.storage.tables import VERSION_TABLE
from copilot.storage.team.database import TEAM_HISTORY
from copilot.storage.team.postgres_faults import postgres_errors

if TYPE_CHECKING:
    from sqlalchemy import URL, Connection

OLDEST: Final = 15
_PREPARING: Final = 0x436F5075
_OTHER_DATABASE: Final = "name an empty database in team.store_url"


def prepare_postgres(url: URL, where: str) -> None:
    """Leave it ours and at the newest version. Blocks; raises the `StoreError` tree if it cannot."""
    engine = create_engine(
        url, connect_args={"connect_timeout": 5}, hide_parameters=True, poolclass=NullPool
    )
    with postgres_errors(where), engine.begin() as connection:
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _PREPARING})
        _check_age(connection, where)
        if _version(connection, where) != TEAM_HISTORY.head:
            upgrade(connection, where, TEAM_HISTORY)


def _check_age(connection: Connection, where: str) -> None:
    number = int(connection.execute(text("SHOW server_version_num")).scalar_one())
    if number < OLDEST * 10_000:
        raise StoreBroken(
            f"PostgreSQL {number // 10_000} is too old",
            where=where,
            remedy=f"use PostgreSQL {OLDEST} or newer",
        )


def _version(connection: Connection, where: str) -> str | None:
    """The newest migration that it has had; None for an empty database."""
    tables = set(inspect(connection).get_table_names())
    if not tables:
        return None
    ours = set(TEAM_HISTORY.metadata.tables)
    if VERSION_TABLE not in tables or not tables <= ours:
        raise StoreBroken(
            "another program's tables are in that database", where=where, remedy=_OTHER_DATABASE
        )
    versions = TEAM_HISTORY.metadata.tables[VERSION_TABLE]
    version = connection.execute(versions.select()).scalar_one_or_none()
    if version is None or version > TEAM_HISTORY.head:
        raise StoreBroken(
            f"written by a newer Copilot (version {version}; this one knows {TEAM_HISTORY.head})",
            where=where,
            remedy=f"update Copilot, or {_OTHER_DATABASE}",
        )
    return str(version)
