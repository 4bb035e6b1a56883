"""Real files: fresh, older, newer, damaged, and somebody else's."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory

from copilot.errors import StoreBroken
from copilot.kinds import MomentKind
from copilot.storage.prepare import MIGRATIONS, MOMENTS_HISTORY, PRIVATE_HISTORY, prepare
from tests.storage.calls import call_id
from tests.test_schema import ROWS, fill

if TYPE_CHECKING:
    from pathlib import Path

    from copilot.storage.prepare import History

HISTORIES = [MOMENTS_HISTORY, PRIVATE_HISTORY]
AFTER = f"{int(MOMENTS_HISTORY.head) + 1:04}"

# rebuilds the parent table, which would take the moments along if foreign keys were on
NEXT = """
from alembic import op
from copilot.storage.columns import whole

revision = "{revision}"
down_revision = "{down}"


def upgrade():
    with op.batch_alter_table("calls", recreate="always") as calls:
        calls.add_column(whole("overlaps", nullable=True))
    {more}
"""


@pytest.fixture(params=HISTORIES, ids=lambda history: history.file)
def history(request: pytest.FixtureRequest) -> History:
    chosen: History = request.param
    return chosen


@pytest.fixture
def path(tmp_path: Path, history: History) -> Path:
    made = tmp_path / history.file
    made.touch()
    return made


def rows(path: Path, statement: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(statement).fetchall()


def grown(tmp_path: Path, *, more: str = "") -> History:
    """The history of moments.db with one migration after the last, in a folder of its own."""
    folder = tmp_path / "history"
    shutil.copytree(MOMENTS_HISTORY.folder, folder, ignore=shutil.ignore_patterns("__pycache__"))
    text = NEXT.format(more=more, revision=AFTER, down=MOMENTS_HISTORY.head)
    (folder / f"v{AFTER}_next.py").write_text(text, encoding="utf-8")
    return replace(MOMENTS_HISTORY, folder=folder, head=AFTER)


def older(tmp_path: Path) -> Path:
    path = tmp_path / "moments.db"
    path.touch()
    prepare(path, MOMENTS_HISTORY)
    with closing(sqlite3.connect(path)) as connection:
        fill(connection, "moments", but="schema_version")
        connection.commit()
    return path


def test_the_head_is_the_newest_migration(history: History) -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("version_locations", str(history.folder))
    config.set_main_option("path_separator", "newline")
    assert ScriptDirectory.from_config(config).get_heads() == [history.head]


def test_a_fresh_file_is_made_ours(path: Path, history: History) -> None:
    prepare(path, history)
    assert rows(path, "PRAGMA application_id") == [(history.application_id,)]
    assert rows(path, "SELECT version_num FROM schema_version") == [(history.head,)]
    assert rows(path, "PRAGMA journal_mode") == [("wal",)]
    assert path.read_bytes()[68:72] == history.application_id.to_bytes(4, "big")


def test_a_file_that_is_up_to_date_is_left_as_it_is(path: Path, history: History) -> None:
    prepare(path, history)
    before = path.read_bytes()
    prepare(path, history)
    assert path.read_bytes() == before


def test_an_older_file_is_brought_up_to_date_with_all_its_rows(tmp_path: Path) -> None:
    path = older(tmp_path)
    prepare(path, grown(tmp_path))
    assert rows(path, "SELECT version_num FROM schema_version") == [(AFTER,)]
    assert rows(path, "SELECT id, overlaps FROM calls") == [(ROWS["moments"]["calls"]["id"], None)]
    assert rows(path, "SELECT id FROM moments") == [(ROWS["moments"]["moments"]["id"],)]


def test_an_older_file_still_takes_no_word_afterwards(tmp_path: Path) -> None:
    path = older(tmp_path)
    prepare(path, grown(tmp_path))
    with (
        closing(sqlite3.connect(path)) as connection,
        pytest.raises(sqlite3.IntegrityError, match="ck_calls_kind"),
    ):
        connection.execute("UPDATE calls SET kind = 'rutabaga'")


def test_a_migration_that_fails_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = older(tmp_path)
    broken = grown(tmp_path, more='op.execute("SELECT * FROM no_such_table")')
    with pytest.raises(StoreBroken):
        prepare(path, broken)
    assert rows(path, "SELECT version_num FROM schema_version") == [(MOMENTS_HISTORY.head,)]
    assert len(rows(path, "SELECT id FROM moments")) == 1
    assert "overlaps" not in rows(path, "SELECT sql FROM sqlite_master WHERE name = 'calls'")[0][0]
    prepare(path, MOMENTS_HISTORY)


def test_a_migration_that_loses_rows_is_taken_back(tmp_path: Path) -> None:
    path = older(tmp_path)
    with pytest.raises(StoreBroken, match="lost rows"):
        prepare(path, grown(tmp_path, more='op.execute("DELETE FROM calls")'))
    assert len(rows(path, "SELECT id FROM calls")) == 1


def test_an_installation_without_the_migrations_says_so(tmp_path: Path) -> None:
    path = older(tmp_path)
    with pytest.raises(StoreBroken, match="lacks the migrations"):
        prepare(path, replace(grown(tmp_path), folder=tmp_path / "nowhere"))


def test_a_newer_file_is_refused(tmp_path: Path) -> None:
    path = older(tmp_path)
    prepare(path, grown(tmp_path))
    before = path.read_bytes()
    with pytest.raises(StoreBroken, match="newer Copilot") as told:
        prepare(path, MOMENTS_HISTORY)
    assert "update Copilot" in told.value.remedy
    assert path.read_bytes() == before


def test_another_programs_database_is_refused(path: Path, history: History) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    before = path.read_bytes()
    with pytest.raises(StoreBroken, match="another program"):
        prepare(path, history)
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [history.file]


def test_our_other_database_is_refused(path: Path, history: History) -> None:
    other = HISTORIES[1 - HISTORIES.index(history)]
    prepare(path, other)
    with pytest.raises(StoreBroken, match=history.file):
        prepare(path, history)


@pytest.mark.parametrize("content", [b"rutabaga" * 512, b"SQLite format 3\0" + bytes(84)])
def test_what_is_no_database_is_refused(path: Path, history: History, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(StoreBroken) as told:
        prepare(path, history)
    assert "move the file" in told.value.remedy
    assert path.read_bytes() == content


def test_a_damaged_page_is_found_at_the_start(tmp_path: Path) -> None:
    path = older(tmp_path)
    with closing(sqlite3.connect(path)) as connection:
        [row] = connection.execute("SELECT * FROM calls").fetchall()
        connection.executemany(
            f"INSERT INTO calls VALUES ({', '.join('?' * len(row))})",  # noqa: S608  places only
            [(call_id(number), *row[1:]) for number in range(400)],
        )
        connection.commit()
    content = bytearray(path.read_bytes())
    middle = len(content) // 2 // 4096 * 4096
    content[middle : middle + 64] = b"\xff" * 64
    path.write_bytes(content)
    with pytest.raises(StoreBroken, match="damaged"):
        prepare(path, MOMENTS_HISTORY)


OLD_ROWS: dict[str, tuple[tuple[str, str], ...]] = {
    "moments.db": (
        ("calls", "'{call}', 'demo', 1790000000, 1, 9.5, 4.5, 3.5, 0.5, 9, 8, 4, 1, 0, 2.5, 1.5, -0.5, 0, 0, 0"),
        ("moments", "'{row}', '{call}', '{row}', 1, 'probe', 1.5, 0.5, 0.5, 0.25"),
    ),
    "private.db": (
        ("own_calls", "'{call}', 1790000000, 'core', 9.5, 0"),
        ("cards", "'{row}', '{call}', '{row}', 'budget_skipped', 1.5, 2.5, 3.5"),
        ("reactions", "'{row}', 'useful'"),
    ),
}  # fmt: skip


def first_version(tmp_path: Path, history: History) -> History:
    """The history as it was when the file was first released."""
    folder = tmp_path / "first"
    folder.mkdir()
    for name in ("__init__.py", next(one.name for one in history.folder.glob("v0001_*.py"))):
        shutil.copy(history.folder / name, folder / name)
    return replace(history, folder=folder, head="0001")


def test_a_file_of_the_first_version_keeps_its_rows_and_takes_the_new_kinds(
    tmp_path: Path, path: Path, history: History
) -> None:
    prepare(path, first_version(tmp_path, history))
    table = "cards" if history is PRIVATE_HISTORY else "moments"
    ids = {"call": call_id(1), "row": call_id(2)}
    with closing(sqlite3.connect(path)) as connection:
        for name, values in OLD_ROWS[history.file]:
            connection.execute(f"INSERT INTO {name} VALUES ({values.format(**ids)})")  # noqa: S608  ours
        with pytest.raises(sqlite3.IntegrityError):
            connection.execute(f"UPDATE {table} SET kind = 'monologue'")  # noqa: S608  ours
        connection.commit()
    kept = [rows(path, f"SELECT * FROM {name}") for name, _ in OLD_ROWS[history.file][1:]]  # noqa: S608  ours
    prepare(path, history)
    assert [rows(path, f"SELECT * FROM {name}") for name, _ in OLD_ROWS[history.file][1:]] == kept  # noqa: S608  ours
    assert rows(path, f"SELECT name FROM sqlite_master WHERE name = 'ix_{table}_call_id'")  # noqa: S608  ours
    with closing(sqlite3.connect(path)) as connection:
        for kind in MomentKind:
            connection.execute(f"UPDATE {table} SET kind = ?", (kind,))  # noqa: S608  ours
        with pytest.raises(sqlite3.IntegrityError, match=f"ck_{table}_kind"):
            connection.execute(f"UPDATE {table} SET kind = 'rutabaga'")  # noqa: S608  ours


def test_own_calls_of_the_first_version_take_the_profile_and_the_outcomes(tmp_path: Path) -> None:
    path = tmp_path / "private.db"
    path.touch()
    prepare(path, first_version(tmp_path, PRIVATE_HISTORY))
    with closing(sqlite3.connect(path)) as connection:
        row = (call_id(1), 1_790_000_000, "core", 9.5, 0)
        connection.execute("INSERT INTO own_calls VALUES (?, ?, ?, ?, ?)", row)
        connection.commit()
    prepare(path, PRIVATE_HISTORY)
    assert rows(path, "SELECT id, profile FROM own_calls") == [(call_id(1), "core")]
    assert rows(path, "SELECT count(*) FROM outcomes") == [(0,)]
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE own_calls SET profile = 'struggling'")
        with pytest.raises(sqlite3.IntegrityError, match="ck_own_calls_profile"):
            connection.execute("UPDATE own_calls SET profile = 'rutabaga'")
