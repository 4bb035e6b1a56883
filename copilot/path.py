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
from math import inf
from typing import TYPE_CHECKING, Final, Protocol

from copilot.audio.bleed import BleedGuard
from copilot.carried import FRESH, Carried
from copilot.coaching.answer import answer
from copilot.coaching.gate import Gate, GateInput
from copilot.coaching.outcomes import Helped, outcomes_of
from copilot.conversation.counted import Counted
from copilot.conversation.floor import turn_end_of
from copilot.conversation.order import Order
from copilot.conversation.overheard import Overheard
from copilot.conversation.retelling import Retelling
from copilot.events import (
    FRAME_SECONDS,
    CallEnded,
    Heard,
    Pause,
    SpeechResumed,
    SpeechSegment,
    SpeechStarted,
    Tick,
    Utterance,
)
from copilot.hearing import Hearing
from copilot.kinds import SPEAKERS, Speaker
from copilot.outputs import Decode, Forget, Found, Output, Said, Shown
from copilot.speech.segmenter import Segmenter
from copilot.speech.stirring import Stirring
from copilot.speech.turn_end import TurnEnd

if TYPE_CHECKING:
    from copilot.audio.source import Pair
    from copilot.coaching.engine import Engine
    from copilot.coaching.gate import View
    from copilot.coaching.outcomes import SkillOutcome
    from copilot.coaching.wanted import Wanted
    from copilot.conversation.state import Conversation
    from copilot.events import AudioFrame, CallContext, VoiceProbability
    from copilot.kinds import CallKind
    from copilot.settings import Settings

TICK_SECONDS: Final = 1.0

MISTAKEN: Final = 0.5
"""A stretch of the rep's side that was the buyer alone for more than this part of it is void."""

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


