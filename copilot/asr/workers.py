"""Words for stretches of speech, from worker processes that may die without hurting a call.

Each worker has one task, which starts it, feeds it, and starts another when it has ended; all take
from one line. One is always there; others start when there are calls enough for them. What the way
to a worker and back costs, and a service at rest, is what `benchmarks/workers.py` prints
(``round_trip``, ``idle_cores``).
"""

from __future__ import annotations

import math
from contextlib import AsyncExitStack
from dataclasses import replace
from typing import TYPE_CHECKING, Final, Self
from weakref import WeakSet

import anyio

from copilot import observe
from copilot.asr.child import LONGEST_SECONDS, Child, Patience
from copilot.asr.jobs import CallWords, Line
from copilot.asr.pipe import Order
from copilot.asr.recognizer import DecodeSettings, Hint
from copilot.asr.statistics import Statistics, Tally
from copilot.errors import RecognizerError, RecognizerTimeout
from copilot.events import Utterance
from copilot.limits import limit
from copilot.manifest import engine_of
from copilot.spoken import NOTHING_SAID, Spoken

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from copilot.asr.jobs import Job
    from copilot.asr.recognizer import Decoded
    from copilot.events import SpeechSegment
    from copilot.settings import RecognizerSettings

TRIES: Final = 2
"""A stretch under which a worker ended is tried once more: the fault may not have been its own."""

PATIENCE_S: Final = (0.1, 1.0, 5.0, 30.0)
"""Waits before a worker that did not start is started again; the last one stays."""

CALLS_EACH: Final = 4
"""Above so many calls to a worker one more is worth its memory. Ours: half of what tiny.en on one
thread ought to carry; `benchmarks/capacity.py` prints how late words are by the number of calls."""

_WORDS: Final = limit("words_per_utterance")


class Transcriber:
    """The recogniser of a process: an async context manager. Each call has its own `for_call`.

    `model` is a folder that `copilot.manifest` found. Entering raises RecognizerError if the model
    cannot be loaded; afterwards no worker's fate raises anything.
    """

    def __init__(self, settings: RecognizerSettings, model: Path) -> None:
        self._deadline_s = settings.deadline_s
        # one that hangs is replaced while there is still time to try again
        self._patience = Patience(
            longest_s=max(LONGEST_SECONDS, settings.deadline_s), silent_s=settings.deadline_s / 2
        )
        self._workers = settings.workers
        self._order = Order(
            engine=engine_of(settings.model),
            model=model,
            settings=DecodeSettings.of(settings),
        )
        self._tally = Tally()
        self._line = Line()
        self._stack = AsyncExitStack()
        self._running: dict[int, Child] = {}
        self._absent = set(range(1, settings.workers))
        self._calls: WeakSet[CallWords] = WeakSet()

    @property
    def statistics(self) -> Statistics:
        """The counts of all calls since the start."""
        return self._tally.counts(waiting=self._line.waiting)

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
        self._line.open = True
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
        self._line.close()
        # not told of the error, which would come out wrapped in a group
        await self._stack.aclose()

    def for_call(self, *, names: tuple[str, ...] = ()) -> CallWords:
        """The recogniser as one call knows it; `names` are those that may be said in it."""
        tally = Tally(self._tally)
        words = CallWords(self._line, tally, deadline_s=self._deadline_s, hint=Hint(names=names))
        self._calls.add(words)
        self._line.ring()
        return words

    def recycle(self) -> None:
        """End every worker and start others: what one has heard goes with it.

        A stretch of another call that one was at is given to the next.
        """
        for child in self._running.values():
            child.kill()

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
            await self._needed(worker)
            try:
                child = await Child.start(self._order)
            except RecognizerError as error:
                observe.logger().error("worker_not_started", worker=worker, code=error.code)
            else:
                self._absent.discard(worker)
                self._line.open = True
                return child
            self._miss(worker)
            await anyio.sleep(PATIENCE_S[min(failures, len(PATIENCE_S) - 1)])
            failures += 1

    async def _needed(self, worker: int) -> None:
        """Return when there are calls enough; the first worker is needed always."""
        while worker and len(self._calls) <= worker * CALLS_EACH:
            self._miss(worker)
            await self._line.came()

    def _miss(self, worker: int) -> None:
        """There is no such worker for the time being; without any, nobody need wait for words."""
        self._absent.add(worker)
        if len(self._absent) == self._workers:
            self._line.close()

    async def _serve(self, child: Child) -> None:
        """Give a worker one job after the other, as long as it lives."""
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(self._watch, child)
            while not child.dead:
                job = self._line.take()
                if job is None:
                    await self._line.came()
                else:
                    tasks.start_soon(child.stop_when, job.done)
                    await self._decode(child, job)
            # what this one was at, another may have to do
            tasks.cancel_scope.cancel()

    async def _watch(self, child: Child) -> None:
        await child.ended()
        self._line.ring()

    async def _decode(self, child: Child, job: Job) -> None:
        job.tries += 1
        tally = job.call.tally
        hint = replace(
            job.call.hint_for(job.segment),
            hurried=self._line.pressed,
            speech_s=job.segment.end - job.segment.start,
        )
        tally.add(hurried=hint.hurried)
        try:
            decoded = await child.decode(job.segment.pcm, hint, self._patience, job.done)
        except RecognizerError as error:
            tally.add(timed_out=isinstance(error, RecognizerTimeout))
            if job.tries < TRIES:
                tally.add(retried=1)
                self._line.again(job)
            else:
                self._line.finish(job, None)
        else:
            self._line.finish(job, _answered(job.segment, decoded, tally, hint.before))


def _answered(
    segment: SpeechSegment, decoded: Decoded | None, tally: Tally, before: Spoken
) -> Utterance | None:
    if decoded is None:
        tally.add(stopped=1)
        return None
    return _utterance(segment, decoded, tally, before)


def _utterance(
    segment: SpeechSegment, decoded: Decoded, tally: Tally, before: Spoken = NOTHING_SAID
) -> Utterance:
    words = decoded.words
    too_many = max(0, words.word_count - _WORDS)
    if too_many:
        words = Spoken(" ".join(words.reveal().split()[:_WORDS]))
    tally.add(
        decoded=1,
        second_looks=decoded.passes > 1,
        completed=decoded.completed,
        asked_for_names=decoded.asked_for_names,
        taken_back=decoded.taken_back,
        nobody=decoded.nobody,
        words_cut=too_many,
    )
    # what was heard before stands, unless it was heard again
    again = segment.resumed if decoded.words or not before else None
    return Utterance(
        speaker=segment.speaker,
        start=segment.start if again or segment.resumed is None else segment.resumed.at,
        end=segment.end,
        words=words,
        confidence=min(1.0, math.exp(decoded.mean_log_probability)),
        late=decoded.unclear,
        unclear=decoded.unclear,
        nobody=decoded.nobody,
        resumed=again,
    )
