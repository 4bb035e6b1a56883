"""Stretches of speech that wait for a worker: which goes next, and which is let go. Pure.

Closed stretches go before tentative ones, since a pause hangs on them. Of a call, the newest goes
first: when more is said than can be decoded, the pause that is open needs the last words, and what
waits longest is worth least. Between calls it is the other way round: of their newest stretches the
one that has waited longest goes first, so that no call is late for another's sake.

Each call has room for so many and no more. When too many of its own wait, what it loses is its
oldest tentative one, which will be asked for again when it is closed, and else its oldest of all.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Final, Generic, Protocol, TypeVar

from copilot.limits import limit

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator

MOST: Final = limit("segments_waiting")


class Waiting(Protocol):
    """What can wait: a tentative stretch may become final while it does."""

    @property
    def final(self) -> bool:
        """Whether the stretch is closed."""
        ...

    @property
    def call(self) -> Hashable:
        """Whose it is."""
        ...


Item = TypeVar("Item", bound=Waiting)


class WaitingLine(Generic[Item]):
    """A line, bounded for each call. Items are told apart by identity."""

    def __init__(self, *, most: int = MOST) -> None:
        self._most = most
        self._items: deque[Item] = deque()

    def __len__(self) -> int:
        return len(self._items)

    def __iter__(self) -> Iterator[Item]:
        return iter(tuple(self._items))

    def push(self, item: Item) -> Item | None:
        """Let one more wait. Returns the one of its call that had to go for it, if any."""
        self._items.append(item)
        return self._shed(item.call)

    def push_first(self, item: Item) -> Item | None:
        """Let one wait as the oldest: it was tried before. Returns the one that had to go."""
        self._items.appendleft(item)
        return self._shed(item.call)

    def take(self, ready: Callable[[Item], bool] = lambda _: True) -> Item | None:
        """Whose turn it is, who then waits no more; None when nobody waits that is `ready`."""
        item = self._next(ready, final=True) or self._next(ready, final=False)
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

    def _next(self, ready: Callable[[Item], bool], *, final: bool) -> Item | None:
        newest: dict[Hashable, Item] = {}
        for one in reversed(self._items):
            if one.final is final and ready(one):
                newest.setdefault(one.call, one)
        return next(reversed(newest.values()), None)

    def _shed(self, call: Hashable) -> Item | None:
        own = [one for one in self._items if one.call == call]
        if len(own) <= self._most:
            return None
        item = next((one for one in own if not one.final), own[0])
        self.remove(item)
        return item
