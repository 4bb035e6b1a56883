"""What is closed stays closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from copilot.storage.team.once import close, is_closed
from copilot.storage.team.told_tables import Told

if TYPE_CHECKING:
    from copilot.storage.team.database import TeamDatabase

pytestmark = pytest.mark.anyio


async def test_a_span_is_closed_for_one_thing_and_twice_is_once(database: TeamDatabase) -> None:
    for _ in range(2):
        await database.write(lambda connection: close(connection, Told.TRENDS, [4, 11]))
    await database.write(lambda connection: close(connection, Told.TRENDS, []))

    async def closed(told: Told, day: int) -> bool:
        return await database.read(lambda connection: is_closed(connection, told, day))

    assert [await closed(Told.TRENDS, day) for day in (4, 11, 18)] == [True, True, False]
    assert not await closed(Told.PROGRAMME, 4)
