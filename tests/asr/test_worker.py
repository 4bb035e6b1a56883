"""What the worker process does with its pipes."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import threading
from pathlib import Path

import numpy as np
import pytest

from copilot.asr import pipe, worker
from copilot.asr.recognizer import NEVER, Hint
from copilot.errors import RecognizerFailed
from tests.asr.make import DECODE, decoded


class Engine:
    """Answers with the number of samples; fails on demand."""

    def load(self):
        """Nothing to load."""

    def decode(self, pcm, hint, stop=NEVER):
        if hint.names == ("fail",):
            raise RecognizerFailed("not this one")
        return decoded(" ".join((str(len(pcm)), *hint.names)))

    def describe(self):
        return "counting"

    def close(self):
        """Nothing to close."""


def exchange(*bodies, tail=b"", engine=None):
    """Everything that the worker writes for these requests."""
    requests = io.BytesIO(b"".join(pipe.framed(body) for body in bodies) + tail)
    answers = io.BytesIO()
    worker.serve(engine or Engine(), requests, answers)
    answers.seek(0)
    found = []
    while head := answers.read(pipe.HEAD.size):
        found.append(answers.read(pipe.body_length(head)))
    return found


def request(samples, *names):
    return pipe.request_bytes(np.zeros(samples, np.float32), Hint(names=names))


def said(body):
    """The words of an answer."""
    answer = pipe.read_answer(body)
    assert answer
    return answer.words.reveal()


def test_each_request_is_answered_in_order():
    found = [said(body) for body in exchange(request(3), request(5, "a"))]
    assert found == ["3", "5 a"]


def test_a_stretch_that_cannot_be_decoded_costs_only_itself():
    failed, fine = exchange(request(3, "fail"), request(4))
    assert failed == pipe.FAILED
    assert said(fine) == "4"


def test_while_a_decode_goes_on_it_says_that_it_is_alive(monkeypatch):
    monkeypatch.setattr(pipe, "BEAT_SECONDS", 0.001)

    class Answers(io.BytesIO):
        beats = threading.Event()

        def write(self, body):
            self.beats.set()
            return super().write(body)

    class Patient(Engine):
        def decode(self, pcm, hint, stop=NEVER):
            assert Answers.beats.wait(20)
            return super().decode(pcm, hint, stop)

    answers = Answers()
    worker.serve(Patient(), io.BytesIO(pipe.framed(request(3))), answers)
    written = answers.getvalue()
    assert written.startswith(pipe.framed(pipe.ALIVE))
    last = written.rindex(b"\0\0\0\0") + pipe.HEAD.size
    assert said(written[last + pipe.HEAD.size :]) == "3"


class Endless(Engine):
    """Goes on until it is stopped, with an odd number of samples."""

    def decode(self, pcm, hint, stop=NEVER):
        while len(pcm) % 2:
            stop.check()
        return super().decode(pcm, hint, stop)


def test_what_nobody_waits_for_is_stopped_and_the_next_is_answered():
    stopped, fine = exchange(request(3), pipe.stop_bytes(1), request(4), engine=Endless())
    assert stopped == pipe.STOPPED
    assert said(fine) == "4"


def test_a_failure_after_a_stop_is_still_one():
    class Failing(Engine):
        def decode(self, pcm, hint, stop=NEVER):
            stop.say()
            raise RecognizerFailed("no memory")

    assert exchange(request(3), engine=Failing()) == [pipe.FAILED]


def asked_of(*bodies, tail=b""):
    """All requests that these come to."""
    requests = io.BytesIO(b"".join(pipe.framed(body) for body in bodies) + tail)
    asked, found = worker._Asked(requests), []
    reader = threading.Thread(target=asked.listen)
    reader.start()
    while one := asked.next():
        found.append(one)
    reader.join()
    return found


def test_a_stop_is_of_its_own_request_alone():
    stops = (pipe.stop_bytes(1), pipe.stop_bytes(7))
    found = asked_of(request(2), *stops, request(4), *stops, request(6), pipe.stop_bytes(3))
    assert [one.stop.said for one in found] == [True, False, True]
    assert "body" not in repr(found[0])


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_pipe_that_cannot_be_read_is_at_its_end():
    noise = pipe.HEAD.pack(pipe.MOST_BYTES + 1)  # a length that cannot be meant
    assert len(asked_of(request(2), tail=noise)) == 1


@pytest.mark.parametrize("tail", [b"", b"\x01", pipe.framed(b"longer")[:-2]])
def test_it_ends_where_the_pipe_does(tail):
    assert len(exchange(request(1), tail=tail)) == 1


def start(code="", **options):
    return subprocess.run(
        [sys.executable, "-c", f"{code}\nfrom copilot.asr.worker import main\nmain()"],
        capture_output=True,
        check=False,
        timeout=30,
        **options,
    )


def test_without_an_order_it_leaves_in_silence():
    run = start(input=b"")
    assert (run.returncode, run.stdout, run.stderr) == (0, b"", b"")


def test_a_model_that_is_not_there_is_said_on_the_pipe_and_nowhere_else():
    order = pipe.order_bytes(pipe.Order(engine="whisper", model=Path("/nowhere"), settings=DECODE))
    run = start(input=pipe.framed(order))
    assert (run.stdout, run.stderr) == (pipe.framed(pipe.FAILED), b"")


def test_what_libraries_print_never_reaches_the_pipe():
    noisy = (
        "import os, copilot.asr.worker as worker\n"
        "class Noisy:\n"
        "    def __init__(self, *_): pass\n"
        "    def load(self): print('speech'); os.write(1, b'speech'); os.write(2, b'speech')\n"
        "worker.open_engine = Noisy"
    )
    order = pipe.order_bytes(pipe.Order(engine="whisper", model=Path("/nowhere"), settings=DECODE))
    run = start(noisy, input=pipe.framed(order))
    assert (run.stdout, run.stderr) == (pipe.framed(pipe.READY), b"")


def test_it_leaves_no_core_dump(tmp_path):
    code = (
        "import atexit, os, pathlib, resource\n"
        "tell = lambda: str(resource.getrlimit(resource.RLIMIT_CORE))\n"
        "atexit.register(lambda: pathlib.Path(os.environ['OUT']).write_text(tell()))"
    )
    start(code, input=b"", env={**os.environ, "OUT": str(tmp_path / "limit")})
    assert (tmp_path / "limit").read_text(encoding="utf-8") == "(0, 0)"
