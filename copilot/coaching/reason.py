"""Why the gate did what it did: one of a closed set, with a sentence for whoever asks."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Reason(StrEnum):
    """Why the gate did what it did; the closed set that a decision explains itself with."""

    SHOWN = "shown"
    ASKED = "asked"
    CALL_ENDED = "call_ended"
    CARD_IN_VIEW = "card_in_view"
    NOTHING_WANTED = "nothing_wanted"
    HIDDEN = "hidden"
    SNOOZED = "snoozed"
    TOO_EARLY = "too_early"
    BUDGET_SPENT = "budget_spent"
    SPACING = "spacing"
    REPEATED = "repeated"
    REP_SPEAKING = "rep_speaking"
    BUYER_SPEAKING = "buyer_speaking"
    SAME_PAUSE = "same_pause"
    SILENCE_SHORT = "silence_short"
    TURN_OPEN = "turn_open"
    WORDS_LATE = "words_late"
    PATIENT = "patient"
    WITHHELD = "withheld"
    FADED = "faded"

    @property
    def says(self) -> str:
        """The reason as a sentence, for whoever asks why."""
        return SAYS[self]


SAYS: Final[dict[Reason, str]] = {
    Reason.SHOWN: "the card is shown",
    Reason.ASKED: "the rep asked for it",
    Reason.CALL_ENDED: "the call is over",
    Reason.CARD_IN_VIEW: "a card is in view already",
    Reason.NOTHING_WANTED: "no rule wants a card",
    Reason.HIDDEN: "the rep has hidden the cards",
    Reason.SNOOZED: "the rep has snoozed the cards",
    Reason.TOO_EARLY: "the call has only just begun",
    Reason.BUDGET_SPENT: "the call has had all the cards of the rep's profile",
    Reason.SPACING: "the last card went too short a time ago",
    Reason.REPEATED: "cards of this skill were shown: the next has to matter more, or to wait longer",
    Reason.REP_SPEAKING: "the rep is speaking",
    Reason.BUYER_SPEAKING: "the buyer is speaking",
    Reason.SAME_PAUSE: "this pause has had its card",
    Reason.SILENCE_SHORT: "the silence is still short",
    Reason.TURN_OPEN: "the turn does not sound finished",
    Reason.WORDS_LATE: "the last words are not known yet",
    Reason.PATIENT: "the card may wait for a better moment",
    Reason.WITHHELD: "kept back by chance, to see whether the skill stands alone",
    Reason.FADED: "kept back because the skill mostly stands alone",
}
"""Each reason as a sentence."""
