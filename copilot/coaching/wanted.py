"""A card that waits for a pause: what the engine wants shown, and what the gate chooses from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from copilot.events import Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """One card that waits, with its words at the rep's level; every word is the rule file's.

    It waits from `since` until just before `until`, in seconds of call audio, and may be shown
    while its condition `stands`: False says that it does not at this instant, None that it is not
    known because words came late. Either may change before the wait is over.
    """

    moment: Moment
    skill: str
    cue: str
    why: str
    ask: str
    priority: int
    since: float
    until: float
    stands: bool | None = True
