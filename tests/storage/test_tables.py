"""What the tables as a whole promise; what their columns promise is in `tests.test_schema`."""

from __future__ import annotations

from copilot.storage import mark_tables
from copilot.storage.tables import MOMENTS_DB, PRIVATE_DB


def test_everything_of_a_call_goes_with_it() -> None:
    for metadata in (MOMENTS_DB, PRIVATE_DB):
        for table in metadata.tables.values():
            for key in table.foreign_keys:
                assert key.ondelete == "CASCADE"


def test_what_stands_where() -> None:
    assert set(MOMENTS_DB.tables) == {"calls", "moments", "schema_version"}
    assert set(PRIVATE_DB.tables) == {
        "own_calls", "stretches", "cards", "reactions", "outcomes", "snapshots", "schema_version",
        "annotations", "disputes", "withheld", "shares", "call_references", "self_checks", "focus",
        "proposed_focus", "drills", "kinds_said",
    }  # fmt: skip


def test_what_the_rep_says_and_chooses_is_apart_from_what_the_pipeline_writes() -> None:
    own = {table.name for table in (*mark_tables.ABOUT_A_CALL, *mark_tables.ABOUT_NO_CALL)}
    assert own == set(PRIVATE_DB.tables) - {
        "own_calls", "stretches", "cards", "reactions", "outcomes", "snapshots", "schema_version",
    }  # fmt: skip


def test_what_a_call_was_about_is_the_reps_own() -> None:
    shared = {column.name for table in MOMENTS_DB.tables.values() for column in table.columns}
    assert shared & {"profile", "cards", "dropped_cards", "scheduled_end_s"} == set()
