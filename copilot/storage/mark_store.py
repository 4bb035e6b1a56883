"""What the rep says about calls, kept in ``private.db`` beside the rep's own part of them.

Everything is about a call of which that part is there: where it is gone, nothing can be marked, and
`copilot.review.sharing` lets nothing of the call go.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert

from copilot.kinds import CallKind, DisputeReason, NextStepState, WithholdReason
from copilot.storage.mark_tables import (
    ANNOTATIONS,
    DISPUTES,
    KINDS_SAID,
    REFERENCES,
    SELF_CHECKS,
    SHARES,
    WITHHELD,
)
from copilot.storage.marks import Marks, SelfCheck, Shared, SharedBy, Went
from copilot.storage.tables import OWN_CALLS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from sqlalchemy import Connection, RowMapping, Table

    from copilot.storage.database import Database
    from copilot.storage.marks import Mark


T = TypeVar("T")


class MarkStore:
    """Annotations, disputes, what is withheld, references, self-checks, kinds, when a call was let go.

    Shares the file, and its one connection, with `PrivateStore`. Raises the `StoreError` tree.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of_call(self, call_id: str) -> Marks:
        """What was said of one call; of one that is not there, nothing was."""
        found = await self._database.read(lambda connection: _load(connection, call_id))
        return found.get(call_id, Marks())

    async def of_all(self) -> dict[str, Marks]:
        """What was said, by call; calls of which nothing was are left out."""
        return await self._database.read(_load)

    async def mine(self) -> frozenset[str]:
        """The calls in which the person whose machine this is was the rep."""
        wanted = select(OWN_CALLS.c.id).where(OWN_CALLS.c.mine == 1)
        return frozenset(
            await self._database.read(lambda connection: connection.execute(wanted).scalars().all())
        )

    async def checked(self) -> frozenset[str]:
        """The calls of which the rep said how they went, or passed the question over."""
        wanted = select(SELF_CHECKS.c.call_id)
        return frozenset(
            await self._database.read(lambda connection: connection.execute(wanted).scalars().all())
        )

    async def mark(self, call_id: str, moment_id: str, mark: Mark) -> bool:
        """Keep what the rep says of a moment, in place of what was said before.

        False, and nothing is kept, if there is no such call, or if the call was let go and the mark
        would keep back or let through what was not kept back or let through then. The caller knows
        that the moment is one of the call's.
        """
        return await self._database.write(
            lambda connection: _mark(connection, call_id, moment_id, mark)
        )

    async def let_go(self, call_id: str, shared: Shared) -> bool:
        """Write down that a call was let go; the first time counts. False if it is not there."""
        row = {"at": shared.at, "let_go_by": shared.by}
        return await self._database.write(
            lambda connection: _put(connection, SHARES, call_id, row, again=False)
        )

    async def refer(self, call_id: str, reference: str) -> bool:
        """Keep what the team's systems call this call; empty forgets it. False if it is not there."""
        row = {"written": reference} if reference else None
        return await self._database.write(
            lambda connection: _put(connection, REFERENCES, call_id, row)
        )

    async def say_kind(self, call_id: str, kind: CallKind) -> bool:
        """Keep what kind of call the rep says it was. False if it is not there, or was let go."""
        return await self._database.write(
            lambda connection: (
                _unless_let_go(connection, call_id)
                and _put(connection, KINDS_SAID, call_id, {"kind": kind})
            )
        )

    async def kinds(self) -> dict[str, CallKind]:
        """What kind the rep says that each call was, of those of which the rep did."""
        rows = await self._database.read(
            lambda connection: connection.execute(select(KINDS_SAID)).mappings().all()
        )
        return {row["call_id"]: CallKind(row["kind"]) for row in rows}

    async def check(self, call_id: str, check: SelfCheck) -> bool:
        """Keep what the rep thought before the numbers. False if the call is not there."""
        row = {"went": check.went, "share": check.share, "next_step": check.next_step}
        return await self._database.write(
            lambda connection: _put(connection, SELF_CHECKS, call_id, row)
        )


def _is_there(connection: Connection, call_id: str) -> bool:
    return (
        connection.execute(select(OWN_CALLS.c.id).where(OWN_CALLS.c.id == call_id)).first()
        is not None
    )


