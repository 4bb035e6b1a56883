"""Leading indicators: five shares that a rep can recite about themselves, each with its formula.

They lead: a rep can do something about each of them this week, which cannot be said of a quota. All
count calls or agreements, never hours, dials or messages. A call counts where the thing was listened
for and belongs to that kind of call; what was not understood is left out and held against nobody.

What one call adds is `tallies`. Sums of those are all that a store has to keep for a week.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from copilot.coaching.bands import talk_band
from copilot.kinds import CallKind
from copilot.review.agreements import AgreementState
from copilot.review.intervals import wilson
from copilot.review.shared import NextStepState
from copilot.review.words import percent

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from copilot.review.agreements import Agreement
    from copilot.review.intervals import Interval
    from copilot.review.shared import SharedCall


class IndicatorName(StrEnum):
    """The five, in the order of the page."""

    NEXT_STEP_RATE = "next_step_rate"
    QUALIFICATION_COVERAGE = "qualification_coverage"
    TALK_SHARE_IN_BAND = "talk_share_in_band"
    QUESTION_CADENCE = "question_cadence"
    FOLLOW_THROUGH = "follow_through"


LEAST_CALLS: Final = 10
"""Fewer calls say too little: with ten, Wilson's interval of an even share reaches 26 points to
either side; with five it would be 33."""

LEAST_AGREEMENTS: Final = 4
"""Of agreements there are one or two a week, and both know each of them."""

LEAST_CALL_S: Final = 120.0
"""Ours: a shorter call is a voicemail, or "call me on Tuesday"."""

LEAST_SHARE_S: Final = 300.0
"""Ours: in less than five minutes one answer makes the share."""

LEAST_CADENCE_S: Final = 600.0
"""Ours: with ten minutes a third of the call has room for a question and its answer."""

NO_STEP_NEEDED: Final = frozenset(
    {CallKind.CHURN_INTERVIEW, CallKind.PRODUCT_FEEDBACK, CallKind.RETAIL}
)
"""Kinds without a next step, as in the rule `no-next-step`."""

QUALIFYING: Final = frozenset(
    {
        CallKind.DISCOVERY,
        CallKind.CONSULTATION,
        CallKind.INBOUND_INQUIRY,
        CallKind.ONE_CALL_CLOSE,
        CallKind.EXPANSION,
    }
)
"""Kinds in which the four things of a qualification belong (BANT; features.md, section 5)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Parts of one call, or sums over many: `hits` of `n`. Sums of tallies are tallies."""

    name: IndicatorName
    hits: float
    n: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One share. `value` and `interval` are None below the least `n`, and `says` says so.

    `floor` is the line from which it needs nobody's attention; `source` says where that is from.
    """

    name: IndicatorName
    title: str
    says: str
    formula: str
    source: str
    floor: float
    hits: float
    n: int
    value: float | None
    interval: Interval | None

    @property
    def fine(self) -> bool | None:
        """Whether it is at its floor or above; None while there is too little to say."""
        return None if self.value is None else self.value >= self.floor


@dataclass(frozen=True, slots=True, kw_only=True)
class _About:
    title: str
    says: str
    too_few: str
    formula: str
    floor: float
    source: str
    least: int = LEAST_CALLS


_ABOUT: Final[dict[IndicatorName, _About]] = {
    IndicatorName.NEXT_STEP_RATE: _About(
        title="Next step with a day and an owner",
        says="{hits} of {n} calls ended with a next step that has its day and its owner ({value}).",
        too_few="{n} calls so far: too few to say how often a next step gets its day and owner.",
        formula="calls that ended with a specific next step ÷ calls of two minutes or more whose end"
        " was understood (interviews, feedback and retail calls left out)",
        floor=0.8,
        source="80 %: the commitment that vendors' blogs aim at; no study was found",
    ),
    IndicatorName.QUALIFICATION_COVERAGE: _About(
        title="Qualification covered",
        says="Over {n} calls, {value} of budget, authority, need and timing came up.",
        too_few="{n} qualifying calls so far: too few to say how much gets covered.",
        formula="mean over discovery, consultation, inbound, one-call-close and expansion calls of:"
        " what came up ÷ what was listened for, of budget, authority, need and timing",
        floor=0.75,
        source="75 %: ours, three of the four",
    ),
    IndicatorName.TALK_SHARE_IN_BAND: _About(
        title="Talk share in the usual band",
        says="{hits} of {n} calls kept to the usual talk share of their kind ({value}).",
        too_few="{n} calls so far: too few to say how the talking is shared.",
        formula="calls whose talk share lay in the band that Copilot comes with for their kind ÷ calls of"
        " five minutes or more of a kind that has a band; a range of your own team's changes nothing here",
        floor=0.6,
        source="60 %: ours; the bands are vendors' figures (Gong, Gangly, Rework, Demodesk), and"
        " holding the ratio from call to call is what sets top reps apart (Gong 2025)",
    ),
    IndicatorName.QUESTION_CADENCE: _About(
        title="Questions spread over the call",
        says="{hits} of {n} calls had a question in each third ({value}).",
        too_few="{n} calls so far: too few to say how the questions spread.",
        formula="calls with a question of the rep's in each third ÷ calls of ten minutes or more"
        " whose words were understood",
        floor=0.6,
        source="60 %: ours; calls that succeed spread their questions and do not front-load them"
        " (Gong, Navigating sales conversations)",
    ),
    IndicatorName.FOLLOW_THROUGH: _About(
        title="Agreements kept",
        says="{hits} of {n} agreements were done ({value}).",
        too_few="{n} agreements so far: too few to say.",
        formula="agreements done ÷ agreements done or not done; carried ones count when they end",
        floor=0.8,
        source="80 %: ours, four of five; all of them would mean that they were too small",
        least=LEAST_AGREEMENTS,
    ),
}


