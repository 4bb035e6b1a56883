"""The worker process: reads speech from a pipe, writes words into another, and knows nothing else.

Started as ``python -m copilot.asr.worker``; see `copilot.asr.pipe` for what goes over the pipes. It
ends when the pipe does, so it never outlives its parent. It leaves no core dump and prints nothing:
standard output and error go nowhere, whatever a library may want to say.
"""

from __future__ import annotations

import contextlib
import os
import queue
import signal
import sys
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, BinaryIO

from copilot.asr import pipe
from copilot.asr.engines import open_engine
from copilot.asr.recognizer import Stop, Stopped
from copilot.errors import RecognizerFailed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copilot.asr.recognizer import Recognizer


def serve(recognizer: Recognizer, requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer requests until there are no more; while one is at work, say that it is."""
    pulse = _Pulse(answers)
    threading.Thread(target=pulse.beat, daemon=True).start()
    asked = _Asked(requests)
    threading.Thread(target=asked.listen, daemon=True).start()
    while (request := asked.next()) is not None:
        with pulse.beating():
            answer = _answer(recognizer, request)
        pulse.write(answer)


@dataclass(frozen=True, slots=True, eq=False)
class _Request:
    """What is to be decoded, and the way in which it may be stopped."""

    body: bytes = field(repr=False)
    stop: Stop = field(default_factory=Stop)


def _answer(recognizer: Recognizer, request: _Request) -> bytes:
    try:
        decoded = recognizer.decode(*pipe.read_request(request.body), request.stop)
    except Stopped:
        return pipe.STOPPED
    except RecognizerFailed:
        return pipe.FAILED
    return pipe.answer_bytes(decoded)


class _Asked:
    """What comes from the parent, read in a thread of its own: a stop comes while another is at work."""

    def __init__(self, requests: BinaryIO) -> None:
        self._requests = requests
        # the parent asks for one after the other: there is never more than one
        self._waiting: queue.Queue[_Request | None] = queue.Queue(maxsize=1)

    def listen(self) -> None:
        """Until the pipe ends, or cannot be read."""
        try:
            self._listen()
        finally:
            self._waiting.put(None)

    def _listen(self) -> None:
        count, newest = 0, _Request(b"")
        while (body := _read(self._requests)) is not None:
            stopped = pipe.stopped_request(body)
            if stopped is None:
                count, newest = count + 1, _Request(body)
                self._waiting.put(newest)
            elif stopped == count:  # one that is answered has nothing to stop
                newest.stop.say()

    def next(self) -> _Request | None:
        """The next request, as soon as there is one; None when there will be no more."""
        return self._waiting.get()


class _Pulse:
    """Tells the parent, from a thread of its own, that this process is not stuck.

    The engines let go of Python's lock while they work, so the thread runs; a process that was
    stopped, or whose engine never comes back with the lock held, falls silent.
    """

    def __init__(self, answers: BinaryIO) -> None:
        self._answers = answers
        self._one_writes = threading.Lock()
        self._at_work = threading.Event()
        self._at_rest = threading.Event()

    @contextlib.contextmanager
    def beating(self) -> Iterator[None]:
        """A decode goes on inside of this."""
        self._at_rest.clear()
        self._at_work.set()
        try:
            yield
        finally:
            self._at_work.clear()
            self._at_rest.set()

    def beat(self) -> None:
        """Until the parent is gone."""
        with contextlib.suppress(OSError, ValueError):
            while True:
                self._at_work.wait()
                if not self._at_rest.wait(pipe.BEAT_SECONDS):
                    self.write(pipe.ALIVE)

    def write(self, body: bytes) -> None:
        """Write a whole message, whichever thread asks."""
        with self._one_writes:
            _write(self._answers, body)


def main() -> None:
    """Load the model that the first message names, say so, and serve."""
    # Ctrl+C goes to the parent too, and the parent ends the worker when the last words are in
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _leave_no_core()
    requests, answers = _private_pipes()
    order = _read(requests)
    if order is None:
        return
    plan = pipe.read_order(order)
    try:
        recognizer = open_engine(plan.engine, plan.model, plan.settings)
        recognizer.load()
    except RecognizerFailed:
        _write(answers, pipe.FAILED)
        return
    _write(answers, pipe.READY)
    serve(recognizer, requests, answers)


def _private_pipes() -> tuple[BinaryIO, BinaryIO]:
    """Standard input and output for us alone; what others print or read is nowhere."""
    requests = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb", buffering=0)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nowhere, descriptor)
    return requests, answers


def _leave_no_core() -> None:
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _read(stream: BinaryIO) -> bytes | None:
    head = stream.read(pipe.HEAD.size)
    if len(head) < pipe.HEAD.size:
        return None
    length = pipe.body_length(head)
    body = stream.read(length)
    return body if len(body) == length else None


def _write(stream: BinaryIO, body: bytes) -> None:
    left = memoryview(pipe.framed(body))
    while left:
        left = left[stream.write(left) :]
    stream.flush()


if __name__ == "__main__":
    main()
