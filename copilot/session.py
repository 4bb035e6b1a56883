"""One call, the whole path: `run_call` names every stage in order. Read it after `copilot.events`.

Waiting happens here and nowhere left of here: for sound, for words, for the store. What the stages
decide is `copilot.path.CallPath`'s, which waits for nothing.

A call that is heard live never waits for words: they come when they come, and the gate judges the
instant. A replay that outruns real time would leave them behind, so with ``wait_for_words`` the
sound stands still until a closed stretch is decoded, as if decoding took no time. The moments are
the same either way, because they are made in word time.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import takewhile
from math import inf
from typing import TYPE_CHECKING, Final, Protocol

import anyio

from copilot import observe, steps
from copilot.carried import FRESH, Carried
from copilot.coaching.answer import Answer
from copilot.coaching.gate import Gone, View
from copilot.conversation.snapshot import Snapshot
from copilot.delivery import translate
from copilot.delivery.messages import Message, State, Talk, Withdraw
from copilot.errors import StoreError
from copilot.meaning.aside import Aside
from copilot.not_heard import telling
from copilot.outputs import Decode, Forget, Found, Output, Said, Shown
from copilot.path import CallPath
from copilot.remains import Remains
from copilot.storage.own import KeptCard, Stretch
from copilot.summing import summed

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable

    from anyio.abc import TaskGroup

    from copilot.asr.statistics import Statistics
    from copilot.audio.pace import Paced
    from copilot.coaching.outcomes import SkillOutcome
    from copilot.events import CallContext, CallSummary, SpeechSegment, Utterance
    from copilot.path import Coach, Ear, SegmentKey

STATE_EVERY_FRAMES: Final = 8
"""The meter moves four times a second: often enough to look alive, rarely enough to cost nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One call: what is known of it, and its sound. See the module for `wait_for_words`.

    A call that goes on after the service restarted begins with what it `carried` over.
    """

    context: CallContext
    sound: Paced
    wait_for_words: bool = False
    carried: Carried = FRESH


@dataclass(frozen=True, slots=True, kw_only=True)
class Going:
    """How a call is kept that may have to go on after a restart: `snapshots` at most so often."""

    snapshots: Callable[[Snapshot], Awaitable[None]]
    every_s: float = 5.0


class Words(Protocol):
    """What turns a call's stretches into words, as `copilot.asr.jobs.CallWords` does."""

    @property
    def statistics(self) -> Statistics:
        """How this call has fared so far."""
        ...

    async def transcribe(self, segment: SpeechSegment) -> Utterance:
        """The words of a stretch; late and empty if they cannot be had. Never raises for that."""
        ...

    def forget(self, key: SegmentKey) -> None:
        """A tentative stretch went on: its words are not wanted."""
        ...


class Record(Protocol):
    """Where a call is kept, as `copilot.storage.keep.Keep` does. Raises `StoreError`."""

    async def save(
        self,
        summary: CallSummary,
        *,
        stretches: Iterable[Stretch],
        cards: Iterable[KeptCard],
        outcomes: Iterable[SkillOutcome],
        ended: bool,
    ) -> None:
        """Keep the call as it stands; the same call again is still one call, with more in it."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Stages:
    """What a call needs: an ear of its own, its share of the recogniser, the rules and the gate.

    `understanding` is asked once an utterance, before the conversation is told of it.
    """

    voice: Ear
    transcriber: Words
    coach: Coach
    understanding: Aside = field(default_factory=Aside)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Who is told: the overlay by `publish`, which never blocks; `view` is what the rep asked of it."""

    publish: Callable[[Message], None]
    view: Callable[[], View] = View


async def run_call(
    call: Call,
    stages: Stages,
    told: Told,
    keep: Record | None = None,
    going: Going | None = None,
) -> CallSummary:
    """Coach one call from its first sample to its summary.

    A call that breaks off, by an error or because it is cancelled, is kept as it stood and as one
    that did not end, without the moments that wait for its end. Raises what the source raises, such
    as the `AudioError` tree.
    """
    told = replace(told, publish=telling(told.publish))
    path = CallPath(call.context, stages.voice, stages.coach, call.carried)
    edge = _Edge(path, stages, told, keep, going)
    edge.remains = Remains.of(call.carried)
    edge.rest = call.carried.snapshot
    ended = False
    if stages.understanding.trouble is not None:
        told.publish(translate.without_meanings(stages.understanding.trouble, path.at))
    try:
        async with anyio.create_task_group() as decodes:
            async for pair in call.sound.frames():  # ① sound in, both sides in step
                outputs = path.hear(pair, told.view())  # ② who talks ④ how it stands ⑤ what to say
                edge.act(outputs, decodes)  # ③ words and what they mean ⑥ to the rep's eyes
                edge.show_state(call.sound.audio_zero_unix_ms)
                edge.keep_going(decodes)
                if call.wait_for_words:
                    await edge.words_are_in()
            edge.act(path.finish(), decodes)
        edge.act(path.end(told.view()), None)
        ended = True
    finally:
        with anyio.CancelScope(shield=True):
            await edge.keep(ended=ended)  # ⑦ what is kept: numbers
    summary = edge.summary()
    told.publish(translate.summary(summary))
    return summary


