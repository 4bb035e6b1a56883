"""What is told across people is kept, and kept from being told twice.

How deals ended is kept by the manager who said so, and counts for their own people's calls alone. Of what
was there nobody knows who said it: it goes, and comes back with the next table of outcomes. The parts
that were published until now did not look at what a manager knows already, and who stands in them was not
kept: they go, and nothing is published of their weeks again.
"""

from __future__ import annotations

from typing import Final

from alembic import op

from copilot.storage.team.columns import closed, day, digest, identifier, number, typed, whole

revision = "0008"
down_revision = "0007"

TOLD: Final = (
    "trends", "programme", "patterns",
)  # fmt: skip
PROGRAMME_MEASURES: Final = (
    "completion", "rep_driven", "follow_through",
)  # fmt: skip
PATTERN_NAMES: Final = (
    "talk_share", "questions", "question_spread", "price_first", "next_step_first", "buyer_stretch",
)  # fmt: skip
DEAL_STATES: Final = (
    "open", "won", "lost",
)  # fmt: skip
CALL_KINDS: Final = (
    "discovery", "demo", "pricing", "negotiation", "closing", "one_call_close", "consultation",
    "follow_up", "cold_call", "inbound_inquiry", "renewal", "expansion", "escalation",
    "security_review", "retail", "churn_interview", "product_feedback", "unknown",
)  # fmt: skip
MOST: Final = 1_000_000.0
UNSAMPLED: Final = {
    "endings": ("reference", "stage"),
    "programmes": ("team",),
    "told_calls": ("digest",),
    "gone_calls": ("digest",),
}


def upgrade() -> None:
    """Make the tables, and close the weeks that were published by the former rule."""
    op.create_table(
        "former_managers",
        identifier("person_id", refers="people.id", primary_key=True),
        identifier("manager_id", refers="people.id", primary_key=True),
        day("until", nullable=True),
    )
    op.create_index("ix_former_managers_manager_id", "former_managers", ["manager_id"])
    op.create_table(
        "closed_spans",
        closed("told", TOLD, primary_key=True),
        day("first_day", primary_key=True),
        sqlite_with_rowid=False,
    )
    op.execute(
        "INSERT INTO closed_spans (told, first_day) SELECT DISTINCT 'trends', week FROM parts"
    )
    for table in ("part_counts", "part_kinds", "parts"):
        op.execute(f"DELETE FROM {table}")  # noqa: S608  names of ours
    op.create_table(
        "published_people",
        day("week", primary_key=True),
        identifier("person_id", refers="people.id", primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_published_people_person_id", "published_people", ["person_id"])
    op.create_table(
        "programmes",
        day("month", primary_key=True),
        typed("team", chars=80, primary_key=True),
        closed("measure", PROGRAMME_MEASURES, primary_key=True),
        whole("percent", high=100),
    )
    op.create_table(
        "patterns",
        day("week", primary_key=True),
        closed("kind", CALL_KINDS, primary_key=True),
        closed("name", PATTERN_NAMES, primary_key=True),
        number("low", low=-MOST, high=MOST),
        number("middle", low=-MOST, high=MOST),
        number("high", low=-MOST, high=MOST),
        whole("won"),
        number("lost_middle", low=-MOST, high=MOST, nullable=True),
        number("effect", low=-1.0, high=1.0, nullable=True),
        number("effect_low", low=-1.0, high=1.0, nullable=True),
        number("effect_high", low=-1.0, high=1.0, nullable=True),
        whole("lost"),
    )
    op.create_table(
        "told_calls",
        digest("digest", primary_key=True),
        day("week"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "gone_calls",
        digest("digest", primary_key=True),
        day("day"),
        sqlite_with_rowid=False,
    )
    op.drop_table("endings")
    op.create_table(
        "endings",
        typed("reference", chars=255, primary_key=True),
        identifier("given_by", refers="people.id", primary_key=True),
        closed("state", DEAL_STATES),
        typed("stage", chars=255),
        day("noted_on"),
    )
    op.create_index("ix_endings_given_by", "endings", ["given_by"])
    if op.get_bind().dialect.name == "postgresql":
        for table, columns in UNSAMPLED.items():
            for column in columns:
                op.execute(f"ALTER TABLE {table} ALTER COLUMN {column} SET STATISTICS 0")
