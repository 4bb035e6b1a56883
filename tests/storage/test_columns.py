"""The forms: what each takes and refuses is tried on the real files in `tests.test_schema`."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import Any

import pytest
from sqlalchemy import Column, MetaData, Table
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateTable

from copilot.storage.columns import closed, flag, identifier, number, seconds, version, whole

UUID = "0b5a9c2e-5d0f-4f6e-9a54-3a8f1f0f3c11"


def takes(column: Column[Any], value: object) -> bool:
    table = Table("one", MetaData(naming_convention={"ck": "ck_%(constraint_name)s"}), column)
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(str(CreateTable(table).compile(dialect=sqlite.dialect())))
        try:
            connection.execute("INSERT INTO one VALUES (?)", (value,))
        except sqlite3.IntegrityError:
            return False
    return True


@pytest.mark.parametrize(
    ("value", "good"),
    [(UUID, True), (UUID.upper(), False), (UUID[:-1], False), (UUID.replace("-", "0"), False), (None, False)],
)  # fmt: skip
def test_an_identifier_is_a_uuid_in_lower_case(value: object, good: bool) -> None:
    assert takes(identifier("id"), value) is good


@pytest.mark.parametrize(
    ("value", "good"), [("rep", True), ("REP", False), ("rep ", False), (1, False)]
)
def test_a_closed_name_is_on_the_list(value: object, good: bool) -> None:
    assert takes(closed("speaker", ("rep", "buyer")), value) is good


@pytest.mark.parametrize("names", [(), ("it's",), ("Rep",), ("two words",), ("a" * 41,)])
def test_a_list_that_is_no_list_of_names_is_refused(names: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="speaker"):
        closed("speaker", names)


@pytest.mark.parametrize(
    ("value", "good"), [(0, True), (2**31 - 1, True), (-1, False), (2**31, False), (0.5, False), ("x", False)]
)  # fmt: skip
def test_a_whole_number_is_whole_and_in_range(value: object, good: bool) -> None:
    assert takes(whole("words"), value) is good


@pytest.mark.parametrize(("value", "good"), [(0, True), (1, True), (2, False), ("yes", False)])
def test_a_flag_is_no_or_yes(value: object, good: bool) -> None:
    assert takes(flag("late"), value) is good


@pytest.mark.parametrize(
    ("value", "good"),
    [
        (0, True),
        (0.5, True),
        (1.0, True),
        (1.01, False),
        (float("inf"), False),
        (float("nan"), False),
    ],
)
def test_a_number_is_finite_and_in_range(value: object, good: bool) -> None:
    assert takes(number("share", low=0.0, high=1.0), value) is good


@pytest.mark.parametrize(("value", "good"), [(86_400, True), (86_401, False), (-0.1, False)])
def test_no_call_is_a_day_long(value: object, good: bool) -> None:
    assert takes(seconds("at_s"), value) is good


@pytest.mark.parametrize(
    ("value", "good"), [("0001", True), ("1", False), ("head", False), (None, False)]
)
def test_a_version_is_four_digits(value: object, good: bool) -> None:
    assert takes(version("version_num"), value) is good


def test_only_what_may_be_missing_may_be_missing() -> None:
    assert takes(seconds("until_s", nullable=True), None)
    assert not takes(seconds("until_s"), None)
    assert not takes(seconds("until_s", nullable=True), "rutabaga")
