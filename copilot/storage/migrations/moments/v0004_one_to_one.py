"""One more kind of call: the manager's own one-to-one. What is kept stays as it is."""

from __future__ import annotations

from alembic import op

from copilot.storage.columns import closed_form

revision = "0004"
down_revision = "0003"

CALL_KINDS = (
    "discovery", "demo", "pricing", "negotiation", "closing", "one_call_close", "consultation",
    "follow_up", "cold_call", "inbound_inquiry", "renewal", "expansion", "escalation",
    "security_review", "retail", "churn_interview", "product_feedback", "one_to_one", "unknown",
)  # fmt: skip


def upgrade() -> None:
    """Put the longer list in the place of the former one."""
    with op.batch_alter_table("calls", recreate="always") as calls:
        calls.drop_constraint(op.f("ck_calls_kind"), type_="check")
        calls.create_check_constraint(op.f("ck_calls_kind"), closed_form("kind", CALL_KINDS))
