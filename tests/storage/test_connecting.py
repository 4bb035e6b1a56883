from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

import pytest
from sqlalchemy import create_engine
from sqlalchemy.exc import OperationalError

from copilot.storage.connecting import MODE, PRAGMAS, address, arguments, set_up

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Engine


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    path = tmp_path / "a folder%20 with ? and # in it" / "numbers.db"
    path.parent.mkdir()
    made = create_engine(address(path), connect_args=arguments())
    set_up(made, foreign_keys=True)
    yield made
    made.dispose()
    assert path.exists()


def test_a_path_may_hold_any_character(engine: Engine) -> None:
    with engine.begin() as connection:
        assert connection.exec_driver_sql("SELECT 1").scalar_one() == 1


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("synchronous", 2),  # FULL
        ("secure_delete", 1),
        ("foreign_keys", 1),
        ("temp_store", 2),  # MEMORY
        ("trusted_schema", 0),
        ("cell_size_check", 1),
        ("busy_timeout", 5000),
    ],
)
def test_every_connection_has_its_pragmas(engine: Engine, pragma: str, value: object) -> None:
    with engine.begin() as connection:
        assert connection.exec_driver_sql(f"PRAGMA {pragma}").scalar_one() == value


def test_overwriting_is_asked_for_whatever_this_sqlite_was_built_to_do() -> None:
    assert "secure_delete=ON" in PRAGMAS


def test_a_table_made_in_a_transaction_that_fails_is_not_there(engine: Engine) -> None:
    def fails() -> NoReturn:
        with engine.begin() as connection:
            connection.exec_driver_sql("CREATE TABLE half_way (id INTEGER)")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fails()
    with engine.begin() as connection:
        tables = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one()
    assert tables == 0


@pytest.mark.parametrize(("mode", "inside"), [("read", True), ("write", True), ("bare", False)])
def test_a_transaction_begins_by_its_mode(engine: Engine, mode: str, inside: bool) -> None:
    with engine.execution_options(**{MODE: mode}).begin() as connection:
        raw = connection.connection.driver_connection
        assert raw is not None
        assert raw.in_transaction is inside


def test_a_writer_holds_the_file_from_the_first(engine: Engine) -> None:
    with engine.begin() as writer, engine.execution_options(**{MODE: "bare"}).begin() as other:
        other.exec_driver_sql("PRAGMA busy_timeout=0")
        with pytest.raises(OperationalError, match="locked"):
            other.exec_driver_sql("BEGIN IMMEDIATE")
        assert writer.exec_driver_sql("SELECT 1").scalar_one() == 1
