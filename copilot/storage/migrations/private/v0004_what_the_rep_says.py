"""What the rep says of a call and chooses, and whose call it was: of those kept before, nobody's own."""

from __future__ import annotations

from alembic import op

from copilot.storage.columns import closed, identifier, number, typed, whole

revision = "0004"
down_revision = "0003"

DISPUTES = ("misheard", "not_this_kind_of_call", "said_elsewhere", "on_purpose", "other")
WITHHELD = ("personal", "customer_confidential", "wrong", "working_on_it", "other")
NEXT_STEPS = ("none", "proposed", "vague", "specific", "unknown")


def upgrade() -> None:
    """Make the tables, and the column."""
    for table, said in (
        ("annotations", typed("written", most=600)),
        ("disputes", closed("reason", DISPUTES)),
        ("withheld", closed("reason", WITHHELD)),
    ):
        op.create_table(
            table,
            identifier("moment_id", primary_key=True),
            identifier("call_id", refers="own_calls.id"),
            said,
        )
        op.create_index(f"ix_{table}_call_id", table, ["call_id"])
    op.create_table(
        "shares",
        identifier("call_id", refers="own_calls.id", primary_key=True),
        whole("at", high=4_102_444_800),
        closed("let_go_by", ("rep", "window")),
    )
    op.create_table(
        "call_references",
        identifier("call_id", refers="own_calls.id", primary_key=True),
        typed("written", most=64),
    )
    op.create_table(
        "self_checks",
        identifier("call_id", refers="own_calls.id", primary_key=True),
        closed("went", ("better", "as_hoped", "harder"), nullable=True),
        number("share", low=0.0, high=1.0, nullable=True),
        closed("next_step", NEXT_STEPS, nullable=True),
    )
    op.create_table(
        "focus",
        whole("place", low=1, high=1, primary_key=True),
        identifier("skill", nullable=True),
    )
    op.create_table("drills", identifier("rule", primary_key=True), whole("times"))
    with op.batch_alter_table("own_calls", recreate="always") as calls:
        calls.add_column(whole("mine", high=1, nullable=True))
