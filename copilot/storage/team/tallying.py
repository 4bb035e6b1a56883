"""What a span of calls adds up to for the indicators, counted where the calls are.

The formulas are those of `copilot.review.indicators.tallies`, which says what each counts and why; here
they stand a second time, in SQL, so that a page of ten people's eight weeks reads ten rows and not a
thousand. A test holds the two against each other, call by call, on both databases.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy import BIGINT, and_, bindparam, case, cast, func, literal_column, not_, or_, select

from copilot.coaching.bands import BANDS
from copilot.kinds import CallKind
from copilot.review.indicators import (
    LEAST_CADENCE_S,
    LEAST_CALL_S,
    LEAST_SHARE_S,
    NO_STEP_NEEDED,
    QUALIFYING,
    IndicatorName,
    Tally,
)
from copilot.review.shared import NextStepState
from copilot.storage.team.tables import SHARED_CALLS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Any

    from sqlalchemy import ColumnElement, Connection

TWELFTHS: Final = 12
"""Of two, three or four things that were listened for each part is a whole number of these, so that a
sum over calls is exact in whatever order a database adds."""

_CALLS: Final = SHARED_CALLS.c


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What one group of calls adds up to: how many they are, and the indicators."""

    calls: int
    tallies: tuple[Tally, ...]


def _of_kinds(kinds: Iterable[CallKind]) -> ColumnElement[bool]:
    # written out: names of ours, and a list of parameters would be made anew with every question
    return _CALLS.kind.in_([literal_column(f"'{kind.value}'") for kind in sorted(kinds)])


def _number(value: float) -> ColumnElement[Any]:
    return literal_column(repr(value))


def _next_step() -> tuple[ColumnElement[bool], ColumnElement[int]]:
    known = and_(
        not_(_of_kinds(NO_STEP_NEEDED)),
        _CALLS.next_step != literal_column(f"'{NextStepState.UNKNOWN.value}'"),
    )
    specific = _CALLS.next_step == literal_column(f"'{NextStepState.SPECIFIC.value}'")
    return known, _yes(specific)


def _coverage() -> tuple[ColumnElement[bool], ColumnElement[int]]:
    flags = (
        _CALLS.budget_came_up,
        _CALLS.authority_came_up,
        _CALLS.need_came_up,
        _CALLS.timing_came_up,
    )
    heard: ColumnElement[int] = sum(
        (_yes(flag.is_not(None)) for flag in flags[1:]), _yes(flags[0].is_not(None))
    )
    came_up: ColumnElement[int] = sum(
        (func.coalesce(flag, _number(0)) for flag in flags[1:]),
        func.coalesce(flags[0], _number(0)),
    )
    weight = case(
        *((heard == _number(of), _number(TWELFTHS // of)) for of in (2, 3, 4)), else_=_number(0)
    )
    return and_(_of_kinds(QUALIFYING), heard >= _number(2)), came_up * weight


def _in_band() -> tuple[ColumnElement[bool], ColumnElement[int]]:
    alike: defaultdict[tuple[float, float], list[CallKind]] = defaultdict(list)
    for kind, band in BANDS.items():
        alike[band.low, band.high].append(kind)
    within = or_(
        *(
            and_(_of_kinds(kinds), _CALLS.rep_share.between(_number(low), _number(high)))
            for (low, high), kinds in sorted(alike.items())
        )
    )
    known = and_(
        _of_kinds(BANDS),
        _CALLS.rep_share.is_not(None),
        _CALLS.duration_s >= _number(LEAST_SHARE_S),
    )
    return known, _yes(within)


def _cadence() -> tuple[ColumnElement[bool], ColumnElement[int]]:
    thirds = (_CALLS.questions_first, _CALLS.questions_middle, _CALLS.questions_last)
    known = and_(
        _of_kinds(BANDS),
        _CALLS.questions_first.is_not(None),
        _CALLS.duration_s >= _number(LEAST_CADENCE_S),
    )
    return known, _yes(and_(*(third >= _number(1) for third in thirds)))


def _yes(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return case((condition, _number(1)), else_=_number(0))


_FORMULAS: Final = (
    (IndicatorName.NEXT_STEP_RATE, 1, _next_step()),
    (IndicatorName.QUALIFICATION_COVERAGE, TWELFTHS, _coverage()),
    (IndicatorName.TALK_SHARE_IN_BAND, 1, _in_band()),
    (IndicatorName.QUESTION_CADENCE, 1, _cadence()),
)
"""Of each: how many make one whole, where it applies, and how many of them a call adds."""

_COUNTS: Final = and_(
    _CALLS.ended == _number(1),
    _CALLS.duration_s >= _number(LEAST_CALL_S),
)


def _sums() -> Iterator[ColumnElement[Any]]:
    yield func.count()
    for _name, _whole, (applies, adds) in _FORMULAS:
        here = and_(_COUNTS, applies)
        # PostgreSQL's sum of whole numbers is as wide as it gets, and Python would take it for a Decimal
        yield cast(func.sum(case((here, adds), else_=_number(0))), BIGINT)
        yield cast(func.sum(_yes(here)), BIGINT)


_DAYS: Final = _CALLS.day.between(
    bindparam("first", type_=BIGINT()), bindparam("last", type_=BIGINT())
)

BY_PERSON: Final = (
    select(_CALLS.person_id, *_sums())
    .where(_CALLS.person_id.in_(bindparam("people", expanding=True)), _DAYS)
    .group_by(_CALLS.person_id)
)
_BY_PERSON_AND_KIND: Final = (
    select(_CALLS.person_id, _CALLS.kind, *_sums())
    .where(_DAYS)
    .group_by(_CALLS.person_id, _CALLS.kind)
)


def by_person(
    connection: Connection, people: Sequence[str], *, first: int, last: int
) -> dict[str, Counted]:
    """Of each of these people who has a call from day `first` to day `last`."""
    rows = connection.execute(BY_PERSON, {"people": people, "first": first, "last": last})
    return {person: _counted(sums) for person, *sums in rows}


def by_person_and_kind(
    connection: Connection, *, first: int, last: int
) -> dict[tuple[str, CallKind], Counted]:
    """Of everybody's calls of each kind from day `first` to day `last`."""
    rows = connection.execute(_BY_PERSON_AND_KIND, {"first": first, "last": last}).all()
    return {(person, CallKind(kind)): _counted(sums) for person, kind, *sums in rows}


def _counted(sums: Sequence[int]) -> Counted:
    calls, *pairs = sums
    each = zip(_FORMULAS, pairs[::2], pairs[1::2], strict=True)
    return Counted(
        calls=calls,
        tallies=tuple(
            Tally(name=name, hits=hits / whole, n=n) for (name, whole, _), hits, n in each
        ),
    )
