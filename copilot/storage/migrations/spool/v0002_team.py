"""Since when calls may be sent to the team's server."""

from __future__ import annotations

from alembic import op

from copilot.storage.columns import whole
from copilot.storage.spool_columns import digest

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "team",
        whole("place", low=1, high=1, primary_key=True),
        digest("server"),
        whole("since", high=4_102_444_800),
    )
