"""Whatever is shared, whoever moves, leaves or comes back: no two parts have a person's week in common.

And of no part is so little left for a manager who takes away what they know that it is fewer than five.
Played against the store's own statements, on SQLite in memory, by Hypothesis.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from itertools import count
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from sqlalchemy import StaticPool, create_engine, delete, select, update

from copilot.kinds import CallKind
from copilot.review.published import LEAST_CALLS, K
from copilot.storage.connecting import arguments, set_up
from copilot.storage.team.database import put
from copilot.storage.team.days import day_number, week_start
from copilot.storage.team.deal_tables import PART_KINDS, PARTS
from copilot.storage.team.people import _row, date_former_managers, save_person
from copilot.storage.team.records import Role, Taken
from copilot.storage.team.schema import TEAM_DB
from copilot.storage.team.share_rows import call_row
from copilot.storage.team.tables import PEOPLE, SHARED_CALLS
from copilot.storage.team.taking import remember_as_gone, take
from copilot.storage.team.told_tables import PUBLISHED_PEOPLE
from copilot.storage.team.trends import publish_week
from tests.storage.team.make import delivery, ident, person, shared

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection, Engine

    from copilot.review.shared import SharedCall
    from copilot.storage.team.records import Person

NAMES = tuple("abcdefghijkl")
BOSSES = ("Mia", "Max", "Gus")
TEAMS = ("North", "South", "North-East")
KINDS = (CallKind.DISCOVERY, CallKind.DEMO)
START = date(2026, 11, 2)  # a Monday
WEEKS = (day_number(START), day_number(START) + 7)
# mostly enough to be published, and some
nights = st.sampled_from([True, True, False])
several = st.tuples(st.integers(0, 11), st.sampled_from([1, 1, 2, 4, 5, 6, 6, 7, 9, 12])).map(
    lambda drawn: [NAMES[(drawn[0] + place) % 12] for place in range(drawn[1])]
)


class Behind(NamedTuple):
    """Who and what stands in a part, as the test knows it."""

    week: int
    team: str
    people: frozenset[str]
    calls: frozenset[str]


def _engine() -> Engine:
    made = create_engine("sqlite://", connect_args=arguments(), poolclass=StaticPool)
    set_up(made, foreign_keys=True)
    TEAM_DB.create_all(made)
    return made


ENGINE = _engine()


class Weeks(RuleBasedStateMachine):
    """A team over some weeks, and everything that was ever published of it."""

    def __init__(self) -> None:
        super().__init__()
        self.connection: Connection = ENGINE.connect()
        self.connection.begin()
        self.today = START + timedelta(days=17)  # both weeks have settled, and calls come late
        self.people: dict[str, Person] = {}
        self.calls: dict[str, list[SharedCall]] = {name: [] for name in NAMES}
        self.number = count()
        # who was whose manager, until when
        self.former: list[tuple[str, str, date]] = []
        self.known_parts: set[int] = set()
        self.behind: list[Behind] = []

    def teardown(self) -> None:
        self.connection.rollback()
        self.connection.close()

    @initialize(split=st.integers(0, 12), north=st.integers(5, 12), first=several)
    def begin(self, split: int, north: int, first: list[str]) -> None:
        self._add([person(boss, role=Role.MANAGER) for boss in BOSSES])
        for place, name in enumerate(NAMES):
            boss, team = BOSSES[place >= split], TEAMS[place >= north]
            self.people[name] = person(name, team=team, manager=ident(boss))
        self._add(self.people.values())
        self.share(first, 0, 2, KINDS[0], night=True)

    @rule(days=st.integers(1, 6))
    def wait(self, days: int) -> None:
        self.today += timedelta(days=days)

    def _over(self, *, night: bool) -> None:
        """The day, and what is run once a day; or more of the same day comes."""
        if night:
            self.publish()
            self.today += timedelta(days=1)

    @rule(
        who=several, week=st.integers(0, 1), calls=st.integers(1, 3), kind=st.sampled_from(KINDS),
        night=nights,
    )  # fmt: skip
    def share(self, who: list[str], week: int, calls: int, kind: CallKind, *, night: bool) -> None:
        day = START + timedelta(days=7 * week)
        fresh = {
            name: [shared(next(self.number), moments=0, day=day, kind=kind) for _ in range(calls)]
            for name in who
        }
        rows = []
        for name, theirs in fresh.items():
            self.calls[name] += theirs
            person_id = self.people[name].id
            rows += [call_row(call, person=person_id, revision=1) for call in theirs]
        put(self.connection, SHARED_CALLS, rows)
        self._over(night=night)

    @rule(who=several, team=st.sampled_from(TEAMS), night=nights)
    def move(self, who: list[str], team: str, *, night: bool) -> None:
        for name in who:
            self.people[name] = replace(self.people[name], team=team)
        self.connection.execute(
            update(PEOPLE).where(PEOPLE.c.id.in_(self._ids(who))).values(team=team)
        )
        self._over(night=night)

    @rule(who=several, boss=st.sampled_from(BOSSES), night=nights)
    def report(self, who: list[str], boss: str, *, night: bool) -> None:
        for name in who:
            before = self.people[name].manager
            if before is not None and before != ident(boss):
                self.former.append((name, before, self.today))
            self.people[name] = replace(self.people[name], manager=ident(boss))
            save_person(self.connection, self.people[name])
        self._over(night=night)

    @rule(who=several, night=nights)
    def come_back(self, who: list[str], *, night: bool) -> None:
        """They are deleted and added anew, and their machines send all again: none of it is taken in."""
        for name in who:
            remember_as_gone(self.connection, self.people[name].id)
        self.connection.execute(delete(PEOPLE).where(PEOPLE.c.id.in_(self._ids(who))))
        for name in who:
            self.people[name] = replace(
                self.people[name], id=ident(f"{self.people[name].id} again")
            )
        self._add(self.people[name] for name in who)
        self.former = [known for known in self.former if known[0] not in who]
        for name in who:
            again = map(delivery, self.calls[name])
            receipts = take(self.connection, self.people[name].id, again, self.today)
            assert {receipt.taken for receipt in receipts} <= {Taken.STALE}
            self.calls[name] = []
        self._over(night=night)

    def publish(self) -> None:
        date_former_managers(self.connection, day_number(self.today))
        for week in WEEKS:
            before = self._published(week)
            publish_week(self.connection, week=week, today=self.today)
            self._look(week, self._published(week) - before)

    @invariant()
    def nothing_of_anybody_is_in_two_parts(self) -> None:
        behind = Counter(call for part in self.behind for call in part.calls)
        assert set(behind.values()) <= {1}
        teams: dict[tuple[int, str], set[str]] = {}
        for part in self.behind:
            for one in part.people:
                teams.setdefault((part.week, one), set()).add(part.team)
        assert {len(of_one) for of_one in teams.values()} <= {1}

    def _ids(self, who: Iterable[str]) -> list[str]:
        return [self.people[name].id for name in who]

    def _add(self, people: Iterable[Person]) -> None:
        put(self.connection, PEOPLE, [_row(one) for one in people])

    def _published(self, week: int) -> set[str]:
        wanted = select(PUBLISHED_PEOPLE.c.person_id).where(PUBLISHED_PEOPLE.c.week == week)
        return set(self.connection.execute(wanted).scalars())

    def _look(self, week: int, ids: set[str]) -> None:
        """At the parts that are new, whose people the store says are these."""
        names = {name for name in NAMES if self.people[name].id in ids}
        kinds = dict[int, list[str]]()
        for part, kind in self.connection.execute(select(PART_KINDS)):
            kinds.setdefault(part, []).append(kind)
        for part in self.connection.execute(select(PARTS).where(PARTS.c.week == week)).all():
            if part.id in self.known_parts:
                continue
            self.known_parts.add(part.id)
            calls = {
                name: [
                    call.id
                    for call in self.calls[name]
                    if week_start(day_number(call.day)) == week and call.kind in kinds[part.id]
                ]
                for name in names
                if self.people[name].team == part.team
            }
            who = {name for name, theirs in calls.items() if theirs}
            behind = frozenset(call for theirs in calls.values() for call in theirs)
            # the numbers are those of these people, and of nobody else
            assert part.calls == len(behind) >= LEAST_CALLS
            assert len(who) >= K
            ids_of = frozenset(self.people[name].id for name in who)
            self.behind.append(Behind(week, part.team, ids_of, behind))
            for boss in BOSSES:
                known = {name for name in who if self._knows(ident(boss), name, week)}
                assert not known or known == who or len(who - known) >= K

    def _knows(self, boss: str, name: str, week: int) -> bool:
        return self.people[name].manager == boss or any(
            (who, manager) == (name, boss) and day_number(until) >= week
            for who, manager, until in self.former
        )


TestWeeks: Any = Weeks.TestCase
TestWeeks.settings = settings(max_examples=60, stateful_step_count=15)
TestWeeks.pytestmark = [pytest.mark.slow]


def test_the_machine_publishes_and_meets_what_it_is_to_find() -> None:
    """Five of North, then the same five and a sixth as North-East, by hand: so much the machine can do."""
    weeks = Weeks()
    weeks.begin(split=12, north=12, first=list("abcde"))
    assert [part.people for part in weeks.behind] == [frozenset(map(ident, "abcde"))]
    weeks.share(["f"], 0, 2, KINDS[0], night=False)
    weeks.move(list("abcdef"), "North-East", night=True)
    weeks.come_back(list("abcde"), night=True)
    assert len(weeks.behind) == 1
    weeks.teardown()
