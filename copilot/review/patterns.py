"""What the calls of won deals look like here, beside those of lost ones. Nothing causal is claimed.

A band is the middle half of the won calls of one kind. It is shown with `LEAST_WON` of them from `K`
people, none of whom made more than half; the comparison with lost calls needs as many of those. The
numbers are rounded, so that no quartile is a call of somebody's. Calls of one rep are alike, so the
true interval is wider than the one that is computed from calls: it says so beside it.

Thirty of each: ours. Gong asks for a hundred closed deals before it speaks of wins (features.md, note
7.3); with thirty and thirty the interval of no difference reaches about 0.3 to either side, a medium
effect, and the page shows it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from enum import StrEnum
from statistics import median, quantiles
from typing import TYPE_CHECKING, Final

from copilot.coaching.bands import TalkBand
from copilot.review.effect import cliffs_delta, size_word
from copilot.review.indicators import LEAST_SHARE_S
from copilot.review.outcomes import comparable
from copilot.review.pipeline import DealState
from copilot.review.published import enough_people
from copilot.review.words import CALL_NAMES, a_call, length, percent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from copilot.kinds import CallKind
    from copilot.review.effect import Effect
    from copilot.review.intervals import Interval
    from copilot.review.outcomes import Outcome
    from copilot.review.shared import SharedCall

LEAST_WON: Final = 30
LEAST_LOST: Final = 30


class PatternName(StrEnum):
    """What is compared."""

    TALK_SHARE = "talk_share"
    QUESTIONS = "questions"
    QUESTION_SPREAD = "question_spread"
    PRICE_FIRST = "price_first"
    NEXT_STEP_FIRST = "next_step_first"
    BUYER_STRETCH = "buyer_stretch"


@dataclass(frozen=True, slots=True, kw_only=True)
class RepCalls:
    """One rep's shared calls; `rep` is the store's identity."""

    rep: str
    calls: tuple[SharedCall, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """One measure on won and lost calls of a kind.

    `low`, `middle`, `high` are the quartiles of the won calls, in the measure's unit; `effect` is
    Cliff's delta, from -1 to 1, above 0 where won calls have more; `interval` its 95 %. `text` writes
    the band; `lost_text` the middle of the lost ones, empty where they are too few. `people` made the
    won calls.
    """

    name: PatternName
    kind: CallKind
    title: str
    low: float
    middle: float
    high: float
    text: str
    lost_middle: float | None
    lost_text: str
    effect: float | None
    interval: Interval | None
    won: int
    lost: int
    people: int
    says: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KindPatterns:
    """All of one kind of call; empty where too few people or calls stand behind it, and `says` so."""

    kind: CallKind
    patterns: tuple[Pattern, ...]
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Measure:
    title: str
    of: Callable[[SharedCall], float | None]
    step: float
    write: Callable[[float], str]


def _share(call: SharedCall) -> float | None:
    return call.rep_share if call.duration_s >= LEAST_SHARE_S else None


def _spread(call: SharedCall) -> float | None:
    """The least third's part of all questions: a third where they are even, 0 where one is empty."""
    thirds = call.questions_by_third
    return min(thirds) / sum(thirds) if thirds and sum(thirds) >= 3 else None


def _part_of_call(at_s: float | None, call: SharedCall) -> float | None:
    return None if at_s is None or not call.duration_s else min(1.0, at_s / call.duration_s)


_MEASURES: Final[dict[PatternName, _Measure]] = {
    PatternName.TALK_SHARE: _Measure(
        title="The rep's talk share", of=_share, step=0.01, write=percent
    ),
    PatternName.QUESTIONS: _Measure(
        title="Questions of the rep's",
        of=lambda call: float(call.rep_questions) if call.tells_of_rep else None,
        step=1,
        write=lambda value: f"{value:.0f}",
    ),
    PatternName.QUESTION_SPREAD: _Measure(
        title="Questions in the third with the fewest", of=_spread, step=0.01, write=percent
    ),
    PatternName.PRICE_FIRST: _Measure(
        title="When a price comes first, as a part of the call",
        of=lambda call: _part_of_call(call.price_first_s, call),
        step=0.05,
        write=percent,
    ),
    PatternName.NEXT_STEP_FIRST: _Measure(
        title="When a next step comes first, as a part of the call",
        of=lambda call: _part_of_call(call.next_step_first_s, call),
        step=0.05,
        write=percent,
    ),
    PatternName.BUYER_STRETCH: _Measure(
        title="The buyer's longest stretch",
        of=lambda call: call.longest_buyer_stretch_s,
        step=5.0,
        write=length,
    ),
}


