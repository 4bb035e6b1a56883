"""Events put into the order of audio time, however late the words came.

Speech is decoded side by side and takes its time, so an utterance arrives after things that
happened later. `Order` keeps events back until the watermark says that nothing earlier is awaited.
"""

from __future__ import annotations

import heapq
from typing import Final

from copilot.events import CallEnded, SpeechStarted, Tick, Utterance
from copilot.kinds import SPEAKERS, Speaker
from copilot.limits import limit

Event = SpeechStarted | Utterance | Tick | CallEnded
"""What moves a conversation on."""

_BOUND: Final = limit("order_waiting")

_RANK: Final = {Utterance: 0, SpeechStarted: 1, Tick: 2, CallEnded: 3}
"""At one instant: what ended comes before what begins, time passes after both, the end is last."""

_Key = tuple[float, int, int, float, int]


class Order:
    """Takes events in any order, gives them back by audio time.

    An utterance stands at its end, a beginning at its start. Two events never tie except with
    their equal, so the order does not depend on how they arrived.
    """

    def __init__(self, *, bound: int = _BOUND) -> None:
        self._waiting: list[tuple[_Key, Event]] = []
        self._bound = bound
        self._arrived = 0
        self._watermark = float("-inf")
        self.hurried = 0
        """Events that had to go before their time because too many waited."""

    @property
    def waiting(self) -> int:
        """How many events are kept back."""
        return len(self._waiting)

    def push(self, event: Event) -> None:
        """Take one more event."""
        self._arrived += 1
        heapq.heappush(self._waiting, ((*_place(event), self._arrived), event))

    def advance(self, watermark: float) -> tuple[Event, ...]:
        """What has its turn by now: all up to the watermark, and what is above the bound.

        The watermark never falls; a lower one counts as the highest so far. What arrives below it
        comes out at the next call, in order among the late.
        """
        self._watermark = max(self._watermark, watermark)
        out: list[Event] = []
        while self._waiting:
            due = self._waiting[0][0][0] <= self._watermark
            if not due and len(self._waiting) <= self._bound:
                break
            self.hurried += not due
            out.append(heapq.heappop(self._waiting)[1])
        return tuple(out)


def _place(event: Event) -> tuple[float, int, int, float]:
    if isinstance(event, Utterance):
        return (event.end, _RANK[Utterance], _side(event.speaker), event.start)
    if isinstance(event, SpeechStarted):
        return (event.start, _RANK[SpeechStarted], _side(event.speaker), event.start)
    return (event.at, _RANK[type(event)], 0, event.at)


def _side(speaker: Speaker) -> int:
    return SPEAKERS.index(speaker)
