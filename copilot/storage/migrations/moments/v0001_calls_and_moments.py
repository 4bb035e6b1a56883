"""Calls and their moments."""

from __future__ import annotations

from alembic import op

from copilot.storage.columns import closed, flag, identifier, number, seconds, whole

revision = "0001"
down_revision = None

CALL_KINDS = (
    "discovery", "demo", "pricing", "negotiation", "closing", "one_call_close", "consultation",
    "follow_up", "cold_call", "inbound_inquiry", "renewal", "expansion", "escalation",
    "security_review", "retail", "churn_interview", "product_feedback", "unknown",
)  # fmt: skip
MOMENT_KINDS = ("no_next_step", "talk_share_high", "talk_share_low", "budget_skipped", "probe")


def upgrade() -> None:
    """Make both tables."""
    op.create_table(
        "calls",
        identifier("id", primary_key=True),
        closed("kind", CALL_KINDS),
        whole("started_at", high=4_102_444_800),
        flag("ended"),
        seconds("duration_s"),
        seconds("rep_speech_s"),
        seconds("buyer_speech_s"),
        number("rep_share", low=0.0, high=1.0, nullable=True),
        whole("rep_words"),
        whole("buyer_words"),
        whole("turns"),
        whole("rep_questions"),
        whole("buyer_questions"),
        seconds("longest_rep_monologue_s"),
        seconds("longest_buyer_stretch_s"),
        seconds("median_response_gap_s", low=-600.0, nullable=True),
        whole("lost_frames"),
        whole("late_utterances"),
        whole("dropped_utterances"),
    )
    op.create_table(
        "moments",
        identifier("id", primary_key=True),
        identifier("call_id", refers="calls.id"),
        identifier("rule"),
        whole("rule_version"),
        closed("kind", MOMENT_KINDS),
        seconds("at_s"),
        number("strength", low=0.0, high=1.0),
        number("value", low=-1_000_000.0, high=1_000_000.0, nullable=True),
        number("compared_with", low=-1_000_000.0, high=1_000_000.0, nullable=True),
    )
    op.create_index("ix_moments_call_id", "moments", ["call_id"])
