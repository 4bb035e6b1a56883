"""Words for stretches of speech, from worker processes that may die without hurting a call.

Each worker has one task, which starts it, feeds it, and starts another when it has ended; all take
from one bounded line. Measured on two cores: 3 s of speech to a worker and an answer back cost
1.2 ms besides the decode, 15 s cost 9 ms, and a service at rest spends no CPU on it.
"""

from __future__ import annotations

import math
from contextlib import AsyncExitStack
from typing import TYPE_CHECKING, Final, Self

import anyio

from copilot import observe
from copilot.asr.child import Child
from copilot.asr.jobs import Jobs, without_words
from copilot.asr.pipe import Order
from copilot.asr.recognizer import DecodeSettings
from copilot.asr.statistics import Statistics, Tally
from copilot.errors import RecognizerError, RecognizerTimeout
from copilot.events import Utterance
from copilot.limits import limit
from copilot.spoken import Spoken

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from copilot.asr.jobs import Job, Key
    from copilot.asr.recognizer import Decoded
    from copilot.events import SpeechSegment
    from copilot.settings import RecognizerSettings

TRIES: Final = 2
"""A stretch under which a worker ended is tried once more: the fault may not have been its own."""

PATIENCE_S: Final = (0.1, 1.0, 5.0, 30.0)
"""Waits before a worker that did not start is started again; the last one stays."""

_WORDS: Final = limit("words_per_utterance")


class Transcriber:
    """The recogniser of a process, for all its calls: an async context manager.

    `model` is a folder that `copilot.manifest` found. Entering raises RecognizerError if the model
    cannot be loaded; afterwards no worker's fate raises anything.
    """

    def __init__(self, settings: RecognizerSettings, model: Path) -> None:
        self._deadline_s = settings.deadline_s
        self._workers = settings.workers
        self._order = Order(
            model=model,
            settings=DecodeSettings(
                beam=settings.beam,
                min_frames=settings.min_frames,
                short_frames=settings.short_frames,
                tail_frames=settings.tail_frames,
                min_log_probability=settings.min_log_probability,
            ),
        )
        self._tally = Tally()
        self._jobs = Jobs(self._tally)
        self._stack = AsyncExitStack()
        self._running: dict[int, Child] = {}
        self._hopeless: set[int] = set()
        self._open = False

    @property
    def statistics(self) -> Statistics:
        """The counts of all calls since the start."""
        return self._tally.counts(waiting=self._jobs.waiting)

    @property
    def worker_pids(self) -> tuple[int, ...]:
        """The operating system's numbers of the workers that are ready."""
        return tuple(child.pid for child in self._running.values())

    async def __aenter__(self) -> Self:
        tasks = await self._stack.enter_async_context(anyio.create_task_group())
        self._stack.callback(tasks.cancel_scope.cancel)
        try:
            first = await Child.start(self._order)
        except BaseException:
            await self._stack.aclose()
            raise
        self._open = True
        self._running[0] = first
        tasks.start_soon(self._work, 0, first)
        for worker in range(1, self._workers):
            tasks.start_soon(self._work, worker, None)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        del kind, error, trace
        self._open = False
        self._jobs.give_up_all()
        # not told of the error, which would come out wrapped in a group
        await self._stack.aclose()

    async def transcribe(self, segment: SpeechSegment) -> Utterance:
        """The words of a stretch. Never raises; words that cannot be had come empty and ``late``.

        A closed stretch that was asked for while it was tentative shares that answer.
        """
        if not self._open or len(self._hopeless) == self._workers:
            utterance = without_words(segment)
        else:
            utterance = await self._jobs.words(segment)
        self._tally.add(late=segment.final and utterance.late)
        return utterance

    def forget(self, key: Key) -> None:
        """The tentative stretch with this key went on: its words are void."""
        self._jobs.forget(key)

    async def _work(self, worker: int, child: Child | None) -> None:
        """Keep one worker alive and busy, until cancelled."""
        while True:
            running = child or await self._start(worker)
            self._running[worker] = running
            try:
                await self._serve(running)
            finally:
                del self._running[worker]
                await running.aclose()
            child = None
            self._tally.add(workers_ended=1)
            observe.logger().warning("worker_ended", stage="asr", worker=worker)

    async def _start(self, worker: int) -> Child:
        failures = 0
        while True:
            try:
                child = await Child.start(self._order)
            except RecognizerError as error:
                observe.logger().error("worker_not_started", worker=worker, code=error.code)
            else:
                self._hopeless.discard(worker)
                return child
            self._hopeless.add(worker)
            if len(self._hopeless) == self._workers:
                self._jobs.give_up_all()
            await anyio.sleep(PATIENCE_S[min(failures, len(PATIENCE_S) - 1)])
            failures += 1

    async def _serve(self, child: Child) -> None:
        """Give a worker one job after the other, as long as it lives."""
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(self._watch, child)
            while not child.dead:
                job = self._jobs.take()
                if job is None:
                    await self._jobs.came()
                else:
                    await self._decode(child, job)

    async def _watch(self, child: Child) -> None:
        await child.ended()
        self._jobs.ring()

    async def _decode(self, child: Child, job: Job) -> None:
        job.tries += 1
        try:
            decoded = await child.decode(job.segment.pcm, "", self._deadline_s)
        except RecognizerError as error:
            self._tally.add(timed_out=isinstance(error, RecognizerTimeout))
            if job.tries < TRIES:
                self._tally.add(retried=1)
                self._jobs.again(job)
            else:
                self._jobs.finish(job, None)
        else:
            self._jobs.finish(job, self._utterance(job.segment, decoded))

    def _utterance(self, segment: SpeechSegment, decoded: Decoded) -> Utterance:
        words = decoded.words
        too_many = max(0, words.word_count - _WORDS)
        if too_many:
            words = Spoken(" ".join(words.reveal().split()[:_WORDS]))
        self._tally.add(
            decoded=1,
            second_looks=decoded.passes > 1,
            taken_back=decoded.taken_back,
            words_cut=too_many,
        )
        return Utterance(
            speaker=segment.speaker,
            start=segment.start,
            end=segment.end,
            words=words,
            confidence=min(1.0, math.exp(decoded.mean_log_probability)),
            late=decoded.unclear,
        )
