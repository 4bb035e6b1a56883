"""What the rep chose and practised, in ``private.db``: about no call, and of no date."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import delete, func, select, update
from sqlalchemy.dialects.sqlite import insert

from copilot import observe
from copilot.errors import StoreError
from copilot.limits import limit
from copilot.storage.mark_tables import ABOUT_NO_CALL, DRILLS, FOCUS, PROPOSED_FOCUS
from copilot.storage.marks import Reply
from copilot.storage.records import rule_key, skill_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from copilot.settings import PacingSettings
    from copilot.storage.database import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class Focus:
    """What the rep works on: a `skill_key`, or None for none."""

    skill: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What the rep agreed to work on with the manager: a `skill_key`, and the rep's reply to it.

    While it is TAKEN it is the focus, above what the rep chose otherwise, which stays as it was.
    """

    skill: str
    reply: Reply = Reply.OPEN


class ChoiceStore:
    """The skill that the rep works on, what was proposed for it, and how often each drill was done.

    `drills_uncounted` counts drills of rules that there was no more room for. Raises `StoreError`.
    """

    def __init__(self, database: Database) -> None:
        self.drills_uncounted = 0
        self._database = database

    async def focus(self) -> Focus | None:
        """What the rep works on: a proposal that was taken, else what the rep chose.

        None if nothing was chosen yet.
        """
        return await self._database.read(_focus)

    async def choose(self, skill: str | None) -> None:
        """Keep the skill that the rep works on, by its name; None for none.

        That is above what was proposed: one that was taken is so no more.
        """
        row = {"skill": None if skill is None else skill_key(skill)}
        offered = insert(FOCUS).values(place=1, **row)
        upsert = offered.on_conflict_do_update(index_elements=[FOCUS.c.place], set_=row)

        def work(connection: Connection) -> None:
            connection.execute(upsert)
            connection.execute(
                update(PROPOSED_FOCUS)
                .where(PROPOSED_FOCUS.c.reply == Reply.TAKEN)
                .values(reply=Reply.DECLINED)
            )

        await self._database.write(work)

    async def proposal(self) -> Proposal | None:
        """What was agreed on with the manager and is still open, with the rep's reply."""
        return await self._database.read(_proposal)

    async def propose(self, skill: str | None) -> None:
        """Put the skill of an agreement before the rep, by its name; None once it is closed.

        The same again changes nothing. Another one, or none, takes back what was, and with it the focus
        that the rep took from it.
        """
        wanted = None if skill is None else skill_key(skill)
        known = await self.proposal()
        if wanted == (None if known is None else known.skill):
            return

        def work(connection: Connection) -> None:
            connection.execute(delete(PROPOSED_FOCUS))
            if wanted is not None:
                row = {"place": 1, "skill": wanted, "reply": Reply.OPEN}
                connection.execute(insert(PROPOSED_FOCUS).values(row))

        await self._database.write(work)

    async def reply(self, *, take: bool) -> bool:
        """Keep the rep's reply to what was proposed; False if nothing is."""
        kept = update(PROPOSED_FOCUS).values(reply=Reply.TAKEN if take else Reply.DECLINED)
        return bool(
            await self._database.write(lambda connection: connection.execute(kept).rowcount)
        )

    async def drills(self) -> dict[str, int]:
        """How often a drill was done, by `rule_key`."""
        rows = await self._database.read(
            lambda connection: connection.execute(select(DRILLS)).all()
        )
        return {rule: times for rule, times in rows}  # noqa: C416  rows are no pairs to mypy

    async def practised(self, rule: str) -> None:
        """One more drill of a rule, by its id: this count is all that is kept of one."""
        key = rule_key(rule)
        counted = await self._database.write(lambda connection: _practised(connection, key))
        self.drills_uncounted += not counted

    async def delete_all(self) -> None:
        """Forget all of it, to the last byte."""

        def gone(connection: Connection) -> int:
            return sum(connection.execute(delete(table)).rowcount for table in ABOUT_NO_CALL)

        await self._database.erase(gone, rewrite=True)


async def focused(
    choices: ChoiceStore, skills: Iterable[str], settings: PacingSettings
) -> PacingSettings:
    """The pacing with the focus that the rep chose or took, which is above the settings'.

    A chosen skill that no rule has any more is no focus; a file that cannot be read leaves the
    settings', which costs less than a call that does not start.
    """
    try:
        chosen = await choices.focus()
    except StoreError as error:
        observe.logger().error("focus_not_read", code=error.code)
        return settings
    if chosen is None:
        return settings
    name = next((skill for skill in skills if skill_key(skill) == chosen.skill), "")
    return settings.model_copy(update={"focus": name})


def _focus(connection: Connection) -> Focus | None:
    proposed = _proposal(connection)
    if proposed is not None and proposed.reply is Reply.TAKEN:
        return Focus(skill=proposed.skill)
    row = connection.execute(select(FOCUS.c.skill)).first()
    return None if row is None else Focus(skill=row.skill)


def _proposal(connection: Connection) -> Proposal | None:
    row = connection.execute(select(PROPOSED_FOCUS.c.skill, PROPOSED_FOCUS.c.reply)).first()
    return None if row is None else Proposal(skill=row.skill, reply=Reply(row.reply))


def _practised(connection: Connection, key: str) -> bool:
    """Count it; whether there was room for its rule."""
    known = connection.execute(select(func.count()).select_from(DRILLS)).scalar_one()
    offered = insert(DRILLS).values(rule=key, times=1)
    done = connection.execute(
        offered.on_conflict_do_update(
            index_elements=[DRILLS.c.rule], set_={"times": DRILLS.c.times + 1}
        )
        if known < limit("drills_counted")
        else DRILLS.update().where(DRILLS.c.rule == key).values(times=DRILLS.c.times + 1)
    )
    return done.rowcount > 0
