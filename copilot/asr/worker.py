"""The worker process: reads speech from a pipe, writes words into another, and knows nothing else.

Started as ``python -m copilot.asr.worker``; see `copilot.asr.pipe` for what goes over the pipes. It
ends when the pipe does, so it never outlives its parent. It leaves no core dump and prints nothing:
standard output and error go nowhere, whatever a library may want to say.
"""

from __future__ import annotations

import os
import signal
import sys
from typing import TYPE_CHECKING, BinaryIO

from copilot.asr import pipe
from copilot.asr.whisper import Whisper
from copilot.errors import RecognizerFailed

if TYPE_CHECKING:
    from copilot.asr.recognizer import Recognizer


def serve(recognizer: Recognizer, requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer requests until there are no more."""
    while (body := _read(requests)) is not None:
        try:
            answer = pipe.answer_bytes(recognizer.decode(*pipe.read_request(body)))
        except RecognizerFailed:
            answer = pipe.FAILED
        _write(answers, answer)


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
    recognizer = Whisper(plan.model, plan.settings)
    try:
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