class CallPath:
    """The stages of one call, joined; see the module for its two times.

    A call goes on from what it `carried` over, which is nothing for one that begins.
    """

    def __init__(
        self, context: CallContext, voice: Ear, coach: Coach, carried: Carried = FRESH
    ) -> None:
        self._voice = voice
        self._coach = coach
        self._bleed = BleedGuard(coach.settings.bleed, heard=carried.snapshot.bleed)
        self._overheard = Overheard()
        self._buyer_since: float | None = None
        self._segmenters = {one: Segmenter(one, coach.settings.speech) for one in SPEAKERS}
        self._stirring = {one: Stirring() for one in SPEAKERS}
        self._pending: dict[SegmentKey, float] = {}
        self._order = Order()
        self.at = carried.at
        self._next_tick = (self.at // TICK_SECONDS + 1) * TICK_SECONDS
        self._ended = False
        self._gate_state = carried.gate()
        self._retelling = Retelling(conversation=carried.conversation(context))
        self._engine_state = carried.engine(coach.engine, self.conversation)
        self._over_of: Conversation | None = None
        self._over = TurnEnd(after_s=coach.settings.gate.hold_silence_s)
        self.wanted: tuple[Wanted, ...] = ()
        self.hearing = Hearing()
        self._counted = Counted()
        self.lost_frames = carried.snapshot.lost_frames
        self._lost_s = self.conversation.unheard.lost_s
        self.phantoms = 0
        """Stretches that the voice detector took for speech and the recogniser did not."""

    def hear(self, pair: Pair, view: View) -> list[Output]:
        """32 ms of both sides."""
        rep = self._bleed.hear(*pair)
        voices = self._voice.probabilities(rep.frame, pair[1])
        probabilities = (0.0 if rep.buyers else voices[0].probability, voices[1].probability)
        outputs: list[Output] = []
        for frame, probability in zip((rep.frame, pair[1]), probabilities, strict=True):
            self.lost_frames += frame.lost
            self._stirring[frame.speaker].push(frame.pcm, probability)
            events = self._segmenters[frame.speaker].push(frame, probability)
            outputs += self._take(events)
        self._lost_s += FRAME_SECONDS * any(frame.lost for frame in pair)
        self.at = pair[0].start + FRAME_SECONDS
        while self._next_tick <= self.at:
            self._order.push(Tick(at=self._next_tick, lost_s=self._lost_s, bleed=self._bleed.heard))
            self._next_tick += TICK_SECONDS
        speaking = tuple(self._segmenters[one].speaking for one in SPEAKERS)
        behind_s = self.at - min(self._pending.values(), default=self.at)
        self.hearing = self.hearing.after(pair, (speaking[0], speaking[1]), behind_s)
        return outputs + self._settle() + self._understand(view) + self._decide(view)

    def words(self, utterance: Utterance, key: SegmentKey, view: View) -> list[Output]:
        """The words of a closed stretch with their meanings, or that they will not come.

        One of nobody leaves no trace.
        """
        self._pending.pop(key, None)
        self.hearing = self.hearing.answered(utterance)
        if utterance.nobody:
            self.phantoms += 1
        else:
            self._overheard.hear(utterance)
        return [*self._settle(), *self._understand(view), *self._decide(view)]

    def finish(self) -> list[Output]:
        """There is no more sound; what is still being said is closed as it stands."""
        return [one for side in self._segmenters.values() for one in self._take(side.flush())]

    def end(self, view: View) -> list[Output]:
        """All words are in: the moments that wait for the end settle, the card goes."""
        self._ended = True
        settled = self._settle()
        self._order.push(CallEnded(at=self.at))
        return settled + self._understand(view) + self._decide(view)

    @property
    def conversation(self) -> Conversation:
        """How the conversation stands, in word time."""
        return self._retelling.conversation

    def usual_share(self, kind: CallKind) -> tuple[float, float] | None:
        """The rep's share of the talk that is usual on such a call, 0 to 1, if anybody says."""
        band = self._coach.engine.rulebook.talk_band(kind)
        return None if band is None else band.ends

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

    @property
    def outcomes(self) -> tuple[SkillOutcome, ...]:
        """How it went with the skills that the rules watch; the rep's own, and empty until the end."""
        gate = self._gate_state
        helped = Helped(skills=gate.uses.skills, withheld=gate.withheld)
        return outcomes_of(self._coach.engine.rules, self._engine_state, helped)

    def _take(
        self, events: tuple[SpeechStarted | SpeechSegment | SpeechResumed, ...]
    ) -> list[Output]:
        outputs: list[Output] = []
        for event in events:
            self._note_buyer(event)
            if isinstance(event, SpeechStarted):
                self._order.push(event)
            elif isinstance(event, SpeechResumed) or self._mistaken(event):
                outputs.append(Forget(key=event.key))
            else:
                if event.final:
                    self._pending[event.key] = event.end
                outputs.append(Decode(segment=event))
        return outputs

    def _mistaken(self, segment: SpeechSegment) -> bool:
        """Whether the buyer was taken for the rep, before the bleed was found."""
        if segment.speaker is not Speaker.REP or not segment.final:
            return False
        new_from = segment.resumed.at if segment.resumed else segment.start
        return self._bleed.mistaken(new_from, segment.end) > MISTAKEN

    def _note_buyer(self, event: SpeechStarted | SpeechSegment | SpeechResumed) -> None:
        """Since when the buyer has been in an open stretch."""
        if event.speaker is not Speaker.BUYER:
            return
        if isinstance(event, SpeechStarted):
            self._buyer_since = event.start
        elif isinstance(event, SpeechSegment) and event.final:
            goes_on = self._segmenters[Speaker.BUYER].speaking  # it was cut, not closed
            self._buyer_since = event.end if goes_on else None

    def _settle(self) -> list[Output]:
        """Pass on the utterances that need not wait for the buyer's of the same time."""
        since = [key[1] / 1000 for key in self._pending if key[0] is Speaker.BUYER]
        if self._buyer_since is not None:
            since.append(self._buyer_since)
        outputs: list[Output] = []
        for utterance in self._overheard.advance(inf if self._ended else min([self.at, *since])):
            self._order.push(utterance)
            if not utterance.bleed:
                new_words = self._counted.new_words(utterance)
                self._counted = self._counted.after(utterance)
                outputs.append(Said(utterance=utterance, new_words=new_words))
        return outputs

    def _heard(self) -> Heard:
        """All that ended up to here is decoded or given up."""
        if self._ended:
            return Heard(until=self.at)
        settled = [self._segmenters[one].settled_until for one in SPEAKERS]
        # an utterance is ordered by its end: what ended at the same instant must wait for it
        awaited = [end - FRAME_SECONDS / 2 for end in self._pending.values()]
        if self._overheard.waiting_from is not None:
            awaited.append(self._overheard.waiting_from - FRAME_SECONDS / 2)
        return Heard(until=min([*settled, *awaited]))

    @property
    def until(self) -> float:
        """Up to here, in seconds, the conversation is told of all that ended."""
        return max(0.0, min(self.at, self._heard().until))

    @property
    def resting(self) -> bool:
        """Whether nothing that began before `until` is still to come: a call may go on from there."""
        awaited = self._pending or self._overheard.waiting_from is not None
        return not (awaited or any(one.open for one in self._segmenters.values()))

    def _understand(self, view: View) -> list[Output]:
        """Word time: fold what is known by now into the conversation, and ask the rules."""
        outputs: list[Output] = []
        for event in self._order.advance(self._heard().until):
            self._retelling = self._retelling.after(event)
            self._engine_state, step = self._coach.engine.step(
                self._engine_state, self.conversation
            )
            self.wanted = step.wanted
            # a rule that the rep has muted is off: it makes no moment either
            outputs += [Found(moment=one) for one in step.moments if one.rule not in view.muted]
        return outputs

    def _decide(self, view: View) -> list[Output]:
        """Voice time: is this very instant a pause in which a card may appear?"""
        pause = self._pause()
        over = self._turn_end()
        stirring = (self._stirring[one] for one in SPEAKERS)
        signs = [one.now if over.handover else one.lately for one in stirring]
        rep, buyer = (
            self._segmenters[one].speaking or sign
            for one, sign in zip(SPEAKERS, signs, strict=True)
        )
        now = GateInput(
            at=self.at,
            rep_speaking=rep,
            buyer_speaking=buyer,
            silence_s=pause.length if pause else 0.0,
            pause_start=pause.start if pause else None,
            over_after_s=over.after_s,
            handover=over.handover,
            words_known=pause is not None and pause.words_known,
            wanted=self.wanted,
            view=view,
            ended=self._ended,
        )
        self._gate_state, decision = self._coach.gate.step(self._gate_state, now)
        gone: list[Output] = [decision.gone] if decision.gone else []
        shown: list[Output] = [Shown(card=decision.show)] if decision.show else []
        if decision.in_vain:
            shown.append(answer(decision.reason, self._engine_state.scene))
        return gone + shown

    def _turn_end(self) -> TurnEnd:
        """When the turn counts as over: asked anew when the conversation is another, as in few frames."""
        if self._over_of is not self.conversation:
            self._over_of = self.conversation
            self._over = turn_end_of(self._over_of, self._coach.settings.gate.hold_silence_s)
        return self._over

    def _pause(self) -> Pause | None:
        """The silence of both sides at this instant, if it is one: none before the first word.

        What nobody began nobody can pause, so a call on hold from its start gets no card; and whose
        sound does not come may be speaking.
        """
        since = [self._segmenters[one].silent_since for one in SPEAKERS]
        unknown = self.conversation.latest is None or self.hearing.sound_missing
        if unknown or any(start is None for start in since):
            return None
        start = max(one for one in since if one is not None)
        return Pause(
            start=start,
            length=self.at - start,
            words_known=self._heard().until >= start,
        )
