"""A month of the programme: made once for all teams, of those who are here, and never made anew."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from typing import TYPE_CHECKING

import pytest

from copilot.review.agreements import AgreementState, Party
from copilot.review.cadence import Emphasis, OneToOne
from copilot.review.programme import ProgrammeMeasure
from copilot.storage.team.keeping import Days
from copilot.storage.team.records import AgendaEntry, AgendaKind, Meeting, Role
from tests.storage.team.make import NOW, TODAY, ident, people, person
from tests.storage.team.test_agreed import agreement

if TYPE_CHECKING:
    from copilot.storage.team.store import TeamStore

pytestmark = pytest.mark.anyio

NAMES = ("Ada", "Ben", "Cara", "Dan", "Eve")
OCTOBER = date(2026, 10, 1)
COMPLETION, REP_DRIVEN, FOLLOW_THROUGH = ProgrammeMeasure


def meeting(name: str, day: date, *, held: bool = True, **changes: object) -> Meeting:
    plan = OneToOne(
        uid=ident(f"{name} meets {day}"), day=day, starts_at=time(9), minutes=30,
        emphasis=Emphasis.SKILL, cancelled=bool(changes.pop("cancelled", False)),
    )  # fmt: skip
    made = Meeting(rep=ident(name), plan=plan, held_on=day if held else None)
    return replace(made, **changes)  # type: ignore[arg-type]  # fields by name


async def a_month(store: TeamStore, *names: str, held: bool = True) -> None:
    """Two one-to-ones, lines of an agenda and agreements each."""
    for name in names:
        for day in (5, 19):
            on = OCTOBER + timedelta(days=day)
            await store.meetings.save(meeting(name, on, held=held))
            await store.meetings.save_agenda(
                AgendaEntry(
                    id=ident(f"{name} {day}"), rep=ident(name), kind=AgendaKind.TOPIC, text="x",
                    by=Party.REP if day == 5 else Party.MANAGER, on=on,
                )
            )  # fmt: skip
            state = AgreementState.DONE if day == 5 else AgreementState.AGREED
            await store.agreements.save(
                agreement(f"{name} {day}", name, due=on, state=state, closed_on=None)
            )


async def test_it_is_told_of_a_month_that_is_over(store: TeamStore) -> None:
    await people(store, *NAMES)
    await a_month(store, *NAMES)
    assert await store.programmes.of_team("North") == (None, {})
    assert await store.programmes.publish(today=TODAY) == 3
    month, told = await store.programmes.of_team("North")
    assert month == OCTOBER
    # silence looks like no follow-through: of two agreements whose day came one was done
    assert told == {COMPLETION: 100, REP_DRIVEN: 50, FOLLOW_THROUGH: 50}
    assert await store.programmes.of_team("South") == (OCTOBER, {})


async def test_once_told_it_stays_whatever_is_ticked_off_later(store: TeamStore) -> None:
    await people(store, *NAMES)
    await a_month(store, *NAMES, held=False)
    await store.programmes.publish(today=TODAY)
    before = await store.programmes.of_team("North")
    await a_month(store, *NAMES)
    await store.keeping.delete_person(ident("Ben"), now=NOW)
    for later in range(3):
        assert await store.programmes.publish(today=TODAY + timedelta(days=later)) == 0
    assert await store.programmes.of_team("North") == before
    assert before[1][COMPLETION] == 0


async def test_another_name_of_the_team_tells_nothing_of_a_month_that_was_told(
    store: TeamStore,
) -> None:
    """Five of North, then the same five with a sixth under another name: no second number to subtract."""
    await people(store, *NAMES)
    await a_month(store, *NAMES)
    await store.programmes.publish(today=TODAY)
    for name in (*NAMES, "Sam"):
        await store.people.save(person(name, team="North-East"))
    await a_month(store, "Sam", held=False)
    assert await store.programmes.publish(today=TODAY + timedelta(days=1)) == 0
    assert await store.programmes.of_team("North-East") == (OCTOBER, {})


async def test_a_month_that_was_too_few_is_not_told_when_one_more_comes(store: TeamStore) -> None:
    await people(store, *NAMES)
    await a_month(store, *NAMES[:4])
    assert await store.programmes.publish(today=TODAY) == 0
    await a_month(store, "Eve")
    assert await store.programmes.publish(today=TODAY) == 0
    # the next month is another one
    assert await store.programmes.publish(today=TODAY + timedelta(days=30)) == 0
    assert (await store.programmes.of_team("North"))[0] == date(2026, 11, 1)


async def test_who_left_who_is_in_no_team_and_who_manages_does_not_count(store: TeamStore) -> None:
    await people(store, *NAMES[:4])
    await store.people.save(person("Eve", active=False))
    await store.people.save(person("Kim", role=Role.MANAGER))
    for name in ("No", "Team", "At", "All", "Here"):
        await store.people.save(person(name, team=""))
        await a_month(store, name)
    await a_month(store, *NAMES, "Kim")
    assert await store.programmes.publish(today=TODAY) == 0
    assert await store.programmes.of_team("") == (OCTOBER, {})


async def test_what_one_manager_knows_leaves_nobody_alone(store: TeamStore) -> None:
    boss, other = person("Mia", role=Role.MANAGER), person("Max", role=Role.MANAGER)
    for one in (boss, other):
        await store.people.save(one)
    for name in NAMES[:4]:
        await store.people.save(person(name, manager=boss.id))
    await store.people.save(person("Eve", manager=other.id))
    await a_month(store, *NAMES)
    assert await store.programmes.publish(today=TODAY) == 0


async def test_what_a_new_plan_replaced_and_what_the_rep_called_off_is_not_missed(
    store: TeamStore,
) -> None:
    await people(store, *NAMES)
    await a_month(store, *NAMES)
    days = iter(OCTOBER + timedelta(days=day) for day in range(6, 12))
    off = {"held": False, "cancelled": True}
    await store.meetings.save(
        *(meeting(name, next(days), **off) for name in NAMES),
        *(
            meeting(name, day, **off, cancelled_by=Party.REP)
            for name, day in zip(NAMES, [OCTOBER + timedelta(days=20)] * 5, strict=True)
        ),
    )
    await store.meetings.save(
        meeting("Ada", OCTOBER + timedelta(days=21), held=False, cancelled=True,
                cancelled_by=Party.MANAGER)
    )  # fmt: skip
    await store.programmes.publish(today=TODAY)
    # ten of eleven: the one that the manager called off is missed
    assert (await store.programmes.of_team("North"))[1][COMPLETION] == 91


async def test_it_grows_old_with_the_meetings(store: TeamStore) -> None:
    await people(store, *NAMES)
    await a_month(store, *NAMES)
    await store.programmes.publish(today=TODAY)
    await store.keeping.delete_older(now=NOW, days=Days(meetings=25))
    assert (await store.programmes.of_team("North"))[1]
    await store.keeping.delete_older(now=NOW + 86_400, days=Days(meetings=25))
    assert await store.programmes.of_team("North") == (OCTOBER, {})
    # and is not told again as long as it is the last month that is over
    await a_month(store, *NAMES)
    assert await store.programmes.publish(today=TODAY + timedelta(days=1)) == 0
