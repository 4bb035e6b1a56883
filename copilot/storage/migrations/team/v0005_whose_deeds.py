"""What somebody did is found without reading the whole log: for their copy of everything."""

from __future__ import annotations

from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """An index beside the one of whom it was done about."""
    op.create_index("ix_audit_actor_id", "audit", ["actor_id"])
