"""How it went with each behaviour, and one more profile: both the rep's own."""

from __future__ import annotations

from alembic import op

from copilot.storage.columns import closed, closed_form, identifier

revision = "0003"
down_revision = "0002"

PROFILES = ("ramping", "core", "senior", "struggling")
OUTCOMES = ("unprompted", "prompted", "missed", "withheld_came", "withheld_missed")


def upgrade() -> None:
    """Make the table, and let calls take the profile."""
    op.create_table(
        "outcomes",
        identifier("call_id", refers="own_calls.id", primary_key=True),
        identifier("rule", primary_key=True),
        identifier("skill"),
        closed("outcome", OUTCOMES),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("own_calls", recreate="always") as calls:
        calls.drop_constraint(op.f("ck_own_calls_profile"), type_="check")
        calls.create_check_constraint(
            op.f("ck_own_calls_profile"), closed_form("profile", PROFILES)
        )
