"""Three scores from 1 to 5 by a published formula: the rep's own first, then the proposal, then both.

::

    score = 1 + 4 x the mean over calls of what each call gives, rounded; a call gives 0 to 1

    discovery      mean of: the need came up; questions ÷ 11, at most 1; a question in each third;
                   talk share within the band, falling to 0 at 20 points above it
    next step      1 with a day and an owner, 0.5 without one of them, 0.25 only proposed, 0 none
    qualification  what came up ÷ what was listened for, of budget, authority, need and timing

Eleven questions: discovery calls with 11 to 14 succeeded most, 74 % of them (Gong, Navigating sales
conversations). The other weights are ours, and on the page. The rep scores before the proposal is
made at all: a self-estimate before feedback helps learning (features.md, section 5, guidance
hypothesis). The manager confirms or changes with a reason. The card is about calls of these weeks.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from math import floor
from typing import TYPE_CHECKING, Final

from copilot.coaching.bands import talk_band
from copilot.errors import ScorecardRefused
from copilot.figures import counted
from copilot.review.indicators import LEAST_CADENCE_S, LEAST_CALL_S, NO_STEP_NEEDED, QUALIFYING
from copilot.review.indicators import coverage as covered
from copilot.review.shared import NextStepState
from copilot.review.weeks import week_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from copilot.review.shared import SharedCall


class ScoredSkill(StrEnum):
    """What is scored."""

    DISCOVERY = "discovery"
    NEXT_STEP = "next_step"
    QUALIFICATION = "qualification"


SCORED_NAMES: Final[dict[ScoredSkill, str]] = {
    ScoredSkill.DISCOVERY: "Discovery",
    ScoredSkill.NEXT_STEP: "Next step",
    ScoredSkill.QUALIFICATION: "Qualification",
}

SELF_QUESTIONS: Final[dict[ScoredSkill, str]] = {
    ScoredSkill.DISCOVERY: "How well did you get to know what they need, and why?",
    ScoredSkill.NEXT_STEP: "How often did both sides leave with a day and an owner?",
    ScoredSkill.QUALIFICATION: "How much do you know of budget, who decides, need and timing?",
}
"""What the rep is asked, before any number is there."""

MOST_WEEKS: Final = 4
"""A card looks back on a month at most: what is longer ago has been talked about."""

LEAST_WEEKS: Final = 2
"""Ours: fewer have too few calls for a score."""

LEAST_CALLS: Final = 5
"""Ours: with five calls one of them moves a score by 0.8 at most, which is less than a step."""

GOOD_QUESTIONS: Final = 11
SHARE_REACH: Final = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What the formula gives: `score` from 1 to 5, None on too few calls. `says` shows the working."""

    skill: ScoredSkill
    score: int | None
    n: int
    formula: str
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmed:
    """What the manager confirmed, with the reason where it is another than proposed (typed)."""

    skill: ScoredSkill
    score: int
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scorecard:
    """One rep's card over the weeks from `first` to `last`. `own` is what the rep gave: empty until then."""

    id: str
    rep: str
    first: date
    last: date
    own: tuple[tuple[ScoredSkill, int], ...] = ()
    own_on: date | None = None
    proposal: tuple[Proposal, ...] = ()
    confirmed: tuple[Confirmed, ...] = ()
    confirmed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NextCard:
    """The weeks of the next card, both days within, and the Monday from which it can be made."""

    first: date
    last: date
    opens_on: date


def next_card(cards: Iterable[Scorecard], today: date) -> NextCard:
    """The whole weeks behind `today` that no card covers, the last month's at most.

    A week is on one card only: a score that counts it twice would move for it twice.
    """
    this = week_of(today)
    first = this - timedelta(weeks=MOST_WEEKS)
    covered = max((week_of(card.last) for card in cards), default=None)
    if covered is not None:
        first = max(first, covered + timedelta(weeks=1))
    opens_on = max(this, first + timedelta(weeks=LEAST_WEEKS))
    return NextCard(first=first, last=opens_on - timedelta(days=1), opens_on=opens_on)


def proposals(calls: Iterable[SharedCall]) -> tuple[Proposal, ...]:
    """The three, from the calls of the card's weeks."""
    heard = [call for call in calls if call.ended and call.duration_s >= LEAST_CALL_S]
    return tuple(_proposal(skill, heard) for skill in ScoredSkill)


def scored_by_rep(
    card: Scorecard, own: Iterable[tuple[ScoredSkill, int]], calls: Iterable[SharedCall], on: date
) -> Scorecard:
    """The rep's own scores, all three, from 1 to 5; only now is there a proposal.

    Raises:
        ScorecardRefused: one is missing or out of range, or they were given before.
    """
    if card.own:
        raise ScorecardRefused("the rep has scored this card before the proposal was shown")
    given = _each_once(own)
    within = [call for call in calls if card.first <= call.day <= card.last]
    return replace(card, own=given, own_on=on, proposal=proposals(within))


