"""Names and numbers as the review page writes them."""

from __future__ import annotations

from typing import Final

from copilot.kinds import CallKind, KindFrom, MomentKind

CALL_NAMES: Final[dict[CallKind, str]] = {
    CallKind.DISCOVERY: "discovery call",
    CallKind.DEMO: "demo",
    CallKind.PRICING: "pricing call",
    CallKind.NEGOTIATION: "negotiation",
    CallKind.CLOSING: "closing call",
    CallKind.ONE_CALL_CLOSE: "one-call close",
    CallKind.CONSULTATION: "consultation",
    CallKind.FOLLOW_UP: "follow-up call",
    CallKind.COLD_CALL: "cold call",
    CallKind.INBOUND_INQUIRY: "inbound inquiry",
    CallKind.RENEWAL: "renewal",
    CallKind.EXPANSION: "expansion call",
    CallKind.ESCALATION: "escalation",
    CallKind.SECURITY_REVIEW: "security review",
    CallKind.RETAIL: "retail call",
    CallKind.CHURN_INTERVIEW: "churn interview",
    CallKind.PRODUCT_FEEDBACK: "product feedback call",
    CallKind.ONE_TO_ONE: "one-to-one",
    CallKind.UNKNOWN: "sales call",
}

MOMENT_NAMES: Final[dict[MomentKind, str]] = {
    MomentKind.NO_NEXT_STEP: "No next step agreed",
    MomentKind.NEXT_STEP_VAGUE: "A next step without a day or an owner",
    MomentKind.TALK_SHARE_HIGH: "You talked more than is usual",
    MomentKind.TALK_SHARE_LOW: "You talked less than is usual",
    MomentKind.MONOLOGUE: "A long stretch of yours",
    MomentKind.FEW_QUESTIONS: "Few questions so far",
    MomentKind.CLOSED_QUESTIONS: "Mostly yes-or-no questions",
    MomentKind.INTERRUPTING: "You set in before they had finished",
    MomentKind.BUDGET_SKIPPED: "Budget was not covered",
    MomentKind.PRICE_BEFORE_VALUE: "Price came before the problem",
    MomentKind.NEED_UNEXPLORED: "A problem that you could ask more about",
    MomentKind.PAIN_UNQUANTIFIED: "A problem without a number yet",
    MomentKind.AUTHORITY_UNKNOWN: "Who decides had not come up",
    MomentKind.PROCESS_UNKNOWN: "How they decide had not come up",
    MomentKind.TIMING_UNKNOWN: "Their timing had not come up",
    MomentKind.PRICE_OBJECTION: "They pushed back on the price",
    MomentKind.PRICE_CONCEDED: "The price moved before the reason was known",
    MomentKind.OBJECTION_UNHANDLED: "An objection was left open",
    MomentKind.BRUSH_OFF: "They kept it open",
    MomentKind.COMPETITOR_NAMED: "Another offer came up",
    MomentKind.QUESTION_UNANSWERED: "A question of theirs was left open",
    MomentKind.OVERVIEW_LONG: "A long introduction",
    MomentKind.PRESENTATION_UNCHECKED: "A long presentation without a question",
    MomentKind.BUYING_SIGNAL_MISSED: "They asked about going ahead",
    MomentKind.BUYER_QUIET: "They grew quiet",
    MomentKind.PACE_RISING: "You spoke faster after an objection",
    MomentKind.TIME_RUNNING_OUT: "Time was running out",
    MomentKind.AGENDA_MISSING: "No agenda at the start",
    MomentKind.PROBE: "A natural pause",
}


_KIND_SAYS: Final = {
    KindFrom.SET_UP: "as you set it up",
    KindFrom.CORRECTED: "as you said",
    KindFrom.NOBODY: "nobody said, and it was not heard",
}


def call_name(kind: CallKind) -> str:
    """``Discovery call``, to begin a line with."""
    name = CALL_NAMES[kind]
    return name[0].upper() + name[1:]


def a_call(kind: CallKind) -> str:
    """``a discovery call``, ``an escalation``, for the middle of a sentence."""
    name = CALL_NAMES[kind]
    return f"{'an' if name[0] in 'aei' else 'a'} {name}"  # "one" begins like "won"


def kind_says(source: KindFrom, confidence: float) -> str:
    """Who says what kind of call it is: ``heard, 0.9 sure``. Never surer than it is."""
    if source is KindFrom.HEARD:
        return f"heard, {int(confidence * 10 + 1e-9) / 10:.1f} sure"
    return _KIND_SAYS[source]


def clock(seconds: float) -> str:
    """A place in the call: ``4:07``, or ``1:04:07`` past the hour."""
    whole = max(0, int(seconds + 1e-6))
    minutes, rest = divmod(whole, 60)
    hours, minutes_left = divmod(minutes, 60)
    return f"{hours}:{minutes_left:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def length(seconds: float) -> str:
    """A length: ``0.4 s``, ``48 s``, ``3 min 20 s``, ``1 h 5 min``."""
    if abs(seconds) < 9.95:
        return f"{seconds:.1f} s"
    minutes, rest = divmod(round(seconds), 60)
    if not minutes:
        return f"{rest} s"
    if minutes < 60:
        return f"{minutes} min {rest} s" if rest else f"{minutes} min"
    hours, left = divmod(minutes, 60)
    return f"{hours} h {left} min" if left else f"{hours} h"


def percent(share: float) -> str:
    """A share from 0 to 1: ``58 %``."""
    return f"{round(share * 100)} %"


def counted(count: int, one: str, many: str = "") -> str:
    """``1 card``, ``3 cards``."""
    return f"{count} {one if count == 1 else many or one + 's'}"
