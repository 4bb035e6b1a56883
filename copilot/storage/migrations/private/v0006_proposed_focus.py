"""The skill that was agreed on with the manager, as a proposal for the rep's focus, and the reply."""

from __future__ import annotations

from alembic import op

from copilot.storage.columns import closed, identifier, whole

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "proposed_focus",
        whole("place", low=1, high=1, primary_key=True),
        identifier("skill"),
        closed("reply", ("open", "taken", "declined")),
    )
