"""What is to be sent, and what has arrived."""

from __future__ import annotations

from alembic import op

from copilot.storage.columns import flag, identifier, whole
from copilot.storage.spool_columns import digest

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "sending",
        identifier("call_id", primary_key=True),
        digest("server"),
        whole("revision", high=2**53 - 1),
        digest("content"),
        flag("taken_back"),
        whole("acknowledged", high=2**53 - 1),
    )
