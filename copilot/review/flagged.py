"""The one call of a rep's week that is worth ten minutes, and why; or none, said gladly.

Only shared moments flag a call. Its measures may add weight to a reason, and are never one: what a
rep withheld must not come back as a number. A moment that the rep disputes weighs a quarter. The
weight of a call orders the calls of one rep in one week, leaves this module in no value and is
compared with nobody's::

    weight = strongest reason + 0.1 for each further reason of the same call
    reason = importance of its kind x the moment's strength + what bears it out, a quarter if disputed
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from copilot.coaching.bands import talk_band
from copilot.figures import clock
from copilot.kinds import MomentKind
from copilot.review.indicators import NO_STEP_NEEDED, QUALIFYING
from copilot.review.shared import NextStepState
from copilot.review.weeks import monday_before, week_of
from copilot.review.words import CALL_NAMES, percent

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from copilot.kinds import CallKind
    from copilot.review.shared import SharedCall, SharedMoment


class FlagReason(StrEnum):
    """Why a call is worth listening to together; closed."""

    NO_NEXT_STEP = "no_next_step"
    ONE_SIDED = "one_sided"
    NO_BUDGET = "no_budget"
    BUYER_QUIET = "buyer_quiet"
    PRICE_MOVED = "price_moved"
    OBJECTION_OPEN = "objection_open"


@dataclass(frozen=True, slots=True, kw_only=True)
class FlaggedCall:
    """One call, where to begin (`from_s` to `until_s` of its audio, ten minutes at most) and with what.

    `moment` is the id of the moment that it is about. What it weighed is not in it: that is no score,
    and whoever had it could put people in an order.
    """

    call: str
    day: date
    kind: CallKind
    reason: FlagReason
    why: str
    question: str
    from_s: float
    until_s: float
    moment: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekPick:
    """A rep's week: whether a call was shared of it, the one that is flagged if any, and the sentence.

    How many calls there were is not in it: nobody's calls are counted for somebody else.
    """

    week: date
    shared: bool
    flagged: FlaggedCall | None
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _About:
    """`lead_s`: how long before its moment the part to listen to begins; None for a call's end."""

    importance: float
    lead_s: float | None
    why: str
    question: str


TEN_MINUTES_S: Final = 600.0

LEAST_WEIGHT: Final = 0.55
"""Ours: a moment that just passed its rule's threshold has a strength of 0.5, and flags no call by
itself unless the call's end bears it out."""

DISPUTED_WEIGHT: Final = 0.25
"""Ours: the rep was there. Below `LEAST_WEIGHT` whatever its strength."""

FURTHER_WEIGHT: Final = 0.1
"""For each further reason that nobody disputes: two things in ten minutes are worth more than one."""

REASON_OF: Final[dict[MomentKind, FlagReason]] = {
    MomentKind.NO_NEXT_STEP: FlagReason.NO_NEXT_STEP,
    MomentKind.BUYING_SIGNAL_MISSED: FlagReason.NO_NEXT_STEP,
    MomentKind.TALK_SHARE_HIGH: FlagReason.ONE_SIDED,
    MomentKind.MONOLOGUE: FlagReason.ONE_SIDED,
    MomentKind.BUDGET_SKIPPED: FlagReason.NO_BUDGET,
    MomentKind.BUYER_QUIET: FlagReason.BUYER_QUIET,
    MomentKind.PRICE_CONCEDED: FlagReason.PRICE_MOVED,
    MomentKind.OBJECTION_UNHANDLED: FlagReason.OBJECTION_OPEN,
}

_ABOUT: Final[dict[FlagReason, _About]] = {
    # the order of importance is ours: what a deal dies of first, as far as coaching can reach it
    FlagReason.NO_NEXT_STEP: _About(
        importance=1.0,
        lead_s=None,
        why="The {call} ended without a next step that has a day and an owner.",
        question="Where in these minutes could a day have been offered?",
    ),
    FlagReason.BUYER_QUIET: _About(
        importance=0.9,
        lead_s=180.0,
        why="From {at} on, the buyer said less than before in this same {call}.",
        question="What was happening just before it became quiet?",
    ),
    FlagReason.PRICE_MOVED: _About(
        importance=0.85,
        lead_s=120.0,
        why="At {at} the price moved before it was clear what stood behind the objection.",
        question="What would you have liked to know before answering?",
    ),
    FlagReason.NO_BUDGET: _About(
        importance=0.8,
        lead_s=180.0,
        why="The {call} went by without the buyer's budget.",
        question="At which point would the question about money have felt natural?",
    ),
    FlagReason.ONE_SIDED: _About(
        importance=0.75,
        lead_s=120.0,
        why="In this {call} most of the talking was on our side{share}.",
        question="Which of these stretches could have been a question?",
    ),
    FlagReason.OBJECTION_OPEN: _About(
        importance=0.75,
        lead_s=60.0,
        why="At {at} a doubt of the buyer's was left where it was.",
        question="What do you think was behind it?",
    ),
}


