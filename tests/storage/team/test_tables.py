"""What the tables of people, calls, keys and the log promise; what their columns do is in `test_schema`."""

from __future__ import annotations

from copilot.kinds import CallKind
from copilot.storage.team.forms import SHARED_KINDS
from copilot.storage.team.schema import TEAM_DB
from copilot.storage.team.tables import MACHINES, SESSIONS, SHARED_CALLS, TICKETS


def test_everything_goes_with_what_it_belongs_to() -> None:
    for table in TEAM_DB.tables.values():
        for key in table.foreign_keys:
            assert key.ondelete == "CASCADE"


def test_a_call_has_a_day_and_no_hour() -> None:
    assert {"day"} == {
        column.name
        for column in SHARED_CALLS.columns
        if column.name in {"day", "at", "time", "started_at", "received_at", "hour", "minute"}
    }


def test_keys_are_digests() -> None:
    for table in (TICKETS, SESSIONS, MACHINES):
        assert [column.name for column in table.primary_key] == ["digest"]


def test_a_managers_own_talks_are_no_kind_that_is_shared() -> None:
    assert {kind.value for kind in CallKind} - {kind.value for kind in SHARED_KINDS} <= {
        "one_to_one"
    }
