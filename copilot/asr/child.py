"""One worker process as its parent sees it: started, asked, watched, and ended without mercy."""

from __future__ import annotations

import os
import subprocess
import sys
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
    from copilot.asr.recognizer import Decoded

LOAD_SECONDS: Final = 30.0
"""A model that is not ready by then never will be (measured: tiny.en in 1 s, base in 2 s)."""

_ENVIRONMENT: Final = {
    # pools that spin on a small machine; the engine gets its one thread by argument
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "TOKENIZERS_PARALLELISM": "false",
    # nothing in a worker has any business on the network
    "HF_HUB_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
}


_BROKEN: Final = (
    anyio.EndOfStream,
    anyio.IncompleteRead,
    anyio.BrokenResourceError,
    anyio.ClosedResourceError,
    OSError,
)
"""What a pipe raises whose other end is gone."""


class Child:
    """A running worker. Once anything went wrong it is dead for good; start another."""

    def __init__(self, process: Process) -> None:
        self._process = process
        if process.stdin is None or process.stdout is None:
            raise RecognizerFailed("a worker has no pipes")
        self._requests = process.stdin
        self._answers = BufferedByteReceiveStream(process.stdout)
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
            answer = await child._ask(pipe.order_bytes(order), LOAD_SECONDS)
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

    async def decode(self, pcm: NDArray[np.float32], hint: str, deadline_s: float) -> Decoded:
        """Have a stretch decoded. Raises RecognizerFailed or RecognizerTimeout.

        The deadline counts from now and covers the way there and back.
        """
        return pipe.read_answer(await self._ask(pipe.request_bytes(pcm, hint), deadline_s))

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

    async def _ask(self, body: bytes, deadline_s: float) -> bytes:
        try:
            with anyio.fail_after(deadline_s):
                await self._requests.send(pipe.framed(body))
                head = await self._answers.receive_exactly(pipe.HEAD.size)
                return await self._answers.receive_exactly(pipe.body_length(head))
        except TimeoutError:
            self.kill()
            raise RecognizerTimeout(f"a worker gave no answer in {deadline_s:g} s") from None
        except _BROKEN:
            self.kill()
            raise RecognizerFailed("a worker ended while it was needed") from None
        except BaseException:
            # left in between, by a cancellation or by noise: the next answer would be another's
            self.kill()
            raise


def _environment() -> dict[str, str]:
    # the worker runs this very copilot, and nothing that happens to lie in the current folder
    search = [str(PACKAGE.parent), os.environ.get("PYTHONPATH", "")]
    return {**os.environ, **_ENVIRONMENT, "PYTHONPATH": os.pathsep.join(filter(None, search))}