def _unless_let_go(connection: Connection, call_id: str) -> bool:
    wanted = select(SHARES.c.at).where(SHARES.c.call_id == call_id)
    return connection.execute(wanted).first() is None


def _put(
    connection: Connection,
    table: Table,
    call_id: str,
    row: Mapping[str, object] | None,
    *,
    again: bool = True,
) -> bool:
    """One row for a call, in place of the former unless not `again`; None takes it away."""
    if not _is_there(connection, call_id):
        return False
    if row is None:
        connection.execute(delete(table).where(table.c.call_id == call_id))
        return True
    offered = insert(table).values(call_id=call_id, **row)
    connection.execute(
        offered.on_conflict_do_update(
            index_elements=[table.c.call_id], set_={name: offered.excluded[name] for name in row}
        )
        if again
        else offered.on_conflict_do_nothing(index_elements=[table.c.call_id])
    )
    return True


def _mark(connection: Connection, call_id: str, moment_id: str, mark: Mark) -> bool:
    if not _is_there(connection, call_id):
        return False
    shared = connection.execute(select(SHARES.c.at).where(SHARES.c.call_id == call_id)).first()
    before = connection.execute(
        select(WITHHELD.c.reason).where(WITHHELD.c.moment_id == moment_id)
    ).scalar_one_or_none()
    if shared is not None and (before is None) != (mark.withheld is None):
        return False
    key = {"moment_id": moment_id, "call_id": call_id}
    _set(connection, ANNOTATIONS, key, "written", mark.annotation or None)
    _set(connection, DISPUTES, key, "reason", mark.disputed)
    _set(connection, WITHHELD, key, "reason", mark.withheld)
    return True


def _set(
    connection: Connection, table: Table, key: Mapping[str, str], column: str, value: str | None
) -> None:
    if value is None:
        connection.execute(delete(table).where(table.c.moment_id == key["moment_id"]))
        return
    offered = insert(table).values(**key, **{column: value})
    connection.execute(
        offered.on_conflict_do_update(
            index_elements=[table.c.moment_id], set_={column: offered.excluded[column]}
        )
    )


def _load(connection: Connection, call_id: str | None = None) -> dict[str, Marks]:
    """What was said of one call, or of all."""

    def of(table: Table) -> list[RowMapping]:
        wanted = select(table)
        if call_id is not None:
            wanted = wanted.where(table.c.call_id == call_id)
        return list(connection.execute(wanted).mappings())

    annotations = _by_call(of(ANNOTATIONS), "written", str)
    disputed = _by_call(of(DISPUTES), "reason", DisputeReason)
    withheld = _by_call(of(WITHHELD), "reason", WithholdReason)
    references = {row["call_id"]: row["written"] for row in of(REFERENCES)}
    checks = {row["call_id"]: _check(row) for row in of(SELF_CHECKS)}
    shares = {row["call_id"]: _shared(row) for row in of(SHARES)}
    kinds = {row["call_id"]: CallKind(row["kind"]) for row in of(KINDS_SAID)}
    return {
        call: Marks(
            annotations=annotations.get(call, {}),
            disputed=disputed.get(call, {}),
            withheld=withheld.get(call, {}),
            reference=references.get(call, ""),
            check=checks.get(call),
            shared=shares.get(call),
            kind=kinds.get(call),
        )
        for call in {*annotations, *disputed, *withheld, *references, *checks, *shares, *kinds}
    }


def _by_call(
    rows: Iterable[RowMapping], column: str, read: Callable[[str], T]
) -> dict[str, dict[str, T]]:
    """What was said of moments, by call and moment."""
    found: defaultdict[str, dict[str, T]] = defaultdict(dict)
    for row in rows:
        found[row["call_id"]][row["moment_id"]] = read(row[column])
    return found


def _shared(row: RowMapping) -> Shared:
    return Shared(at=row["at"], by=SharedBy(row["let_go_by"]))


def _check(row: RowMapping) -> SelfCheck:
    return SelfCheck(
        went=None if row["went"] is None else Went(row["went"]),
        share=row["share"],
        next_step=None if row["next_step"] is None else NextStepState(row["next_step"]),
    )