class _Edge:
    """The edge of one call: does what the path says is to be done."""

    def __init__(
        self,
        path: CallPath,
        stages: Stages,
        told: Told,
        keep: Record | None,
        going: Going | None,
    ) -> None:
        self.path = path
        self.remains = Remains()
        self.unkept = ""
        """Why the store refused the call when it was last asked; empty if it did not."""
        self.rest = FRESH.snapshot
        """The numbers as of the last instant at which nobody was speaking and all words were in."""
        self._transcriber = stages.transcriber
        self._understanding = stages.understanding
        self._told = told
        self._keep = keep
        self._going = going
        self._next_snapshot = path.at
        self._keeping = anyio.Lock()
        self._words_came = anyio.Event()
        self._frames = 0
        self._known: tuple[str, ...] = ()

    def act(self, outputs: list[Output], tasks: TaskGroup | None) -> None:
        """Do what is to be done, in order. Without `tasks` the call is over: nothing is begun."""
        for output in outputs:
            steps.tell(output, self.path)
            self._tell(output)
            if isinstance(output, Forget):
                self._transcriber.forget(output.key)
            elif isinstance(output, Decode) and tasks is not None:
                tasks.start_soon(self._decode, output, tasks)
            elif isinstance(output, Shown | Found) and tasks is not None:
                # the rep may react to a card while the call lasts, so it is kept at once
                tasks.start_soon(self.keep)

    def _tell(self, output: Output) -> None:
        match output:
            case Said(utterance=said, new_words=words):
                self.remains.late += said.late
                self.remains.stretches.append(Stretch.of(said, words))
                self._told.publish(translate.heard(said, words, self.path.at))
            case Found():
                self.remains.moments.append(output.moment)
            case Shown():
                self.remains.cards[output.card.moment.id] = KeptCard.of(output.card)
                self._told.publish(translate.suggest(output.card))
            case Gone(moment_id=gone, reason=reason):
                self.remains.cards[gone] = replace(self.remains.cards[gone], until_s=self.path.at)
                self._told.publish(Withdraw(ts=self.path.at, id=gone, reason=reason))
            case Answer():
                self._told.publish(translate.answer(output, self.path.at))

    async def words_are_in(self) -> None:
        """Return once every closed stretch is decoded or given up."""
        while self.path.waiting_for_words:
            self._words_came = anyio.Event()
            await self._words_came.wait()

    async def _decode(self, work: Decode, decodes: TaskGroup) -> None:
        utterance = await self._transcriber.transcribe(work.segment)
        if work.segment.final:
            utterance = await self._understanding.with_meanings(utterance)
            self.act(self.path.words(utterance, work.segment.key, self._told.view()), decodes)
            self._words_came.set()

    def show_state(self, audio_zero_unix_ms: float | None) -> None:
        """Publish the meter and the sides' states, a few times a second and on each change."""
        self._frames += 1
        hearing = self.path.hearing
        known = (hearing.rep.state, hearing.buyer.state, hearing.banner, self.unkept)
        if self._frames % STATE_EVERY_FRAMES == 1 or known != self._known:
            self._known = known
            self._told.publish(self._snapshot(audio_zero_unix_ms))

    def _snapshot(self, audio_zero_unix_ms: float | None) -> State:
        path, measures = self.path, self.path.conversation.measures
        end = path.conversation.context.scheduled_end_s
        rep = measures.rep_share
        now = path.conversation.kind_now
        return State(
            ts=round(path.at, 3),
            rep=path.hearing.rep.state,
            buyer=path.hearing.buyer.state,
            banner=path.hearing.banner,
            elapsed_s=round(path.at, 2),
            remaining_s=None if end is None else round(max(0.0, end - path.at), 1),
            talk=Talk(
                rep=rep,
                buyer=None if rep is None else 1 - rep,
                rolling_rep=measures.rolling_rep_share,
            ),
            monologue_s=round(measures.current_monologue_s, 1),
            questions=measures.rep_questions,
            checklist=translate.needs(path.conversation),
            kind=translate.kind(now),
            talk_band=path.usual_share(now.kind),
            bleed=translate.bleed(measures.bleed),
            late=self.remains.late,
            dropped=self._transcriber.statistics.dropped,
            unkept=self.unkept,
            audio_zero_unix_ms=audio_zero_unix_ms,
        )

    def keep_going(self, tasks: TaskGroup) -> None:
        """Keep the call as it stands now and then, so that a restart costs it no more than words.

        A store that takes longer than that is not asked again meanwhile.
        """
        if self._going is None:
            return
        path = self.path
        if path.resting:
            self.rest = Snapshot.of(
                path.conversation.measures,
                until_s=path.until,
                lost_frames=path.lost_frames,
                dropped=path.dropped_cards,
            )
        if path.at >= self._next_snapshot and not self._keeping.locked():
            self._next_snapshot = path.at + self._going.every_s
            tasks.start_soon(self.keep)

    def summary(self) -> CallSummary:
        """The call in numbers, as it stands."""
        dropped = self._transcriber.statistics.dropped
        return summed(self.path, self.remains, dropped=dropped)

    async def keep(self, *, ended: bool = False) -> None:
        """Store the call; a store that refuses is told to the rep and costs nothing else."""
        if self._keep is None:
            return
        try:
            async with self._keeping:
                snapshot = self.rest
                goes_on = self._going is not None and not ended
                # what came after that instant is heard once more, if the call has to go on from there
                most_s = snapshot.until_s if goes_on else inf
                fresh = tuple(takewhile(lambda one: one.end_s <= most_s, self.remains.stretches))
                await self._keep.save(
                    self.summary(),
                    stretches=fresh,
                    cards=self.remains.cards.values(),
                    outcomes=self.path.outcomes if ended else (),
                    ended=ended,
                )
                for _ in fresh:
                    self.remains.stretches.popleft()
                if self._going is not None and not ended:
                    await self._going.snapshots(snapshot)
            self.unkept = ""
        except StoreError as error:
            self.unkept = error.what
            observe.logger().error("call_not_kept", code=error.code)
            self._told.publish(translate.unkept(error, self.path.at))
