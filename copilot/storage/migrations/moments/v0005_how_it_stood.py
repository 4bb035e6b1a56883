"""How a call stood at its end. Calls kept before do not know."""

from __future__ import annotations

from alembic import op

from copilot.storage.columns import closed, seconds, whole

revision = "0005"
down_revision = "0003"

NEXT_STEPS = ("none", "proposed", "vague", "specific", "unknown")


def upgrade() -> None:
    """Add the columns; SQLite takes a checked column only into a table made anew."""
    with op.batch_alter_table("calls", recreate="always") as calls:
        calls.add_column(closed("next_step", NEXT_STEPS, nullable=True))
        for name in ("budget", "authority", "need", "timing"):
            calls.add_column(whole(f"{name}_came_up", high=1, nullable=True))
        calls.add_column(seconds("price_first_s", nullable=True))
        calls.add_column(seconds("next_step_first_s", nullable=True))
        for third in ("first", "second", "last"):
            calls.add_column(whole(f"questions_{third}_third", nullable=True))
