"""Which measures of a call say what a moment says, so that they can stay back with it. Pure.

A rep who withholds "no next step agreed" has not withheld it while the call goes on to say "next step:
none". So each kind of moment names the measures that would give it away, and a call that leaves without
the moment leaves without those: each is then unknown, as where nothing was understood, and is counted
nowhere.

They go in groups and not one by one. What is measured of the rep's talking goes as a whole, as it does
where a microphone heard the buyer: the gap itself must not tell which of the moments was withheld.
"""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from copilot.kinds import MomentKind, NextStepState

if TYPE_CHECKING:
    from collections.abc import Iterable

    from copilot.review.shared import SharedCall


class Part(StrEnum):
    """What of a call's measures is known or unknown together."""

    TALK = "talk"
    REPLIES = "replies"
    NEXT_STEP = "next_step"
    BUDGET = "budget"
    AUTHORITY = "authority"
    NEED = "need"
    TIMING = "timing"
    PRICE = "price"


UNKNOWN: Final[dict[Part, dict[str, Any]]] = {
    # where the share is None the other numbers of the rep are 0 and say nothing (`SharedCall`); how
    # long the buyer spoke would give the share away
    Part.TALK: {
        "rep_share": None, "questions_by_third": None, "rep_speech_s": 0.0, "buyer_speech_s": 0.0,
        "rep_questions": 0, "longest_rep_monologue_s": 0.0,
    },
    Part.REPLIES: {"median_response_gap_s": None},
    Part.NEXT_STEP: {"next_step": NextStepState.UNKNOWN, "next_step_first_s": None},
    Part.BUDGET: {"budget_came_up": None},
    Part.AUTHORITY: {"authority_came_up": None},
    Part.NEED: {"need_came_up": None},
    Part.TIMING: {"timing_came_up": None},
    Part.PRICE: {"price_first_s": None},
}  # fmt: skip
"""The fields of each part, as they are where it is not known."""

SAYS_THE_SAME: Final[dict[MomentKind, frozenset[Part]]] = {
    kind: frozenset(parts)
    for kind, parts in {
        MomentKind.NO_NEXT_STEP: {Part.NEXT_STEP},
        MomentKind.NEXT_STEP_VAGUE: {Part.NEXT_STEP},
        MomentKind.BRUSH_OFF: {Part.NEXT_STEP},
        # a page tells of it as of a call that ended without a next step
        MomentKind.BUYING_SIGNAL_MISSED: {Part.NEXT_STEP},
        MomentKind.TALK_SHARE_HIGH: {Part.TALK},
        MomentKind.TALK_SHARE_LOW: {Part.TALK},
        MomentKind.MONOLOGUE: {Part.TALK},
        MomentKind.OVERVIEW_LONG: {Part.TALK},
        MomentKind.PRESENTATION_UNCHECKED: {Part.TALK},
        MomentKind.FEW_QUESTIONS: {Part.TALK},
        MomentKind.CLOSED_QUESTIONS: {Part.TALK},
        MomentKind.BUYER_QUIET: {Part.TALK},
        MomentKind.INTERRUPTING: {Part.REPLIES},
        MomentKind.BUDGET_SKIPPED: {Part.BUDGET},
        MomentKind.AUTHORITY_UNKNOWN: {Part.AUTHORITY},
        MomentKind.PROCESS_UNKNOWN: {Part.AUTHORITY},
        MomentKind.NEED_UNEXPLORED: {Part.NEED},
        MomentKind.PAIN_UNQUANTIFIED: {Part.NEED},
        MomentKind.TIMING_UNKNOWN: {Part.TIMING},
        MomentKind.PRICE_BEFORE_VALUE: {Part.PRICE},
        MomentKind.PRICE_OBJECTION: {Part.PRICE},
        MomentKind.PRICE_CONCEDED: {Part.PRICE},
    }.items()
}

IN_NO_MEASURE: Final = frozenset(
    {
        MomentKind.OBJECTION_UNHANDLED, MomentKind.COMPETITOR_NAMED, MomentKind.QUESTION_UNANSWERED,
        MomentKind.PACE_RISING, MomentKind.TIME_RUNNING_OUT, MomentKind.AGENDA_MISSING,
        MomentKind.PROBE,
    }
)  # fmt: skip
"""Kinds that no measure of a shared call tells of."""


def parts_of(kinds: Iterable[MomentKind]) -> frozenset[Part]:
    """What stays back with moments of these kinds."""
    return frozenset(part for kind in kinds for part in SAYS_THE_SAME.get(kind, ()))


def without(call: SharedCall, parts: Iterable[Part]) -> SharedCall:
    """The call, with these parts not known."""
    changes: dict[str, Any] = {}
    for part in parts:
        changes |= UNKNOWN[part]
    return replace(call, **changes)
