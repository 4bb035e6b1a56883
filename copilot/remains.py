"""What a call leaves behind, gathered while it lasts."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from copilot.limits import limit

if TYPE_CHECKING:
    from copilot.carried import Carried
    from copilot.events import Moment
    from copilot.storage.own import KeptCard, Stretch


@dataclass(slots=True)
class Remains:
    """What a call leaves behind, gathered as it goes. Of what was said only lengths are kept.

    `stretches` are those that no store has yet, so that a long call has no more to keep at a time
    than a short one.
    """

    moments: list[Moment] = field(default_factory=list)
    stretches: deque[Stretch] = field(default_factory=lambda: deque(maxlen=limit("stretches_kept")))
    late: int = 0
    cards: dict[str, KeptCard] = field(default_factory=dict)

    @classmethod
    def of(cls, carried: Carried) -> Remains:
        """What the call that goes on has left so far."""
        return cls(moments=list(carried.moments), late=carried.snapshot.late)
