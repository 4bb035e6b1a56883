"""One call from frames to cards, without waiting for anything: the synchronous heart of a call.

`CallPath` is told what arrived (a pair of frames, an utterance) and answers with what is to be done
about it. It never looks at a clock: `copilot.session.run_call` does the waiting, decoding, sending
and keeping.

Two times run through it. *Voice time* is the newest frame. *Word time* is the watermark up to
which every stretch of speech has been decoded or given up. The conversation, the rules and the
moments live in word time, so that they are the same however late the words were; only the gate,
which asks whether this very instant is a pause, lives in voice time.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from copilot.coaching.gate import Gate, GateInput, GateState, Gone
from copilot.conversation.order import Order
from copilot.conversation.state import Conversation
from copilot.conversation.turns import floor_turn
from copilot.events import (
    FRAME_SECONDS,
    SPEAKERS,
    CallEnded,
    Heard,
    Moment,
    Pause,
    Speaker,
    SpeechResumed,
    SpeechSegment,
    SpeechStarted,
    Suggestion,
    Tick,
    Utterance,
)
from copilot.hearing import Hearing
from copilot.speech.segmenter import Segmenter
from copilot.speech.turn_end import turn_ended
from copilot.spoken import NOTHING_SAID

if TYPE_CHECKING:
    from copilot.audio.source import Pair
    from copilot.coaching.engine import Engine
    from copilot.coaching.gate import View
    from copilot.coaching.wanted import Wanted
    from copilot.events import AudioFrame, CallContext, VoiceProbability
    from copilot.settings import Settings

TICK_SECONDS: Final = 1.0

SegmentKey = tuple[Speaker, int, int]


class Ear(Protocol):
    """What tells voice from all else, as `copilot.speech.silero.VoiceDetector` does."""

    def probabilities(
        self, rep: AudioFrame, buyer: AudioFrame
    ) -> tuple[VoiceProbability, VoiceProbability]:
        """Voice in the next frame of each side."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Coach:
    """What is asked at each step: the rules of this call, and the gate of this rep."""

    engine: Engine
    gate: Gate
    settings: Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Decode:
    """To be done: turn this stretch into words. A tentative one may be forgotten again."""

    segment: SpeechSegment


