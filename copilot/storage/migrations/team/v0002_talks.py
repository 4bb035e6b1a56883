"""What rep and manager agree, plan, score and type."""

from __future__ import annotations

from typing import Final

from alembic import op

from copilot.storage.team.columns import closed, day, flag, identifier, typed, whole

revision = "0002"
down_revision = "0001"

AGREEMENT_KINDS: Final = (
    "existing_account", "new_business", "skill",
)  # fmt: skip
PARTYS: Final = (
    "rep", "manager",
)  # fmt: skip
SKILLS: Final = (
    "opening", "questions", "listening", "qualification", "presentation", "competition",
    "objections", "negotiation", "steering", "closing", "next_steps",
)  # fmt: skip
AGREEMENT_STATES: Final = (
    "proposed", "agreed", "done", "not_done", "carried", "withdrawn",
)  # fmt: skip
TREE_NAMES: Final = (
    "knowledge_belief_execution", "skill_will_knowledge_system",
)  # fmt: skip
CAUSES: Final = (
    "knowledge", "belief", "execution", "skill", "will", "system", "plan",
)  # fmt: skip
HELPS: Final = (
    "support", "experiment", "smaller_step",
)  # fmt: skip
SCORED_SKILLS: Final = (
    "discovery", "next_step", "qualification",
)  # fmt: skip
EMPHASIS: Final = (
    "deal", "skill", "career",
)  # fmt: skip
AGENDA_KINDS: Final = (
    "topic", "blocker", "ask",
)  # fmt: skip
RHYTHMS: Final = (
    "ramping", "core", "senior", "milestones",
)  # fmt: skip


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "agreements",
        identifier("id", primary_key=True),
        identifier("rep_id", refers="people.id"),
        closed("kind", AGREEMENT_KINDS),
        typed("text", chars=500),
        typed("support", chars=500),
        day("due"),
        closed("proposed_by", PARTYS),
        day("proposed_on"),
        closed("skill", SKILLS, nullable=True),
        closed("state", AGREEMENT_STATES),
        day("rep_agreed_on", nullable=True),
        day("manager_agreed_on", nullable=True),
        day("closed_on", nullable=True),
        identifier("carried_from", nullable=True),
    )
    op.create_index("ix_agreements_rep_id", "agreements", ["rep_id"])
    op.create_table(
        "diagnoses",
        identifier("agreement_id", refers="agreements.id", primary_key=True),
        closed("tree", TREE_NAMES),
        closed("cause", CAUSES),
        closed("help", HELPS),
        day("noted_on"),
    )
    op.create_table(
        "diagnosis_steps",
        identifier("agreement_id", refers="diagnoses.agreement_id", primary_key=True),
        whole("step", high=20, primary_key=True),
        typed("answer", chars=60),
    )
    op.create_table(
        "scorecards",
        identifier("id", primary_key=True),
        identifier("rep_id", refers="people.id"),
        day("first_day"),
        day("last_day"),
        day("own_on", nullable=True),
        day("confirmed_on", nullable=True),
    )
    op.create_index("ix_scorecards_rep_id", "scorecards", ["rep_id"])
    op.create_table(
        "scores",
        identifier("scorecard_id", refers="scorecards.id", primary_key=True),
        closed("skill", SCORED_SKILLS, primary_key=True),
        whole("own", low=1, high=5, nullable=True),
        whole("proposed", low=1, high=5, nullable=True),
        whole("proposed_of", nullable=True),
        typed("formula", chars=1000),
        typed("says", chars=1000),
        whole("confirmed", low=1, high=5, nullable=True),
        typed("reason", chars=500),
    )
    op.create_table(
        "meetings",
        typed("uid", chars=200, primary_key=True),
        identifier("rep_id", refers="people.id"),
        day("day"),
        whole("starts_at_minute", high=24 * 60 - 1),
        whole("minutes", low=1, high=24 * 60),
        closed("emphasis", EMPHASIS),
        whole("sequence"),
        flag("cancelled"),
        closed("cancelled_by", PARTYS, nullable=True),
        day("held_on", nullable=True),
    )
    op.create_index("ix_meetings_rep_id", "meetings", ["rep_id", "day"])
    op.create_table(
        "agenda",
        identifier("id", primary_key=True),
        identifier("rep_id", refers="people.id"),
        closed("kind", AGENDA_KINDS),
        typed("text", chars=500),
        closed("typed_by", PARTYS),
        day("noted_on"),
        day("talked_on", nullable=True),
    )
    op.create_index("ix_agenda_rep_id", "agenda", ["rep_id"])
    op.create_table(
        "actions",
        identifier("id", primary_key=True),
        identifier("rep_id", refers="people.id"),
        typed("text", chars=300),
        closed("owner", PARTYS),
        day("noted_on"),
        day("due", nullable=True),
        day("done_on", nullable=True),
    )
    op.create_index("ix_actions_rep_id", "actions", ["rep_id"])
    op.create_table(
        "rhythms",
        identifier("rep_id", refers="people.id", primary_key=True),
        closed("rhythm", RHYTHMS),
        day("agreed_on"),
        day("review_on"),
    )
    op.create_table(
        "milestones",
        identifier("id", primary_key=True),
        identifier("rep_id", refers="people.id"),
        typed("text", chars=300),
        day("due"),
        flag("done"),
    )
    op.create_index("ix_milestones_rep_id", "milestones", ["rep_id"])
