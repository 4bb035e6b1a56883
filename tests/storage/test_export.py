from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from copilot.conversation.snapshot import Snapshot
from copilot.kinds import CallKind, DisputeReason, WithholdReason
from copilot.storage.export import NO_CALLS, export
from copilot.storage.lock import LOCK_FILE
from copilot.storage.marks import Mark, SelfCheck, Shared, SharedBy
from copilot.storage.own import Reaction
from copilot.storage.spool import SPOOL_DB
from copilot.storage.stores import open_stores
from copilot.storage.tables import MOMENTS_DB, PRIVATE_DB
from tests.storage.calls import STARTED_AT, call_id, moment, own_call, summary

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from copilot.storage.stores import Stores

pytestmark = pytest.mark.anyio


@pytest.fixture
async def stores(folder: Path) -> AsyncIterator[Stores]:
    """Two calls of which there is a row in every table, and a choice of each kind."""
    async with open_stores(folder) as opened:
        for number in (0, 1):
            call = call_id(number)
            one, two = (moment(call, place).id for place in range(2))
            await opened.moments.save_call(summary(number), started_at=STARTED_AT)
            await opened.private.save_call(replace(own_call(number), mine=True))
            await opened.private.react(call, own_call(number).cards[0].id, Reaction.USED)
            said = Mark(annotation=f"note {number}", disputed=DisputeReason.OTHER)
            await opened.marks.mark(call, one, said)
            await opened.marks.mark(call, two, Mark(withheld=WithholdReason.WRONG))
            await opened.marks.refer(call, f"OPP-{number}")
            await opened.marks.check(call, SelfCheck())
            await opened.marks.say_kind(call, CallKind.DEMO)
            await opened.private.save_snapshot(call, Snapshot(until_s=9.0))
            await opened.marks.let_go(call, Shared(at=STARTED_AT, by=SharedBy.REP))
        contents = {call_id(number): f"{number}" * 64 for number in (0, 1)}
        await opened.spool.want(contents, server="a" * 64, read_at=0)
        await opened.spool.team_since("a" * 64)
        await opened.choices.choose("listening")
        await opened.choices.practised("a")
        await opened.choices.propose("closing")
        yield opened


async def test_everything_is_every_row_of_every_table(stores: Stores, folder: Path) -> None:
    found = await export(stores)
    files = {"moments.db": found.moments, "private.db": found.private, "spool.db": found.spool}
    kept = {path.name for path in folder.iterdir()}  # noqa: ASYNC240  in a test
    assert {name for name in kept if not name.endswith(("-wal", "-shm"))} == {*files, LOCK_FILE}
    for name, tables in files.items():
        with closing(sqlite3.connect(f"file:{folder / name}?mode=ro", uri=True)) as raw:
            made = {
                row[0] for row in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            }
            assert set(tables) == made
            for table in made:
                columns = [row[1] for row in raw.execute(f"PRAGMA table_info({table})")]
                rows = raw.execute(f"SELECT * FROM {table}").fetchall()  # noqa: S608  names of ours
                assert rows
                assert {tuple(row[column] for column in columns) for row in tables[table]} == set(
                    rows
                )


async def test_a_call_has_its_own_rows_of_each_table_and_nobody_elses(stores: Stores) -> None:
    everything, found = await export(stores), await export(stores, call_id(0))
    whole = {**everything.moments, **everything.private, **everything.spool}
    tables = {**found.moments, **found.private, **found.spool}
    known = set(MOMENTS_DB.tables) | set(PRIVATE_DB.tables) | set(SPOOL_DB.tables)
    assert set(tables) == known - NO_CALLS
    for name, rows in tables.items():
        assert rows, name
        assert len(rows) * 2 == len(whole[name]), name
    assert call_id(1) not in str(found)
    assert "note 0" in str(found)
    assert not found.empty


async def test_of_a_call_that_is_not_there_there_is_nothing(stores: Stores) -> None:
    assert (await export(stores, call_id("nowhere"))).empty


async def test_an_empty_folder_is_empty(folder: Path) -> None:
    async with open_stores(folder) as stores:
        assert (await export(stores)).empty
