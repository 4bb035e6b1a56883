"""The rep's keys in a terminal, and the system's wish that a program end, as one stream of wishes."""

from __future__ import annotations

import os
import signal
import sys
from collections import deque
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

import anyio

from copilot.limits import limit
from copilot.listen import Wish

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from anyio.abc import TaskGroup

KEYS: Final[dict[str, Wish]] = {
    " ": Wish.DISMISS,
    "s": Wish.SNOOZE,
    "a": Wish.ASK,
    "q": Wish.END,
    "w": Wish.WITHDRAW,
}

_ENDS: Final = (signal.SIGINT, signal.SIGTERM)


def wish_of(keys: str, *, sure: bool) -> tuple[list[Wish], bool]:
    """The wishes that these keys say, and whether the next ``w`` is meant.

    Withdrawing deletes, so it takes the key twice in a row; any other key between takes it back.
    """
    wishes: list[Wish] = []
    for key in keys.lower():
        wish = KEYS.get(key)
        if wish is Wish.WITHDRAW and not sure:
            sure = True
            continue
        sure = False
        if wish is not None:
            wishes.append(wish)
    return wishes, sure


class Keys:
    """Reads keys while it is run. `sure` says that ``w`` was pressed once."""

    def __init__(self) -> None:
        self._waiting: deque[Wish] = deque()
        self._news = anyio.Event()
        self.sure = False

    async def wishes(self) -> AsyncIterator[Wish]:
        """What the rep asks for, as it comes."""
        while True:
            while self._waiting:
                yield self._waiting.popleft()
            self._news = anyio.Event()
            await self._news.wait()

    def start(self, tasks: TaskGroup) -> None:
        """Listen to the terminal, where there is one, and to the system's signals."""
        tasks.start_soon(self._signals)
        if sys.stdin.isatty():
            tasks.start_soon(self._terminal, sys.stdin.fileno())

    async def _terminal(self, terminal: int) -> None:
        with single_keys(terminal):
            while True:
                await anyio.wait_readable(terminal)
                read = os.read(terminal, 64)
                if not read:
                    return
                wishes, self.sure = wish_of(read.decode("ascii", "ignore"), sure=self.sure)
                for wish in wishes:
                    self._say(wish)

    async def _signals(self) -> None:
        with anyio.open_signal_receiver(*_ENDS) as signals:
            async for _ in signals:
                self._say(Wish.END)

    def _say(self, wish: Wish) -> None:
        # a key that is held down asks for one thing many times
        if len(self._waiting) < limit("wishes_waiting"):
            self._waiting.append(wish)
        self._news.set()


@contextmanager
def single_keys(terminal: int) -> Iterator[None]:
    """Keys arrive one by one and are not shown; the terminal is as before afterwards."""
    try:
        import termios
        import tty
    except ImportError:  # Windows: Ctrl+C ends the call, the other keys are the page's
        yield
        return
    before = termios.tcgetattr(terminal)
    try:
        tty.setcbreak(terminal)
        yield
    finally:
        termios.tcsetattr(terminal, termios.TCSADRAIN, before)
