"""Typed lines: kept, changed, listed while they are open, taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from copilot.review.agreements import Party
from copilot.storage.team.records import ActionEntry, AgendaEntry, AgendaKind, MilestoneEntry
from tests.storage.team.make import TODAY, ident, people

if TYPE_CHECKING:
    from copilot.storage.team.store import TeamStore

pytestmark = pytest.mark.anyio

ENTRY = AgendaEntry(
    id=ident("entry"), rep=ident("Ada"), kind=AgendaKind.BLOCKER, text="Legal takes two weeks.",
    by=Party.REP, on=date(2026, 11, 20),
)  # fmt: skip
ACTION = ActionEntry(
    id=ident("action"), rep=ident("Ada"), text="Ask legal for a template.", owner=Party.MANAGER,
    on=TODAY, due=date(2026, 12, 1),
)  # fmt: skip
MILESTONE = MilestoneEntry(
    id=ident("milestone"), rep=ident("Ada"), text="Two demos alone.", due=date(2026, 12, 11)
)


async def test_the_agenda(store: TeamStore) -> None:
    [ada] = await people(store, "Ada")
    later = replace(ENTRY, id=ident("later"), kind=AgendaKind.TOPIC, by=Party.MANAGER, on=TODAY)
    await store.meetings.save_agenda(later)
    await store.meetings.save_agenda(ENTRY)
    assert await store.meetings.agenda(ada) == (ENTRY, later)
    talked = replace(ENTRY, talked_on=date(2026, 11, 24))
    await store.meetings.save_agenda(talked)
    assert await store.meetings.agenda(ada) == (later,)
    assert await store.meetings.agenda(ada, talked_since=date(2026, 11, 24)) == (talked, later)
    assert await store.meetings.agenda(ada, talked_since=TODAY) == (later,)
    assert await store.meetings.agenda(ada, talked_since=date.min) == (talked, later)
    assert await store.meetings.remove_agenda(later.id)
    assert not await store.meetings.remove_agenda(later.id)
    assert await store.meetings.agenda(ada) == ()


async def test_actions(store: TeamStore) -> None:
    [ada] = await people(store, "Ada")
    await store.meetings.save_action(ACTION)
    assert await store.meetings.actions(ada) == (ACTION,)
    done = replace(ACTION, done_on=TODAY, due=None)
    await store.meetings.save_action(done)
    assert await store.meetings.actions(ada) == ()
    assert await store.meetings.actions(ada, done_since=TODAY) == (done,)
    assert await store.meetings.remove_action(ACTION.id)
    assert not await store.meetings.remove_action(ACTION.id)


async def test_milestones(store: TeamStore) -> None:
    [ada] = await people(store, "Ada")
    sooner = replace(MILESTONE, id=ident("sooner"), due=TODAY, done=True)
    await store.meetings.save_milestone(MILESTONE)
    await store.meetings.save_milestone(sooner)
    assert await store.meetings.milestones(ada) == (sooner, MILESTONE)
    assert await store.meetings.remove_milestone(sooner.id)
    assert await store.meetings.milestones(ada) == (MILESTONE,)