def confirmed(card: Scorecard, given: Iterable[Confirmed], on: date) -> Scorecard:
    """The manager's word: as proposed, or another with a reason.

    Where there is no proposal the rep's own score takes its place. The card may be confirmed again.

    Raises:
        ScorecardRefused: before the rep's own scores, without a reason for a change, out of range.
    """
    if not card.own:
        raise ScorecardRefused(
            "the rep scores first", remedy="ask the rep to score the card, then look at it together"
        )
    words = tuple(given)
    _each_once((one.skill, one.score) for one in words)
    expected = dict(card.own) | {
        one.skill: one.score for one in card.proposal if one.score is not None
    }
    for one in words:
        if one.score != expected[one.skill] and not one.reason.strip():
            raise ScorecardRefused(
                f"{SCORED_NAMES[one.skill].lower()} is changed without a reason",
                remedy="say in a sentence what you saw",
            )
    order = {skill: place for place, skill in enumerate(ScoredSkill)}
    return replace(
        card,
        confirmed=tuple(sorted(words, key=lambda one: order[one.skill])),
        confirmed_on=on,
    )


def _each_once(given: Iterable[tuple[ScoredSkill, int]]) -> tuple[tuple[ScoredSkill, int], ...]:
    scores = list(given)
    by_skill = dict(scores)
    if len(scores) != len(by_skill) or set(by_skill) != set(ScoredSkill):
        raise ScorecardRefused("each of the three is scored once", remedy="score all three")
    if any(not 1 <= score <= 5 for score in by_skill.values()):
        raise ScorecardRefused("a score is from 1 to 5")
    return tuple((skill, by_skill[skill]) for skill in ScoredSkill)


def _proposal(skill: ScoredSkill, calls: list[SharedCall]) -> Proposal:
    formula, gives = _FORMULAS[skill]
    parts = [part for part in map(gives, calls) if part is not None]
    if len(parts) < LEAST_CALLS:
        says = f"{counted(len(parts), 'call')}: too few to propose a score from."
        return Proposal(skill=skill, score=None, n=len(parts), formula=formula, says=says)
    mean = sum(parts) / len(parts)
    score = floor(1 + 4 * mean + 0.5)
    worked = f"1 + 4 x {mean:.3f} over {counted(len(parts), 'call')} is {1 + 4 * mean:.2f}"
    says = f"{worked}, so {score}."
    return Proposal(skill=skill, score=score, n=len(parts), formula=formula, says=says)


def _discovery(call: SharedCall) -> float | None:
    if call.kind not in QUALIFYING or call.duration_s < LEAST_CADENCE_S:
        return None
    found: list[float] = [min(1.0, call.rep_questions / GOOD_QUESTIONS)]
    if call.need_came_up is not None:
        found.append(float(call.need_came_up))
    if call.questions_by_third is not None:
        found.append(float(min(call.questions_by_third) >= 1))
    band = talk_band(call.kind)
    if band is not None and call.rep_share is not None:
        found.append(1.0 - min(1.0, max(0.0, call.rep_share - band[1]) / SHARE_REACH))
    return sum(found) / len(found) if len(found) >= 3 else None


_STEP_GIVES: Final[dict[NextStepState, float]] = {
    NextStepState.SPECIFIC: 1.0,
    NextStepState.VAGUE: 0.5,
    NextStepState.PROPOSED: 0.25,
    NextStepState.NONE: 0.0,
}


def _next_step(call: SharedCall) -> float | None:
    return None if call.kind in NO_STEP_NEEDED else _STEP_GIVES.get(call.next_step)


_FORMULAS: Final[dict[ScoredSkill, tuple[str, Callable[[SharedCall], float | None]]]] = {
    ScoredSkill.DISCOVERY: (
        (
            "1 + 4 x the mean of: need came up; questions ÷ 11 (at most 1); a question in each third;"
            " talk share in the band (falling to 0 at 20 points above)"
        ),
        _discovery,
    ),
    ScoredSkill.NEXT_STEP: (
        (
            "1 + 4 x the mean of: 1 for a step with a day and an owner, 0.5 without one of them,"
            " 0.25 if only proposed, 0 for none"
        ),
        _next_step,
    ),
    ScoredSkill.QUALIFICATION: (
        (
            "1 + 4 x the mean of: what came up ÷ what was listened for, of budget, authority, need and"
            " timing"
        ),
        covered,
    ),
}
