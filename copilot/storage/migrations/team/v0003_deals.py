"""Deals, how they ended, bands, and what is published across people."""

from __future__ import annotations

from typing import Final

from alembic import op

from copilot.storage.migrations.moment_kinds import KINDS_29
from copilot.storage.team.columns import closed, day, identifier, number, typed, whole

revision = "0003"
down_revision = "0002"

DEAL_STATES: Final = (
    "open", "won", "lost",
)  # fmt: skip
CALL_KINDS: Final = (
    "discovery", "demo", "pricing", "negotiation", "closing", "one_call_close", "consultation",
    "follow_up", "cold_call", "inbound_inquiry", "renewal", "expansion", "escalation",
    "security_review", "retail", "churn_interview", "product_feedback", "unknown",
)  # fmt: skip
MEASURE_NAMES: Final = (
    "talk_share", "longest_monologue", "buyer_stretch", "questions", "response_gap", "pace",
)  # fmt: skip
INDICATORS: Final = (
    "next_step_rate", "qualification_coverage", "talk_share_in_band", "question_cadence",
    "follow_through",
)  # fmt: skip
SKILLS: Final = (
    "opening", "questions", "listening", "qualification", "presentation", "competition",
    "objections", "negotiation", "steering", "closing", "next_steps",
)  # fmt: skip
COUNTED: Final = (*INDICATORS, *SKILLS, *KINDS_29)


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "deals",
        day("day", primary_key=True),
        typed("reference", chars=255, primary_key=True),
        typed("name", chars=255),
        typed("stage", chars=255),
        closed("state", DEAL_STATES),
        typed("owner", chars=255),
        identifier("person_id", refers="people.id", nullable=True),
        whole("amount_hundredths", low=-(10**15), high=10**15, nullable=True),
        typed("currency", chars=3),
        day("close_day", nullable=True),
        day("last_activity", nullable=True),
        number("probability", low=0.0, high=1.0, nullable=True),
    )
    op.create_index("ix_deals_person_id", "deals", ["person_id", "day"])
    op.create_table(
        "endings",
        typed("reference", chars=255, primary_key=True),
        closed("state", DEAL_STATES),
        typed("stage", chars=255),
        day("noted_on"),
    )
    op.create_table(
        "bands",
        closed("kind", CALL_KINDS, primary_key=True),
        closed("measure", MEASURE_NAMES, primary_key=True),
        number("low", low=-1_000_000.0, high=1_000_000.0, nullable=True),
        number("high", low=-1_000_000.0, high=1_000_000.0, nullable=True),
        typed("source", chars=1000),
        whole("calls"),
        whole("people"),
        day("set_on"),
    )
    op.create_table(
        "parts",
        whole("id", primary_key=True),
        day("week"),
        typed("team", chars=80),
        whole("calls"),
    )
    op.create_index("ix_parts_week", "parts", ["week"])
    op.create_table(
        "part_kinds",
        whole("part_id", refers="parts.id", primary_key=True),
        closed("kind", CALL_KINDS, primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "part_counts",
        whole("part_id", refers="parts.id", primary_key=True),
        closed("key", COUNTED, primary_key=True),
        number("hits", low=0.0, high=1_000_000.0),
        whole("of_all"),
        sqlite_with_rowid=False,
    )
