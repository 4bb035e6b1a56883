"""What one overlay has still to be sent: the newest of everything, and never much of it.

Pure. An overlay that reads slowly must not make the call wait, nor be shown what is over, so its
mailbox forgets rather than grows. Order is kept: what comes out was put in in that order.

============================== ===============================================================
waits                          at its bound
============================== ===============================================================
one of each other type         the newest replaces the waiting one and goes to the end
``heard`` (numbers)            the oldest is dropped and counted
``withdraw``                   cancels the waiting card of its id, and itself with it; else as
                               ``heard``
============================== ===============================================================
"""

from __future__ import annotations

from typing import Final

from copilot.delivery.messages import HeardSpeech, Message, Suggest, Withdraw
from copilot.limits import limit

_ROOM: Final[dict[type[Message], int]] = {
    HeardSpeech: limit("mailbox_events"),
    Withdraw: limit("mailbox_withdraws"),
}


class Mailbox:
    """Latest wins. `dropped` counts what an overlay never got because it was slow."""

    __slots__ = ("_waiting", "dropped")

    def __init__(self) -> None:
        self._waiting: list[Message] = []
        self.dropped = 0

    def __len__(self) -> int:
        return len(self._waiting)

    def put(self, message: Message) -> None:
        """Let a message wait; what it makes stale goes."""
        if isinstance(message, Withdraw) and self._cancel(message.id):
            return
        kind = type(message)
        room = _ROOM.get(kind, 1)
        alike = [waiting for waiting in self._waiting if type(waiting) is kind]
        for stale in alike[: max(0, len(alike) + 1 - room)]:
            self._remove(stale)
            self.dropped += 1
        self._waiting.append(message)

    def take(self) -> Message | None:
        """The oldest of what waits, or None."""
        return self._waiting.pop(0) if self._waiting else None

    def _cancel(self, card: str) -> bool:
        """Take the waiting card out; whether there was one."""
        for waiting in self._waiting:
            if isinstance(waiting, Suggest) and waiting.id == card:
                self._remove(waiting)
                return True
        return False

    def _remove(self, message: Message) -> None:
        # by identity: two messages of equal content are still two
        self._waiting = [waiting for waiting in self._waiting if waiting is not message]
