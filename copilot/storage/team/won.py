"""What won calls have in common, as it was told: once a week, of calls that no answer stood on before.

A call stands behind one answer at most, so that what came between two answers is no difference of theirs.
Calls whose deals have not ended wait for a later week; so do those of a kind that is too few. How a deal
ended counts for the calls of those alone whose manager says so.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Final

from anyio import to_thread
from sqlalchemy import select

from copilot.kinds import CallKind
from copilot.review.intervals import Interval
from copilot.review.outcomes import Outcome, by_reference
from copilot.review.patterns import kind_patterns
from copilot.review.pipeline import DealState, comparable
from copilot.review.published import SETTLE_DAYS
from copilot.review.weeks import DAYS
from copilot.review.won_calls import EndedCall, Figures, PatternName, what_wins
from copilot.storage.team.database import put
from copilot.storage.team.days import day_number, day_of, week_start
from copilot.storage.team.deal_tables import ENDINGS
from copilot.storage.team.once import close, is_closed
from copilot.storage.team.people import managers_since
from copilot.storage.team.shares import load_calls
from copilot.storage.team.tables import PEOPLE, REFERENCES, SHARED_CALLS
from copilot.storage.team.taking import digest_of
from copilot.storage.team.told_tables import PATTERNS, TOLD_CALLS, Told

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from sqlalchemy import Connection, RowMapping

    from copilot.review.patterns import KindPatterns
    from copilot.review.won_calls import KindFigures
    from copilot.storage.team.database import TeamDatabase

LOOK_BACK_DAYS: Final = 180
"""An older call says little of how one sells now, and mostly is here no more."""

_AT_ONCE: Final = 500


class Patterns:
    """Raises the `StoreError` tree."""

    def __init__(self, database: TeamDatabase) -> None:
        self._database = database

    async def publish(self, *, today: date, days: int = LOOK_BACK_DAYS) -> int:
        """Look at what there is up to the week that settled last, unless that was done; how many numbers.

        Of calls of so many days back, which must not be more than calls are kept. Run it once a day.
        """
        week = week_start(day_number(today) - DAYS - SETTLE_DAYS)
        if week < 0:
            return 0
        first = day_number(today) - min(days, LOOK_BACK_DAYS)
        ended = await self._database.read(partial(_ended, week=week, first=first))
        if ended is None:
            return 0
        found = await to_thread.run_sync(what_wins, ended)
        return await self._database.write(partial(_keep, week=week, found=found))

    async def newest(self) -> tuple[KindPatterns, ...]:
        """The newest answer of each kind of call that something was told of."""
        wanted = select(PATTERNS).order_by(PATTERNS.c.kind, PATTERNS.c.week.desc())
        rows = await self._database.read(
            lambda connection: connection.execute(wanted).mappings().all()
        )
        kinds: dict[str, list[RowMapping]] = {}
        for row in rows:
            newest = kinds.setdefault(row["kind"], [])
            if not newest or newest[0]["week"] == row["week"]:
                newest.append(row)
        return tuple(_told(CallKind(kind), of_kind) for kind, of_kind in kinds.items())


def _ended(connection: Connection, *, week: int, first: int) -> list[EndedCall] | None:
    """The calls up to that week that no answer stands on, and whose deals have ended; None if closed."""
    if is_closed(connection, Told.PATTERNS, week):
        return None
    won = _won(connection, _endings(connection), first=first, last=week + DAYS - 1)
    managers = managers_since(connection, first)
    found = []
    for calls in _in_turns(won):
        for one in load_calls(connection, SHARED_CALLS.c.id.in_(calls), moments=False):
            of_rep = managers.get(one.person, frozenset())
            found.append(
                EndedCall(rep=one.person, call=one.call, won=won[one.call.id], managers=of_rep)
            )
    return found


def _endings(connection: Connection) -> Mapping[str, Mapping[str, Outcome]]:
    """What each manager said, by reference; of one that is written in two ways what was said last."""
    rows = connection.execute(select(ENDINGS).order_by(ENDINGS.c.noted_on, ENDINGS.c.reference))
    said: defaultdict[str, list[Outcome]] = defaultdict(list)
    for row in rows:
        said[row.given_by].append(Outcome(reference=row.reference, state=DealState(row.state)))
    return {manager: by_reference(outcomes) for manager, outcomes in said.items()}


def _won(
    connection: Connection,
    endings: Mapping[str, Mapping[str, Outcome]],
    *,
    first: int,
    last: int,
) -> dict[str, bool]:
    """Whether each call was won, by its id; one whose manager does not say is not there."""
    wanted = (
        select(SHARED_CALLS.c.id, PEOPLE.c.manager_id, REFERENCES.c.reference)
        .join(REFERENCES, REFERENCES.c.call_id == SHARED_CALLS.c.id)
        .join(PEOPLE, PEOPLE.c.id == SHARED_CALLS.c.person_id)
        .where(
            SHARED_CALLS.c.day.between(first, last),
            SHARED_CALLS.c.ended == 1,
            PEOPLE.c.manager_id.in_(sorted(endings)),
        )
    )
    told = set(connection.execute(select(TOLD_CALLS.c.digest)).scalars())
    found = {}
    for call, manager, reference in connection.execute(wanted):
        outcome = endings[manager].get(comparable(reference))
        if outcome is None or outcome.state is DealState.OPEN or digest_of(call) in told:
            continue
        found[call] = outcome.state is DealState.WON
    return found


def _keep(connection: Connection, *, week: int, found: Iterable[KindFigures]) -> int:
    if is_closed(connection, Told.PATTERNS, week):  # by another server, meanwhile
        return 0
    close(connection, Told.PATTERNS, [week])
    rows = [_row(week, one.kind, figures) for one in found for figures in one.figures]
    put(connection, PATTERNS, rows)
    told = [
        {"digest": digest_of(call), "week": week} for one in found for call in sorted(one.calls)
    ]
    put(connection, TOLD_CALLS, told)
    return len(rows)


def _in_turns(calls: Iterable[str]) -> Iterator[list[str]]:
    several = iter(calls)
    while some := list(islice(several, _AT_ONCE)):
        yield some


def _row(week: int, kind: CallKind, figures: Figures) -> dict[str, object]:
    interval = figures.interval
    return {
        "week": week,
        "kind": kind.value,
        "name": figures.name.value,
        "low": figures.low,
        "middle": figures.middle,
        "high": figures.high,
        "won": figures.won,
        "lost_middle": figures.lost_middle,
        "effect": figures.effect,
        "effect_low": None if interval is None else interval.low,
        "effect_high": None if interval is None else interval.high,
        "lost": figures.lost,
    }


def _told(kind: CallKind, rows: Sequence[RowMapping]) -> KindPatterns:
    by_name = {row["name"]: _figures(row) for row in rows}
    return kind_patterns(
        kind,
        [by_name[name.value] for name in PatternName if name.value in by_name],
        until=day_of(rows[0]["week"]) + timedelta(days=DAYS - 1),
    )


def _figures(row: RowMapping) -> Figures:
    low, high = row["effect_low"], row["effect_high"]
    return Figures(
        name=PatternName(row["name"]),
        low=row["low"],
        middle=row["middle"],
        high=row["high"],
        won=row["won"],
        lost_middle=row["lost_middle"],
        effect=row["effect"],
        interval=None if low is None or high is None else Interval(low=low, high=high),
        lost=row["lost"],
    )
