"""The kinds of moment as they were when both histories took the longer list. Never changed again."""

from __future__ import annotations

from typing import Final

KINDS_29: Final = (
    "no_next_step", "next_step_vague", "talk_share_high", "talk_share_low", "monologue",
    "few_questions", "closed_questions", "interrupting", "budget_skipped", "price_before_value",
    "need_unexplored", "pain_unquantified", "authority_unknown", "process_unknown",
    "timing_unknown", "price_objection", "price_conceded", "objection_unhandled", "brush_off",
    "competitor_named", "question_unanswered", "overview_long", "presentation_unchecked",
    "buying_signal_missed", "buyer_quiet", "pace_rising", "time_running_out", "agenda_missing",
    "probe",
)  # fmt: skip
