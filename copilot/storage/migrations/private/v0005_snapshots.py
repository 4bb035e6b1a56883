"""A call under way in numbers, so that it can go on after a restart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alembic import op

from copilot.storage.columns import identifier, number, seconds, whole

if TYPE_CHECKING:
    from sqlalchemy import Column

revision = "0005"
down_revision = "0004"


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


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "snapshots",
        identifier("call_id", refers="own_calls.id", primary_key=True),
        seconds("until_s"),
        *_side("rep"),
        *_side("buyer"),
        seconds("bleed_s"),
        number("bleed_told_apart", low=0.0, high=1.0),
        seconds("repeated_s"),
        whole("late"),
        whole("lost_frames"),
        whole("dropped"),
    )