def tallies(call: SharedCall) -> tuple[Tally, ...]:
    """What one call adds; an indicator that does not apply to it, or was not heard, is left out."""
    if not call.ended or call.duration_s < LEAST_CALL_S:
        return ()
    found = (
        (IndicatorName.NEXT_STEP_RATE, _next_step(call)),
        (IndicatorName.QUALIFICATION_COVERAGE, coverage(call)),
        (IndicatorName.TALK_SHARE_IN_BAND, _in_band(call)),
        (IndicatorName.QUESTION_CADENCE, _cadence(call)),
    )
    return tuple(Tally(name=name, hits=hits, n=1) for name, hits in found if hits is not None)


def follow_through(agreements: Iterable[Agreement], *, since: date) -> Tally:
    """Agreements done, of those of which the rep said since that day that they were done or not done."""
    ends = [one.state for one in agreements if (one.closed_on or one.due) >= since]
    done, missed = ends.count(AgreementState.DONE), ends.count(AgreementState.NOT_DONE)
    return Tally(name=IndicatorName.FOLLOW_THROUGH, hits=done, n=done + missed)


def summed(parts: Iterable[Tally]) -> tuple[Tally, ...]:
    """One tally an indicator, in their order; those without any are 0 of 0."""
    hits: dict[IndicatorName, float] = defaultdict(float)
    counts: dict[IndicatorName, int] = defaultdict(int)
    for part in parts:
        hits[part.name] += part.hits
        counts[part.name] += part.n
    return tuple(Tally(name=name, hits=hits[name], n=counts[name]) for name in IndicatorName)


def indicator(tally: Tally) -> Indicator:
    """The share as it is shown.

    The interval takes calls for independent witnesses. The parts of one call are not: a coverage
    counts as one witness a call, however many things were listened for.
    """
    about = _ABOUT[tally.name]
    enough = tally.n >= about.least
    value = tally.hits / tally.n if enough else None
    says = about.says if enough else about.too_few
    return Indicator(
        name=tally.name,
        title=about.title,
        says=says.format(hits=f"{tally.hits:g}", n=tally.n or "No", value=percent(value or 0.0)),
        formula=about.formula,
        source=about.source,
        floor=about.floor,
        hits=tally.hits,
        n=tally.n,
        value=value,
        interval=wilson(min(tally.hits, tally.n), tally.n) if enough else None,
    )


def indicators(
    calls: Iterable[SharedCall], agreements: Iterable[Agreement], *, since: date
) -> tuple[Indicator, ...]:
    """All five over these calls, and the agreements that ended since the day that the calls are from."""
    parts = [part for call in calls for part in tallies(call)]
    return indicators_of([*parts, follow_through(agreements, since=since)])


def indicators_of(parts: Iterable[Tally]) -> tuple[Indicator, ...]:
    """All five of what their parts add up to."""
    return tuple(indicator(tally) for tally in summed(parts))


def calls_within(calls: Iterable[SharedCall], *, first: date, last: date) -> tuple[SharedCall, ...]:
    """Those of a span of days, both within, the oldest first."""
    within = [call for call in calls if first <= call.day <= last]
    return tuple(sorted(within, key=lambda call: (call.day, call.id)))


def coverage(call: SharedCall) -> float | None:
    """The part of what was listened for that came up; None where less than two things were."""
    if call.kind not in QUALIFYING:
        return None
    flags = (
        call.budget_came_up,
        call.authority_came_up,
        call.need_came_up,
        call.timing_came_up,
    )
    heard = [flag for flag in flags if flag is not None]
    return sum(heard) / len(heard) if len(heard) >= 2 else None


def _next_step(call: SharedCall) -> float | None:
    if call.kind in NO_STEP_NEEDED or call.next_step is NextStepState.UNKNOWN:
        return None
    return float(call.next_step is NextStepState.SPECIFIC)


def _in_band(call: SharedCall) -> float | None:
    band = talk_band(call.kind)
    if band is None or call.rep_share is None or call.duration_s < LEAST_SHARE_S:
        return None
    return float(band[0] <= call.rep_share <= band[1])


def _cadence(call: SharedCall) -> float | None:
    thirds = call.questions_by_third
    if thirds is None or call.duration_s < LEAST_CADENCE_S or talk_band(call.kind) is None:
        return None
    return float(min(thirds) >= 1)
