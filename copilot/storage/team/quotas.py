"""What reps are to win, a quarter at a time."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from sqlalchemy import delete, select

from copilot.review.quota import Quota, QuotaSource
from copilot.storage.team.database import put
from copilot.storage.team.days import day_number, day_of
from copilot.storage.team.deal_tables import QUOTAS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from sqlalchemy import Connection

    from copilot.storage.team.database import TeamDatabase

_HUNDREDTH: Final = Decimal("0.01")


class Quotas:
    """Raises the `StoreError` tree."""

    def __init__(self, database: TeamDatabase) -> None:
        self._database = database

    async def save(self, quotas: Iterable[Quota]) -> int:
        """Keep each in place of the former one of its rep and quarter; how many were kept.

        One of an export does not take the place of one that somebody typed. Amounts are kept to the
        hundredth.
        """
        given = {(quota.rep, quota.first): quota for quota in quotas}

        def work(connection: Connection) -> int:
            typed = {
                (row.rep_id, day_of(row.first_day))
                for row in connection.execute(
                    select(QUOTAS.c.rep_id, QUOTAS.c.first_day).where(
                        QUOTAS.c.rep_id.in_({rep for rep, _ in given}),
                        QUOTAS.c.source != QuotaSource.EXPORT.value,
                    )
                )
            }
            kept = [
                _row(quota)
                for key, quota in given.items()
                if quota.source is not QuotaSource.EXPORT or key not in typed
            ]
            put(connection, QUOTAS, kept)
            return len(kept)

        return await self._database.write(work)

    async def load(self, rep: str, first: date) -> Quota | None:
        """A rep's of the quarter that begins then, or None."""
        wanted = select(QUOTAS).where(
            QUOTAS.c.rep_id == rep, QUOTAS.c.first_day == day_number(first)
        )
        row = await self._database.read(
            lambda connection: connection.execute(wanted).mappings().first()
        )
        if row is None:
            return None
        return Quota(
            rep=row["rep_id"],
            first=day_of(row["first_day"]),
            amount=Decimal(row["amount_hundredths"]) * _HUNDREDTH,
            currency=row["currency"],
            source=QuotaSource(row["source"]),
            on=day_of(row["set_on"]),
        )

    async def remove(self, rep: str, first: date) -> bool:
        """Take it away; whether there was one."""
        gone = delete(QUOTAS).where(QUOTAS.c.rep_id == rep, QUOTAS.c.first_day == day_number(first))
        return bool(
            await self._database.write(lambda connection: connection.execute(gone).rowcount)
        )


def _row(quota: Quota) -> dict[str, object]:
    return {
        "rep_id": quota.rep,
        "first_day": day_number(quota.first),
        "amount_hundredths": int(quota.amount.quantize(_HUNDREDTH) * 100),
        "currency": quota.currency,
        "source": quota.source.value,
        "set_on": day_number(quota.on),
    }
