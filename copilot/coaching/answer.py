"""What the rep is told who asks for a card when there is none: honestly why, and what is still open. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from copilot.coaching.checklist import most_useful
from copilot.coaching.reason import Reason

if TYPE_CHECKING:
    from copilot.coaching.checklist import Need
    from copilot.coaching.scene import Scene


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The rep asked, and this is said in place of a card.

    `need` is the most useful thing that the call still lacks, None if it lacks nothing; `unsure` says
    that words are missing, so that it may have come up all the same.
    """

    reason: Reason
    need: Need | None = None
    unsure: bool = False


def answer(reason: Reason, scene: Scene) -> Answer:
    """What to say when the gate had no card to show for this `reason`."""
    if reason is not Reason.NOTHING_WANTED:
        return Answer(reason=reason)
    return Answer(reason=reason, need=most_useful(scene.conversation), unsure=scene.missing)
