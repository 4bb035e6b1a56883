"""One call's messages on their way to its overlays.

Publishing is synchronous and cannot block or fail: an overlay that does not read has a mailbox that
forgets, and the call never knows. The hub keeps what a rejoining overlay needs to be right at once,
and no more: the call's plan, the latest state, the card in view, the latest stretches of speech.

A message is numbered once, for the call: each overlay sees those numbers rise, with gaps where
something newer took a message's place. That is why an overlay can say after a cut which number it
saw last and get the rest.
"""

from __future__ import annotations

from collections import OrderedDict, deque
from typing import TYPE_CHECKING, Self
from uuid import uuid4

import anyio

from copilot.delivery.mailbox import Mailbox
from copilot.delivery.messages import (
    Answer,
    HeardSpeech,
    State,
    Suggest,
    Summary,
    Welcome,
    Withdraw,
)
from copilot.delivery.view import ViewControl
from copilot.errors import OverlayLimit
from copilot.limits import limit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from copilot.delivery.messages import Message


class Overlay:
    """One overlay's end of the hub: iterate over it to get its messages, with its session set.

    The iteration ends when the call is over and all has been handed out, or when the same session
    came back on another socket (`replaced`).
    """

    def __init__(self, session: str, backlog: Iterable[Message]) -> None:
        self.session = session
        self.replaced = False
        self.mailbox = Mailbox()
        self._backlog = deque(backlog)
        self._news = anyio.Event()
        self._over = False

    def put(self, message: Message) -> None:
        """Let a message wait here. Never blocks."""
        self.mailbox.put(message)
        self._news.set()

    def end(self, *, replaced: bool = False) -> None:
        """Nothing more will come; one that was replaced hands out nothing more either."""
        self.replaced = self.replaced or replaced
        self._over = True
        self._news.set()

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> Message:
        while not self.replaced:
            message = self._backlog.popleft() if self._backlog else self.mailbox.take()
            if message is not None:
                return message.model_copy(update={"session": self.session})
            if self._over:
                break
            self._news = anyio.Event()
            await self._news.wait()
        raise StopAsyncIteration


class Hub:
    """The messages of one call, fanned out. Belongs to the loop's thread, as the call does."""

    def __init__(self) -> None:
        self.view = ViewControl()
        self.closed = False
        self.at = 0.0
        """Seconds of call audio, as far as any message has told."""
        self.forgotten = 0
        """Stretches of speech that a rejoining overlay will not be shown."""
        self.sessions_forgotten = 0
        """Overlays that would have to join anew."""
        self._seq = 0
        self._latest: dict[type[Message], Message] = {}
        self._card: Suggest | None = None
        self._heard: deque[HeardSpeech] = deque(maxlen=limit("heard_kept"))
        self._withdrawn: deque[Withdraw] = deque(maxlen=limit("mailbox_withdraws"))
        self._overlays: dict[str, Overlay] = {}
        self._sessions: OrderedDict[str, None] = OrderedDict()
        self._dropped_before = 0

    @property
    def overlays(self) -> int:
        """How many are connected."""
        return len(self._overlays)

    @property
    def dropped(self) -> int:
        """Messages that slow overlays never got."""
        return self._dropped_before + sum(o.mailbox.dropped for o in self._overlays.values())

    @property
    def card(self) -> Suggest | None:
        """The card in view, by audio time and by what the rep pinned."""
        card = self._card
        if card is None or self.view.view.pinned == card.id:
            return card
        return card if self.at < card.ts + card.ttl_ms / 1000 else None

    def publish(self, message: Message) -> None:
        """Number a message and let it wait for each overlay.

        The summary closes the hub. What comes after that is not sent.
        """
        if self.closed:
            return
        self._seq += 1
        numbered = message.model_copy(update={"seq": self._seq})
        self.at = max(self.at, numbered.ts)
        self._keep(numbered)
        for overlay in self._overlays.values():
            overlay.put(numbered)
        if isinstance(numbered, Summary):
            self.close()

    @property
    def latest_state(self) -> State | None:
        """The newest state that was published."""
        latest = self._latest.get(State)
        return latest if isinstance(latest, State) else None

    def wipe(self) -> None:
        """Forget what was told of the call: who spoke when, its card, how it stood."""
        self._heard.clear()
        self._withdrawn.clear()
        self._latest.clear()
        self._card = None

    def join(self) -> Overlay:
        """A new overlay. Raises OverlayLimit when the call has as many as it may."""
        return self._admit(uuid4().hex, seen=0)

    def resume(self, session: str, seen: int) -> Overlay:
        """An overlay that was cut off after message `seen`; what it saw and what is over stay away.

        A socket that still holds the session is ended. A session that is not known joins anew.
        """
        if session not in self._sessions or seen > self._seq:
            return self.join()
        before = self._overlays.get(session)
        if before is not None:
            self.leave(before)
            before.end(replaced=True)
        return self._admit(session, seen=seen)

    def leave(self, overlay: Overlay) -> None:
        """The overlay's socket is gone; its session may come back."""
        if self._overlays.get(overlay.session) is overlay:
            self._dropped_before += overlay.mailbox.dropped
            del self._overlays[overlay.session]

    def close(self) -> None:
        """The call is over: overlays get what waits for them and end. May be called again."""
        self.closed = True
        for overlay in self._overlays.values():
            overlay.end()

    def _admit(self, session: str, *, seen: int) -> Overlay:
        if len(self._overlays) >= limit("overlays_per_call"):
            raise OverlayLimit(
                f"this call has {len(self._overlays)} overlays open",
                remedy="close one of the windows that show it",
            )
        overlay = Overlay(session, self._backlog(seen))
        self._overlays[session] = overlay
        self._sessions[session] = None
        self._sessions.move_to_end(session)
        if len(self._sessions) > limit("overlay_sessions"):
            self._sessions.popitem(last=False)
            self.sessions_forgotten += 1
        if self.closed:
            overlay.end()
        return overlay

    def _backlog(self, seen: int) -> list[Message]:
        """The welcome, then what the overlay has not seen and what still counts, in order."""
        latest = [message for kind, message in self._latest.items() if kind is not Welcome]
        card = [self._as_it_stands(self.card)] if self.card is not None else []
        # an overlay that never saw a card has nothing to withdraw
        withdrawn = list(self._withdrawn) if seen else []
        unseen = [m for m in (*latest, *card, *self._heard, *withdrawn) if m.seq > seen]
        welcome = self._latest.get(Welcome)
        return ([welcome] if welcome else []) + sorted(unseen, key=lambda message: message.seq)

    def _as_it_stands(self, card: Suggest) -> Suggest:
        """The card in view for an overlay that has not seen what the rep did to it."""
        return card.model_copy(update={"pinned": self.view.view.pinned == card.id})

    def _keep(self, message: Message) -> None:
        if isinstance(message, Suggest):
            self._card = message
        elif isinstance(message, HeardSpeech):
            self.forgotten += len(self._heard) == self._heard.maxlen
            self._heard.append(message)
        elif isinstance(message, Withdraw):
            self._withdrawn.append(message)
            if self._card is not None and self._card.id == message.id:
                self._card = None
        elif not isinstance(message, Answer):  # who was not there has not asked
            self._latest[type(message)] = message
