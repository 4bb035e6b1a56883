"""The rep's own part of a call: when each side spoke, the cards, and what the rep did with them."""

from __future__ import annotations

from alembic import op

from copilot.storage.columns import closed, flag, identifier, seconds, whole

revision = "0001"
down_revision = None

MOMENT_KINDS = ("no_next_step", "talk_share_high", "talk_share_low", "budget_skipped", "probe")


def upgrade() -> None:
    """Make the four tables."""
    op.create_table(
        "own_calls",
        identifier("id", primary_key=True),
        whole("started_at", high=4_102_444_800),
        closed("profile", ("ramping", "core", "senior")),
        seconds("scheduled_end_s", nullable=True),
        whole("dropped_cards"),
    )
    op.create_table(
        "stretches",
        identifier("call_id", refers="own_calls.id", primary_key=True),
        closed("speaker", ("rep", "buyer"), primary_key=True),
        whole("start_ms", primary_key=True),
        whole("end_ms"),
        whole("words"),
        flag("late"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "cards",
        identifier("id", primary_key=True),
        identifier("call_id", refers="own_calls.id"),
        identifier("rule"),
        closed("kind", MOMENT_KINDS),
        seconds("at_s"),
        seconds("shown_s"),
        seconds("until_s", nullable=True),
    )
    op.create_index("ix_cards_call_id", "cards", ["call_id"])
    op.create_table(
        "reactions",
        identifier("card_id", refers="cards.id", primary_key=True),
        closed("reaction", ("used", "useful", "not_now", "dismissed")),
    )
