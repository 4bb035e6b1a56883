"""What rep and manager type stands in its own tables, each line with whose it is."""

from __future__ import annotations

import pytest
from sqlalchemy import Table

from copilot.storage.team import talk_tables

TABLES = [one for one in vars(talk_tables).values() if isinstance(one, Table)]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_it_is_a_reps_or_belongs_to_something_that_is(table: Table) -> None:
    parents = {key.column.table.name for key in table.foreign_keys}
    assert parents <= {"people", "agreements", "diagnoses", "scorecards"}
    assert parents


def test_scores_are_a_persons_and_no_ones_order() -> None:
    assert "rep_id" not in talk_tables.SCORES.columns
    assert not [one for one in talk_tables.SCORES.columns if "rank" in one.name]
