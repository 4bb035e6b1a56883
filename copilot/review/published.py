"""What of all calls may be published: parts of at least `K` people each (`kanon` says why)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from copilot.kinds import MomentKind
from copilot.review.indicators import IndicatorName, tallies
from copilot.review.skills import SKILL_OF, Skill
from copilot.review.weeks import DAYS, week_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet
    from datetime import date

    from copilot.kinds import CallKind
    from copilot.review.indicators import Tally
    from copilot.review.shared import SharedCall

K: Final = 5
"""People behind each number, at least."""

LEAST_CALLS: Final = 10
"""Calls behind each number, at least."""

MOST_OF_ONE: Final = 0.5
"""The part of the calls that one person may have made."""

SETTLE_DAYS: Final = 3
"""After its end a week waits for review windows (24 h) and for machines that were off at the weekend."""

MeasureKey = IndicatorName | Skill | MomentKind
"""What a rate is of: an indicator, calls with a moment of a skill, calls with one of a kind."""

_PLACE: Final[dict[MeasureKey, tuple[str, str]]] = {
    key: (type(key).__name__, key.value) for key in (*IndicatorName, *Skill, *MomentKind)
}
"""What counts are ordered by, whatever a database's collation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """`hits` of `n`, of one rep's calls or of many."""

    key: MeasureKey
    hits: float
    n: int


NO_MANAGERS: Final[Mapping[str, Collection[str]]] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """What one rep's calls of one kind add to one week of a team. Never published.

    Of skills and kinds of moments those without a hit are left out: their `n` is `calls`. `managers`
    see these calls one by one: who is the rep's manager, and who was since.
    """

    rep: str
    team: str
    week: date
    kind: CallKind
    calls: int
    counts: tuple[Count, ...]
    managers: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The smallest thing that is published: the calls of these kinds of one team in one week."""

    team: str
    week: date
    kinds: tuple[CallKind, ...]
    calls: int
    counts: tuple[Count, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """What is published at one time: parts, and the weeks of people that stand in them (never shown)."""

    parts: tuple[Part, ...] = ()
    people: frozenset[tuple[date, str]] = frozenset()


NOTHING: Final = Release()


def contributions(rep: str, team: str, calls: Iterable[SharedCall]) -> tuple[Contribution, ...]:
    """What a rep's calls add, by week and kind."""
    groups: dict[tuple[date, CallKind], list[SharedCall]] = defaultdict(list)
    for call in calls:
        groups[week_of(call.day), call.kind].append(call)
    return tuple(
        Contribution(
            rep=rep,
            team=team,
            week=week,
            kind=kind,
            calls=len(groups[week, kind]),
            counts=counts_of(
                len(groups[week, kind]),
                (tally for call in groups[week, kind] for tally in tallies(call)),
                ({one.kind for one in call.moments} for call in groups[week, kind]),
            ),
        )
        for week, kind in sorted(groups)
    )


def counts_of(
    calls: int, tallied: Iterable[Tally], kinds: Iterable[AbstractSet[MomentKind]]
) -> tuple[Count, ...]:
    """The counts of so many calls of one rep, one kind and one week.

    `tallied` are what their indicators add up to, in whatever parts; `kinds` are each call's kinds of
    moments, where calls without any may be left out.
    """
    hits: dict[MeasureKey, float] = defaultdict(float)
    asked: dict[MeasureKey, int] = defaultdict(int)
    for tally in tallied:
        if tally.n:
            hits[tally.name] += tally.hits
            asked[tally.name] += tally.n
    for of_a_call in kinds:
        keys: set[MeasureKey] = set()
        for kind in of_a_call:
            if (skill := SKILL_OF.get(kind)) is not None:
                keys.update((kind, skill))
        for key in keys:
            hits[key] += 1
            asked[key] = calls
    return tuple(Count(key=key, hits=hits[key], n=asked[key]) for key in _in_order(asked))


def parts(given: Iterable[Contribution], *, today: date) -> tuple[Part, ...]:
    """What may be published of all that was given: weeks that have settled, cut so that `K` hold."""
    return release(given, today=today).parts


def release(given: Iterable[Contribution], *, today: date, before: Release = NOTHING) -> Release:
    """What may be published besides what was published `before`.

    A team's week that was published stays as it was, and a person's week stands in the parts of one
    team at most, whatever that team is called later and whoever moves: so parts never overlap.
    """
    known = {(part.team, part.week) for part in before.parts}
    blocks: dict[tuple[str, date], list[Contribution]] = defaultdict(list)
    for one in given:
        if settled(one.week, today) and (one.team, one.week) not in known:
            blocks[one.team, one.week].append(one)
    made: list[Part] = []
    people: set[tuple[date, str]] = set()
    for team, week in sorted(blocks):
        mine = [one for one in blocks[team, week] if (week, one.rep) not in before.people | people]
        groups = _cut(_without_the_few(mine))
        made += (_part(team, week, group) for group in groups)
        people |= {(week, one.rep) for group in groups for one in group}
    return Release(parts=tuple(made), people=frozenset(people))


def settled(week: date, today: date) -> bool:
    """Whether the week that begins on this Monday is over, and a few days more."""
    return today >= week + timedelta(days=DAYS + SETTLE_DAYS)


def _in_order(keys: Iterable[MeasureKey]) -> list[MeasureKey]:
    return sorted(keys, key=_PLACE.__getitem__)


def _cut(block: list[Contribution]) -> list[list[Contribution]]:
    """The groups of one team's week: kinds that stand alone, and at most one of all the others."""
    by_kind: dict[CallKind, list[Contribution]] = defaultdict(list)
    for one in block:
        by_kind[one.kind].append(one)
    alone = [group for group in by_kind.values() if _enough(group)]
    alone.sort(key=lambda group: (-sum(one.calls for one in group), group[0].kind))
    standing = {group[0].kind for group in alone}
    rest = [one for one in block if one.kind not in standing]
    while rest and not _enough(rest):
        if not alone:
            return []
        rest = [*rest, *alone.pop()]
    return [*alone, rest] if rest else alone


def _without_the_few(block: list[Contribution]) -> list[Contribution]:
    """The block without those who would be too few to some manager."""
    stay = who_may_stand(_calls_by_rep(block), _managers(block))
    return [one for one in block if one.rep in stay]


def _enough(group: list[Contribution]) -> bool:
    return enough_people(_calls_by_rep(group), _managers(group))


def _calls_by_rep(group: Iterable[Contribution]) -> dict[str, int]:
    calls: dict[str, int] = defaultdict(int)
    for one in group:
        calls[one.rep] += one.calls
    return calls


def _managers(group: Iterable[Contribution]) -> dict[str, frozenset[str]]:
    return {one.rep: one.managers for one in group}


def enough_people(
    by_rep: Mapping[str, int], managers: Mapping[str, Collection[str]] = NO_MANAGERS
) -> bool:
    """Whether so many people, with so much each, may stand behind one number.

    There have to be `K` of them with `LEAST_CALLS`, none with more than half. `managers` of a rep see
    what is the rep's one by one, and can take it away from the number: so what is left must be nothing,
    or be enough as well.
    """
    amounts = {rep: amount for rep, amount in by_rep.items() if amount}
    return _are_enough(amounts.values()) and not any(_too_few(amounts, managers))


def who_may_stand(
    by_rep: Mapping[str, int], managers: Mapping[str, Collection[str]] = NO_MANAGERS
) -> frozenset[str]:
    """Who of these people may stand behind one number: most of them, all, or nobody.

    Where a manager has nearly everybody the others are left out, the fewest first: they would be what
    is left when that manager takes away what they know.
    """
    left = {rep: amount for rep, amount in by_rep.items() if amount}
    while left and not enough_people(left, managers):
        few = min(
            _too_few(left, managers),
            key=lambda group: (len(group), sum(group.values()), sorted(group)),
            default=left,
        )
        left = {rep: amount for rep, amount in left.items() if rep not in few}
    return frozenset(left)


def _too_few(
    amounts: Mapping[str, int], managers: Mapping[str, Collection[str]]
) -> Iterator[dict[str, int]]:
    """What each manager does not know, where that is something and not enough."""
    for one in {manager for rep in amounts for manager in managers.get(rep, ())}:
        others = {
            rep: amount
            for rep, amount in amounts.items()
            if rep != one and one not in managers.get(rep, ())
        }
        if others and not _are_enough(others.values()):
            yield others


def _are_enough(amounts: Collection[int]) -> bool:
    total = sum(amounts)
    return len(amounts) >= K and total >= LEAST_CALLS and max(amounts) <= MOST_OF_ONE * total


def about(number: int) -> int:
    """A number of calls as it is told: in tens."""
    return 10 * ((number + 5) // 10)


def _part(team: str, week: date, group: list[Contribution]) -> Part:
    hits: dict[MeasureKey, float] = defaultdict(float)
    by_rep: dict[MeasureKey, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    calls = sum(one.calls for one in group)
    managers = _managers(group)
    for one in group:
        for count in one.counts:
            hits[count.key] += count.hits
            by_rep[count.key][one.rep] += count.n
    return Part(
        team=team,
        week=week,
        kinds=tuple(sorted({one.kind for one in group})),
        calls=calls,
        counts=tuple(
            Count(key=key, hits=hits[key], n=_n(key, by_rep[key], calls))
            for key in _in_order(hits)
            # a moment that did not come counts too, so all the group's calls stand behind it; an
            # indicator applies to some calls only, and those may be too few people's
            if not isinstance(key, IndicatorName) or enough_people(by_rep[key], managers)
        ),
    )


def _n(key: MeasureKey, by_rep: Mapping[str, int], calls: int) -> int:
    return sum(by_rep.values()) if isinstance(key, IndicatorName) else calls
