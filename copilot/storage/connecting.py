"""How every connection to one of the files behaves.

Transactions begin where we say so, not where Python's sqlite3 guesses, so that a migration is all
or nothing and a writer never finds half-way that it may not write.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal

from sqlalchemy import URL, event

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection, Engine

Mode = Literal["read", "write", "bare"]
MODE: Final = "copilot_mode"
WAIT_SECONDS: Final = 5.0
_BEGIN: Final[dict[Mode, str]] = {"read": "BEGIN", "write": "BEGIN IMMEDIATE"}

PRAGMAS: Final = (
    "synchronous=FULL",  # a commit that was acknowledged survives a power cut
    "secure_delete=ON",  # what is deleted is overwritten
    "wal_autocheckpoint=100",  # pages of 4 KiB: the log stays small beside a disk that fills up
    "temp_store=MEMORY",  # no copy of a row in a temporary folder
    "trusted_schema=OFF",  # a file that came from elsewhere runs nothing
    "cell_size_check=ON",  # damage is found where it is, not where it leads
)


def address(path: Path) -> URL:
    """SQLAlchemy's URL of a file, whatever characters its path has."""
    return URL.create("sqlite+pysqlite", database=str(path))


def arguments() -> dict[str, Any]:
    """What sqlite3.connect is given: no transactions of its own, and a bound to waiting."""
    return {"isolation_level": None, "timeout": WAIT_SECONDS}


def set_up(engine: Engine, *, foreign_keys: bool) -> None:
    """Give each connection of `engine` its pragmas, and begin its transactions by their mode.

    ``bare`` begins none: VACUUM and checkpoints refuse to run inside of one. `foreign_keys` is off
    for migrations, where SQLite rebuilds a table by dropping it, which would take its children.
    """

    @event.listens_for(engine, "connect")
    def _connected(connection: Any, _record: object) -> None:
        cursor = connection.cursor()
        for pragma in (*PRAGMAS, f"foreign_keys={'ON' if foreign_keys else 'OFF'}"):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begun(connection: Connection) -> None:
        mode: Mode = connection.get_execution_options().get(MODE, "write")
        if mode in _BEGIN:
            connection.exec_driver_sql(_BEGIN[mode])
