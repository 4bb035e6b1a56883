"""The table holds all of a snapshot, and nothing else."""

from __future__ import annotations

from dataclasses import fields

from copilot.conversation.snapshot import SideNumbers, Snapshot
from copilot.storage.snapshot_table import SIDES
from copilot.storage.tables import SNAPSHOTS


def test_each_number_has_its_column():
    sides = {f"{side}_{one.name}" for side in SIDES for one in fields(SideNumbers)}
    own = {one.name for one in fields(Snapshot) if one.name not in SIDES}
    assert {column.name for column in SNAPSHOTS.columns} == sides | own | {"call_id"}
