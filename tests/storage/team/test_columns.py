"""Each form of column in the words of both databases."""

from __future__ import annotations

import pytest
from sqlalchemy import CheckConstraint, Column, MetaData, Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.schema import CreateTable

from copilot.storage.team import columns

FORMS: dict[str, Column[object]] = {
    "identifier": columns.identifier("x"),
    "digest": columns.digest("x"),
    "closed": columns.closed("x", ("a", "b")),
    "whole": columns.whole("x", high=9),
    "flag": columns.flag("x"),
    "day": columns.day("x"),
    "moment_of_time": columns.moment_of_time("x"),
    "number": columns.number("x", low=0.0, high=1.0),
    "seconds": columns.seconds("x"),
    "typed": columns.typed("x", chars=9),
    "version": columns.version("x"),
}  # type: ignore[dict-item]  # a column of any type


@pytest.mark.parametrize("name", FORMS)
def test_each_has_a_check_for_either_database(name: str) -> None:
    [check] = [one for one in FORMS[name].constraints if isinstance(one, CheckConstraint)]
    form = check.sqltext
    assert isinstance(form, columns.Form)
    assert "typeof(x)" in form.sqlite
    assert "typeof" not in form.postgresql
    for dialect, words in ((sqlite, form.sqlite), (postgresql, form.postgresql)):
        assert words in str(form.compile(dialect=dialect.dialect()))


def test_null_is_let_through_only_where_it_may_be() -> None:
    [check] = [
        one
        for one in columns.whole("x", nullable=True).constraints
        if isinstance(one, CheckConstraint)
    ]
    assert isinstance(check.sqltext, columns.Form)
    assert check.sqltext.sqlite.startswith("x IS NULL OR (")
    assert not columns.whole("x").nullable


def test_a_parent_takes_its_rows_along() -> None:
    [key] = columns.identifier("x", refers="people.id").foreign_keys
    assert key.ondelete == "CASCADE"


def test_no_key_numbers_itself() -> None:
    table = Table("t", MetaData(), columns.whole("x", primary_key=True))
    assert "SERIAL" not in str(CreateTable(table).compile(dialect=postgresql.dialect()))


def test_a_closed_column_takes_names_only() -> None:
    with pytest.raises(ValueError, match="names of lower case"):
        columns.closed("x", ("it's",))
