"""F1 of the promises: killed while it writes, again and again, on the same files.

What was acknowledged is there exactly once; what was not is there whole or not at all.
"""

from __future__ import annotations

import multiprocessing
import random
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

from tests.storage import crash_writer
from tests.storage.calls import call_id

if TYPE_CHECKING:
    from multiprocessing.context import ForkServerContext
    from pathlib import Path

ROUNDS = 12
SEED = 20_261_123


def killed(
    context: ForkServerContext, folder: Path, first: int, chance: random.Random
) -> list[int]:
    """One life of a writer: the numbers that it acknowledged."""
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=crash_writer.write, args=(folder, theirs, first))
    process.start()
    theirs.close()
    acknowledged: list[object] = []
    if chance.random() < 0.8:  # else it dies while it opens the files, or makes them
        assert ours.recv() == "open"
        acknowledged.extend(ours.recv() for _ in range(chance.randrange(6)))
    ours.poll(chance.random() * 0.006)  # any instant within two commits
    process.kill()
    process.join()
    process.close()
    while ours.poll():  # said before it died
        try:
            acknowledged.append(ours.recv())
        except EOFError:
            break
    ours.close()
    return [number for number in acknowledged if isinstance(number, int)]


def rows(path: Path, statement: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        if connection.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,):
            return []
        return connection.execute(statement).fetchall()


@pytest.mark.slow
def test_killed_while_writing(tmp_path: Path) -> None:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.storage.crash_writer"])
    chance = random.Random(SEED)  # noqa: S311  no secret
    acknowledged: set[str] = set()
    first = 0
    for _ in range(ROUNDS):
        numbers = killed(context, tmp_path, first, chance)
        acknowledged |= {call_id(number) for number in numbers}
        first = max([first, *numbers])  # the last one is sent again, as after a lost answer

        calls = rows(
            tmp_path / "moments.db",
            "SELECT calls.id, calls.ended, count(moments.id) FROM calls "
            "LEFT JOIN moments ON moments.call_id = calls.id GROUP BY calls.id",
        )
        assert {count for _, _, count in calls} <= {crash_writer.MOMENTS}
        assert {call for call, ended, _ in calls if ended} >= acknowledged
        assert len(calls) <= len(acknowledged) + 2 * ROUNDS

        own = rows(
            tmp_path / "private.db",
            "SELECT own_calls.id, count(*), count(DISTINCT cards.id) FROM own_calls "
            "LEFT JOIN stretches ON stretches.call_id = own_calls.id "
            "LEFT JOIN cards ON cards.call_id = own_calls.id GROUP BY own_calls.id",
        )
        assert {(stretches, cards) for _, stretches, cards in own} <= {(crash_writer.STRETCHES, 1)}
        assert {call for call, *_ in own} >= acknowledged
    assert len(acknowledged) > ROUNDS
