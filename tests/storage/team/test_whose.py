"""No table is forgotten when somebody asks for everything, or for all of it to go."""

from __future__ import annotations

from copilot.storage.team.schema import SENT, TEAM_DB
from copilot.storage.team.whose import OF_A_CALL, OF_A_PERSON, OF_NOBODY


def test_each_table_is_about_people_or_about_nobody() -> None:
    about = set(OF_A_PERSON)
    assert about | OF_NOBODY == set(TEAM_DB.tables.values())
    assert not about & OF_NOBODY


def test_what_a_machine_sends_is_about_a_call() -> None:
    assert {table.name for table in OF_A_CALL} >= SENT
    assert set(OF_A_CALL) <= set(OF_A_PERSON)


def test_what_is_about_nobody_leads_to_nobody() -> None:
    for table in OF_NOBODY:
        parents = {key.column.table for key in table.foreign_keys}
        assert parents <= OF_NOBODY
        assert not {"person_id", "rep_id", "subject_id", "actor_id"} & set(table.columns.keys())
