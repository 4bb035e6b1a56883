"""A call under way in numbers, kept in ``private.db`` until the call has ended."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import TYPE_CHECKING

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert

from copilot.conversation.snapshot import SideNumbers, Snapshot
from copilot.storage.snapshot_table import SIDES
from copilot.storage.tables import SNAPSHOTS

if TYPE_CHECKING:
    from sqlalchemy import Connection, RowMapping


def put_snapshot(connection: Connection, call_id: str, snapshot: Snapshot) -> None:
    """Keep it, in place of the call's former one."""
    row = _row(snapshot)
    offered = insert(SNAPSHOTS).values(call_id=call_id, **row)
    connection.execute(
        offered.on_conflict_do_update(
            index_elements=[SNAPSHOTS.c.call_id],
            set_={name: offered.excluded[name] for name in row},
        )
    )


def find_snapshot(connection: Connection, call_id: str) -> Snapshot | None:
    """The call's snapshot, if there is one."""
    wanted = select(SNAPSHOTS).where(SNAPSHOTS.c.call_id == call_id)
    row = connection.execute(wanted).mappings().first()
    return None if row is None else _snapshot(row)


def remove_snapshot(connection: Connection, call_id: str) -> None:
    """Forget it."""
    connection.execute(delete(SNAPSHOTS).where(SNAPSHOTS.c.call_id == call_id))


def _row(snapshot: Snapshot) -> dict[str, object]:
    row = asdict(snapshot)
    for side in SIDES:
        row |= {f"{side}_{name}": value for name, value in row.pop(side).items()}
    return row


def _snapshot(row: RowMapping) -> Snapshot:
    numbers = {one.name: row[one.name] for one in fields(Snapshot) if one.name not in SIDES}
    return Snapshot(rep=_side(row, "rep"), buyer=_side(row, "buyer"), **numbers)


def _side(row: RowMapping, side: str) -> SideNumbers:
    return SideNumbers(**{one.name: row[f"{side}_{one.name}"] for one in fields(SideNumbers)})
