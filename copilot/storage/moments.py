"""Calls and their moments, kept in ``moments.db``."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import asdict
from typing import TYPE_CHECKING, Final

from sqlalchemy import and_, delete, func, or_, select
from sqlalchemy.dialects.sqlite import insert

from copilot.kinds import CallKind, MomentKind, NextStepState
from copilot.limits import limit
from copilot.storage.database import Database
from copilot.storage.prepare import MOMENTS_HISTORY
from copilot.storage.records import KeptCall, KeptMoment
from copilot.storage.tables import CALLS, MOMENTS

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import ColumnElement, Connection, RowMapping, Select

    from copilot.events import CallSummary


THIRDS: Final = ("questions_first_third", "questions_second_third", "questions_last_third")
CAME_UP: Final = ("budget_came_up", "authority_came_up", "need_came_up", "timing_came_up")


class MomentStore:
    """What is kept of calls and may be shared one day. Raises the `StoreError` tree.

    `calls_unlisted` is how many the last list left out at the bound ``calls_listed`` of `limits`.
    """

    def __init__(self, database: Database) -> None:
        self.database = database
        self.calls_unlisted = 0

    @classmethod
    async def open(cls, folder: Path) -> MomentStore:
        """The store in `folder`, which the caller holds alone (`copilot.storage.stores`)."""
        return cls(await Database.open(folder, MOMENTS_HISTORY))

    async def save_call(self, summary: CallSummary, *, started_at: int, ended: bool = True) -> None:
        """Keep a call's numbers and moments; on return they are on the disk.

        May be called again at any time, with the same or with more: the call stays one row with
        the latest numbers, and a moment that is kept stays as it is. While the call is under way
        say so with ``ended=False``; such numbers never replace those of an ended call.
        """
        call = KeptCall.of(summary, started_at=started_at, ended=ended)
        await self.database.write(lambda connection: _save(connection, call))

    async def list_calls(self) -> tuple[KeptCall, ...]:
        """The newest calls first, as many as a page shows (``calls_listed`` in `limits`)."""
        calls, kept = await self.database.read(
            lambda connection: (_load(connection, _newest()), _count(connection))
        )
        self.calls_unlisted = kept - len(calls)
        return calls

    async def before(self, call: KeptCall, *, most: int) -> tuple[KeptCall, ...]:
        """The newest calls of the same kind that began before this one, the newest first."""
        earlier = or_(
            CALLS.c.started_at < call.started_at,
            and_(CALLS.c.started_at == call.started_at, CALLS.c.id < call.id),
        )
        wanted = (
            select(CALLS.c.id)
            .where(CALLS.c.kind == call.kind.value, earlier)
            .order_by(CALLS.c.started_at.desc(), CALLS.c.id.desc())
            .limit(most)
        )
        return await self.database.read(lambda connection: _load(connection, wanted))

    async def load_call(self, call_id: str) -> KeptCall | None:
        """One call, or None if there is none."""
        wanted = select(CALLS.c.id).where(CALLS.c.id == call_id)
        calls = await self.database.read(lambda connection: _load(connection, wanted))
        return calls[0] if calls else None

    async def delete_call(self, call_id: str) -> bool:
        """Delete a call and its moments, to the last byte; whether there was one."""
        return bool(await self._delete(CALLS.c.id == call_id, rewrite=False))

    async def delete_before(self, started_at: int) -> int:
        """Delete the calls that started earlier, to the last byte; how many."""
        return await self._delete(CALLS.c.started_at < started_at, rewrite=True)

    async def delete_all(self) -> int:
        """Delete every call, to the last byte; how many."""
        return await self._delete(CALLS.c.id.is_not(None), rewrite=True)

    async def close(self) -> None:
        """Give the file back."""
        await self.database.close()

    async def _delete(self, which: ColumnElement[bool], *, rewrite: bool) -> int:
        statement = delete(CALLS).where(which)
        return await self.database.erase(
            lambda connection: connection.execute(statement).rowcount, rewrite=rewrite
        )


def _save(connection: Connection, call: KeptCall) -> None:
    row = _row(call)
    offered = insert(CALLS).values(ended=int(call.ended), **row)
    connection.execute(
        offered.on_conflict_do_update(
            index_elements=[CALLS.c.id],
            set_={name: offered.excluded[name] for name in ("ended", *row) if name != "id"},
            where=offered.excluded.ended >= CALLS.c.ended,
        )
    )
    if call.moments:
        moments = [{"call_id": call.id, **asdict(moment)} for moment in call.moments]
        connection.execute(
            insert(MOMENTS).on_conflict_do_nothing(index_elements=[MOMENTS.c.id]), moments
        )


def _row(call: KeptCall) -> dict[str, object]:
    row = asdict(call)
    del row["moments"], row["ended"]
    thirds = row.pop("questions_by_third") or (None,) * len(THIRDS)
    return {**row, **dict(zip(THIRDS, thirds, strict=True))}


def _newest() -> Select[str]:
    return (
        select(CALLS.c.id)
        .order_by(CALLS.c.started_at.desc(), CALLS.c.id)
        .limit(limit("calls_listed"))
    )


def _count(connection: Connection) -> int:
    return connection.execute(select(func.count()).select_from(CALLS)).scalar_one()


def _load(connection: Connection, wanted: Select[str]) -> tuple[KeptCall, ...]:
    calls = connection.execute(
        select(CALLS).where(CALLS.c.id.in_(wanted)).order_by(CALLS.c.started_at.desc(), CALLS.c.id)
    )
    moments = connection.execute(
        select(MOMENTS).where(MOMENTS.c.call_id.in_(wanted)).order_by(MOMENTS.c.at_s, MOMENTS.c.id)
    )
    found: defaultdict[str, list[KeptMoment]] = defaultdict(list)
    for row in moments.mappings():
        found[row["call_id"]].append(_moment(row))
    return tuple(_call(row, tuple(found[row["id"]])) for row in calls.mappings())


def _call(row: RowMapping, moments: tuple[KeptMoment, ...]) -> KeptCall:
    read_anew = {"kind", "ended", "next_step", *THIRDS}
    numbers = {name: value for name, value in row.items() if name not in read_anew}
    numbers |= {name: None if row[name] is None else bool(row[name]) for name in CAME_UP}
    first, second, last = (row[name] for name in THIRDS)
    return KeptCall(
        kind=CallKind(row["kind"]),
        ended=bool(row["ended"]),
        next_step=None if row["next_step"] is None else NextStepState(row["next_step"]),
        questions_by_third=None if first is None else (first, second, last),
        moments=moments,
        **numbers,
    )


def _moment(row: RowMapping) -> KeptMoment:
    numbers = {name: value for name, value in row.items() if name not in {"kind", "call_id"}}
    return KeptMoment(kind=MomentKind(row["kind"]), **numbers)
