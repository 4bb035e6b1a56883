"""The entrances that are a machine's and no person's.

What a rep's Copilot shares comes in here, and it may ask which skill its rep agreed to work on. Neither
is noted: the first is the rep's own doing, the second says nothing to anybody.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.review.agreements import skill_in_work
from copilot.web.answers import answer
from copilot.web.team.access import Access
from copilot.web.team.doors import Entrance
from copilot.web.team.focus_wire import FOCUS_PATH, FocusAnswer
from copilot.web.team.ingest import PATH, take_in, whose_machine

if TYPE_CHECKING:
    from starlette.responses import Response

    from copilot.web.team.asked import Asked


def entrances() -> list[Entrance]:
    """All of this file's."""
    return [
        Entrance(method="POST", path=PATH, access=Access.MACHINE, answer=deliver),
        Entrance(method="GET", path=FOCUS_PATH, access=Access.MACHINE, answer=focus),
    ]


async def deliver(asked: Asked) -> Response:
    """Take in what a machine sends. Raises MachineRefused without a good token."""
    return await take_in(asked.request, asked.store, today=asked.today)


async def focus(asked: Asked) -> Response:
    """The skill of the rep's open agreement. Raises MachineRefused without a good token."""
    shown = asked.request.headers.get("authorization", "")
    person = await whose_machine(shown, asked.store)
    agreed = await asked.store.agreements.of_person(person.id)
    return answer(FocusAnswer(skill=skill_in_work(agreed)))
