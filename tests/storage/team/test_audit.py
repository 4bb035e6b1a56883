"""The chain: whatever is changed, left out, put in or cut off is seen; what is erased is not missed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import delete, insert, select, update

from copilot.errors import PersonRefused
from copilot.storage.team.audit import ORIGIN, Deed, Entry, Head, Verdict
from copilot.storage.team.days import DAY_SECONDS
from copilot.storage.team.keeping import Days
from copilot.storage.team.records import Role
from copilot.storage.team.tables import AUDIT, AUDIT_ERASED
from tests.storage.team.make import NOW, ident, people, person

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from copilot.storage.team.database import TeamDatabase
    from copilot.storage.team.store import TeamStore

pytestmark = pytest.mark.anyio

MIA, ADA, BEN = ident("Mia"), ident("Ada"), ident("Ben")


def entry(number: int = 0, *, subject: str | None = ADA, actor: str | None = MIA) -> Entry:
    return Entry(
        at=NOW + number, actor=actor, subject=subject, deed=Deed.READ_CALL, about=ident(number)
    )


async def filled(store: TeamStore, count: int = 6) -> Verdict:
    for number in range(count):
        await store.audit.note(entry(number, subject=ADA if number % 2 else BEN))
    return await store.audit.verify()


async def test_an_empty_log_is_whole(store: TeamStore) -> None:
    head = Head(number=0, link=ORIGIN)
    assert await store.audit.verify([head]) == Verdict(
        entries=0, erased=0, broken_at=None, head=head
    )


async def test_the_one_it_is_about_reads_it_the_newest_first(store: TeamStore) -> None:
    command = Entry(at=NOW + 9, actor=None, subject=ADA, deed=Deed.EXPORTED)
    team = Entry(at=NOW + 10, actor=MIA, subject=None, deed=Deed.READ_TEAM)
    await store.audit.note(entry(1), entry(2, subject=BEN), entry(3), command, team)
    assert await store.audit.about(ADA) == (command, entry(3), entry(1))
    assert await store.audit.about(BEN) == (entry(2, subject=BEN),)
    assert await store.audit.about(MIA) == ()


async def test_what_one_does_about_oneself_has_no_hour(store: TeamStore) -> None:
    await store.audit.note(Entry(at=NOW, actor=ADA, subject=ADA, deed=Deed.SIGNED_IN))
    [own] = await store.audit.about(ADA)
    assert own.at == NOW - NOW % 86_400 != NOW
    await store.audit.note(Entry(at=NOW, actor=ADA, subject=None, deed=Deed.IMPORTED_DEALS))
    held = await store.keeping.export_person(ADA)
    assert [row["at"] for row in held["audit"]] == [own.at, own.at]  # type: ignore[attr-defined]  # rows as JSON


async def test_nothing_to_note_is_nothing(store: TeamStore) -> None:
    await store.audit.note()
    assert (await store.audit.verify()).entries == 0


@pytest.mark.parametrize(
    "change",
    [
        {"at": NOW + 100}, {"actor_id": BEN}, {"subject_id": MIA}, {"deed": "exported"},
        {"about_id": None}, {"salt": "0" * 64}, {"content": "0" * 64}, {"link": "0" * 64},
        {"covers": "0" * 64}, {"number": 77},
    ],
)  # fmt: skip
async def test_a_changed_entry_is_found(
    store: TeamStore, database: TeamDatabase, change: dict[str, object]
) -> None:
    whole = await filled(store)
    assert (whole.entries, whole.broken_at) == (6, None)
    await database.write(
        lambda connection: connection.execute(
            update(AUDIT).where(AUDIT.c.number == 3).values(change)
        )
    )
    broken = (await store.audit.verify()).broken_at
    # one that was moved away is missed where it was
    assert broken == 3


async def test_an_entry_that_is_gone_is_found(store: TeamStore, database: TeamDatabase) -> None:
    await filled(store)
    gone = delete(AUDIT).where(AUDIT.c.number == 3)
    await database.write(lambda connection: connection.execute(gone))
    assert (await store.audit.verify()).broken_at == 3


async def test_an_entry_that_was_moved_in_is_found(
    store: TeamStore, database: TeamDatabase
) -> None:
    await filled(store)

    def move(connection: Connection) -> None:
        beyond = select(AUDIT).where(AUDIT.c.number > 2).order_by(AUDIT.c.number)
        rows = connection.execute(beyond).mappings().all()
        connection.execute(delete(AUDIT).where(AUDIT.c.number > 2))
        connection.execute(insert(AUDIT), [{**row, "number": row["number"] + 1} for row in rows])
        connection.execute(insert(AUDIT), [{**rows[0], "number": 3}])

    await database.write(move)
    assert (await store.audit.verify()).broken_at == 4


async def test_an_end_that_was_cut_off_is_found_by_a_head_that_was_noted(
    store: TeamStore, database: TeamDatabase
) -> None:
    first = await filled(store, 3)
    whole = await filled(store)
    assert (await store.audit.verify([first.head, whole.head])).broken_at is None
    cut = delete(AUDIT).where(AUDIT.c.number > 3)
    await database.write(lambda connection: connection.execute(cut))
    assert (await store.audit.verify()).broken_at is None
    assert (await store.audit.verify([first.head])).broken_at is None
    assert (await store.audit.verify([first.head, whole.head])).broken_at == 4


async def test_a_head_that_is_in_another_chain_is_found_though_the_oldest_are_gone(
    store: TeamStore, database: TeamDatabase
) -> None:
    old, noted = await filled(store, 2), await filled(store, 3)
    late = NOW + 200 * DAY_SECONDS
    await store.audit.note(entry(), Entry(at=late, actor=None, subject=ADA, deed=Deed.EXPORTED))
    assert await store.keeping.delete_older(now=late, days=Days()) == {"audit": 6}
    whole = await store.audit.verify([old.head, noted.head])
    assert whole.broken_at is None
    assert (await store.audit.verify([whole.head])).broken_at is None
    # what follows is cut off, and the cut is covered up with as many entries
    cut = delete(AUDIT).where(AUDIT.c.number >= whole.head.number)
    await database.write(lambda connection: connection.execute(cut))
    assert (await store.audit.verify([noted.head])).broken_at is None
    assert (await store.audit.verify([whole.head])).broken_at == whole.head.number
    await store.audit.note(entry())
    assert (await store.audit.verify([old.head, whole.head])).broken_at == whole.head.number


def test_a_head_is_written_down_as_text() -> None:
    head = Head(number=12, link="ab" * 32)
    assert Head.parse(f" {head}\n") == head
    for wrong in ("", "12", "ab" * 32, f"-1:{'ab' * 32}", f"12:{'AB' * 32}", f"12:{'ab' * 31}"):
        with pytest.raises(ValueError, match="number"):
            Head.parse(wrong)


async def erased(store: TeamStore) -> Verdict:
    await people(store, "Ada", "Ben", "Mia")
    await filled(store)
    assert await store.keeping.delete_person(ADA, now=NOW + 50, actor=ADA)
    return await store.audit.verify()


async def test_erasing_a_person_leaves_the_chain_and_nothing_of_them(
    store: TeamStore, database: TeamDatabase
) -> None:
    await people(store, "Ada", "Ben", "Mia")
    before = await filled(store)
    assert await store.keeping.delete_person(ADA, now=NOW + 50)
    after = await store.audit.verify([before.head])
    # three about Ben, and the one that says that somebody was deleted
    assert (after.entries, after.erased, after.broken_at) == (4, 3, None)
    assert await store.audit.about(ADA) == ()
    assert len(await store.audit.about(BEN)) == 3
    told = select(AUDIT).where(AUDIT.c.deed == Deed.DELETED_PERSON.value)
    row = await database.read(lambda connection: connection.execute(told).mappings().one())
    assert (row["at"], row["actor_id"], row["subject_id"], row["about_id"]) == (
        NOW + 50, None, None, None,
    )  # fmt: skip
    await store.audit.note(entry(99))
    assert await store.keeping.delete_person(BEN, now=NOW + 50)
    assert (await store.audit.verify([before.head, after.head])).broken_at is None
    assert not await store.keeping.delete_person(BEN, now=NOW + 50)
    assert (await store.audit.verify()).entries == 3


@pytest.mark.parametrize("number", [1, 5])
async def test_emptying_a_row_as_erasing_does_is_found(
    store: TeamStore, database: TeamDatabase, number: int
) -> None:
    """One that stands before, and one among those that a deletion emptied."""
    await erased(store)
    names = ("actor_id", "subject_id", "deed", "about_id", "salt")

    def hide(connection: Connection, *, marked: bool) -> None:
        empty = update(AUDIT).where(AUDIT.c.number == number)
        connection.execute(empty.values(dict.fromkeys(names)))
        if marked:
            connection.execute(insert(AUDIT_ERASED), [{"number": number, "entry": 7}])

    await database.write(lambda connection: hide(connection, marked=False))
    assert (await store.audit.verify()).broken_at == number
    # added to what the deletion covers, it makes all of that doubtful
    await database.write(lambda connection: hide(connection, marked=True))
    assert (await store.audit.verify()).broken_at == min(number, 2)


async def test_a_deletion_that_covers_less_than_it_says_is_found(
    store: TeamStore, database: TeamDatabase
) -> None:
    await erased(store)
    unmarked = delete(AUDIT_ERASED).where(AUDIT_ERASED.c.number == 4)
    await database.write(lambda connection: connection.execute(unmarked))
    assert (await store.audit.verify()).broken_at == 2


async def test_a_deletion_grows_old_after_what_it_covers(store: TeamStore) -> None:
    await erased(store)
    for later in range(4):
        at = NOW + later * DAY_SECONDS
        await store.audit.note(Entry(at=at, actor=None, subject=MIA, deed=Deed.EXPORTED))
    cut = {}
    for later in range(1, 5):
        now = NOW + later * DAY_SECONDS
        cut[later] = await store.keeping.delete_older(now=now, days=Days(audit=1))
        assert (await store.audit.verify()).broken_at is None
    assert cut[2] == {"audit": 8, "audit_erased": 3}


async def test_the_last_who_lets_people_in_cannot_go(store: TeamStore) -> None:
    [kim, lea] = (person(name, role=Role.ADMIN) for name in ("Kim", "Lea"))
    await store.people.save(kim)
    for change in (replace(kim, role=Role.REP), replace(kim, active=False)):
        with pytest.raises(PersonRefused, match="nobody else"):
            await store.people.save(change)
    with pytest.raises(PersonRefused, match="nobody else"):
        await store.keeping.delete_person(kim.id, now=NOW, actor=kim.id)
    assert (await store.audit.verify()).entries == 0
    await store.people.save(replace(lea, active=False))
    with pytest.raises(PersonRefused, match="nobody else"):
        await store.keeping.delete_person(kim.id, now=NOW, actor=kim.id)
    await store.people.save(lea)
    assert await store.keeping.delete_person(kim.id, now=NOW, actor=kim.id)
    # whoever has the server's command line can add another
    assert await store.keeping.delete_person(lea.id, now=NOW)


async def test_emptying_a_row_in_part_is_no_erasing(
    store: TeamStore, database: TeamDatabase
) -> None:
    await filled(store)
    hidden = update(AUDIT).where(AUDIT.c.number == 3).values(salt=None)
    await database.write(lambda connection: connection.execute(hidden))
    assert (await store.audit.verify()).broken_at == 3
