"""The spool's own form of column takes a digest and nothing else."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from sqlalchemy import MetaData, Table
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateTable

from copilot.storage.spool_columns import digest

GOOD = "0123456789abcdef" * 4
BAD = [
    "",
    "rutabaga",
    GOOD[1:],
    GOOD.upper(),
    GOOD + "a",
    GOOD[:-1] + "g",
    GOOD + "\0x",
    b"ab" * 32,
    None,
]


def test_a_digest_and_nothing_else() -> None:
    table = Table("t", MetaData(), digest("x"))
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(str(CreateTable(table).compile(dialect=sqlite.dialect())))
        connection.execute("INSERT INTO t VALUES (?)", (GOOD,))
        for bad in BAD:
            with pytest.raises(sqlite3.IntegrityError):
                connection.execute("INSERT INTO t VALUES (?)", (bad,))
