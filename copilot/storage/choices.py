"""What the rep chose and practised, in ``private.db``: about no call, and of no date."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import delete, func, select
from sqlalchemy.dialects.sqlite import insert

from copilot import observe
from copilot.errors import StoreError
from copilot.limits import limit
from copilot.storage.mark_tables import ABOUT_NO_CALL, DRILLS, FOCUS
from copilot.storage.records import rule_key, skill_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from copilot.settings import PacingSettings
    from copilot.storage.database import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class Focus:
    """What the rep chose to work on: a `skill_key`, or None for none."""

    skill: str | None = None


class ChoiceStore:
    """The skill that the rep works on, and how often each drill was done. Raises `StoreError`.

    `drills_uncounted` counts drills of rules that there was no more room for.
    """

    def __init__(self, database: Database) -> None:
        self.drills_uncounted = 0
        self._database = database

    async def focus(self) -> Focus | None:
        """What the rep chose; None if nothing was chosen yet."""
        rows = await self._database.read(
            lambda connection: connection.execute(select(FOCUS.c.skill)).all()
        )
        return Focus(skill=rows[0][0]) if rows else None

    async def choose(self, skill: str | None) -> None:
        """Keep the skill that the rep works on, by its name; None for none."""
        row = {"skill": None if skill is None else skill_key(skill)}
        offered = insert(FOCUS).values(place=1, **row)
        upsert = offered.on_conflict_do_update(index_elements=[FOCUS.c.place], set_=row)
        await self._database.write(lambda connection: connection.execute(upsert))

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
        """Forget both, to the last byte."""

        def gone(connection: Connection) -> int:
            return sum(connection.execute(delete(table)).rowcount for table in ABOUT_NO_CALL)

        await self._database.erase(gone, rewrite=True)


async def focused(
    choices: ChoiceStore, skills: Iterable[str], settings: PacingSettings
) -> PacingSettings:
    """The pacing with the rep's own choice of a focus, which is above the settings'.

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
