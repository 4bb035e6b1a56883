"""Before a file is used: is it sound, is it ours, is it up to date?

An older file is brought up to date, by the migrations that it lacks, in one transaction. A newer
one is refused, since its rows may mean what this Copilot cannot know.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import NullPool, create_engine

from copilot.errors import StoreBroken
from copilot.storage.connecting import MODE, address, arguments, set_up
from copilot.storage.faults import NEW_FILE, store_errors
from copilot.storage.tables import MOMENTS_DB, PRIVATE_DB, VERSION_TABLE

if TYPE_CHECKING:
    from sqlalchemy import Connection, MetaData

MIGRATIONS: Final = Path(__file__).resolve().parent / "migrations"


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """One database over time: its file's name, its migrations' folder, and the newest of them.

    `application_id` is written in the file's head and tells our two files from each other and from
    anybody else's.
    """

    file: str
    metadata: MetaData
    folder: Path
    head: str
    application_id: int


MOMENTS_HISTORY: Final = History(
    file="moments.db",
    metadata=MOMENTS_DB,
    folder=MIGRATIONS / "moments",
    head="0005",
    application_id=0x436F506D,  # "CoPm"
)
PRIVATE_HISTORY: Final = History(
    file="private.db",
    metadata=PRIVATE_DB,
    folder=MIGRATIONS / "private",
    head="0007",
    application_id=0x436F5070,  # "CoPp"
)


def prepare(path: Path, history: History) -> None:
    """Leave `path` sound, ours and at the newest version. Blocks; raises `StoreBroken` if it cannot.

    A file that is refused is left as it is.
    """
    engine = create_engine(
        address(path),
        connect_args=arguments(),
        hide_parameters=True,
        poolclass=NullPool,
    )
    set_up(engine, foreign_keys=False)
    with store_errors(path):
        with engine.execution_options(**{MODE: "read"}).begin() as connection:
            _check_sound(connection, path)
            version = _version(connection, path, history)
        with engine.execution_options(**{MODE: "bare"}).begin() as connection:
            # the file remembers; readers then never wait for the writer
            connection.exec_driver_sql("PRAGMA journal_mode=WAL")
        if version != history.head:
            with engine.begin() as connection:
                _upgrade(connection, path, history)


def _check_sound(connection: Connection, path: Path) -> None:
    if connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one() != "ok":
        raise StoreBroken("the file is damaged", where=str(path), remedy=NEW_FILE)


def _version(connection: Connection, path: Path, history: History) -> str | None:
    """The newest migration that the file has had; None for an empty file."""
    mark = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
    tables = set(
        connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars()
    )
    if not mark and not tables:
        return None
    if mark != history.application_id or VERSION_TABLE not in tables:
        raise StoreBroken(
            f"not the {history.file} of a Copilot: another program's database",
            where=str(path),
            remedy=NEW_FILE,
        )
    versions = history.metadata.tables[VERSION_TABLE]
    version = connection.execute(versions.select()).scalar_one_or_none()
    if version is None or version > history.head:
        raise StoreBroken(
            f"written by a newer Copilot (version {version}; this one knows {history.head})",
            where=str(path),
            remedy=f"update Copilot, or {NEW_FILE}",
        )
    return str(version)


def upgrade(connection: Connection, where: str, history: History) -> None:
    """Run the migrations that a database lacks, in the transaction that `connection` is in.

    Raises `StoreBroken` where the installation lacks them.
    """
    # 0.2 s to import, and wanted only when there is something to do
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", _escaped(MIGRATIONS))
    config.set_main_option("version_locations", _escaped(history.folder))
    config.set_main_option("path_separator", "newline")
    config.attributes.update(connection=connection, metadata=history.metadata)
    # ahead of alembic, whose own table would take any text for a version
    history.metadata.tables[VERSION_TABLE].create(connection, checkfirst=True)
    try:
        command.upgrade(config, history.head)
    except CommandError:
        raise StoreBroken(
            "this installation lacks the migrations for the database",
            where=where,
            remedy="install Copilot again",
        ) from None


def _upgrade(connection: Connection, path: Path, history: History) -> None:
    upgrade(connection, str(path), history)
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
        raise StoreBroken("a migration lost rows", where=str(path), remedy="report it")
    connection.exec_driver_sql(f"PRAGMA application_id={history.application_id}")


def _escaped(path: Path) -> str:
    return str(path).replace("%", "%%")
