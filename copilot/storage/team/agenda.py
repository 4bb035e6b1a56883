"""What rep and manager type for their one-to-ones: agenda, actions and milestones, as rows and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, or_, select

from copilot.review.agreements import Party
from copilot.storage.team.database import put
from copilot.storage.team.days import day_number, day_of, day_of_or_none, number_or_none
from copilot.storage.team.records import ActionEntry, AgendaEntry, AgendaKind, MilestoneEntry

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from sqlalchemy import ColumnElement, RowMapping, Table

    from copilot.storage.team.database import TeamDatabase

Row = dict[str, object]


class Agenda:
    """Tables of single typed lines of a rep, each with an id. Raises the `StoreError` tree."""

    def __init__(self, database: TeamDatabase) -> None:
        self._database = database

    async def save(self, table: Table, row: Mapping[str, object]) -> None:
        """Add a line, or change it."""
        await self._database.write(lambda connection: put(connection, table, [row]))

    async def remove(self, table: Table, identity: str) -> bool:
        """Take a line back; whether there was one."""
        gone = delete(table).where(table.c.id == identity)
        return bool(
            await self._database.erase(
                lambda connection: connection.execute(gone).rowcount, rewrite=False
            )
        )

    async def of_person(
        self, table: Table, rep: str, *, ends: str = "", since: date | None = None
    ) -> list[RowMapping]:
        """A rep's lines, in the order of their days.

        Of those that have an end (the column `ends`) the open ones, and those that ended since.
        """
        first = table.c["noted_on" if ends else "due"]
        wanted = select(table).where(table.c.rep_id == rep).order_by(first, table.c.id)
        if ends:
            still: ColumnElement[bool] = table.c[ends].is_(None)
            if since is not None:
                still = or_(still, table.c[ends] >= day_number(since))
            wanted = wanted.where(still)
        return await self._database.read(
            lambda connection: list(connection.execute(wanted).mappings().all())
        )


def agenda_row(entry: AgendaEntry) -> Row:
    """A line of the agenda as a row."""
    return {
        "id": entry.id,
        "rep_id": entry.rep,
        "kind": entry.kind.value,
        "text": entry.text,
        "typed_by": entry.by.value,
        "noted_on": day_number(entry.on),
        "talked_on": number_or_none(entry.talked_on),
    }


def agenda_entry(row: RowMapping) -> AgendaEntry:
    """And back."""
    return AgendaEntry(
        id=row["id"],
        rep=row["rep_id"],
        kind=AgendaKind(row["kind"]),
        text=row["text"],
        by=Party(row["typed_by"]),
        on=day_of(row["noted_on"]),
        talked_on=day_of_or_none(row["talked_on"]),
    )


def action_row(action: ActionEntry) -> Row:
    """An action as a row."""
    return {
        "id": action.id,
        "rep_id": action.rep,
        "text": action.text,
        "owner": action.owner.value,
        "noted_on": day_number(action.on),
        "due": number_or_none(action.due),
        "done_on": number_or_none(action.done_on),
    }


def action_entry(row: RowMapping) -> ActionEntry:
    """And back."""
    return ActionEntry(
        id=row["id"],
        rep=row["rep_id"],
        text=row["text"],
        owner=Party(row["owner"]),
        on=day_of(row["noted_on"]),
        due=day_of_or_none(row["due"]),
        done_on=day_of_or_none(row["done_on"]),
    )


def milestone_row(milestone: MilestoneEntry) -> Row:
    """A milestone as a row."""
    return {
        "id": milestone.id,
        "rep_id": milestone.rep,
        "text": milestone.text,
        "due": day_number(milestone.due),
        "done": int(milestone.done),
    }


def milestone_entry(row: RowMapping) -> MilestoneEntry:
    """And back."""
    return MilestoneEntry(
        id=row["id"],
        rep=row["rep_id"],
        text=row["text"],
        due=day_of(row["due"]),
        done=bool(row["done"]),
    )
