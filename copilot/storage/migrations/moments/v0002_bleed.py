"""How much of the buyer the rep's microphone heard. Calls kept before do not know."""

from __future__ import annotations

from alembic import op

from copilot.storage.columns import number, seconds

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add both columns; SQLite takes a checked column only into a table made anew."""
    with op.batch_alter_table("calls", recreate="always") as calls:
        calls.add_column(seconds("bleed_s", nullable=True))
        calls.add_column(number("bleed_told_apart", low=0.0, high=1.0, nullable=True))
