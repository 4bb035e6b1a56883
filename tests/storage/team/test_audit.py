"""The chain: whatever is changed, left out, put in or cut off is seen; what is erased is not missed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import delete, insert, select, update

from copilot.storage.team.audit import ORIGIN, Deed, Entry, Verdict
from copilot.storage.team.tables import AUDIT
from tests.storage.team.make import NOW, ident, people

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
    assert await store.audit.verify() == Verdict(entries=0, erased=0, broken_at=None, head=ORIGIN)


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
        {"number": 77},
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
        rows = connection.execute(select(AUDIT).where(AUDIT.c.number > 2)).mappings().all()
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


async def test_erasing_a_person_leaves_the_chain_and_nothing_of_them(store: TeamStore) -> None:
    await people(store, "Ada", "Ben", "Mia")
    before = await filled(store)
    assert await store.keeping.delete_person(ADA)
    after = await store.audit.verify([before.head])
    assert (after.entries, after.erased, after.broken_at) == (3, 3, None)
    assert await store.audit.about(ADA) == ()
    assert len(await store.audit.about(BEN)) == 3
    await store.audit.note(entry(99))
    assert (await store.audit.verify()).broken_at is None


async def test_emptying_a_row_in_part_is_no_erasing(
    store: TeamStore, database: TeamDatabase
) -> None:
    await filled(store)
    hidden = update(AUDIT).where(AUDIT.c.number == 3).values(salt=None)
    await database.write(lambda connection: connection.execute(hidden))
    assert (await store.audit.verify()).broken_at == 3