def what_wins(
    reps: Iterable[RepCalls], outcomes: Mapping[str, Outcome]
) -> tuple[KindPatterns, ...]:
    """Each kind of call that there are outcomes for. `outcomes` as `by_reference` gives them."""
    ended: dict[CallKind, dict[DealState, list[tuple[str, SharedCall]]]] = defaultdict(
        lambda: {DealState.WON: [], DealState.LOST: []}
    )
    for rep in reps:
        for call in rep.calls:
            outcome = outcomes.get(comparable(call.reference)) if call.reference else None
            if call.ended and outcome is not None and outcome.state is not DealState.OPEN:
                ended[call.kind][outcome.state].append((rep.rep, call))
    return tuple(_of_kind(kind, ended[kind]) for kind in sorted(ended))


def team_talk_band(pattern: Pattern) -> TalkBand | None:
    """The team's own band of the talk share, to stand for the shipped one; None of other measures.

    A quartile of won calls on each side, widened to ten points where they agree more than that.
    """
    if pattern.name is not PatternName.TALK_SHARE:
        return None
    missing = max(0.0, 0.10 - (pattern.high - pattern.low)) / 2
    return TalkBand(
        low=round(max(0.0, pattern.low - missing), 2),
        high=round(min(1.0, pattern.high + missing), 2),
        source=f"your team: the middle half of {pattern.won} {_calls(pattern.kind)} of won deals",
    )


def _of_kind(
    kind: CallKind, ended: Mapping[DealState, list[tuple[str, SharedCall]]]
) -> KindPatterns:
    won, lost = ended[DealState.WON], ended[DealState.LOST]
    found = (_pattern(name, kind, won, lost) for name in PatternName)
    patterns = tuple(one for one in found if one is not None)
    if not patterns:
        # not how many there are: that might be one person's number
        says = f"Not enough yet: it is shown from {LEAST_WON} won calls of five people."
    else:
        of_lost = len(lost) if any(one.lost for one in patterns) else "too few"
        says = (
            f"From {len(won)} {_calls(kind)} of won deals and {of_lost} of lost ones. What goes with winning need not be why: won deals may have been"
            " different from the start."
        )
    return KindPatterns(kind=kind, patterns=patterns, says=says)


def _pattern(
    name: PatternName,
    kind: CallKind,
    won: list[tuple[str, SharedCall]],
    lost: list[tuple[str, SharedCall]],
) -> Pattern | None:
    measure = _MEASURES[name]
    of_won, of_lost = _values(measure, won, LEAST_WON), _values(measure, lost, LEAST_LOST)
    if of_won is None:
        return None
    people = {rep for rep, call in won if measure.of(call) is not None}
    low, middle, high = (
        _rounded(value, measure.step) for value in quantiles(of_won, n=4, method="inclusive")
    )
    effect = None if of_lost is None else cliffs_delta(of_won, of_lost)
    lost_middle = None if of_lost is None else _rounded(median(of_lost), measure.step)
    return Pattern(
        name=name,
        kind=kind,
        title=measure.title,
        low=low,
        middle=middle,
        high=high,
        text=f"{measure.write(low)} to {measure.write(high)}",
        lost_middle=lost_middle,
        lost_text="" if lost_middle is None else measure.write(lost_middle),
        effect=None if effect is None else round(effect.delta, 2),
        interval=None if effect is None else effect.interval,
        won=len(of_won),
        lost=len(of_lost or ()),
        people=len(people),
        says=_says(measure, kind, middle, lost_middle, effect),
        source=f"your team's calls: {len(of_won)} of won deals, {len(of_lost or ())} of lost ones;"
        " calls of one person are alike, so the true interval is wider",
    )


def _values(
    measure: _Measure, calls: list[tuple[str, SharedCall]], least: int
) -> list[float] | None:
    """The values, or None where too few calls or people stand behind them."""
    values, people = [], Counter[str]()
    for rep, call in calls:
        value = measure.of(call)
        if value is not None:
            values.append(value)
            people[rep] += 1
    return values if len(values) >= least and enough_people(people) else None


def _says(
    measure: _Measure,
    kind: CallKind,
    middle: float,
    lost_middle: float | None,
    effect: Effect | None,
) -> str:
    half = (
        f"Half of the won {_calls(kind)} lie in this band; the middle is {measure.write(middle)}."
    )
    if effect is None or lost_middle is None:
        return f"{half} Too few lost ones to compare with."
    if not effect.clear:
        return f"{half} Lost ones are not clearly different ({measure.write(lost_middle)})."
    side = "higher" if effect.delta > 0 else "lower"
    return (
        f"{half} In {a_call(kind)} that was lost it is {measure.write(lost_middle)}: won ones lie"
        f" {side}, a {size_word(effect.delta)} difference."
    )


def _rounded(value: float, step: float) -> float:
    return round(round(value / step) * step, 4)


def _calls(kind: CallKind) -> str:
    name = CALL_NAMES[kind]
    return f"{name[:-1]}ies" if name.endswith("y") else f"{name}s"