def pick(calls: Iterable[SharedCall], *, week: date) -> WeekPick:
    """The pick of one rep's calls in the week that begins on the Monday `week`."""
    looked_at = [call for call in calls if call.ended and week_of(call.day) == week]
    flags = [flag for flag in map(_flag, looked_at) if flag is not None]
    heaviest = max(flags, key=lambda one: (one[0], one[1].day, one[1].call), default=None)
    best = None if heaviest is None else heaviest[1]
    return WeekPick(week=week, shared=bool(looked_at), flagged=best, says=_says(looked_at, best))


def pick_shown(calls: Iterable[SharedCall], *, today: date) -> WeekPick:
    """This week's pick where a call of it is flagged, else the last week's.

    Where neither has one, that of the newer week in which a call was shared. Each rep's by itself: what one shared on a Monday turns nobody else's page over, and a call that
    was flagged on Friday is there until the next is.
    """
    known = tuple(calls)
    this, last = pick(known, week=week_of(today)), pick(known, week=monday_before(today))
    if this.flagged or last.flagged:
        return this if this.flagged else last
    return this if this.shared or not last.shared else last


def _says(looked_at: list[SharedCall], best: FlaggedCall | None) -> str:
    if not looked_at:
        return "No call was shared."
    if best is None:
        return "No call of that week needs ten minutes. A good sentence to pass on."
    return best.why


def _flag(call: SharedCall) -> tuple[float, FlaggedCall] | None:
    """What the call weighs among the rep's own of that week, and what would be said of it."""
    strongest: dict[FlagReason, tuple[float, SharedMoment]] = {}
    for moment in call.moments:
        reason = REASON_OF.get(moment.kind)
        if reason is None or not _belongs(reason, moment.kind, call):
            continue
        weight = _weight(reason, moment, call)
        if reason not in strongest or weight > strongest[reason][0]:
            strongest[reason] = (weight, moment)
    if not strongest:
        return None
    reason = max(strongest, key=lambda one: (strongest[one][0], one.value))
    weight, moment = strongest[reason]
    if weight < LEAST_WEIGHT:
        return None
    further = sum(other.disputed is None for _, other in strongest.values()) - 1
    return round(weight + FURTHER_WEIGHT * further, 4), _about(call, reason, moment)


def _belongs(reason: FlagReason, kind: MomentKind, call: SharedCall) -> bool:
    """Whether the sentence of the reason is true of the call, as far as is known.

    What is not known may have been withheld: then only the moment that says it by itself may say it.
    """
    if reason is FlagReason.NO_BUDGET:
        return call.kind in QUALIFYING and call.budget_came_up is not True
    if reason is FlagReason.NO_NEXT_STEP:  # what was agreed after the moment settles it
        known = kind is MomentKind.NO_NEXT_STEP or call.next_step is not NextStepState.UNKNOWN
        settled = call.next_step is NextStepState.SPECIFIC
        return call.kind not in NO_STEP_NEEDED and known and not settled
    if reason is FlagReason.ONE_SIDED:  # a rule may have spoken early in a call that came right
        band = talk_band(call.kind)
        if call.rep_share is None:
            return kind is MomentKind.TALK_SHARE_HIGH
        return band is None or call.rep_share > band[1]
    return True


def _weight(reason: FlagReason, moment: SharedMoment, call: SharedCall) -> float:
    weight = _ABOUT[reason].importance * moment.strength
    if moment.disputed is not None:
        return weight * DISPUTED_WEIGHT
    if reason is FlagReason.NO_NEXT_STEP and call.next_step is NextStepState.NONE:
        weight += 0.1
    if reason is FlagReason.ONE_SIDED and call.rep_share is not None:
        band = talk_band(call.kind)
        weight += min(0.2, max(0.0, call.rep_share - (band[1] if band else 0.65)))
    return weight


def _about(call: SharedCall, reason: FlagReason, moment: SharedMoment) -> FlaggedCall:
    about = _ABOUT[reason]
    from_s, until_s = _window(call, moment, about.lead_s)
    share = "" if call.rep_share is None else f", {percent(call.rep_share)} of it"
    return FlaggedCall(
        call=call.id,
        day=call.day,
        kind=call.kind,
        reason=reason,
        why=about.why.format(call=CALL_NAMES[call.kind], at=clock(moment.at_s), share=share),
        question=about.question,
        from_s=from_s,
        until_s=until_s,
        moment=moment.id,
    )


def _window(call: SharedCall, moment: SharedMoment, lead_s: float | None) -> tuple[float, float]:
    """Ten minutes of the call at most, never outside of it."""
    end = max(call.duration_s, moment.at_s)
    start = end - TEN_MINUTES_S if lead_s is None else moment.at_s - lead_s
    start = max(0.0, min(start, end - TEN_MINUTES_S) if lead_s is not None else start)
    return start, min(end, start + TEN_MINUTES_S)
