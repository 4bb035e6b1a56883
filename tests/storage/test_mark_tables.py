from __future__ import annotations

from copilot.storage import mark_tables
from copilot.storage.tables import PRIVATE_DB


def test_all_that_is_about_a_call_goes_with_it() -> None:
    for table in mark_tables.ABOUT_A_CALL:
        [key] = table.foreign_keys
        assert key.target_fullname == "own_calls.id"
        assert key.ondelete == "CASCADE"


def test_what_is_about_no_call_has_no_date() -> None:
    names = {column.name for table in mark_tables.ABOUT_NO_CALL for column in table.columns}
    assert names == {"place", "skill", "reply", "rule", "times"}


def test_two_columns_hold_what_a_person_typed() -> None:
    typed = [
        (table.name, column.name)
        for table in PRIVATE_DB.tables.values()
        for column in table.columns
        if column.name == "written"
    ]
    assert sorted(typed) == [("annotations", "written"), ("call_references", "written")]
