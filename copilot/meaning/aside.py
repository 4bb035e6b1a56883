"""Meanings read beside the calls, in one thread: sound, sockets and decisions never wait for them.

An utterance counts only once its meanings are there, so a call comes to the same moments however
long they take. The thread is the only one that turns words into meanings, so that what a call left
in its memory can be overwritten in it (`copilot.scrub`).
"""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Self

import anyio.to_thread

from copilot import observe
from copilot.meaning.reader import NoUnderstanding
from copilot.scrub import scrub

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from copilot.errors import CopilotError
    from copilot.events import Utterance
    from copilot.meaning.reader import Understanding


class Aside:
    """An understanding and its thread, which begins with the first work and ends with the block."""

    def __init__(self, understanding: Understanding | None = None) -> None:
        self._understanding = understanding or NoUnderstanding()
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="meaning")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._thread.shutdown()

    @property
    def trouble(self) -> CopilotError | None:
        """Why there are no meanings although there should be; None while all is well."""
        return self._understanding.trouble

    def warm(self, first: Callable[[], None]) -> Future[None]:
        """Do something else first, then load the model; it goes on while the caller does other things."""

        def both() -> None:
            first()
            self._understanding.warm()

        return self._thread.submit(both)

    async def with_meanings(self, utterance: Utterance) -> Utterance:
        """The utterance with its meanings. Never raises, and holds up nobody but who asks."""
        if isinstance(self._understanding, NoUnderstanding) or not utterance.words:
            return utterance
        work = self._thread.submit(self._understanding.with_meanings, utterance)
        read = await anyio.to_thread.run_sync(work.result)
        observe.step("meaning", at_s=read.end, speaker=read.speaker, count=len(read.meanings))
        return read

    async def scrub(self) -> None:
        """Overwrite what the words of a call left in the thread's memory."""
        if not isinstance(self._understanding, NoUnderstanding):
            await anyio.to_thread.run_sync(self._thread.submit(scrub).result)
