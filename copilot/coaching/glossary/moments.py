"""Kinds of moment: what a rule's `kind` may be, and what its moment tells after the call."""

from __future__ import annotations

from typing import Final

from copilot.coaching.glossary.entry import Entry
from copilot.kinds import MomentKind

MOMENTS_SAY: Final[dict[MomentKind, str]] = {
    MomentKind.NO_NEXT_STEP: "The call drew to its end and nothing had been accepted.",
    MomentKind.NEXT_STEP_VAGUE: "Something was accepted, without its day or its owner, or with an if.",
    MomentKind.TALK_SHARE_HIGH: "The rep's part of the talk lay well above the usual band.",
    MomentKind.TALK_SHARE_LOW: "The rep's part of the talk lay well below the usual band.",
    MomentKind.MONOLOGUE: "The rep spoke on for long while the buyer said nothing.",
    MomentKind.FEW_QUESTIONS: "The rep had asked fewer questions than is usual by then.",
    MomentKind.CLOSED_QUESTIONS: "Nearly all of the rep's questions could be answered in a word.",
    MomentKind.INTERRUPTING: "The rep set in before the buyer's end, more than once.",
    MomentKind.BUDGET_SKIPPED: "The buyer's own money had not come up.",
    MomentKind.PRICE_BEFORE_VALUE: "Our price was told before any problem of the buyer's.",
    MomentKind.NEED_UNEXPLORED: "A problem was named and nobody asked further.",
    MomentKind.PAIN_UNQUANTIFIED: "A problem had no number yet.",
    MomentKind.AUTHORITY_UNKNOWN: "Who decides had not come up.",
    MomentKind.PROCESS_UNKNOWN: "How it is decided had not come up.",
    MomentKind.TIMING_UNKNOWN: "By when it is decided or needed had not come up.",
    MomentKind.PRICE_OBJECTION: "The buyer pushed back on the price.",
    MomentKind.PRICE_CONCEDED: (
        "The rep answered that with a lower price or better terms, before asking anything."
    ),
    MomentKind.OBJECTION_UNHANDLED: "Another objection was left where it was.",
    MomentKind.BRUSH_OFF: "The buyer kept it open politely: I'll reach out if we decide.",
    MomentKind.COMPETITOR_NAMED: "A rival offer came up.",
    MomentKind.QUESTION_UNANSWERED: (
        "A question of the buyer's was neither answered nor promised an answer."
    ),
    MomentKind.OVERVIEW_LONG: "The rep told about the own company or product at length.",
    MomentKind.PRESENTATION_UNCHECKED: "A long presentation went by without a question to the buyer.",
    MomentKind.BUYING_SIGNAL_MISSED: "The buyer asked how to go on and the talk went elsewhere.",
    MomentKind.BUYER_QUIET: "The buyer said less than earlier in this same call.",
    MomentKind.PACE_RISING: "The rep spoke faster than before, after an objection.",
    MomentKind.TIME_RUNNING_OUT: "Little of the planned time was left.",
    MomentKind.AGENDA_MISSING: "The call began without saying what it is for.",
    MomentKind.PROBE: "A pause, marked to measure Copilot itself.",
}
"""Each kind of moment, in a sentence: its one definition."""

MOMENTS: Final[tuple[Entry, ...]] = tuple(
    Entry(name=kind.value, says=says) for kind, says in MOMENTS_SAY.items()
)
"""What a rule's `kind` may be, in the order of `MomentKind`."""
