"""A PostgreSQL is looked at before it is used, and brought up to date once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import psycopg
import pytest

from copilot.errors import StoreBroken, StoreUnreachable
from copilot.storage.team import postgres_prepare
from copilot.storage.team.database import TEAM_HISTORY, postgres_url
from copilot.storage.team.postgres_prepare import prepare_postgres

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.postgres import Cluster


@pytest.fixture
def fresh(postgres: Cluster) -> Iterator[str]:
    postgres.execute("CREATE DATABASE fresh")
    yield postgres.url("fresh")
    postgres.execute("DROP DATABASE fresh WITH (FORCE)")


def version(url: str) -> str:
    with psycopg.connect(url) as connection:
        row = connection.execute("SELECT version_num FROM schema_version").fetchone()
    assert row is not None
    return str(row[0])


def test_of_servers_that_start_at_once_one_does_the_work(fresh: str) -> None:
    with ThreadPoolExecutor(3) as threads:
        list(threads.map(lambda _: prepare_postgres(postgres_url(fresh), "fresh"), range(3)))
    assert version(fresh) == TEAM_HISTORY.head


def test_another_programs_tables_are_left_alone(fresh: str) -> None:
    with psycopg.connect(fresh) as connection:
        connection.execute("CREATE TABLE orders (id int)")
    with pytest.raises(StoreBroken, match="another program's tables"):
        prepare_postgres(postgres_url(fresh), "fresh")
    with psycopg.connect(fresh) as connection:
        assert connection.execute("SELECT to_regclass('people')").fetchone() == (None,)


def test_a_newer_copilots_tables_are_refused(fresh: str) -> None:
    prepare_postgres(postgres_url(fresh), "fresh")
    with psycopg.connect(fresh) as connection:
        connection.execute("UPDATE schema_version SET version_num = '9999'")
    with pytest.raises(StoreBroken, match="newer Copilot"):
        prepare_postgres(postgres_url(fresh), "fresh")


def test_a_server_that_is_too_old(fresh: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgres_prepare, "OLDEST", 999)
    with pytest.raises(StoreBroken, match="too old") as told:
        prepare_postgres(postgres_url(fresh), "fresh")
    assert "999" in told.value.remedy


def test_nobody_there(tmp_path: Path) -> None:
    url = postgres_url(f"postgresql://me:hush@/team?host={tmp_path}")
    with pytest.raises(StoreUnreachable, match="does not answer") as told:
        prepare_postgres(url, "team")
    assert "hush" not in str(told.value)
