"""A person's page: what they shared, as they and their own manager both see it. Pure."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from copilot.kinds import MomentKind
from copilot.review.indicators import calls_within, summed, tallies
from copilot.review.neutral import SHARED_NAMES
from copilot.review.skills import SKILL_NAMES, SKILL_OF
from copilot.review.weeks import week_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, time

    from copilot.review.flagged import WeekPick
    from copilot.review.indicators import Indicator
    from copilot.review.shared import SharedCall
    from copilot.web.team.lines import AgreementLine, CallLine, Named


@dataclass(frozen=True, slots=True, kw_only=True)
class ByWeek:
    """One indicator over the weeks; None for a week with nothing to count."""

    name: str
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KindRow:
    """How often a kind of moment came, week by week."""

    name: str
    skill: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NextMeeting:
    """The next planned one-to-one."""

    day: date
    starts_at: time
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonView:
    """The page. It is the same for both who may see it: nothing in it depends on who asks.

    Calls are listed and not counted: how many somebody makes a week is a number of dials.
    """

    person: Named
    manager: Named | None
    weeks: tuple[date, ...]
    pick: WeekPick
    recording: str
    indicators: tuple[Indicator, ...]
    by_week: tuple[ByWeek, ...]
    kinds: tuple[KindRow, ...]
    calls: tuple[CallLine, ...]
    agreements: tuple[AgreementLine, ...]
    next: NextMeeting | None


def by_week(calls: Iterable[SharedCall], weeks: Sequence[date]) -> tuple[ByWeek, ...]:
    """The indicators of each week. Of a week there are few calls, so these are for a line alone."""
    kept = tuple(calls)
    each = [
        summed(
            tally
            for call in calls_within(kept, first=week, last=week + timedelta(days=6))
            for tally in tallies(call)
        )
        for week in weeks
    ]
    return tuple(
        ByWeek(
            name=name.value,
            values=tuple(
                next((t.hits / t.n for t in tallied if t.name is name and t.n), None)
                for tallied in each
            ),
        )
        for name in dict.fromkeys(tally.name for tallied in each for tally in tallied)
    )


def kinds_by_week(calls: Iterable[SharedCall], weeks: Sequence[date]) -> tuple[KindRow, ...]:
    """Moments by kind and week, in the order in which a call needs the skills."""
    counted = Counter((moment.kind, week_of(call.day)) for call in calls for moment in call.moments)
    present = {kind for kind, _ in counted}
    order = list(SKILL_NAMES)
    known = sorted(
        (kind for kind in MomentKind if kind in present and kind in SKILL_OF),
        key=lambda kind: order.index(SKILL_OF[kind]),
    )
    return tuple(
        KindRow(
            name=SHARED_NAMES[kind],
            skill=SKILL_NAMES[SKILL_OF[kind]],
            counts=tuple(counted[kind, week] for week in weeks),
        )
        for kind in known
    )
