"""Names and numbers as the shared page writes them: of the call, and of nobody's doing well or badly.

The rep's own page speaks to the rep ("you talked more"). This one is read by two people, so it says
what happened.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from copilot.kinds import DisputeReason, MomentKind, NextStepState, WithholdReason
from copilot.review.bands import MeasureName
from copilot.review.words import percent

if TYPE_CHECKING:
    from copilot.review.shared import SharedCall, SharedMoment

SHARED_NAMES: Final[dict[MomentKind, str]] = {
    MomentKind.NO_NEXT_STEP: "No next step agreed",
    MomentKind.NEXT_STEP_VAGUE: "A next step without a day or an owner",
    MomentKind.TALK_SHARE_HIGH: "Talk share above the usual range",
    MomentKind.TALK_SHARE_LOW: "Talk share below the usual range",
    MomentKind.MONOLOGUE: "A long stretch without the buyer",
    MomentKind.FEW_QUESTIONS: "Few questions by that time",
    MomentKind.CLOSED_QUESTIONS: "Mostly yes-or-no questions",
    MomentKind.INTERRUPTING: "Starts before the buyer had finished",
    MomentKind.BUDGET_SKIPPED: "Budget had not come up",
    MomentKind.PRICE_BEFORE_VALUE: "Price came before the problem",
    MomentKind.NEED_UNEXPLORED: "A problem to ask more about",
    MomentKind.PAIN_UNQUANTIFIED: "A problem without a number yet",
    MomentKind.AUTHORITY_UNKNOWN: "Who decides had not come up",
    MomentKind.PROCESS_UNKNOWN: "How they decide had not come up",
    MomentKind.TIMING_UNKNOWN: "Their timing had not come up",
    MomentKind.PRICE_OBJECTION: "The buyer pushed back on the price",
    MomentKind.PRICE_CONCEDED: "The price moved before the reason was known",
    MomentKind.OBJECTION_UNHANDLED: "An objection was left open",
    MomentKind.BRUSH_OFF: "The buyer kept it open",
    MomentKind.COMPETITOR_NAMED: "Another offer came up",
    MomentKind.QUESTION_UNANSWERED: "A question of the buyer's was left open",
    MomentKind.OVERVIEW_LONG: "A long introduction",
    MomentKind.PRESENTATION_UNCHECKED: "A long presentation without a question",
    MomentKind.BUYING_SIGNAL_MISSED: "The buyer asked about going ahead",
    MomentKind.BUYER_QUIET: "The buyer grew quiet",
    MomentKind.PACE_RISING: "A faster pace after an objection",
    MomentKind.TIME_RUNNING_OUT: "Time was running out",
    MomentKind.AGENDA_MISSING: "No agenda at the start",
    MomentKind.PROBE: "A natural pause",
}

NEXT_STEP_NAMES: Final[dict[NextStepState, str]] = {
    NextStepState.NONE: "None came up",
    NextStepState.PROPOSED: "Proposed, not taken up",
    NextStepState.VAGUE: "Agreed, without a day or an owner",
    NextStepState.SPECIFIC: "Agreed, with a day and an owner",
    NextStepState.UNKNOWN: "Not known",
}

MEASURE_NAMES: Final[dict[MeasureName, str]] = {
    MeasureName.TALK_SHARE: "Talk share of the rep",
    MeasureName.LONGEST_MONOLOGUE: "Longest stretch of the rep",
    MeasureName.BUYER_STRETCH: "Longest stretch of the buyer",
    MeasureName.QUESTIONS: "Questions by the rep",
    MeasureName.RESPONSE_GAP: "Time before a reply",
}

_SHARES: Final = frozenset({MomentKind.TALK_SHARE_HIGH, MomentKind.TALK_SHARE_LOW})


def topics(call: SharedCall) -> tuple[tuple[str, bool | None], ...]:
    """What a call is listened for, and whether it came up; None where it was not listened for."""
    return (
        ("Budget", call.budget_came_up),
        ("Who decides", call.authority_came_up),
        ("Need", call.need_came_up),
        ("Timing", call.timing_came_up),
    )


def measured(moment: SharedMoment) -> str:
    """What was compared with what, empty where that needs no saying."""
    if moment.kind not in _SHARES or moment.value is None or moment.compared_with is None:
        return ""
    return f"{percent(moment.value)} of the talking, beside {percent(moment.compared_with)}"


_CLEAR: Final = ((0.6, "A borderline case"), (0.85, "A clear case"))
"""Ours: a measure that just passed its rule's threshold has a strength of 0.5."""


def how_clear(moment: SharedMoment) -> str:
    """How clear a case it is: its strength, in words."""
    return next((words for below, words in _CLEAR if moment.strength < below), "A very clear case")


DISPUTE_NAMES: Final[dict[DisputeReason, str]] = {
    DisputeReason.MISHEARD: "It was misheard",
    DisputeReason.NOT_THIS_KIND_OF_CALL: "It does not fit this kind of call",
    DisputeReason.SAID_ELSEWHERE: "It was settled elsewhere",
    DisputeReason.ON_PURPOSE: "It was on purpose",
    DisputeReason.OTHER: "Another reason",
}

WITHHOLD_NAMES: Final[dict[WithholdReason, str]] = {
    WithholdReason.PERSONAL: "It is personal",
    WithholdReason.CUSTOMER_CONFIDENTIAL: "It is the customer's confidence",
    WithholdReason.WRONG: "It is wrong",
    WithholdReason.WORKING_ON_IT: "I am working on it",
    WithholdReason.OTHER: "Another reason",
}
