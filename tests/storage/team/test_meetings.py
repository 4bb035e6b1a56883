"""One-to-ones, their agenda and what comes out of them, come back as they were."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import TYPE_CHECKING

import pytest

from copilot.review.agreements import Party
from copilot.review.cadence import Emphasis, OneToOne, Rhythm
from copilot.storage.team.records import AgreedRhythm, Meeting
from tests.storage.team.make import TODAY, ident, people

if TYPE_CHECKING:
    from copilot.storage.team.store import TeamStore

pytestmark = pytest.mark.anyio


def meeting(uid: str = "one@copilot", day: date = TODAY, rep: str = "Ada") -> Meeting:
    plan = OneToOne(
        uid=uid, day=day, starts_at=time(9, 30), minutes=30, emphasis=Emphasis.SKILL, sequence=2
    )
    return Meeting(rep=ident(rep), plan=plan)


async def test_a_meeting_comes_back_as_it_is(store: TeamStore) -> None:
    await people(store, "Ada")
    off = replace(
        meeting("off@copilot"), cancelled_by=Party.REP, plan=replace(meeting().plan, cancelled=True)
    )
    off = replace(off, plan=replace(off.plan, uid="off@copilot", starts_at=time(23, 59)))
    await store.meetings.save(meeting(), off)
    assert await store.meetings.load("one@copilot") == meeting()
    assert await store.meetings.load("off@copilot") == off
    held = replace(meeting(), held_on=TODAY)
    await store.meetings.save(held)
    assert await store.meetings.load("one@copilot") == held
    assert await store.meetings.load("none") is None


async def test_a_span_of_days_by_rep(store: TeamStore) -> None:
    ada, ben = await people(store, "Ada", "Ben")
    early, late = meeting("b", date(2026, 11, 24)), meeting("a", date(2026, 11, 26))
    his = meeting("c", rep="Ben")
    await store.meetings.save(late, early, his, meeting("d", date(2026, 11, 27)))
    found = await store.meetings.of_people(
        (ada, ben), first=date(2026, 11, 24), last=date(2026, 11, 26)
    )
    assert found == {ada: (early, late), ben: (his,)}


async def test_how_often_they_meet(store: TeamStore) -> None:
    [ada] = await people(store, "Ada")
    assert await store.meetings.rhythm(ada) is None
    rhythm = AgreedRhythm(
        rep=ada, rhythm=Rhythm.RAMPING, agreed_on=TODAY, review_on=date(2026, 12, 25)
    )
    await store.meetings.save_rhythm(rhythm)
    await store.meetings.save_rhythm(replace(rhythm, rhythm=Rhythm.CORE))
    assert await store.meetings.rhythm(ada) == replace(rhythm, rhythm=Rhythm.CORE)
