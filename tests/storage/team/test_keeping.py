"""Gone on the day promised and not before, to the last byte; and everything about somebody on request."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

import pytest

from copilot.review.agreements import AgreementState
from copilot.review.cadence import Rhythm
from copilot.review.diagnosis import Cause, Help, TreeName
from copilot.review.outcomes import Outcome
from copilot.review.pipeline import DealState
from copilot.review.published import SETTLE_DAYS
from copilot.storage.team.audit import Deed, Entry
from copilot.storage.team.database import put
from copilot.storage.team.days import DAY_SECONDS, day_number
from copilot.storage.team.keeping import QUARTER_DAYS, TOLD_DAYS, Days
from copilot.storage.team.records import AgreedRhythm, Diagnosis, Role, Taken
from copilot.storage.team.tables import GONE_CALLS
from copilot.storage.team.told_tables import (
    CLOSED_SPANS,
    FORMER_MANAGERS,
    PATTERNS,
    PUBLISHED_PEOPLE,
    TOLD_CALLS,
)
from copilot.storage.team.won import LOOK_BACK_DAYS
from tests.storage.team.make import (
    NOW,
    TODAY,
    delivery,
    full,
    ident,
    people,
    person,
    shared,
    taken_back,
)
from tests.storage.team.test_agenda import ACTION, ENTRY, MILESTONE
from tests.storage.team.test_agreed import agreement
from tests.storage.team.test_deals import WHOLE
from tests.storage.team.test_meetings import meeting
from tests.storage.team.test_quotas import QUOTA
from tests.storage.team.test_scorecards import DONE

if TYPE_CHECKING:
    from pathlib import Path

    from copilot.review.shared import SharedCall
    from copilot.storage.team.database import TeamDatabase
    from copilot.storage.team.store import TeamStore
    from tests.postgres import Cluster

pytestmark = pytest.mark.anyio

EACH_ITS_OWN = Days(
    calls=3, agreements=5, meetings=8, scorecards=12, deals=16, audit=18, machines=20
)  # all from TODAY on, but for the scorecard (three days before) and the milestone (16 days after)


async def everything_of(store: TeamStore, name: str) -> str:
    """Something of every kind about one person; their id."""
    [who] = await people(store, name)
    back, gone = shared(f"{name} back"), replace(full(name), day=TODAY)
    await store.shares.take(who, [delivery(gone), delivery(back), taken_back(back)], today=TODAY)
    closed = agreement(name, name, state=AgreementState.NOT_DONE, closed_on=TODAY)
    await store.agreements.save(closed, agreement(f"{name} open", name))
    await store.agreements.save_diagnosis(
        Diagnosis(
            agreement=closed.id, tree=TreeName.KNOWLEDGE_BELIEF_EXECUTION, path=("knew", "tried"),
            cause=Cause.EXECUTION, help=Help.EXPERIMENT, on=TODAY,
        )
    )  # fmt: skip
    held = meeting(f"{name}@copilot", rep=name)
    await store.meetings.save(held)
    await store.meetings.save_agenda(
        replace(ENTRY, id=ident(f"{name} entry"), rep=who, talked_on=TODAY)
    )
    await store.meetings.save_action(
        replace(ACTION, id=ident(f"{name} action"), rep=who, done_on=TODAY)
    )
    await store.meetings.save_milestone(replace(MILESTONE, id=ident(f"{name} stone"), rep=who))
    await store.scorecards.save(replace(DONE, id=ident(f"{name} card"), rep=who))
    await store.access.issue_ticket(who, now=NOW, expires_s=DAY_SECONDS)
    ticket = await store.access.issue_ticket(who, now=NOW, expires_s=DAY_SECONDS)
    await store.access.sign_in(ticket, now=NOW, expires_s=DAY_SECONDS)
    await store.access.issue_machine(who, today=TODAY)
    await store.audit.note(
        Entry(at=NOW, actor=ident("Mia"), subject=who, deed=Deed.READ_CALL, about=gone.id)
    )
    return who


async def test_each_kind_is_there_on_its_last_day_and_gone_on_the_next(store: TeamStore) -> None:
    ada = await everything_of(store, "Ada")
    await store.deals.save([WHOLE], day=TODAY, owners={WHOLE.owner: ada})
    won = Outcome(reference="7", state=DealState.WON)
    await store.outcomes.save([won], by=ada, today=TODAY)
    # as if the quarter had ended today
    first = TODAY - timedelta(days=QUARTER_DAYS)
    await store.quotas.save([replace(QUOTA, rep=ada, first=first)])
    gone: dict[int, dict[str, int]] = {}
    for later in range(27):
        # at the first and the last second of the day
        for second in (0, DAY_SECONDS - 1):
            now = NOW - NOW % DAY_SECONDS + later * DAY_SECONDS + second
            went = await store.keeping.delete_older(now=now, days=EACH_ITS_OWN)
            if went:
                gone[later] = {**gone.get(later, {}), **went}
    # the week's counts go when they are made anew, with its last call
    assert gone == {
        1: {"tickets": 1, "sessions": 1},
        4: {"shared_calls": 1, "taken_back": 1},
        6: {"agreements": 1},
        9: {"meetings": 1, "agenda": 1, "actions": 1},
        10: {"scorecards": 1},
        15: {"agreements": 1},  # nobody closed it, and it was for a day nine days later
        17: {"deals": 1, "endings": 1, "quotas": 1},
        19: {"audit": 2},  # that it was read, and that she signed in
        21: {"machines": 1},
        25: {"milestones": 1},
    }
    left = await store.keeping.export_person(ada)
    assert {name for name, rows in left.items() if rows and isinstance(rows, list)} == {
        "people",
    }  # fmt: skip
    assert (await store.audit.verify()).broken_at is None


async def test_the_log_goes_on_from_where_it_was_cut(store: TeamStore) -> None:
    for later in range(5):
        at = NOW + later * DAY_SECONDS
        await store.audit.note(Entry(at=at, actor=ident("Mia"), subject=None, deed=Deed.READ_TEAM))
    whole = await store.audit.verify()
    went = await store.keeping.delete_older(now=NOW + 12 * DAY_SECONDS, days=Days(audit=10))
    assert went == {"audit": 2}
    cut = await store.audit.verify([whole.head])
    assert (cut.entries, cut.broken_at, cut.head) == (3, None, whole.head)
    await store.audit.note(Entry(at=NOW, actor=None, subject=None, deed=Deed.READ_TEAM))
    assert (await store.audit.verify()).broken_at is None


async def test_what_was_told_across_people_grows_old_with_what_it_was_told_of(
    store: TeamStore, database: TeamDatabase
) -> None:
    [ada] = await people(store, "Ada")
    today = day_number(TODAY)
    told = {
        PUBLISHED_PEOPLE: {"week": today - 2, "person_id": ada},
        PATTERNS: {
            "week": today - 2, "kind": "demo", "name": "talk_share", "low": 0.25, "middle": 0.5,
            "high": 0.75, "won": 30, "lost_middle": None, "effect": None, "effect_low": None,
            "effect_high": None, "lost": 0,
        },
        CLOSED_SPANS: {"told": "patterns", "first_day": today - 2},
        TOLD_CALLS: {"digest": "ab" * 32, "week": today - 2},
        GONE_CALLS: {"digest": "ab" * 32, "day": today - 2},
        FORMER_MANAGERS: {"person_id": ada, "manager_id": ada, "until": today},
    }  # fmt: skip
    for table, row in told.items():
        await database.write(partial(put, table=table, rows=[row]))
    rows = (await store.keeping.export_person(ada))["published_people"]
    assert rows == [told[PUBLISHED_PEOPLE]]
    gone: dict[int, dict[str, int]] = {}
    for later in (10, 11, 14, 15, TOLD_DAYS - 2, TOLD_DAYS - 1):
        went = await store.keeping.delete_older(now=NOW + later * DAY_SECONDS, days=Days(calls=10))
        if went:
            gone[later] = dict(went)
    assert gone == {
        11: {"former_managers": 1},
        15: {"published_people": 1, "patterns": 1},  # once no day of that week is kept
        TOLD_DAYS - 1: {"closed_spans": 1, "told_calls": 1, "gone_calls": 1},
    }


def test_what_keeps_a_thing_from_being_told_twice_is_kept_longer_than_it_could_be_told() -> None:
    assert TOLD_DAYS > LOOK_BACK_DAYS + 7 + SETTLE_DAYS


async def test_moments_of_a_week_that_is_cut_through_are_counted_anew(store: TeamStore) -> None:
    [ada] = await people(store, "Ada")
    monday = shared("monday", day=TODAY - timedelta(days=2), moments=1)
    await store.shares.take(ada, [delivery(monday), delivery(shared(moments=3))], today=TODAY)
    week = await store.shares.moment_weeks((ada,), first=TODAY, last=TODAY)
    assert [one.moments for one in week] == [4]
    now = NOW + 9 * DAY_SECONDS
    assert await store.keeping.delete_older(now=now, days=Days(calls=10)) == {"shared_calls": 1}
    week = await store.shares.moment_weeks((ada,), first=TODAY, last=TODAY)
    assert [one.moments for one in week] == [3]


async def test_nothing_old_is_nothing_gone(store: TeamStore) -> None:
    await everything_of(store, "Ada")
    assert await store.keeping.delete_older(now=NOW, days=Days()) == {}


async def test_everything_about_a_person_is_handed_out_as_json(store: TeamStore) -> None:
    ada = await everything_of(store, "Ada")
    await everything_of(store, "Ben")
    await store.deals.save([WHOLE], day=TODAY, owners={WHOLE.owner: ada})
    await store.quotas.save([replace(QUOTA, rep=ada)])
    everything = json.loads(json.dumps(await store.keeping.export_person(ada)))
    empty = {name for name, rows in everything.items() if rows == []}
    assert empty == {"rhythms", "published_people", "former_managers", "endings"}
    written = json.dumps(everything, ensure_ascii=False)
    assert full("Ada").moments[0].annotation in written
    assert "Łódź" in written
    assert ident("Ben") not in written
    moments = everything["shared_moments"]
    assert {row["id"] for row in moments} == {one.id for one in full("Ada").moments}


async def test_everything_about_a_call(store: TeamStore) -> None:
    ada = await everything_of(store, "Ada")
    everything = await store.keeping.export_call(full("Ada").id)
    assert {name: len(rows) for name, rows in everything.items() if isinstance(rows, list)} == {
        "shared_calls": 1, "shared_moments": 2, "annotations": 1, "call_references": 1,
        "taken_back": 0, "audit": 1,
    }  # fmt: skip
    assert ada in str(everything)


async def test_a_call_that_is_deleted_stays_away(store: TeamStore) -> None:
    [ada] = await people(store, "Ada")
    await store.shares.take(ada, [delivery(full(), 3)], today=TODAY)
    assert await store.keeping.delete_call(full().id)
    assert not await store.keeping.delete_call(full().id)
    [late] = await store.shares.take(ada, [delivery(full(), 3)], today=TODAY)
    assert late.taken is Taken.STALE
    # a note that the rep adds later, or a machine that lost its list of what it sent
    [changed] = await store.shares.take(ada, [delivery(full(), 2_000_000_000_000)], today=TODAY)
    assert changed.taken is Taken.STALE
    assert await store.shares.of_person(ada, first=TODAY, last=TODAY) == ()
    assert await store.shares.moment_weeks((ada,), first=TODAY, last=TODAY) == ()


async def test_nothing_of_a_deleted_person_is_left(store: TeamStore) -> None:
    ada, ben = await everything_of(store, "Ada"), await everything_of(store, "Ben")
    await store.people.save(person("Ben", manager=ada))
    await store.audit.note(Entry(at=NOW, actor=ada, subject=ben, deed=Deed.READ_CALL))
    assert await store.keeping.delete_person(ada, now=NOW)
    assert not await store.keeping.delete_person(ada, now=NOW)
    left = await store.keeping.export_person(ada)
    rows = {name: rows for name, rows in left.items() if rows and isinstance(rows, list)}
    assert set(rows) == {"audit"}  # what she did about Ben, which is Ben's to know
    after = await store.people.load(ben)
    assert after is not None
    assert after.manager is None
    assert len(await store.audit.about(ben)) == 3


def needles(name: str) -> list[bytes]:
    call = full(name)
    return [
        call.id.encode(), *(one.id.encode() for one in call.moments), call.reference.encode(),
        call.moments[0].annotation.encode(),
    ]  # fmt: skip


@pytest.mark.parametrize("kind", ["sqlite"], indirect=False)
async def test_no_byte_is_left_in_the_file(
    store: TeamStore, where: tuple[Path, str], kind: str
) -> None:
    await _deleted_in_every_way(store)
    written = b"".join(file.read_bytes() for file in where[0].iterdir())
    assert not [one for one in needles("Ada") if one in written]


@pytest.mark.parametrize("kind", ["postgresql"], indirect=False)
async def test_no_byte_is_left_in_the_tables(
    store: TeamStore, postgres: Cluster, kind: str
) -> None:
    await _deleted_in_every_way(store)
    written = postgres.bytes()
    assert not [one for one in needles("Ada") if one in written]


async def _deleted_in_every_way(store: TeamStore) -> None:
    """By its age, and with the person; what is left is of Ben, younger and with another reference."""
    ada = await everything_of(store, "Ada")
    [ben] = await people(store, "Ben")
    young = shared("Ben's", day=TODAY + timedelta(days=30))
    await store.shares.take(ben, [delivery(young)], today=TODAY)
    await store.audit.note(
        Entry(at=NOW, actor=ben, subject=ada, deed=Deed.READ_CALL, about=full("Ada").id)
    )
    went = await store.keeping.delete_older(now=NOW + 15 * DAY_SECONDS, days=Days(calls=10))
    assert went["shared_calls"] == 1
    assert await store.keeping.delete_person(ada, now=NOW)
    assert asdict((await store.shares.load(young.id)).call) == asdict(young)  # type: ignore[union-attr]  # it is there


@pytest.mark.parametrize("kind", ["sqlite"], indirect=False)
async def test_a_call_that_is_deleted_leaves_no_byte_at_once(
    store: TeamStore, where: tuple[Path, str], kind: str
) -> None:
    await _changed_and_taken_back(store)
    written = b"".join(file.read_bytes() for file in where[0].iterdir())
    assert not [one for one in GONE if one.encode() in written]


@pytest.mark.parametrize("kind", ["postgresql"], indirect=False)
async def test_a_call_that_is_deleted_leaves_no_byte_on_the_next_day(
    store: TeamStore, postgres: Cluster, kind: str
) -> None:
    await _changed_and_taken_back(store)
    # nothing is old, so that nothing is deleted by its age
    assert await store.keeping.delete_older(now=NOW, days=Days()) == {}
    written = postgres.bytes()
    assert not [one for one in GONE if one.encode() in written]


GONE = ("Deleted by its rep.", "Taken back again.", "Not as I meant it.", "A line struck out.")


async def _changed_and_taken_back(store: TeamStore) -> None:
    """Several pages of annotations, of which some go one by one, in each way but by age."""
    [ada] = await people(store, "Ada")
    kept = [noted(number, "It stays. " * 9) for number in range(40)]
    gone = [noted(f"gone {number}", f"{GONE[0]} " * 9) for number in range(12)]
    back = [noted(f"back {number}", f"{GONE[1]} " * 9) for number in range(12)]
    other = [noted(f"other {number}", f"{GONE[2]} " * 9) for number in range(12)]
    for call in (*kept[:20], *gone, *back, *other, *kept[20:]):
        await store.shares.take(ada, [delivery(call)], today=TODAY)
    for call in gone:
        assert await store.keeping.delete_call(call.id)
    for call in back:
        await store.shares.take(ada, [taken_back(call)], today=TODAY)
    for number in range(12):
        call = noted(f"other {number}", "As I meant it.")
        await store.shares.take(ada, [delivery(call, 2)], today=TODAY)
    await store.meetings.save_agenda(replace(ENTRY, text=GONE[3]))
    await store.meetings.remove_agenda(ENTRY.id)
    held = await store.shares.of_person(ada, first=TODAY, last=TODAY)
    assert len(held) == 52


def noted(name: object, text: str) -> SharedCall:
    call = shared(name)
    first, *rest = call.moments
    return replace(call, moments=(replace(first, annotation=text), *rest))


async def test_what_nobody_ticked_off_grows_old_too(store: TeamStore) -> None:
    await people(store, "Ada")
    await store.meetings.save_agenda(ENTRY)  # typed five days ago
    await store.meetings.save_action(ACTION)  # for a day in six days
    gone = {
        later: await store.keeping.delete_older(
            now=NOW + later * DAY_SECONDS, days=Days(meetings=10)
        )
        for later in (5, 6, 16, 17)
    }
    assert gone == {5: {}, 6: {"agenda": 1}, 16: {}, 17: {"actions": 1}}


async def test_who_has_left_goes_with_the_last_that_is_kept_about_them(store: TeamStore) -> None:
    gil, ada = person("Gil", role=Role.MANAGER), person("Ada", manager=ident("Gil"))
    for one in (gil, ada, replace(ada, active=False), replace(gil, active=False)):
        await store.people.save(one)
    left = Entry(at=NOW, actor=None, subject=ada.id, deed=Deed.CHANGED_PERSON)
    await store.audit.note(left, replace(left, at=NOW + 4 * DAY_SECONDS, subject=gil.id))
    await store.shares.take(ada.id, [delivery(full())], today=TODAY)
    rhythm = AgreedRhythm(rep=ada.id, rhythm=Rhythm.CORE, agreed_on=TODAY, review_on=TODAY)
    await store.meetings.save_rhythm(rhythm)
    there: dict[int, list[str]] = {}
    for later in range(9):
        now = NOW + later * DAY_SECONDS
        await store.keeping.delete_older(now=now, days=Days(calls=7, audit=2))
        there[later] = [one.name for one in await store.people.everybody()]
    # he with the line that says so, she with her last call
    assert [len(there[later]) for later in range(9)] == [2] * 7 + [1, 0]
    assert there[7] == ["Ada"]
    assert (await store.audit.verify()).broken_at is None
