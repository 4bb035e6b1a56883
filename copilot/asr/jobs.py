"""Who waits for the words of which stretch, and for how long.

A closed stretch shares the answer of its tentative self: whoever asks second joins the job of the
first. Many calls use the same workers, and each has a book of its own, so that words never reach a
call whose they are not, and nothing that one call forgets or loses is another's.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

import anyio

from copilot import observe
from copilot.asr.recognizer import NO_HINT
from copilot.asr.waiting import MOST, WaitingLine
from copilot.events import Utterance
from copilot.spoken import NOTHING_SAID

if TYPE_CHECKING:
    from copilot.asr.recognizer import Hint
    from copilot.asr.statistics import Statistics, Tally
    from copilot.events import SpeechSegment
    from copilot.kinds import Speaker

    Key = tuple[Speaker, int, int]


PRESSED: Final = 3
"""Closed stretches that wait; one call has no more than one a side when its words keep up, so that
a replay, which waits for its words, is never hurried and comes to the same moments each time."""


@dataclass(slots=True, eq=False)
class Job:
    """A stretch on its way to words.

    `askers` is how many wait for them, `tries` how often a worker had it.
    """

    segment: SpeechSegment
    final: bool
    call: CallWords
    askers: int = 0
    tries: int = 0
    utterance: Utterance | None = None
    done: anyio.Event = field(default_factory=anyio.Event)


class Line:
    """The jobs of all calls that no worker has yet, and those that one has. Closed at first."""

    def __init__(self) -> None:
        self.open = False
        """Whether anybody will bring words, sooner or later."""
        self._line: WaitingLine[Job] = WaitingLine()
        self._taken: set[Job] = set()
        self._came = anyio.Event()

    @property
    def waiting(self) -> int:
        """How many wait for a worker."""
        return len(self._line)

    @property
    def pressed(self) -> bool:
        """Whether so many closed ones wait that each must make do with less time."""
        return sum(job.final for job in self._line) >= PRESSED

    def put(self, job: Job) -> None:
        """Let a job wait; one of its own call may have to go for it, without words."""
        self._went(self._line.push(job))

    def again(self, job: Job) -> None:
        """The worker ended under this job: it waits once more, as the oldest, if anybody asks."""
        self._taken.discard(job)
        if job.askers and not job.done.is_set():
            self._went(self._line.push_first(job))

    def take(self) -> Job | None:
        """The job whose turn it is; None when none waits that can be begun."""
        job = self._line.take(self._ready)
        if job is not None:
            self._taken.add(job)
        return job

    def leave(self, job: Job) -> bool:
        """Nobody asks any more. Whether it waited; one that a worker has is stopped once it is `done`."""
        waited = self._line.remove(job)
        self.ring()  # another may have waited for its words
        return waited

    def finish(self, job: Job, utterance: Utterance | None) -> None:
        """The words are here; None if they are not to be had."""
        self._taken.discard(job)
        job.utterance = utterance
        if utterance is not None:
            # before the worker takes the next one, which may be the same stretch gone on
            job.call.brought(job, utterance)
        job.done.set()
        self.ring()  # another worker may have left a stretch alone for want of these words

    def _ready(self, job: Job) -> bool:
        """Whether the words of its first part, which it begins with, are known or given up."""
        if job.segment.resumed is None:
            return True
        return not any(_first_part(one, job) for one in (*self._line, *self._taken) if one.askers)

    def close(self) -> None:
        """Nobody will bring any words: who asks is answered, until it is opened again."""
        self.open = False
        for job in (*self._line, *self._taken):
            self._line.remove(job)
            self.finish(job, None)

    async def came(self) -> None:
        """Return when a job was put into the line, or when `ring` was called."""
        await self._came.wait()

    def ring(self) -> None:
        """Let all that wait in `came` look again."""
        self._came.set()
        self._came = anyio.Event()

    def _went(self, dropped: Job | None) -> None:
        """A job was put into the line, and maybe another had to go for it."""
        if dropped is not None:
            dropped.call.tally.add(dropped=dropped.final, dropped_tentative=not dropped.final)
            dropped.call.give_up(dropped)
        self.ring()


class CallWords:
    """The recogniser as one call knows it: its own stretches, and its own counts.

    Words that have not come `deadline_s` after they were asked for are given up, and a worker that
    is at them stops. `hint` has the names that may be said in this call.
    """

    def __init__(
        self, line: Line, tally: Tally, *, deadline_s: float, hint: Hint = NO_HINT
    ) -> None:
        self.hint = hint
        self.tally = tally
        self._line = line
        self._deadline_s = deadline_s
        self._known: dict[Key, Job] = {}
        self._heard: deque[Utterance] = deque(maxlen=2 * MOST)
        """Closed stretches, each of which may be how a longer one began."""

    @property
    def statistics(self) -> Statistics:
        """The counts of this call."""
        return self.tally.counts()

    async def transcribe(self, segment: SpeechSegment) -> Utterance:
        """The words of a stretch. Never raises; words that cannot be had come empty and ``late``.

        A closed stretch that was asked for while it was tentative shares that answer.
        """
        utterance = await self._words(segment) if self._line.open else without_words(segment)
        self.tally.add(late=segment.final and utterance.late)
        observe.step(
            "asr",
            at_s=segment.end,
            speaker=segment.speaker,
            count=utterance.words.word_count,
            status="late" if utterance.late else "in-time",
        )
        if segment.final:
            self._keep(utterance)
        return utterance

    def hint_for(self, segment: SpeechSegment) -> Hint:
        """What is known ahead of a stretch: the call's names, and the words of its first part."""
        resumed = segment.resumed
        if resumed is None:
            return self.hint
        first_part = (segment.speaker, segment.start, resumed.end)
        # a later stretch may have been heard before the rest of this one
        known = (one for one in self._heard if (one.speaker, one.start, one.end) == first_part)
        first = next(known, None)
        if first is None:
            return self.hint
        return replace(
            self.hint,
            before=first.words,
            more_s=segment.end - resumed.at,
            pause_s=resumed.at - resumed.end,
        )

    def brought(self, job: Job, utterance: Utterance) -> None:
        """Words have come, and who asked for them will have them a moment later."""
        if job.final and job.askers and not job.done.is_set():
            self._keep(utterance)

    def _keep(self, utterance: Utterance) -> None:
        if not any(one is utterance for one in self._heard):
            self._heard.append(utterance)

    def forget(self, key: Key) -> None:
        """The tentative stretch with this key went on: its words are void."""
        job = self._known.get(key)
        if job is not None and not job.final:
            self.tally.add(forgotten=1)
            self.give_up(job)

    def give_up(self, job: Job) -> None:
        """Known no more; whoever asks gets what there is."""
        self._line.leave(job)
        if self._known.get(job.segment.key) is job:
            del self._known[job.segment.key]
        job.done.set()

    async def _words(self, segment: SpeechSegment) -> Utterance:
        job = self._joined(segment) or self._begun(segment)
        job.askers += 1
        try:
            with anyio.move_on_after(self._deadline_s) as patience:
                await job.done.wait()
            if patience.cancelled_caught and not job.done.is_set():
                self._too_late(job, final=segment.final)
        finally:
            job.askers -= 1
            self._leave(job)
        return job.utterance or without_words(segment)

    def _joined(self, segment: SpeechSegment) -> Job | None:
        job = self._known.get(segment.key)
        if job is not None:
            self.tally.add(shared=segment.final and not job.final)
            job.final = job.final or segment.final
        return job

    def _begun(self, segment: SpeechSegment) -> Job:
        job = Job(segment=segment, final=segment.final, call=self)
        self._known[segment.key] = job
        self._line.put(job)
        return job

    def _too_late(self, job: Job, *, final: bool) -> None:
        """The deadline passed: stale where no worker had it, overdue where one is at it."""
        stale = job.askers == 1 and self._line.leave(job)
        if final:
            self.tally.add(dropped=stale, overdue=not stale)

    def _leave(self, job: Job) -> None:
        """An asker went: with the words, without, or because its call was ended."""
        if job.askers == 0 and (job.final or not job.done.is_set()):
            self.give_up(job)
        # a tentative stretch that was neither closed nor forgotten must not pile up
        decoded = [one for one in self._known.values() if one.done.is_set()]
        for stale in decoded[:-MOST]:
            self.give_up(stale)


def _first_part(one: Job, whole: Job) -> bool:
    """Whether the one stretch is how another began."""
    former, segment = one.segment, whole.segment
    same = one.call is whole.call and former.speaker is segment.speaker
    return same and former.start == segment.start and former.end < segment.end


def without_words(segment: SpeechSegment) -> Utterance:
    """What is known of a stretch whose words are not. Those of its first part stand as they were."""
    return Utterance(
        speaker=segment.speaker,
        start=segment.resumed.at if segment.resumed else segment.start,
        end=segment.end,
        words=NOTHING_SAID,
        confidence=0.0,
        late=True,
    )
