"""What a driver and `benchmarks.peers` say to each other; needs nothing but Python.

The driver loads its engine and says ``ready``. Then it is given both sides' sound on its standard
input, in real time: per 32 ms 512 samples of the rep, then 512 of the buyer, signed 16 bit at
16 kHz. It answers with one JSON object a line::

    {"type": "ready"}
    {"type": "text", "at": seconds since 1970, "side": "rep", "final": true, "text": "…"}
    {"type": "done"}

``final`` text is never taken back; text that may still change replaces the side's last such text.
A driver whose final texts can overtake each other says with ``start`` where in the call each begins.
Words go through this pipe from memory to memory and into no file.
"""

from __future__ import annotations

import json
import os
import queue
import sys
import threading
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SIDES = ("rep", "buyer")
RATE_HZ = 16_000
FRAME_SAMPLES = 512
FRAME_S = FRAME_SAMPLES / RATE_HZ
SIDE_BYTES = 2 * FRAME_SAMPLES
PAIR_BYTES = SIDE_BYTES * len(SIDES)

_WAITING_PAIRS = 20_000
"""Ten minutes of sound: more than a run has, so that a slow peer never slows the clock down."""

_STAY_S = 0.7
"""A driver that is done stays so long, for its CPU time to be read."""


class Wire:
    """The driver's end. Takes standard output for itself: what a peer prints goes to the errors."""

    def __init__(self) -> None:
        self._out = os.fdopen(os.dup(1), "w", encoding="utf-8")
        os.dup2(2, 1)
        self._lock = threading.Lock()

    def ready(self) -> None:
        """The engine is loaded: the call may begin."""
        self._say({"type": "ready"})

    def text(self, side: str, text: str, *, final: bool, start_s: float | None = None) -> None:
        """Words of one side, at this very moment."""
        said = {"type": "text", "at": time.time(), "side": side, "final": final, "text": text}
        if text.strip():
            self._say(said if start_s is None else {**said, "start": start_s})

    def done(self) -> None:
        """All that was heard has been said."""
        self._say({"type": "done"})
        time.sleep(_STAY_S)

    def pairs(self) -> Iterator[tuple[bytes, bytes]]:
        """Both sides' sound, 32 ms at a time, as it comes; ends with the call."""
        waiting: queue.Queue[bytes] = queue.Queue(maxsize=_WAITING_PAIRS)
        threading.Thread(target=_read, args=(waiting,), daemon=True).start()
        while pair := waiting.get():
            yield pair[:SIDE_BYTES], pair[SIDE_BYTES:]

    def by_side(self) -> dict[str, queue.Queue[bytes]]:
        """The same sound as a queue for each side, for engines that want a thread a side.

        An empty piece is the end.
        """
        sides = {side: queue.Queue[bytes](maxsize=_WAITING_PAIRS) for side in SIDES}

        def deal() -> None:
            for pair in self.pairs():
                for side, pcm in zip(SIDES, pair, strict=True):
                    sides[side].put(pcm)
            for side in SIDES:
                sides[side].put(b"")

        threading.Thread(target=deal, daemon=True).start()
        return sides

    def each_side(self, listen: Callable[[str, queue.Queue[bytes]], None]) -> None:
        """Let `listen` hear each side in a thread of its own, and say when both are done."""
        threads = [
            threading.Thread(target=listen, args=(side, sound))
            for side, sound in self.by_side().items()
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.done()

    def _say(self, message: dict[str, object]) -> None:
        with self._lock:
            self._out.write(json.dumps(message) + "\n")
            self._out.flush()


class Growing:
    """The text of one side that only grows at its end: gives out what is new in it, word by word."""

    def __init__(self) -> None:
        self._words = 0

    def new_in(self, whole: str) -> str:
        """The words beyond those given out so far."""
        words = whole.split()
        fresh = words[self._words :]
        self._words = max(self._words, len(words))
        return " ".join(fresh)


def _read(waiting: queue.Queue[bytes]) -> None:
    while len(pair := sys.stdin.buffer.read(PAIR_BYTES)) == PAIR_BYTES:
        waiting.put(pair)
    waiting.put(b"")
