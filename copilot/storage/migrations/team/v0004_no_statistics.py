"""PostgreSQL's planner keeps no samples of what people typed, nor of ids that no plan depends on.

ANALYZE copies values of a column into ``pg_statistic``, where they outlive the rows that they were in.
"""

from __future__ import annotations

from typing import Final

from alembic import op

revision = "0004"
down_revision = "0003"

COLUMNS: Final = {
    "people": ("name", "team"),
    "shared_moments": ("id",),
    "annotations": ("call_id", "moment_id", "text"),
    "call_references": ("call_id", "reference"),
    "taken_back": ("call_id",),
    "tickets": ("digest",),
    "sessions": ("digest",),
    "machines": ("digest",),
    "audit": ("actor_id", "about_id", "salt", "content", "link"),
    "audit_start": ("link",),
    "agreements": ("id", "text", "support", "carried_from"),
    "diagnoses": ("agreement_id",),
    "diagnosis_steps": ("agreement_id", "answer"),
    "scorecards": ("id",),
    "scores": ("scorecard_id", "formula", "says", "reason"),
    "meetings": ("uid",),
    "agenda": ("id", "text"),
    "actions": ("id", "text"),
    "milestones": ("id", "text"),
    "deals": ("reference", "name", "stage", "owner", "currency"),
    "endings": ("reference", "stage"),
    "bands": ("source",),
    "parts": ("team",),
}


def upgrade() -> None:
    """Ask for no samples; SQLite takes none of its own accord."""
    if op.get_bind().dialect.name != "postgresql":
        return
    for table, columns in COLUMNS.items():
        for column in columns:
            op.execute(f"ALTER TABLE {table} ALTER COLUMN {column} SET STATISTICS 0")
