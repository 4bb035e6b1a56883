"""Who waits for the words of which stretch.

A closed stretch shares the answer of its tentative self: whoever asks second joins the job of the
first. Several calls use the same workers, and two of them may well have a stretch at the same time
of theirs, so a job is known by its times *and* its sound: words never reach a call whose they are
not.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import anyio
import numpy as np

from copilot.asr.waiting import MOST, WaitingLine
from copilot.events import Utterance
from copilot.spoken import NOTHING_SAID

if TYPE_CHECKING:
    from copilot.asr.statistics import Tally
    from copilot.events import Speaker, SpeechSegment

    Key = tuple[Speaker, int, int]


@dataclass(slots=True, eq=False)
class Job:
    """A stretch on its way to words.

    `askers` is how many wait for them, `tries` how often a worker had it.
    """

    segment: SpeechSegment
    final: bool
    askers: int = 0
    tries: int = 0
    utterance: Utterance | None = None
    done: anyio.Event = field(default_factory=anyio.Event)


class Jobs:
    """All jobs that anybody may still ask for, and the bounded line of those that no worker has."""

    def __init__(self, tally: Tally) -> None:
        self._tally = tally
        self._line: WaitingLine[Job] = WaitingLine()
        self._known: dict[Key, list[Job]] = {}
        self._came = anyio.Event()

    @property
    def waiting(self) -> int:
        """How many wait for a worker."""
        return len(self._line)

    async def words(self, segment: SpeechSegment) -> Utterance:
        """The words of a stretch, as soon as somebody brings them or gives them up."""
        job = self._joined(segment) or self._begun(segment)
        job.askers += 1
        try:
            await job.done.wait()
        finally:
            job.askers -= 1
            self._leave(job)
        return job.utterance or without_words(segment)

    def forget(self, key: Key) -> None:
        """The tentative stretch with this key is void: who asked for it gets no words."""
        for job in tuple(self._known.get(key, ())):
            if not job.final:
                self._tally.add(forgotten=1)
                self._give_up(job)

    def take(self) -> Job | None:
        """The job whose turn it is; None when none waits."""
        return self._line.take()

    async def came(self) -> None:
        """Return when a job was put into the line, or when `ring` was called."""
        await self._came.wait()

    def ring(self) -> None:
        """Let all that wait in `came` look again."""
        self._came.set()
        self._came = anyio.Event()

    def finish(self, job: Job, utterance: Utterance | None) -> None:
        """The words are here; None if they are not to be had."""
        job.utterance = utterance
        job.done.set()

    def again(self, job: Job) -> None:
        """The worker ended under this job: it goes to the head of the line, if anybody wants it."""
        if not job.done.is_set():
            self._shed(self._line.push_first(job))

    def give_up_all(self) -> None:
        """Nobody will bring any words."""
        for job in [one for jobs in self._known.values() for one in jobs]:
            self._give_up(job)

    def _joined(self, segment: SpeechSegment) -> Job | None:
        for job in self._known.get(segment.key, ()):
            heard = job.segment.pcm
            if heard is segment.pcm or np.array_equal(heard, segment.pcm):
                self._tally.add(shared=segment.final and not job.final)
                job.final = job.final or segment.final
                return job
        return None

    def _begun(self, segment: SpeechSegment) -> Job:
        job = Job(segment=segment, final=segment.final)
        self._known.setdefault(segment.key, []).append(job)
        self._shed(self._line.push(job))
        return job

    def _shed(self, dropped: Job | None) -> None:
        """A job was put into the line, and maybe another had to go for it."""
        if dropped is not None:
            self._tally.add(dropped=dropped.final, dropped_tentative=not dropped.final)
            self._give_up(dropped)
        self.ring()

    def _leave(self, job: Job) -> None:
        """An asker went, with the words or because its call was ended."""
        if job.askers == 0 and (job.final or not job.done.is_set()):
            self._give_up(job)
        # a tentative stretch whose call ended is never closed: such must not pile up
        decoded = [one for jobs in self._known.values() for one in jobs if one.done.is_set()]
        for stale in decoded[:-MOST]:
            self._give_up(stale)

    def _give_up(self, job: Job) -> None:
        """Known no more; whoever asks gets what there is."""
        self._line.remove(job)
        jobs = [one for one in self._known.pop(job.segment.key, ()) if one is not job]
        if jobs:
            self._known[job.segment.key] = jobs
        job.done.set()


def without_words(segment: SpeechSegment) -> Utterance:
    """What is known of a stretch whose words are not."""
    return Utterance(
        speaker=segment.speaker,
        start=segment.start,
        end=segment.end,
        words=NOTHING_SAID,
        confidence=0.0,
        late=True,
    )
