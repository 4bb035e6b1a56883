"""The skills that moments belong to: a closed set, so that a trend can be counted over it."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from copilot.kinds import MomentKind


class Skill(StrEnum):
    """What the rules' `skill` may be, in the order in which a call needs them."""

    OPENING = "opening"
    QUESTIONS = "questions"
    LISTENING = "listening"
    QUALIFICATION = "qualification"
    PRESENTATION = "presentation"
    COMPETITION = "competition"
    OBJECTIONS = "objections"
    NEGOTIATION = "negotiation"
    STEERING = "steering"
    CLOSING = "closing"
    NEXT_STEPS = "next_steps"


SKILL_NAMES: Final[dict[Skill, str]] = {
    Skill.OPENING: "Opening",
    Skill.QUESTIONS: "Asking",
    Skill.LISTENING: "Listening",
    Skill.QUALIFICATION: "Qualification",
    Skill.PRESENTATION: "Presenting",
    Skill.COMPETITION: "Other offers",
    Skill.OBJECTIONS: "Objections",
    Skill.NEGOTIATION: "Negotiation",
    Skill.STEERING: "Steering the call",
    Skill.CLOSING: "Closing",
    Skill.NEXT_STEPS: "Next steps",
}

SKILL_OF: Final[dict[MomentKind, Skill]] = {
    MomentKind.NO_NEXT_STEP: Skill.NEXT_STEPS,
    MomentKind.NEXT_STEP_VAGUE: Skill.NEXT_STEPS,
    MomentKind.TALK_SHARE_HIGH: Skill.LISTENING,
    MomentKind.TALK_SHARE_LOW: Skill.STEERING,
    MomentKind.MONOLOGUE: Skill.LISTENING,
    MomentKind.FEW_QUESTIONS: Skill.QUESTIONS,
    MomentKind.CLOSED_QUESTIONS: Skill.QUESTIONS,
    MomentKind.INTERRUPTING: Skill.LISTENING,
    MomentKind.BUDGET_SKIPPED: Skill.QUALIFICATION,
    MomentKind.PRICE_BEFORE_VALUE: Skill.QUALIFICATION,
    MomentKind.NEED_UNEXPLORED: Skill.QUESTIONS,
    MomentKind.PAIN_UNQUANTIFIED: Skill.QUALIFICATION,
    MomentKind.AUTHORITY_UNKNOWN: Skill.QUALIFICATION,
    MomentKind.PROCESS_UNKNOWN: Skill.QUALIFICATION,
    MomentKind.TIMING_UNKNOWN: Skill.QUALIFICATION,
    MomentKind.PRICE_OBJECTION: Skill.OBJECTIONS,
    MomentKind.PRICE_CONCEDED: Skill.NEGOTIATION,
    MomentKind.OBJECTION_UNHANDLED: Skill.OBJECTIONS,
    MomentKind.BRUSH_OFF: Skill.OBJECTIONS,
    MomentKind.COMPETITOR_NAMED: Skill.COMPETITION,
    MomentKind.QUESTION_UNANSWERED: Skill.LISTENING,
    MomentKind.OVERVIEW_LONG: Skill.PRESENTATION,
    MomentKind.PRESENTATION_UNCHECKED: Skill.PRESENTATION,
    MomentKind.BUYING_SIGNAL_MISSED: Skill.CLOSING,
    MomentKind.BUYER_QUIET: Skill.LISTENING,
    MomentKind.PACE_RISING: Skill.OBJECTIONS,
    MomentKind.TIME_RUNNING_OUT: Skill.STEERING,
    MomentKind.AGENDA_MISSING: Skill.OPENING,
}
"""As the shipped rules say it. A probe belongs to none: it measures Copilot itself."""
