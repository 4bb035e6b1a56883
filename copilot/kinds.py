"""The closed sets that the whole house speaks in: whose voice, what call, which signal, which moment.

Each has its one definition here. What is stored is one of these or a number (law 6), so adding a
member to a stored one (`CallKind`, `Profile`, `MomentKind`) is a migration.
"""

from __future__ import annotations

from enum import StrEnum


class Speaker(StrEnum):
    """Whose voice: the rep's own, or anybody on the buyer's side."""

    REP = "rep"
    BUYER = "buyer"

    @property
    def other(self) -> Speaker:
        """The opposite side."""
        return Speaker.BUYER if self is Speaker.REP else Speaker.REP


SPEAKERS = (Speaker.REP, Speaker.BUYER)


class CallKind(StrEnum):
    """What sort of conversation this is. A rule names the kinds it applies to."""

    DISCOVERY = "discovery"
    DEMO = "demo"
    PRICING = "pricing"
    NEGOTIATION = "negotiation"
    CLOSING = "closing"
    ONE_CALL_CLOSE = "one_call_close"
    CONSULTATION = "consultation"
    FOLLOW_UP = "follow_up"
    COLD_CALL = "cold_call"
    INBOUND_INQUIRY = "inbound_inquiry"
    RENEWAL = "renewal"
    EXPANSION = "expansion"
    ESCALATION = "escalation"
    SECURITY_REVIEW = "security_review"
    RETAIL = "retail"
    CHURN_INTERVIEW = "churn_interview"
    PRODUCT_FEEDBACK = "product_feedback"
    UNKNOWN = "unknown"


class Phase(StrEnum):
    """Where in its course a call stands."""

    OPENING = "opening"
    DISCOVERY = "discovery"
    PRESENTATION = "presentation"
    PRICING = "pricing"
    OBJECTION = "objection"
    CLOSING = "closing"
    UNKNOWN = "unknown"


class Persona(StrEnum):
    """Who the buyer is in the purchase, as the rep said before the call; never guessed from a voice."""

    ECONOMIC = "economic"
    TECHNICAL = "technical"
    CHAMPION = "champion"
    PROCUREMENT = "procurement"
    USER = "user"
    UNKNOWN = "unknown"


class Profile(StrEnum):
    """How much help the rep wants: it sets spacing, budget and the wording's level.

    STRUGGLING is the rep's own choice and nobody else's: no rule may name it, and wherever somebody
    else may look it is `seen_as` RAMPING.
    """

    RAMPING = "ramping"
    CORE = "core"
    SENIOR = "senior"
    STRUGGLING = "struggling"

    @property
    def seen_as(self) -> Profile:
        """The profile that anybody but the rep is told."""
        return Profile.RAMPING if self is Profile.STRUGGLING else self


class MomentKind(StrEnum):
    """The closed set of coachable moments. Stored; adding one is a migration."""

    NO_NEXT_STEP = "no_next_step"
    TALK_SHARE_HIGH = "talk_share_high"
    TALK_SHARE_LOW = "talk_share_low"
    BUDGET_SKIPPED = "budget_skipped"
    PROBE = "probe"


class SignalKind(StrEnum):
    """The closed set of things an utterance can tell us.

    BUDGET: the buyer's own money for this asked for, stated, called tight, or a price placed inside
    or outside it; never our price alone. PRICE: our price, quote, fee or plan, asked or told.
    PRICE_OBJECTION: the buyer pushes back on price, cost or value for money; repeating a sum is none.
    OBJECTION: the buyer pushes back on anything else, of the kind in its detail. HANDLED: the rep has
    met the last objection with value, terms or a question, and the buyer softened or went on.
    COMPETITOR: a rival offer in play, by name, unnamed ("one other vendor"), or what the buyer uses
    now; tools to integrate with and the buyer's own rivals are none.

    DECISION_MAKER: who decides, signs off or must approve; who merely joins a meeting is none.
    DECISION_PROCESS: the steps from here to a signature. DECISION_CRITERIA: what it is judged by.
    TIMELINE: when the buyer decides, starts, signs or needs it live, or a deadline; our own time to
    roll out is none. COMPELLING_EVENT: why then, and what happens otherwise. PAIN: a problem of the
    buyer's. PAIN_NUMBER: one with a number of time, money, rate or volume that hurts.

    NEXT_STEP_PROPOSED, _AGREED (action, owner and day), _VAGUE (accepted without one of them, or with
    an "if"). BRUSH_OFF: "I'll reach out if we decide". WRAP_UP: the call draws to its end.

    QUESTION: open if it invites an explanation. UNANSWERED: a question of the buyer's that the rep's
    next turn neither answers nor promises to. EVADED: answered with nothing in it. OVERVIEW: the rep
    tells about the own company or product at length. BUYING_SIGNAL: the buyer asks how to go on, or
    about use after a purchase. CONCESSION: the rep offers a lower price or better terms.
    """

    BUDGET = "budget"
    PRICE = "price"
    PRICE_OBJECTION = "price_objection"
    OBJECTION = "objection"
    HANDLED = "handled"
    COMPETITOR = "competitor"
    DECISION_MAKER = "decision_maker"
    DECISION_PROCESS = "decision_process"
    DECISION_CRITERIA = "decision_criteria"
    TIMELINE = "timeline"
    COMPELLING_EVENT = "compelling_event"
    PAIN = "pain"
    PAIN_NUMBER = "pain_number"
    NEXT_STEP_PROPOSED = "next_step_proposed"
    NEXT_STEP_AGREED = "next_step_agreed"
    NEXT_STEP_VAGUE = "next_step_vague"
    BRUSH_OFF = "brush_off"
    WRAP_UP = "wrap_up"
    QUESTION = "question"
    UNANSWERED = "unanswered"
    EVADED = "evaded"
    OVERVIEW = "overview"
    BUYING_SIGNAL = "buying_signal"
    CONCESSION = "concession"


class SignalDetail(StrEnum):
    """Which way round it was said, or which of its kind it is."""

    ASKED = "asked"
    TOLD = "told"
    OPEN = "open"
    CLOSED = "closed"
    NAMED = "named"
    GENERIC = "generic"
    INCUMBENT = "incumbent"
    TIMING = "timing"
    NEED = "need"
    TRUST = "trust"
    AUTHORITY = "authority"
    FIT = "fit"
    STALL = "stall"
    HAVE_ONE = "have_one"
    NO_TIME = "no_time"
    REFUSAL = "refusal"
