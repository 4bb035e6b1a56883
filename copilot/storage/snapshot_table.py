"""Where a call under way is kept in numbers: one row, gone once the call has ended."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import Table

from copilot.storage.columns import identifier, number, seconds, whole

if TYPE_CHECKING:
    from sqlalchemy import Column, MetaData

SIDES: Final = ("rep", "buyer")


def snapshot_table(database: MetaData) -> Table:
    """The table, in this database."""
    return Table(
        "snapshots",
        database,
        identifier("call_id", refers="own_calls.id", primary_key=True),
        seconds("until_s"),
        *(column for side in SIDES for column in _side(side)),
        seconds("bleed_s"),
        number("bleed_told_apart", low=0.0, high=1.0),
        seconds("repeated_s"),
        whole("late"),
        whole("lost_frames"),
        whole("dropped"),
    )


def _side(name: str) -> list[Column[float] | Column[int]]:
    return [
        seconds(f"{name}_voiced_s"),
        whole(f"{name}_words"),
        whole(f"{name}_turns"),
        whole(f"{name}_questions"),
        whole(f"{name}_open_questions"),
        whole(f"{name}_late"),
        seconds(f"{name}_longest_s"),
        whole(f"{name}_longest_words"),
    ]
