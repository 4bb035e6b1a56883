"""A person's weeks are added up from an index alone: a page of ten people reads no row of their calls."""

from __future__ import annotations

from typing import Final

from alembic import op

revision = "0006"
down_revision = "0005"

COUNTED: Final = (
    "kind", "ended", "duration_s", "next_step", "rep_share", "budget_came_up", "authority_came_up",
    "need_came_up", "timing_came_up", "questions_first", "questions_middle", "questions_last",
)  # fmt: skip


def upgrade() -> None:
    """The index of people's days takes in what the indicators count."""
    op.drop_index("ix_shared_calls_person_id", "shared_calls")
    op.create_index("ix_shared_calls_person_id", "shared_calls", ["person_id", "day", *COUNTED])
