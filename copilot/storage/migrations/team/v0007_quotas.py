"""What a rep is to win in a quarter."""

from __future__ import annotations

from typing import Final

from alembic import op

from copilot.storage.team.columns import closed, day, identifier, typed, whole

revision = "0007"
down_revision = "0006"

SOURCES: Final = (
    "rep", "manager", "export",
)  # fmt: skip


def upgrade() -> None:
    """Make the table. PostgreSQL's planner keeps no samples of what people typed (`v0004`)."""
    op.create_table(
        "quotas",
        identifier("rep_id", refers="people.id", primary_key=True),
        day("first_day", primary_key=True),
        whole("amount_hundredths", high=10**15),
        typed("currency", chars=3),
        closed("source", SOURCES),
        day("set_on"),
    )
    if op.get_bind().dialect.name == "postgresql":
        for column in ("amount_hundredths", "currency"):
            op.execute(f"ALTER TABLE quotas ALTER COLUMN {column} SET STATISTICS 0")