@dataclass(frozen=True, slots=True, kw_only=True)
class Forget:
    """To be done: the tentative stretch with this key went on, its words are void."""

    key: tuple[Speaker, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """To be told: a stretch was decoded. Only its numbers leave the call."""

    utterance: Utterance


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A moment that stands."""

    moment: Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A card comes into view."""

    card: Suggestion


Output = Decode | Forget | Found | Said | Shown | Gone
"""What there is to be done or told, in the order in which it came about."""


class CallPath:
    """The stages of one call, joined; see the module for its two times."""

    def __init__(self, context: CallContext, voice: Ear, coach: Coach) -> None:
        self._voice = voice
        self._coach = coach
        self._segmenters = {one: Segmenter(one, coach.settings.speech) for one in SPEAKERS}
        self._pending: dict[SegmentKey, float] = {}
        self._order = Order()
        self._next_tick = TICK_SECONDS
        self._ended = False
        self._gate_state = GateState()
        self._engine_state = coach.engine.begin()
        self._wanted: tuple[Wanted, ...] = ()
        self.conversation = Conversation.begin(context)
        self.hearing = Hearing()
        self.at = 0.0
        self.lost_frames = 0

    def hear(self, pair: Pair, view: View) -> list[Output]:
        """32 ms of both sides."""
        probabilities = self._voice.probabilities(*pair)
        outputs: list[Output] = []
        for frame, voice in zip(pair, probabilities, strict=True):
            self.lost_frames += frame.lost
            events = self._segmenters[frame.speaker].push(frame, voice.probability)
            outputs += self._take(events)
        self.at = pair[0].start + FRAME_SECONDS
        while self._next_tick <= self.at:
            self._order.push(Tick(at=self._next_tick))
            self._next_tick += TICK_SECONDS
        speaking = tuple(self._segmenters[one].speaking for one in SPEAKERS)
        self.hearing = self.hearing.after(pair, (speaking[0], speaking[1]), self._behind_s())
        return outputs + self._understand() + self._decide(view)

    def words(self, utterance: Utterance, key: SegmentKey, view: View) -> list[Output]:
        """The words of a stretch that was closed, or the news that they will not come."""
        self._pending.pop(key, None)
        self._order.push(utterance)
        return [Said(utterance=utterance), *self._understand(), *self._decide(view)]

    def finish(self) -> list[Output]:
        """There is no more sound; what is still being said is closed as it stands."""
        return [
            one for speaker in SPEAKERS for one in self._take(self._segmenters[speaker].flush())
        ]

    def end(self, view: View) -> list[Output]:
        """All words are in: the moments that wait for the end settle, the card goes."""
        self._ended = True
        self._order.push(CallEnded(at=self.at))
        return self._understand() + self._decide(view)

    @property
    def waiting_for_words(self) -> bool:
        """Whether a closed stretch is still being decoded."""
        return bool(self._pending)

    @property
    def cards(self) -> int:
        """Cards shown so far."""
        return self._gate_state.shown

    @property
    def dropped_cards(self) -> int:
        """Cards whose wait ended without a pause."""
        return self._gate_state.dropped

    def _take(
        self, events: tuple[SpeechStarted | SpeechSegment | SpeechResumed, ...]
    ) -> list[Output]:
        outputs: list[Output] = []
        for event in events:
            if isinstance(event, SpeechStarted):
                self._order.push(event)
            elif isinstance(event, SpeechResumed):
                outputs.append(Forget(key=event.key))
            else:
                if event.final:
                    self._pending[event.key] = event.end
                outputs.append(Decode(segment=event))
        return outputs

    def _heard(self) -> Heard:
        """All that ended up to here is decoded or given up."""
        if self._ended:
            return Heard(until=self.at)
        settled = [self._segmenters[one].settled_until for one in SPEAKERS]
        # an utterance is ordered by its end: what ended at the same instant must wait for it
        awaited = [end - FRAME_SECONDS / 2 for end in self._pending.values()]
        return Heard(until=min([*settled, *awaited]))

    def _behind_s(self) -> float:
        return self.at - min(self._pending.values(), default=self.at)

    def _understand(self) -> list[Output]:
        """Word time: fold what is known by now into the conversation, and ask the rules."""
        outputs: list[Output] = []
        for event in self._order.advance(self._heard().until):
            self.conversation = self.conversation.after(event)
            self._engine_state, step = self._coach.engine.step(
                self._engine_state, self.conversation
            )
            self._wanted = step.wanted
            outputs += [Found(moment=moment) for moment in step.moments]
        return outputs

    def _decide(self, view: View) -> list[Output]:
        """Voice time: is this very instant a pause in which a card may appear?"""
        pause = self._pause()
        rep, buyer = (self._segmenters[one].speaking for one in SPEAKERS)
        now = GateInput(
            at=self.at,
            rep_speaking=rep,
            buyer_speaking=buyer,
            silence_s=pause.length if pause else 0.0,
            pause_start=pause.start if pause else None,
            turn_ended=pause is not None and pause.turn_ended,
            words_known=pause is not None and pause.words_known,
            wanted=self._wanted,
            view=view,
            ended=self._ended,
        )
        self._gate_state, decision = self._coach.gate.step(self._gate_state, now)
        gone: list[Output] = [decision.gone] if decision.gone else []
        shown: list[Output] = [Shown(card=decision.show)] if decision.show else []
        return gone + shown

    def _pause(self) -> Pause | None:
        """The silence of both sides at this instant, if it is one."""
        since = [self._segmenters[one].silent_since for one in SPEAKERS]
        if any(start is None for start in since):
            return None
        start = max(one for one in since if one is not None)
        latest = self.conversation.latest
        return Pause(
            after=latest.speaker if latest else None,
            start=start,
            length=self.at - start,
            turn_ended=self._turn_ended(self.at - start),
            words_known=self._heard().until >= start,
        )

    def _turn_ended(self, silence_s: float) -> bool:
        """Whether who holds the floor sounds finished; a murmur of the other side does not ask."""
        turn = floor_turn(self.conversation.turns)
        if turn is None:
            return self.conversation.latest is None
        latest = turn.text[-1] if turn.text else NOTHING_SAID
        return turn_ended(turn.speaker, latest, silence_s, turn.words)
