"""One-to-ones: their plan, their agenda, who does what by when, and how often they are."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from copilot.review.agreements import Party
from copilot.review.cadence import Emphasis, OneToOne, Rhythm
from copilot.storage.team.agenda import (
    Agenda,
    action_entry,
    action_row,
    agenda_entry,
    agenda_row,
    milestone_entry,
    milestone_row,
)
from copilot.storage.team.database import put
from copilot.storage.team.days import day_number, day_of, day_of_or_none, number_or_none
from copilot.storage.team.records import AgreedRhythm, Meeting
from copilot.storage.team.talk_tables import ACTIONS, AGENDA, MEETINGS, MILESTONES, RHYTHMS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy import RowMapping

    from copilot.storage.team.database import TeamDatabase
    from copilot.storage.team.records import ActionEntry, AgendaEntry, MilestoneEntry

_MINUTES: Final = 60


class Meetings:
    """What rep and manager plan and type. Raises the `StoreError` tree."""

    def __init__(self, database: TeamDatabase) -> None:
        self._database = database
        self._typed = Agenda(database)

    async def save(self, *meetings: Meeting) -> None:
        """Keep them as they now stand, by the uid of each plan."""
        rows = [_row(meeting) for meeting in meetings]
        await self._database.write(lambda connection: put(connection, MEETINGS, rows))

    async def load(self, uid: str) -> Meeting | None:
        """One meeting, or None."""
        wanted = select(MEETINGS).where(MEETINGS.c.uid == uid)
        row = await self._database.read(
            lambda connection: connection.execute(wanted).mappings().first()
        )
        return None if row is None else _meeting(row)

    async def of_people(
        self, reps: Sequence[str], *, first: date, last: date
    ) -> Mapping[str, tuple[Meeting, ...]]:
        """Those planned from `first` to `last`, the earliest first, with an entry for each rep."""
        days = MEETINGS.c.day.between(day_number(first), day_number(last))
        wanted = (
            select(MEETINGS)
            .where(MEETINGS.c.rep_id.in_(reps), days)
            .order_by(MEETINGS.c.day, MEETINGS.c.starts_at_minute, MEETINGS.c.uid)
        )
        rows = await self._database.read(
            lambda connection: connection.execute(wanted).mappings().all()
        )
        found: dict[str, list[Meeting]] = {rep: [] for rep in reps}
        for row in rows:
            found[row["rep_id"]].append(_meeting(row))
        return {rep: tuple(theirs) for rep, theirs in found.items()}

    async def save_rhythm(self, rhythm: AgreedRhythm) -> None:
        """Keep how often they meet, in place of what was kept before."""
        row = {
            "rep_id": rhythm.rep,
            "rhythm": rhythm.rhythm.value,
            "agreed_on": day_number(rhythm.agreed_on),
            "review_on": day_number(rhythm.review_on),
        }
        await self._database.write(lambda connection: put(connection, RHYTHMS, [row]))

    async def rhythm(self, rep: str) -> AgreedRhythm | None:
        """How often they meet, if they have said so."""
        wanted = select(RHYTHMS).where(RHYTHMS.c.rep_id == rep)
        row = await self._database.read(
            lambda connection: connection.execute(wanted).mappings().first()
        )
        if row is None:
            return None
        return AgreedRhythm(
            rep=rep,
            rhythm=Rhythm(row["rhythm"]),
            agreed_on=day_of(row["agreed_on"]),
            review_on=day_of(row["review_on"]),
        )

    async def save_agenda(self, entry: AgendaEntry) -> None:
        """Add a line, or change it."""
        await self._typed.save(AGENDA, agenda_row(entry))

    async def remove_agenda(self, entry: str) -> bool:
        """Take a line back; whether there was one."""
        return await self._typed.remove(AGENDA, entry)

    async def agenda(
        self, rep: str, *, talked_since: date | None = None
    ) -> tuple[AgendaEntry, ...]:
        """The lines not talked about yet, and those that were since that day, in the order typed."""
        rows = await self._typed.of_person(AGENDA, rep, ends="talked_on", since=talked_since)
        return tuple(agenda_entry(row) for row in rows)

    async def save_action(self, action: ActionEntry) -> None:
        """Add an action, or change it."""
        await self._typed.save(ACTIONS, action_row(action))

    async def remove_action(self, action: str) -> bool:
        """Take an action back; whether there was one."""
        return await self._typed.remove(ACTIONS, action)

    async def actions(self, rep: str, *, done_since: date | None = None) -> tuple[ActionEntry, ...]:
        """The open ones, and those that were done since that day, in the order typed."""
        rows = await self._typed.of_person(ACTIONS, rep, ends="done_on", since=done_since)
        return tuple(action_entry(row) for row in rows)

    async def save_milestone(self, milestone: MilestoneEntry) -> None:
        """Add a milestone, or change it."""
        await self._typed.save(MILESTONES, milestone_row(milestone))

    async def remove_milestone(self, milestone: str) -> bool:
        """Take a milestone back; whether there was one."""
        return await self._typed.remove(MILESTONES, milestone)

    async def milestones(self, rep: str) -> tuple[MilestoneEntry, ...]:
        """A rep's, by day."""
        rows = await self._typed.of_person(MILESTONES, rep)
        return tuple(milestone_entry(row) for row in rows)


def _row(meeting: Meeting) -> dict[str, object]:
    plan = meeting.plan
    return {
        "uid": plan.uid,
        "rep_id": meeting.rep,
        "day": day_number(plan.day),
        "starts_at_minute": plan.starts_at.hour * _MINUTES + plan.starts_at.minute,
        "minutes": plan.minutes,
        "emphasis": plan.emphasis.value,
        "sequence": plan.sequence,
        "cancelled": int(plan.cancelled),
        "cancelled_by": None if meeting.cancelled_by is None else meeting.cancelled_by.value,
        "held_on": number_or_none(meeting.held_on),
    }


def _meeting(row: RowMapping) -> Meeting:
    hour, minute = divmod(row["starts_at_minute"], _MINUTES)
    return Meeting(
        rep=row["rep_id"],
        plan=OneToOne(
            uid=row["uid"],
            day=day_of(row["day"]),
            starts_at=time(hour, minute),
            minutes=row["minutes"],
            emphasis=Emphasis(row["emphasis"]),
            sequence=row["sequence"],
            cancelled=bool(row["cancelled"]),
        ),
        held_on=day_of_or_none(row["held_on"]),
        cancelled_by=None if row["cancelled_by"] is None else Party(row["cancelled_by"]),
    )
