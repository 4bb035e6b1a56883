"""One-time tickets for sockets.

A browser cannot put a header on a socket's handshake, and what stands in an address ends up in
logs. So a page gets a ticket over a guarded request and shows it as the socket's first message.
"""

from __future__ import annotations

import secrets
from collections import deque
from dataclasses import dataclass
from hashlib import sha256
from hmac import compare_digest
from typing import TYPE_CHECKING, Final

from copilot.errors import TicketRefused
from copilot.limits import limit

if TYPE_CHECKING:
    from collections.abc import Callable

TICKET_SECONDS: Final = 30.0
"""A page opens its socket at once; this is for a machine that is busy."""

_RANDOM_BYTES: Final = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class _Issued:
    digest: bytes
    bound_to: tuple[str, str]
    until: float


class Tickets:
    """What was issued and has been neither used nor forgotten. Only digests are held.

    `clock` is any that never goes back, in seconds. `dropped` counts tickets that had to go for
    newer ones at the bound.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._issued: deque[_Issued] = deque()
        self.dropped = 0

    def issue(self, call: str, purpose: str) -> str:
        """A ticket of 256 random bits, for one call, one purpose, one use, and 30 s."""
        self._forget_expired()
        if len(self._issued) >= limit("tickets"):
            self._issued.popleft()
            self.dropped += 1
        text = secrets.token_urlsafe(_RANDOM_BYTES)
        until = self._clock() + TICKET_SECONDS
        self._issued.append(_Issued(digest=_digest(text), bound_to=(call, purpose), until=until))
        return text

    def redeem(self, text: str, call: str, purpose: str) -> None:
        """Use a ticket up, whatever comes of it. Raises TicketRefused, never saying why."""
        self._forget_expired()
        digest = _digest(text)
        # all of them are compared, so that the time it takes tells nothing
        found = [ticket for ticket in self._issued if compare_digest(ticket.digest, digest)]
        for ticket in found:
            self._issued.remove(ticket)
        if not found or found[0].bound_to != (call, purpose):
            raise TicketRefused(
                "the ticket is not good for this socket",
                remedy="get another with POST /session/ticket and use it within 30 s",
            )

    def _forget_expired(self) -> None:
        now = self._clock()
        while self._issued and self._issued[0].until <= now:
            self._issued.popleft()


def _digest(text: str) -> bytes:
    return sha256(text.encode("utf-8", "replace")).digest()
