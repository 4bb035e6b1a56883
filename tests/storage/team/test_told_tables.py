"""What is told across people holds no person; what it was told of is closed when the store grows older."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

from copilot.storage.prepare import prepare
from copilot.storage.team.database import TEAM_HISTORY
from copilot.storage.team.told_tables import (
    CLOSED_SPANS,
    FORMER_MANAGERS,
    PATTERNS,
    PROGRAMMES,
    PUBLISHED_PEOPLE,
    TOLD_CALLS,
)
from tests.storage.team.test_schema import ONE, PERSON

if TYPE_CHECKING:
    from pathlib import Path


def test_nothing_that_is_told_leads_to_a_person_or_a_call() -> None:
    for table in (PROGRAMMES, PATTERNS, CLOSED_SPANS, TOLD_CALLS):
        assert not table.foreign_keys
        assert not [column.name for column in table.columns if column.name.endswith("_id")]


def test_what_is_kept_of_people_goes_with_them() -> None:
    for table in (FORMER_MANAGERS, PUBLISHED_PEOPLE):
        assert {key.column.table.name for key in table.foreign_keys} == {"people"}
        assert all(key.ondelete == "CASCADE" for key in table.foreign_keys)


def test_what_was_told_by_the_former_rule_goes_and_is_not_told_again(tmp_path: Path) -> None:
    [told_once] = TEAM_HISTORY.folder.glob("v*_told_once.py")
    former, folder = "", tmp_path / "history"
    folder.mkdir()
    for script in sorted(TEAM_HISTORY.folder.glob("*.py")):
        if script.name < told_once.name:
            shutil.copy(script, folder)
            former = script.name[1:5]
    path = tmp_path / TEAM_HISTORY.file
    path.touch()
    prepare(path, replace(TEAM_HISTORY, folder=folder, head=former))
    rows = {
        "people": PERSON,
        "parts": {"id": 1, "week": 4, "team": "North", "calls": 12},
        "part_kinds": {"part_id": 1, "kind": "demo"},
        "part_counts": {"part_id": 1, "key": "monologue", "hits": 1.5, "of_all": 2},
        "endings": {"reference": "D-1", "state": "won", "stage": "", "noted_on": 4},
    }
    with closing(sqlite3.connect(path)) as connection:
        for table, row in rows.items():
            names, places = ", ".join(row), ", ".join("?" * len(row))
            connection.execute(
                f"INSERT INTO {table} ({names}) VALUES ({places})",  # noqa: S608  names of ours
                tuple(row.values()),
            )
        connection.commit()
    prepare(path, TEAM_HISTORY)
    with closing(sqlite3.connect(path)) as connection:
        for table in ("parts", "part_kinds", "part_counts", "endings"):
            [left] = connection.execute(f"SELECT count(*) FROM {table}")  # noqa: S608  names of ours
            assert left == (0,)
        assert connection.execute("SELECT * FROM closed_spans").fetchall() == [("trends", 4)]
        assert connection.execute("SELECT id FROM people").fetchall() == [(ONE,)]
