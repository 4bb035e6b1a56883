"""Stretches of speech that wait for a worker: which goes next, and which is let go. Pure.

Closed stretches go before tentative ones, since a pause hangs on them; among equals the oldest goes
first. When too many wait, what is lost is the oldest tentative one, which will be asked for again
when it is closed, and else the oldest of all: the newest words matter most.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Final, Generic, Protocol, TypeVar

from copilot.limits import limit

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST: Final = limit("segments_waiting")


class Closable(Protocol):
    """What can wait: a tentative stretch may become final while it does."""

    @property
    def final(self) -> bool:
        """Whether the stretch is closed."""
        ...


Item = TypeVar("Item", bound=Closable)


class WaitingLine(Generic[Item]):
    """A bounded line. Items are told apart by identity."""

    def __init__(self, *, most: int = MOST) -> None:
        self._most = most
        self._items: deque[Item] = deque()

    def __len__(self) -> int:
        return len(self._items)

    def __iter__(self) -> Iterator[Item]:
        return iter(tuple(self._items))

    def push(self, item: Item) -> Item | None:
        """Let one more wait. Returns the one that had to go for it, if any."""
        self._items.append(item)
        return self._shed()

    def push_first(self, item: Item) -> Item | None:
        """Let one wait as the oldest: it was tried before. Returns the one that had to go."""
        self._items.appendleft(item)
        return self._shed()

    def take(self) -> Item | None:
        """Whose turn it is, who then waits no more; None when nobody waits."""
        item = next((one for one in self._items if one.final), None)
        if item is None and self._items:
            item = self._items[0]
        if item is not None:
            self.remove(item)
        return item

    def remove(self, item: Item) -> bool:
        """Let one go; False if it did not wait."""
        for place, one in enumerate(self._items):
            if one is item:
                del self._items[place]
                return True
        return False

    def _shed(self) -> Item | None:
        if len(self._items) <= self._most:
            return None
        item = next((one for one in self._items if not one.final), self._items[0])
        self.remove(item)
        return item
