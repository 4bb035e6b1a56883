"""The kind of call that was heard where nobody said it, and what the rep says that it was."""

from __future__ import annotations

from alembic import op

from copilot.storage.columns import closed, identifier, number

revision = "0007"
down_revision = "0006"

KINDS = (
    "discovery", "demo", "pricing", "negotiation", "closing", "one_call_close", "consultation",
    "follow_up", "cold_call", "inbound_inquiry", "renewal", "expansion", "escalation",
    "security_review", "retail", "churn_interview", "product_feedback", "one_to_one", "unknown",
)  # fmt: skip


def upgrade() -> None:
    """Make the table, and the columns: of calls kept before nothing was heard."""
    op.create_table(
        "kinds_said",
        identifier("call_id", refers="own_calls.id", primary_key=True),
        closed("kind", KINDS),
    )
    with op.batch_alter_table("own_calls", recreate="always") as calls:
        calls.add_column(closed("heard_kind", KINDS, nullable=True))
        calls.add_column(number("heard_sure", low=0.0, high=1.0, nullable=True))
