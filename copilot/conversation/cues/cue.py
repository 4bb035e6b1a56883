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
    THEY_WILL = "they_will"
    WILL = "will"
    I_WILL = "i_will"
    WE_WILL = "we_will"
    WILL_NOT = "will_not"
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
    BUDGET_WORD = "budget_word"
    SPENDING_ASKED = "spending_asked"
    PRICE_ASKED = "price_asked"
    PRICE_TOLD = "price_told"
    PRICE_WORD = "price_word"
    OTHER_MONEY = "other_money"
    OTHER_BUDGET = "other_budget"
    # who decides, how, by what
    DECIDER_ASKED = "decider_asked"
    DECIDER_WONDERED = "decider_wondered"
    DECIDER_SAID = "decider_said"
    DECIDER_CONSULTED = "decider_consulted"
    PERSON = "person"
    OTHER_APPROVAL = "other_approval"
    PROCESS_ASKED = "process_asked"
    PROCESS_SAID = "process_said"
    CRITERIA_ASKED = "criteria_asked"
    CRITERIA_SAID = "criteria_said"
    OUR_SIDE = "our_side"
    YOURS = "yours"
    # when, and why then
    TIMELINE_ASKED = "timeline_asked"
    START_ASKED = "start_asked"
    TIMELINE_NEED = "timeline_need"
    TIMELINE_DUE = "timeline_due"
    NOT_BEFORE = "not_before"
    TIME_LEFT = "time_left"
    URGENT = "urgent"
    OTHER_TIMELINE = "other_timeline"
    WHEN_TO_TALK = "when_to_talk"
    EVENT_ASKED = "event_asked"
    EVENT_SAID = "event_said"
    EVENT_PLAN = "event_plan"
    # what hurts
    PAIN_ASKED = "pain_asked"
    PAIN_MEASURE_ASKED = "pain_measure_asked"
    PAIN_SAID = "pain_said"
    NO_PAIN = "no_pain"
    EFFORT = "effort"
    LOSS = "loss"
    WORSENS = "worsens"
    GAIN = "gain"
    SPAN = "span"
    A_NUMBER = "a_number"
    POINTS_BACK = "points_back"
    RESTATES = "restates"
    CONFIRMS = "confirms"
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


@dataclass(frozen=True, slots=True)
class Phrases:
    """Patterns that make one move, and why they do."""

    cue: Cue
    why: str
    patterns: tuple[str, ...]
