"""Names and numbers as the shared page writes them: of the call, and of nobody's doing well or badly.

The rep's own page speaks to the rep ("you talked more"). This one is read by two people, so it says
what happened.
"""

from __future__ import annotations

from typing import Final

from copilot.kinds import DisputeReason, MomentKind, NextStepState, WithholdReason

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
    MomentKind.BUYING_SIGNAL_MISSED: "The buyer asked how to go on",
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
