"""A week or a month of which something was told across people is closed, and nothing more is told of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from copilot.storage.team.database import put
from copilot.storage.team.told_tables import CLOSED_SPANS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from copilot.storage.team.told_tables import Told


def is_closed(connection: Connection, told: Told, first_day: int) -> bool:
    """Whether nothing more is told of the week or month that begins on this day."""
    wanted = select(CLOSED_SPANS.c.told).where(
        CLOSED_SPANS.c.told == told.value, CLOSED_SPANS.c.first_day == first_day
    )
    return connection.execute(wanted).first() is not None


def close(connection: Connection, told: Told, first_days: Iterable[int]) -> None:
    """Tell nothing more of these."""
    rows = [{"told": told.value, "first_day": first_day} for first_day in first_days]
    put(connection, CLOSED_SPANS, rows)
