"""More kinds of moment. What is kept stays as it is."""

from __future__ import annotations

from alembic import op

from copilot.storage.columns import closed_form

revision = "0003"
down_revision = "0002"

MOMENT_KINDS = (
    "no_next_step", "next_step_vague", "talk_share_high", "talk_share_low", "monologue",
    "few_questions", "closed_questions", "interrupting", "budget_skipped", "price_before_value",
    "need_unexplored", "pain_unquantified", "authority_unknown", "process_unknown",
    "timing_unknown", "price_objection", "price_conceded", "objection_unhandled", "brush_off",
    "competitor_named", "question_unanswered", "overview_long", "presentation_unchecked",
    "buying_signal_missed", "buyer_quiet", "pace_rising", "time_running_out", "agenda_missing",
    "probe",
)  # fmt: skip


def upgrade() -> None:
    """Put the longer list in the place of the former one."""
    with op.batch_alter_table("moments", recreate="always") as moments:
        moments.drop_constraint(op.f("ck_moments_kind"), type_="check")
        moments.create_check_constraint(op.f("ck_moments_kind"), closed_form("kind", MOMENT_KINDS))
