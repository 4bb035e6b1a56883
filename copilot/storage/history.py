"""How it went with each skill, call by call, for the rep's own learning page."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from copilot.coaching.outcomes import Outcome
from copilot.storage.tables import OUTCOMES, OWN_CALLS

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from copilot.storage.private import PrivateStore


@dataclass(frozen=True, slots=True, kw_only=True)
class CallOutcomes:
    """What the rules of one skill said of one call. `started_at` is in seconds of UTC since 1970."""

    call: str
    started_at: int
    outcomes: tuple[Outcome, ...]


async def history_of(private: PrivateStore) -> dict[str, tuple[CallOutcomes, ...]]:
    """The calls in which each skill had a chance, the oldest first, by `skill_key`."""
    return await private.database.read(_history)


def _history(connection: Connection) -> dict[str, tuple[CallOutcomes, ...]]:
    wanted = (
        select(OUTCOMES.c.skill, OUTCOMES.c.call_id, OWN_CALLS.c.started_at, OUTCOMES.c.outcome)
        .join(OWN_CALLS, OWN_CALLS.c.id == OUTCOMES.c.call_id)
        .order_by(OWN_CALLS.c.started_at, OWN_CALLS.c.id, OUTCOMES.c.rule)
    )
    found: defaultdict[str, dict[tuple[str, int], list[Outcome]]] = defaultdict(dict)
    for skill, call, started_at, outcome in connection.execute(wanted):
        found[skill].setdefault((call, started_at), []).append(Outcome(outcome))
    return {
        skill: tuple(
            CallOutcomes(call=call, started_at=started_at, outcomes=tuple(outcomes))
            for (call, started_at), outcomes in calls.items()
        )
        for skill, calls in found.items()
    }
