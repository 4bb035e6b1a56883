"""One worker process as its parent sees it: started, asked, watched, and ended without mercy."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import anyio
from anyio.streams.buffered import BufferedByteReceiveStream

from copilot.asr import pipe
from copilot.errors import RecognizerFailed, RecognizerTimeout
from copilot.resources import PACKAGE

if TYPE_CHECKING:
    import numpy as np
    from anyio.abc import Process
    from numpy.typing import NDArray

    from copilot.asr.pipe import Order
    from copilot.asr.recognizer import Decoded, Hint

LOAD_SECONDS: Final = 30.0
"""A model that is not ready by then never will be (`benchmarks/workers.py`: ``start``)."""

LONGEST_SECONDS: Final = 30.0
"""A decode that goes on for longer goes round in circles, however busy the machine is. Argued, not
measured: 15 s of speech are some seconds of work, and ten others may want the core too."""

ENVIRONMENT: Final = {
    # pools that spin on a small machine; the engine gets its one thread by argument
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "TOKENIZERS_PARALLELISM": "false",
    # nothing in a worker has any business on the network
    "HF_HUB_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    # CTranslate2's oneDNN keeps what it made for each length of a long stretch, for a thousand of them
    # unless told otherwise, and hardly meets one twice: memory grew for as long as a call went on.
    # The few it needs again are the length that short stretches are filled up to, and that of a
    # second look (`benchmarks/lengths.py` prints memory with this and without)
    "ONEDNN_PRIMITIVE_CACHE_CAPACITY": "8",
}
"""What a worker is told beside the order: it stands above what the service itself was told."""

_BROKEN: Final = (
    anyio.EndOfStream,
    anyio.IncompleteRead,
    anyio.BrokenResourceError,
    anyio.ClosedResourceError,
    OSError,
)
"""What a pipe raises whose other end is gone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How long a worker may be at one stretch, and how long without saying that it is alive.

    It says so every `copilot.asr.pipe.BEAT_SECONDS`, in a thread that needs next to no CPU and is
    hardly held up by a busy machine: one that is silent for long is stopped or stuck.
    """

    longest_s: float
    silent_s: float


FEWEST_LOOKS: Final = 4
"""In vain, before a worker counts as silent: one beat may well come a little late."""

_LOADING: Final = Patience(longest_s=LOAD_SECONDS, silent_s=LOAD_SECONDS)


class Child:
    """A running worker. Once anything went wrong it is dead for good; start another."""

    def __init__(self, process: Process) -> None:
        self._process = process
        if process.stdin is None or process.stdout is None:
            raise RecognizerFailed("a worker has no pipes")
        self._requests = process.stdin
        self._answers = BufferedByteReceiveStream(process.stdout)
        self._length: int | None = None  # of a message whose head has come
        self._asked = 0
        self._unwanted: anyio.Event | None = None  # of what it is at
        self.dead = False

    @property
    def pid(self) -> int:
        """The operating system's number of the process."""
        return self._process.pid

    @classmethod
    async def start(cls, order: Order) -> Child:
        """Start a worker and wait until its model is loaded.

        Raises RecognizerFailed or RecognizerTimeout; no process is left then.
        """
        try:
            # a start that was cancelled half-way would leave a process that nobody knows
            with anyio.CancelScope(shield=True):
                process = await anyio.open_process(
                    [sys.executable, "-P", "-W", "ignore", "-m", "copilot.asr.worker"],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    env=_environment(),
                )
        except OSError as error:
            raise RecognizerFailed(f"no worker could be started ({error.strerror})") from None
        child = cls(process)
        try:
            answer = await child._ask(pipe.order_bytes(order), _LOADING)
        except BaseException:
            await child.aclose()
            raise
        if answer != pipe.READY:
            await child.aclose()
            raise RecognizerFailed(
                "the model could not be loaded",
                where=str(order.model),
                remedy="run: copilot doctor",
            )
        return child

    async def decode(
        self,
        pcm: NDArray[np.float32],
        hint: Hint,
        patience: Patience,
        unwanted: anyio.Event | None = None,
    ) -> Decoded | None:
        """Have a stretch decoded; None if that was stopped. Raises RecognizerFailed or RecognizerTimeout.

        Its time counts from now and covers the way there and back. One that says it failed is ended
        too: if it was for want of memory, a new one has more.
        """
        request = pipe.request_bytes(pcm, hint)
        self._asked += 1
        self._unwanted = unwanted
        try:
            answer = await self._ask(request, patience)
        finally:
            self._unwanted = None
        try:
            return pipe.read_answer(answer)
        except RecognizerFailed:
            self.kill()
            raise

    async def stop_when(self, unwanted: anyio.Event) -> None:
        """Once this happens, stop what is decoded until then, if it still is. Never raises."""
        await unwanted.wait()
        if self._unwanted is unwanted:
            with contextlib.suppress(*_BROKEN):  # whoever waits for the answer sees that too
                await self._requests.send(pipe.framed(pipe.stop_bytes(self._asked)))

    async def ended(self) -> None:
        """Return when the process is gone."""
        await self._process.wait()
        self.dead = True

    def kill(self) -> None:
        """End the process at once, whatever it does, even if it is stopped."""
        self.dead = True
        if self._process.returncode is None:
            self._process.kill()

    async def aclose(self) -> None:
        """End the process, reap it and close the pipes."""
        self.kill()
        with anyio.CancelScope(shield=True):
            await self._process.aclose()

    async def _ask(self, body: bytes, patience: Patience) -> bytes:
        try:
            with anyio.fail_after(patience.longest_s):
                with anyio.fail_after(patience.silent_s):
                    await self._requests.send(pipe.framed(body))
                while (answer := await self._receive(patience.silent_s)) == pipe.ALIVE:
                    pass
                return answer
        except TimeoutError:
            self.kill()
            raise RecognizerTimeout("a worker hung, or took far too long") from None
        except _BROKEN:
            self.kill()
            raise RecognizerFailed("a worker ended while it was needed") from None
        except BaseException:
            # left in between, by a cancellation or by noise: the next answer would be another's
            self.kill()
            raise

    async def _receive(self, silent_s: float) -> bytes:
        """The next message. Raises TimeoutError after so many beats in vain."""
        # counted by looks and not by one long wait: after a sleep of the machine, or of this
        # process, the time is up at once, and the worker had no chance to say anything
        for _ in range(max(FEWEST_LOOKS, round(silent_s / pipe.BEAT_SECONDS))):
            with anyio.move_on_after(pipe.BEAT_SECONDS):
                return await self._message()
        raise TimeoutError

    async def _message(self) -> bytes:
        """A whole message. May be cancelled and called again: what had come is not lost."""
        if self._length is None:
            self._length = pipe.body_length(await self._answers.receive_exactly(pipe.HEAD.size))
        body = await self._answers.receive_exactly(self._length)
        self._length = None
        return body


def _environment() -> dict[str, str]:
    # the worker runs this very copilot, and nothing that happens to lie in the current folder
    search = [str(PACKAGE.parent), os.environ.get("PYTHONPATH", "")]
    return {**os.environ, **ENVIRONMENT, "PYTHONPATH": os.pathsep.join(filter(None, search))}
