"""The closed sets that the whole house speaks in: whose voice, what call, which signal, which moment.

Each has its one definition here. What is stored is one of these or a number (law 6), so adding a
member to a stored one (`CallKind`, `Profile`, `MomentKind`, and those that say so) is a migration.
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
    ONE_TO_ONE = "one_to_one"
    UNKNOWN = "unknown"


COACHED = tuple(kind for kind in CallKind if kind is not CallKind.ONE_TO_ONE)
"""The kinds that a rule may be about. Of a manager's one-to-one only the talk is measured, for the
manager alone: no rule applies to it, and it is never shared."""


class KindFrom(StrEnum):
    """Who says what kind of call it is.

    SET_UP: the rep did, before it; what was said then always wins.
    HEARD: nobody did, and what is said in the call itself shows it, with a confidence. CORRECTED: the
    rep did, afterwards. NOBODY: it is not known, and nothing may rest on it.
    """

    SET_UP = "set_up"
    HEARD = "heard"
    CORRECTED = "corrected"
    NOBODY = "nobody"


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
    """The closed set of coachable moments. Stored; adding one is a migration.

    NO_NEXT_STEP: the call drew to its end and nothing had been accepted. NEXT_STEP_VAGUE: something
    was, without its day or its owner, or with an "if".

    TALK_SHARE_HIGH, TALK_SHARE_LOW: the rep's part of the talk lay well outside the usual band.
    MONOLOGUE: the rep spoke on for long while the buyer said nothing. FEW_QUESTIONS: the rep had asked
    fewer than is usual by then. CLOSED_QUESTIONS: nearly all of them could be answered in a word.
    INTERRUPTING: the rep set in before the buyer's end, more than once.

    BUDGET_SKIPPED: the buyer's own money had not come up. PRICE_BEFORE_VALUE: our price was told
    before any problem of the buyer's. NEED_UNEXPLORED: a problem was named and nobody asked further.
    PAIN_UNQUANTIFIED: a problem had no number yet. AUTHORITY_UNKNOWN: who decides had not come up;
    PROCESS_UNKNOWN: nor how; TIMING_UNKNOWN: nor by when.

    PRICE_OBJECTION: the buyer pushed back on price. PRICE_CONCEDED: the rep answered that with a lower
    price or better terms, before asking anything. OBJECTION_UNHANDLED: another objection was left
    where it was. BRUSH_OFF: "I'll reach out if we decide". COMPETITOR_NAMED: a rival offer came up.
    QUESTION_UNANSWERED: a question of the buyer's was neither answered nor promised an answer.

    OVERVIEW_LONG: the rep told about the own company or product at length. PRESENTATION_UNCHECKED: a
    long presentation without a question to the buyer. BUYING_SIGNAL_MISSED: the buyer asked how to go
    on and the talk went elsewhere. BUYER_QUIET: the buyer said less than earlier in this same call.
    PACE_RISING: the rep spoke faster than before, after an objection. TIME_RUNNING_OUT: little of the
    planned time was left. AGENDA_MISSING: the call began without saying what it is for.

    PROBE: a pause, marked to measure Copilot itself.
    """

    NO_NEXT_STEP = "no_next_step"
    NEXT_STEP_VAGUE = "next_step_vague"
    TALK_SHARE_HIGH = "talk_share_high"
    TALK_SHARE_LOW = "talk_share_low"
    MONOLOGUE = "monologue"
    FEW_QUESTIONS = "few_questions"
    CLOSED_QUESTIONS = "closed_questions"
    INTERRUPTING = "interrupting"
    BUDGET_SKIPPED = "budget_skipped"
    PRICE_BEFORE_VALUE = "price_before_value"
    NEED_UNEXPLORED = "need_unexplored"
    PAIN_UNQUANTIFIED = "pain_unquantified"
    AUTHORITY_UNKNOWN = "authority_unknown"
    PROCESS_UNKNOWN = "process_unknown"
    TIMING_UNKNOWN = "timing_unknown"
    PRICE_OBJECTION = "price_objection"
    PRICE_CONCEDED = "price_conceded"
    OBJECTION_UNHANDLED = "objection_unhandled"
    BRUSH_OFF = "brush_off"
    COMPETITOR_NAMED = "competitor_named"
    QUESTION_UNANSWERED = "question_unanswered"
    OVERVIEW_LONG = "overview_long"
    PRESENTATION_UNCHECKED = "presentation_unchecked"
    BUYING_SIGNAL_MISSED = "buying_signal_missed"
    BUYER_QUIET = "buyer_quiet"
    PACE_RISING = "pace_rising"
    TIME_RUNNING_OUT = "time_running_out"
    AGENDA_MISSING = "agenda_missing"
    PROBE = "probe"


class NextStepState(StrEnum):
    """How a call ended as to what comes next; UNKNOWN where words were not understood. Stored."""

    NONE = "none"
    PROPOSED = "proposed"
    VAGUE = "vague"
    SPECIFIC = "specific"
    UNKNOWN = "unknown"


class DisputeReason(StrEnum):
    """Why a rep says that a moment is not as it looks. Stored."""

    MISHEARD = "misheard"
    NOT_THIS_KIND_OF_CALL = "not_this_kind_of_call"
    SAID_ELSEWHERE = "said_elsewhere"
    ON_PURPOSE = "on_purpose"
    OTHER = "other"


class WithholdReason(StrEnum):
    """Why a rep keeps a moment back. Stays on the rep's machine with the moment."""

    PERSONAL = "personal"
    CUSTOMER_CONFIDENTIAL = "customer_confidential"
    WRONG = "wrong"
    WORKING_ON_IT = "working_on_it"
    OTHER = "other"


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
