"""What the calls of won deals measured here, beside those of lost ones: the numbers that are told.

A band is the middle half of the won calls of one kind. It is told from `LEAST_WON` of them and enough
people (`published.enough_people`: five at least, none with most of them, and to each manager those who
are not theirs none or as many); the comparison with lost calls needs as many of those. Calls of one rep
are alike, so the true interval is wider than the one that is computed from calls: it says so beside it.

**No number is a call of somebody's.** A quartile is a mean: of so many calls around it in their order as
have enough people behind them, by the same rule as the whole. Numbers of calls are in tens, people are
"five or more", an effect is in twentieths.

**No two answers can be compared.** A call stands behind one answer and never behind another
(`copilot.storage.team.won`), so what came between two answers is no difference of theirs. And how a
call ended is told by the manager of who made it alone: nobody can choose which calls of somebody else's
are among the won.

Thirty of each: ours. Gong asks for a hundred closed deals before it speaks of wins (features.md, note
7.3); with thirty and thirty the interval of no difference reaches about 0.3 to either side, a medium
effect, and the page shows it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from enum import StrEnum
from math import ceil, floor
from statistics import fmean
from typing import TYPE_CHECKING, Final

from copilot.review.effect import cliffs_delta
from copilot.review.indicators import LEAST_SHARE_S
from copilot.review.intervals import Interval
from copilot.review.published import LEAST_CALLS, about, enough_people, who_may_stand

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from copilot.kinds import CallKind
    from copilot.review.shared import SharedCall

LEAST_WON: Final = 30
LEAST_LOST: Final = 30

_TWENTIETH: Final = 0.05


class PatternName(StrEnum):
    """What is compared."""

    TALK_SHARE = "talk_share"
    QUESTIONS = "questions"
    QUESTION_SPREAD = "question_spread"
    PRICE_FIRST = "price_first"
    NEXT_STEP_FIRST = "next_step_first"
    BUYER_STRETCH = "buyer_stretch"


@dataclass(frozen=True, slots=True, kw_only=True)
class EndedCall:
    """A shared call and how its deal ended, by its rep's manager. `managers` see the rep's calls."""

    rep: str
    call: SharedCall
    won: bool
    managers: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """One measure on won and lost calls of a kind: what is kept of it, and all that is ever told.

    `low`, `middle`, `high` are the quartiles of the won calls, in the measure's unit; `effect` is
    Cliff's delta, from -1 to 1, above 0 where won calls have more; `interval` its 95 %. `won` and `lost`
    are in tens; of too few lost ones nothing is told.
    """

    name: PatternName
    low: float
    middle: float
    high: float
    won: int
    lost_middle: float | None = None
    effect: float | None = None
    interval: Interval | None = None
    lost: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class KindFigures:
    """All that may be told of one kind of call. `calls` stand behind it: they are told of once."""

    kind: CallKind
    figures: tuple[Figures, ...]
    calls: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Measure:
    of: Callable[[SharedCall], float | None]
    step: float


def _share(call: SharedCall) -> float | None:
    return call.rep_share if call.duration_s >= LEAST_SHARE_S else None


def _spread(call: SharedCall) -> float | None:
    """The least third's part of all questions: a third where they are even, 0 where one is empty."""
    thirds = call.questions_by_third
    return min(thirds) / sum(thirds) if thirds and sum(thirds) >= 3 else None


def _part_of_call(at_s: float | None, call: SharedCall) -> float | None:
    return None if at_s is None or not call.duration_s else min(1.0, at_s / call.duration_s)


_MEASURES: Final[dict[PatternName, _Measure]] = {
    PatternName.TALK_SHARE: _Measure(of=_share, step=0.01),
    PatternName.QUESTIONS: _Measure(
        of=lambda call: float(call.rep_questions) if call.tells_of_rep else None, step=1
    ),
    PatternName.QUESTION_SPREAD: _Measure(of=_spread, step=0.01),
    PatternName.PRICE_FIRST: _Measure(
        of=lambda call: _part_of_call(call.price_first_s, call), step=0.05
    ),
    PatternName.NEXT_STEP_FIRST: _Measure(
        of=lambda call: _part_of_call(call.next_step_first_s, call), step=0.05
    ),
    PatternName.BUYER_STRETCH: _Measure(of=lambda call: call.longest_buyer_stretch_s, step=5.0),
}


