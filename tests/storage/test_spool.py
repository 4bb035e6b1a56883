"""What the server lacks, through changes, lost answers, deletions and another server."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from copilot.limits import LIMITS
from copilot.storage import spool as spool_module
from copilot.storage.database import Database
from copilot.storage.spool import SPOOL_HISTORY, Spool, Wanted
from tests.storage.calls import bytes_in, call_id

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

pytestmark = pytest.mark.anyio

HERE, THERE = "aa" * 32, "bb" * 32
FIRST, SECOND = "11" * 32, "22" * 32
ADA, BEN = call_id("a"), call_id("b")


class Clock:
    """Seconds that pass when told."""

    now = 1_795_608_000.0

    def __call__(self) -> float:
        return self.now

    @property
    def ms(self) -> int:
        return round(self.now * 1000)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def spool(folder: Path, clock: Clock) -> AsyncIterator[Spool]:
    opened = Spool(await Database.open(folder, SPOOL_HISTORY), clock)
    yield opened
    await opened.close()


async def want(spool: Spool, server: str = HERE, **contents: str) -> bool:
    named = {call_id(name): content for name, content in contents.items()}
    return await spool.want(named, server=server, read_at=spool.taken_back)


async def test_what_is_wanted_is_lacking_until_it_is_acknowledged(
    spool: Spool, clock: Clock
) -> None:
    assert await want(spool, a=FIRST)
    [lacking] = await spool.lacking(server=HERE)
    assert lacking == Wanted(call=ADA, revision=clock.ms, taken_back=False)
    await spool.acknowledged([(ADA, lacking.revision)])
    assert await spool.lacking(server=HERE) == ()
    await want(spool, a=FIRST)
    assert await spool.lacking(server=HERE) == ()


async def test_a_change_is_a_later_revision_even_if_the_clock_went_back(
    spool: Spool, clock: Clock
) -> None:
    await want(spool, a=FIRST)
    [before] = await spool.lacking(server=HERE)
    clock.now -= 3600
    await want(spool, a=SECOND)
    [after] = await spool.lacking(server=HERE)
    assert after.revision == before.revision + 1
    # the answer to what was sent before comes late: the change is still to be sent
    await spool.acknowledged([(ADA, before.revision)])
    assert await spool.lacking(server=HERE) == (after,)


async def test_a_machine_that_lost_its_files_begins_above_what_it_sent(
    spool: Spool, clock: Clock, tmp_path: Path
) -> None:
    await want(spool, a=FIRST)
    [before] = await spool.lacking(server=HERE)
    clock.now += 60
    new = tmp_path / "new"
    new.mkdir()
    again = Spool(await Database.open(new, SPOOL_HISTORY), clock)
    await want(again, a=FIRST)
    [after] = await again.lacking(server=HERE)
    assert after.revision > before.revision
    await again.close()


async def test_what_was_sent_is_taken_back_and_then_forgotten(spool: Spool, folder: Path) -> None:
    await want(spool, a=FIRST)
    [sent] = await spool.lacking(server=HERE)
    await spool.take_back(ADA)
    await spool.take_back(ADA)
    [back] = await spool.lacking(server=HERE)
    assert (back.taken_back, back.revision) == (True, sent.revision + 1)
    await spool.acknowledged([(ADA, sent.revision)])
    assert await spool.lacking(server=HERE) == (back,)
    await spool.acknowledged([(ADA, back.revision)])
    assert await spool.lacking(server=HERE) == ()
    assert ADA.encode() not in bytes_in(folder)


async def test_what_was_never_wanted_leaves_no_trace(spool: Spool, folder: Path) -> None:
    await spool.take_back(ADA)
    assert await spool.lacking(server=HERE) == ()
    assert ADA.encode() not in bytes_in(folder)


async def test_who_read_a_call_before_it_was_deleted_must_read_again(spool: Spool) -> None:
    read_at = spool.taken_back
    await spool.take_back(BEN)
    assert not await spool.want({ADA: FIRST, BEN: FIRST}, server=HERE, read_at=read_at)
    assert await spool.lacking(server=HERE) == ()
    read_at = spool.taken_back
    await spool.take_back_all()
    assert not await spool.want({ADA: FIRST}, server=HERE, read_at=read_at)


async def test_a_call_that_was_taken_back_is_not_wanted_again(spool: Spool) -> None:
    await want(spool, a=FIRST)
    await spool.take_back(ADA)
    await want(spool, a=SECOND)
    [lacking] = await spool.lacking(server=HERE)
    assert lacking.taken_back


async def test_everything_is_taken_back_at_once(spool: Spool) -> None:
    await want(spool, a=FIRST, b=FIRST)
    await spool.take_back_all()
    assert [one.taken_back for one in await spool.lacking(server=HERE)] == [True, True]


async def test_another_server_is_told_everything(spool: Spool) -> None:
    await want(spool, a=FIRST)
    [sent] = await spool.lacking(server=HERE)
    await spool.acknowledged([(ADA, sent.revision)])
    await want(spool, server=THERE, a=FIRST)
    assert await spool.lacking(server=HERE) == ()
    [again] = await spool.lacking(server=THERE)
    assert (again.call, again.taken_back) == (ADA, False)


async def test_what_is_settled_is_forgotten_at_the_bound(
    spool: Spool, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        spool_module, "limit", lambda name: 3 if name == "spool_calls" else LIMITS[name].value
    )
    for number in range(5):
        clock.now += 1
        await want(spool, **{f"c{number}": FIRST})
    assert len(await spool.lacking(server=HERE)) == 5  # what is to be sent is never dropped
    assert spool.spool_forgotten == 0
    sent = await spool.lacking(server=HERE)
    await spool.acknowledged((one.call, one.revision) for one in sent[:4])
    await want(spool, c4=FIRST)
    assert spool.spool_forgotten == 2
    await want(spool, c0=FIRST)
    assert call_id("c0") in {one.call for one in await spool.lacking(server=HERE)}


async def test_it_is_there_when_it_is_opened_again(folder: Path, spool: Spool) -> None:
    await want(spool, a=FIRST)
    wanted = await spool.lacking(server=HERE)
    await spool.close()
    again = await Spool.open(folder)
    assert await again.lacking(server=HERE) == wanted
    await again.close()


async def test_since_when_there_is_a_server_is_kept_until_there_is_another_or_none(
    spool: Spool, clock: Clock
) -> None:
    first = int(clock.now)
    assert await spool.team_since(HERE) == first
    clock.now += 60
    assert await spool.team_since(HERE) == first
    assert await spool.team_since(THERE) == first + 60
    await spool.no_team()
    clock.now += 60
    assert await spool.team_since(THERE) == first + 120
