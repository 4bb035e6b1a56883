"""The closed set of things that one clause can do in a sales conversation."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Cue(StrEnum):
    """A move that a phrase makes. Cues name moves, never words."""

    # towards a next step
    MEET = "meet"
    DO = "do"
    REQUEST = "request"
    WHEN = "when"
    SUITS = "suits"
    LOOSE = "loose"
    ABOUT_NEXT = "about_next"
    TILL_THEN = "till_then"
    SET = "set"
    CANCEL = "cancel"
    # answers
    YES = "yes"
    FITS = "fits"
    ARRANGED = "arranged"
    ACKNOWLEDGE = "acknowledge"
    NO = "no"
    STALL = "stall"
    ON_SUBJECT = "on_subject"
    HEDGE = "hedge"
    DOUBT = "doubt"
    CONDITION = "condition"
    POLITE_IF = "polite_if"
    # money
    BUDGET_ASKED = "budget_asked"
    BUDGET_SAID = "budget_said"
    BUDGET_WORD = "budget_word"
    SPENDING_ASKED = "spending_asked"
    PRICE_ASKED = "price_asked"
    PRICE_TOLD = "price_told"
    PRICE_WORD = "price_word"
    OTHER_MONEY = "other_money"
    OTHER_BUDGET = "other_budget"
    # the frame of the talk
    CLOSING = "closing"
    ANYTHING_ELSE = "anything_else"
    THANKS_FOR_TALK = "thanks_for_talk"
    FAREWELL = "farewell"
    PRODUCT_TALK = "product_talk"
    ROUTINE = "routine"
    LOOKS_BACK = "looks_back"
    IN_THE_CALL = "in_the_call"
    # questions
    ASKS = "asks"
    ASKS_OPENLY = "asks_openly"
    CHECKS_BACK = "checks_back"
    TELLS = "tells"
    # replies to a question
    PROMISES = "promises"
    PUTS_ASIDE = "puts_aside"
    SHIFTS = "shifts"
    SAYS_NOTHING = "says_nothing"
    DOES_NOT_KNOW = "does_not_know"
    UNFIRM = "unfirm"
    CONFIRMS = "confirms"
    SAYS_WHEN = "says_when"
    SAYS_HOW_MUCH = "says_how_much"
    SAYS_FREE = "says_free"
    INSISTS = "insists"
    SATISFIED = "satisfied"
    RHETORICAL = "rhetorical"
    # going on, telling about oneself, beginning
    BUYS = "buys"
    STORY = "story"
    GREETS = "greets"
    # what sort of call it is
    KIND_COLD = "kind_cold"
    KIND_FOLLOW_UP = "kind_follow_up"
    KIND_RENEWAL = "kind_renewal"
    KIND_EXPANSION = "kind_expansion"
    KIND_DEMO = "kind_demo"
    KIND_NEGOTIATION = "kind_negotiation"
    KIND_PRICING = "kind_pricing"
    KIND_CLOSING = "kind_closing"
    KIND_INBOUND = "kind_inbound"
    KIND_ESCALATION = "kind_escalation"
    KIND_SECURITY = "kind_security"
    KIND_CHURN = "kind_churn"
    KIND_FEEDBACK = "kind_feedback"
    KIND_CONSULTATION = "kind_consultation"
    KIND_RETAIL = "kind_retail"


@dataclass(frozen=True, slots=True)
class Phrases:
    """Patterns that make one move, and why they do."""

    cue: Cue
    why: str
    patterns: tuple[str, ...]
