"""How it went with the rep's skills, call by call: written at a call's end, read at the next one's start.

Only the rep's own file has it, and only the pacing of the rep's own cards reads it.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import func, select
from sqlalchemy.dialects.sqlite import insert

from copilot import observe
from copilot.coaching.fading import mastery_of, of_one_call
from copilot.coaching.outcomes import Outcome
from copilot.coaching.pacing import Pacing
from copilot.errors import StoreError
from copilot.limits import limit
from copilot.storage.records import skill_key
from copilot.storage.tables import OUTCOMES, OWN_CALLS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from copilot.settings import PacingSettings
    from copilot.storage.own import OwnCall
    from copilot.storage.private import PrivateStore


async def pacing_of(
    private: PrivateStore, skills: Iterable[str], settings: PacingSettings
) -> Pacing:
    """What is known of the rep as a call begins. A file that cannot be read makes the rep a new one.

    Then every card may come, which costs less than a call that does not start.
    """
    fresh = Pacing(settings=settings)
    if not settings.fading:
        return fresh
    try:
        known = await private.practice()
    except StoreError as error:
        observe.logger().error("practice_not_read", code=error.code)
        return fresh
    return Pacing(
        settings=settings,
        masteries=tuple(
            (skill, mastery_of(known.get(skill_key(skill), ()))) for skill in sorted(set(skills))
        ),
    )


def save_outcomes(connection: Connection, call: OwnCall) -> None:
    """Keep a call's outcomes, in place of what was kept of the same rules before."""
    rows = [
        {"call_id": call.id, "rule": one.rule, "skill": one.skill, "outcome": one.outcome}
        for one in call.outcomes
    ]
    offered = insert(OUTCOMES)
    update = {name: offered.excluded[name] for name in ("skill", "outcome")}
    connection.execute(
        offered.on_conflict_do_update(index_elements=list(OUTCOMES.primary_key), set_=update), rows
    )


def load_practice(connection: Connection) -> dict[str, tuple[Outcome, ...]]:
    """One outcome for each skill and call, the oldest first: of each skill the latest calls."""
    newest_first = (OWN_CALLS.c.started_at.desc(), OWN_CALLS.c.id.desc())
    age = func.dense_rank().over(partition_by=OUTCOMES.c.skill, order_by=newest_first).label("age")
    ranked = (
        select(OUTCOMES.c.skill, OUTCOMES.c.outcome, age)
        .join(OWN_CALLS, OWN_CALLS.c.id == OUTCOMES.c.call_id)
        .subquery()
    )
    wanted = select(ranked).where(ranked.c.age <= limit("calls_recalled"))
    found: defaultdict[str, defaultdict[int, list[Outcome]]]
    found = defaultdict(lambda: defaultdict(list))
    for skill, outcome, place in connection.execute(wanted):
        found[skill][place].append(Outcome(outcome))
    return {
        skill: tuple(of_one_call(calls[place]) for place in sorted(calls, reverse=True))
        for skill, calls in found.items()
    }
