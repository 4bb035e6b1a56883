"""A deal is somebody's: a snapshot's row has its person in the key, and nobody's deals are not kept."""

from __future__ import annotations

from typing import Final

from alembic import op

from copilot.storage.team.columns import closed, day, identifier, number, typed, whole

revision = "0009"
down_revision = "0008"

DEAL_STATES: Final = (
    "open", "won", "lost",
)  # fmt: skip


def upgrade() -> None:
    """Deals of nobody go, and the key takes the person in; SQLite has to make the table anew."""
    op.execute("DELETE FROM deals WHERE person_id IS NULL")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TABLE deals DROP CONSTRAINT pk_deals")
        op.execute("ALTER TABLE deals DROP CONSTRAINT ck_deals_person_id")
        op.execute(
            "ALTER TABLE deals ADD CONSTRAINT pk_deals PRIMARY KEY (day, reference, person_id)"
        )
        form = "person_id ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'"
        op.execute(f"ALTER TABLE deals ADD CONSTRAINT ck_deals_person_id CHECK ({form})")
        return
    op.drop_index("ix_deals_person_id", "deals")
    op.rename_table("deals", "deals_before")
    op.create_table(
        "deals",
        day("day", primary_key=True),
        typed("reference", chars=255, primary_key=True),
        typed("name", chars=255),
        typed("stage", chars=255),
        closed("state", DEAL_STATES),
        typed("owner", chars=255),
        identifier("person_id", refers="people.id", primary_key=True),
        whole("amount_hundredths", low=-(10**15), high=10**15, nullable=True),
        typed("currency", chars=3),
        day("close_day", nullable=True),
        day("last_activity", nullable=True),
        number("probability", low=0.0, high=1.0, nullable=True),
    )
    op.execute("INSERT INTO deals SELECT * FROM deals_before")
    op.drop_table("deals_before")
    op.create_index("ix_deals_person_id", "deals", ["person_id", "day"])
