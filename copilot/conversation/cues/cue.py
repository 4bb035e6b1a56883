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
    HEDGE = "hedge"
    DOUBT = "doubt"
    CONDITION = "condition"
    POLITE_IF = "polite_if"
    # money
    BUDGET_ASKED = "budget_asked"
    BUDGET_SAID = "budget_said"
    BUDGET_SUM = "budget_sum"
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
    # pushing back on the price
    PRICE_REFUSED = "price_refused"
    PRICE_DOUBTED = "price_doubted"
    PRICE_PLEASES = "price_pleases"
    DEAR_ELSEWHERE = "dear_elsewhere"
    BARE_PRICE = "bare_price"
    NO_MONEY = "no_money"
    # pushing back on anything else
    BAD_TIMING = "bad_timing"
    NO_NEED = "no_need"
    NO_TRUST = "no_trust"
    NOT_MINE = "not_mine"
    NO_FIT = "no_fit"
    THINKS_ABOUT_IT = "thinks_about_it"
    HAS_ONE = "has_one"
    NO_TIME = "no_time"
    REFUSES = "refuses"
    # what becomes of it
    ASKS_BARRIER = "asks_barrier"
    ASKS_DECIDER = "asks_decider"
    CONCEDES = "concedes"
    ARGUES_VALUE = "argues_value"
    OFFERS_TERMS = "offers_terms"
    DEFERS = "defers"
    GIVES_IN = "gives_in"
    SOFTENS = "softens"
    INSISTS = "insists"
    # rival offers
    RIVALS = "rivals"
    INCUMBENT = "incumbent"
    RIVAL_LEAD = "rival_lead"
    RIVAL_NAMED = "rival_named"
    RIVAL_KNOWN = "rival_known"
    NAMES_SOMEBODY = "names_somebody"
    INCUMBENT_NAMED = "incumbent_named"
    RIVALS_ASKED = "rivals_asked"
    INCUMBENT_ASKED = "incumbent_asked"
    ADMITS_RIVALS = "admits_rivals"
    TOOL_TALK = "tool_talk"
    OWN_MARKET = "own_market"
    # questions
    ASKS = "asks"
    ASKS_OPENLY = "asks_openly"
    CHECKS_BACK = "checks_back"
    TELLS = "tells"


@dataclass(frozen=True, slots=True)
class Phrases:
    """Patterns that make one move, and why they do."""

    cue: Cue
    why: str
    patterns: tuple[str, ...]
