"""People, shared calls, the keys to the door and the log."""

from __future__ import annotations

from typing import Final

from alembic import op

from copilot.storage.migrations.moment_kinds import KINDS_29
from copilot.storage.team.columns import (
    closed,
    day,
    digest,
    flag,
    identifier,
    moment_of_time,
    number,
    seconds,
    typed,
    whole,
)

revision = "0001"
down_revision = None

ROLES: Final = (
    "rep", "manager", "admin",
)  # fmt: skip
CALL_KINDS: Final = (
    "discovery", "demo", "pricing", "negotiation", "closing", "one_call_close", "consultation",
    "follow_up", "cold_call", "inbound_inquiry", "renewal", "expansion", "escalation",
    "security_review", "retail", "churn_interview", "product_feedback", "unknown",
)  # fmt: skip
NEXT_STEP_STATES: Final = (
    "none", "proposed", "vague", "specific", "unknown",
)  # fmt: skip
DISPUTE_REASONS: Final = (
    "misheard", "not_this_kind_of_call", "said_elsewhere", "on_purpose", "other",
)  # fmt: skip
DEEDS: Final = (
    "read_team", "read_person", "read_call", "read_brief", "read_agreements", "read_scorecard",
    "read_record", "read_deals", "exported", "changed_agreement", "changed_scorecard",
    "changed_meeting", "changed_person", "changed_band", "imported_deals", "imported_outcomes",
    "signed_in", "issued_ticket", "issued_machine", "deleted_call", "deleted_person",
)  # fmt: skip


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "people",
        identifier("id", primary_key=True),
        typed("name", chars=80),
        closed("role", ROLES),
        typed("team", chars=80),
        identifier("manager_id", nullable=True),
        day("since"),
        flag("active"),
    )
    op.create_index("ix_people_manager_id", "people", ["manager_id"])
    op.create_table(
        "shared_calls",
        identifier("id", primary_key=True),
        identifier("person_id", refers="people.id"),
        whole("revision", high=2**53 - 1),
        closed("kind", CALL_KINDS),
        day("day"),
        flag("ended"),
        seconds("duration_s"),
        seconds("rep_speech_s"),
        seconds("buyer_speech_s"),
        number("rep_share", low=0.0, high=1.0, nullable=True),
        whole("turns"),
        whole("rep_questions"),
        whole("buyer_questions"),
        seconds("longest_rep_monologue_s"),
        seconds("longest_buyer_stretch_s"),
        seconds("median_response_gap_s", low=-600.0, nullable=True),
        closed("next_step", NEXT_STEP_STATES),
        flag("budget_came_up", nullable=True),
        flag("authority_came_up", nullable=True),
        flag("need_came_up", nullable=True),
        flag("timing_came_up", nullable=True),
        seconds("price_first_s", nullable=True),
        seconds("next_step_first_s", nullable=True),
        whole("questions_first", nullable=True),
        whole("questions_middle", nullable=True),
        whole("questions_last", nullable=True),
    )
    op.create_index("ix_shared_calls_person_id", "shared_calls", ["person_id", "day"])
    op.create_index("ix_shared_calls_day", "shared_calls", ["day"])
    op.create_table(
        "shared_moments",
        identifier("call_id", refers="shared_calls.id", primary_key=True),
        identifier("id", primary_key=True),
        identifier("rule"),
        closed("kind", KINDS_29),
        seconds("at_s"),
        number("strength", low=0.0, high=1.0),
        number("value", low=-1_000_000.0, high=1_000_000.0, nullable=True),
        number("compared_with", low=-1_000_000.0, high=1_000_000.0, nullable=True),
        closed("disputed", DISPUTE_REASONS, nullable=True),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "moment_weeks",
        identifier("person_id", refers="people.id", primary_key=True),
        day("week", primary_key=True),
        closed("kind", KINDS_29, primary_key=True),
        whole("moments"),
        whole("calls"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "taken_back",
        identifier("call_id", primary_key=True),
        identifier("person_id", refers="people.id"),
        whole("revision", high=2**53 - 1),
        day("day"),
    )
    op.create_index("ix_taken_back_person_id", "taken_back", ["person_id"])
    op.create_table(
        "annotations",
        identifier("call_id", refers="shared_calls.id", primary_key=True),
        identifier("moment_id", primary_key=True),
        typed("text", chars=600),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "call_references",
        identifier("call_id", refers="shared_calls.id", primary_key=True),
        typed("reference", chars=64),
    )
    op.create_table(
        "tickets",
        digest("digest", primary_key=True),
        identifier("person_id", refers="people.id"),
        moment_of_time("expires_at"),
    )
    op.create_index("ix_tickets_person_id", "tickets", ["person_id"])
    op.create_table(
        "sessions",
        digest("digest", primary_key=True),
        identifier("person_id", refers="people.id"),
        moment_of_time("expires_at"),
    )
    op.create_index("ix_sessions_person_id", "sessions", ["person_id"])
    op.create_table(
        "machines",
        digest("digest", primary_key=True),
        identifier("person_id", refers="people.id"),
        day("issued_on"),
    )
    op.create_index("ix_machines_person_id", "machines", ["person_id"])
    op.create_table(
        "audit",
        whole("number", low=1, high=2**53 - 1, primary_key=True),
        moment_of_time("at"),
        identifier("actor_id", nullable=True),
        identifier("subject_id", nullable=True),
        closed("deed", DEEDS, nullable=True),
        identifier("about_id", nullable=True),
        digest("salt", nullable=True),
        digest("content"),
        digest("link"),
    )
    op.create_index("ix_audit_subject_id", "audit", ["subject_id"])
    op.create_table(
        "audit_start",
        whole("id", low=1, high=1, primary_key=True),
        whole("number", high=2**53 - 1),
        digest("link"),
    )