def what_wins(ended: Iterable[EndedCall]) -> tuple[KindFigures, ...]:
    """Each kind of call that something may be told of; of the others there is not even the name."""
    by_kind: dict[CallKind, list[EndedCall]] = defaultdict(list)
    for one in ended:
        if one.call.ended:
            by_kind[one.call.kind].append(one)
    found = (_of_kind(kind, by_kind[kind]) for kind in sorted(by_kind))
    return tuple(one for one in found if one.figures)


def _of_kind(kind: CallKind, ended: list[EndedCall]) -> KindFigures:
    won, lost = _may_stand(ended, won=True), _may_stand(ended, won=False)
    found = (_figures(name, won, lost) for name in PatternName)
    figures = tuple(one for one in found if one is not None)
    behind = [*won, *lost] if any(one.lost for one in figures) else won
    return KindFigures(kind=kind, figures=figures, calls=frozenset(one.call.id for one in behind))


def _may_stand(ended: Iterable[EndedCall], *, won: bool) -> list[EndedCall]:
    mine = [one for one in ended if one.won is won]
    stay = who_may_stand(Counter(one.rep for one in mine), {one.rep: one.managers for one in mine})
    return [one for one in mine if one.rep in stay]


def _figures(name: PatternName, won: list[EndedCall], lost: list[EndedCall]) -> Figures | None:
    measure = _MEASURES[name]
    of_won, of_lost = _values(measure, won, LEAST_WON), _values(measure, lost, LEAST_LOST)
    if of_won is None:
        return None
    low, middle, high = (_rounded(one, measure.step) for one in _means(of_won, (0.25, 0.5, 0.75)))
    if of_lost is None:
        return Figures(name=name, low=low, middle=middle, high=high, won=about(len(of_won)))
    [lost_middle] = _means(of_lost, (0.5,))
    effect = cliffs_delta([one.value for one in of_won], [one.value for one in of_lost])
    return Figures(
        name=name,
        low=low,
        middle=middle,
        high=high,
        lost_middle=_rounded(lost_middle, measure.step),
        effect=_rounded(effect.delta, _TWENTIETH),
        # outwards, so that it does not say more than it knew
        interval=Interval(
            low=round(floor(effect.interval.low / _TWENTIETH) * _TWENTIETH, 2),
            high=round(ceil(effect.interval.high / _TWENTIETH) * _TWENTIETH, 2),
        ),
        won=about(len(of_won)),
        lost=about(len(of_lost)),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Value:
    """What one call measured."""

    value: float
    rep: str
    managers: frozenset[str]


def _values(measure: _Measure, calls: list[EndedCall], least: int) -> list[_Value] | None:
    """The values in their order, or None where too few calls or people stand behind them."""
    found = [
        _Value(value=value, rep=one.rep, managers=one.managers)
        for one in calls
        if (value := measure.of(one.call)) is not None
    ]
    # among equal ones it must not matter whose they are, but who they are must be the same each time
    found.sort(key=lambda one: (one.value, one.rep))
    return found if len(found) >= least and _enough(found) else None


def _enough(values: Sequence[_Value]) -> bool:
    return enough_people(
        Counter(one.rep for one in values), {one.rep: one.managers for one in values}
    )


def _means(values: list[_Value], places: Sequence[float]) -> list[float]:
    """At each place in the order, from 0 to 1, the mean of the values around it.

    Of so many as have enough people behind them at every place, so that a later place is never lower.
    """
    for size in range(min(LEAST_CALLS, len(values)), len(values)):
        around = [_around(values, place, size) for place in places]
        if all(map(_enough, around)):
            break
    else:
        around = [values for _ in places]
    return [fmean(one.value for one in group) for group in around]


def _around(values: list[_Value], place: float, size: int) -> list[_Value]:
    middle = place * (len(values) - 1)
    first = round(middle - (size - 1) / 2)
    first = max(0, min(first, len(values) - size))
    return values[first : first + size]


def _rounded(value: float, step: float) -> float:
    return round(round(value / step) * step, 4)
