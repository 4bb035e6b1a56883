"""Who decides, when, by what, and what hurts: the signals that qualify a deal. Pure.

Each is judged clause by clause; what the clause before it or the turn before it asked is kept here
as turn numbers, never as words.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from copilot.conversation.cues.cue import Cue
from copilot.conversation.deciding import criteria, decision_maker, names_somebody, process
from copilot.conversation.hurting import (
    answers_measure,
    asks_measure,
    confirms,
    pain,
    pain_number,
    puts_in_numbers,
)
from copilot.conversation.scheduling import answers_when, compelling_event, timeline
from copilot.conversation.verdict import Verdict, surest, told
from copilot.events import Signal
from copilot.kinds import SignalDetail, SignalKind, Speaker

if TYPE_CHECKING:
    from copilot.conversation.offers import Voice
    from copilot.conversation.reading import Reading

ANSWER_TURNS: Final = 2
"""An answer comes within so many turns of its question."""

_DECIDING: Final = (SignalKind.DECISION_MAKER, SignalKind.DECISION_PROCESS)
"""Who is asked for the steps tells who takes them."""

_MOVES: Final = frozenset(
    {
        Cue.DECIDER_ASKED, Cue.DECIDER_WONDERED, Cue.DECIDER_SAID, Cue.DECIDER_CONSULTED,
        Cue.PROCESS_ASKED, Cue.PROCESS_SAID, Cue.CRITERIA_ASKED, Cue.CRITERIA_SAID,
        Cue.TIMELINE_ASKED, Cue.START_ASKED, Cue.TIMELINE_NEED, Cue.TIMELINE_DUE, Cue.NOT_BEFORE,
        Cue.TIME_LEFT, Cue.URGENT, Cue.EVENT_ASKED, Cue.EVENT_SAID, Cue.EVENT_PLAN, Cue.PAIN_ASKED,
        Cue.PAIN_MEASURE_ASKED, Cue.PAIN_SAID, Cue.EFFORT, Cue.LOSS, Cue.WORSENS, Cue.RESTATES,
    }
)  # fmt: skip
"""A turn with none of these can only be an answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Qualification:
    """In which turn the rep last asked for what, and put the buyer's pain into numbers."""

    decider_asked: int | None = None
    when_asked: int | None = None
    measure_asked: int | None = None
    numbers_put: int | None = None
    buyer_hurt: int | None = None

    def heard(self, reading: Reading, voice: Voice) -> tuple[Qualification, tuple[Signal, ...]]:
        """What it is once this was said, and the signals of it."""
        if not self._matters(reading, voice):
            return self, ()
        found = _judged(self, reading, voice)
        signals = tuple(
            Signal(
                kind=kind,
                at=voice.at,
                speaker=voice.speaker,
                strength=verdict.strength,
                detail=verdict.detail,
            )
            for kind, verdict in found.items()
        )
        return _remembered(self, reading, voice, found), signals

    def _matters(self, reading: Reading, voice: Voice) -> bool:
        """Whether it moves anything here: most of what is said does not, and costs nothing."""
        if any(not gist.cues.isdisjoint(_MOVES) for gist in reading.gists):
            return True
        asked = (self.decider_asked, self.when_asked, self.measure_asked, self.numbers_put)
        fresh = any(_fresh(turn, voice) for turn in (*asked, self.buyer_hurt))
        return fresh and (voice.speaker is Speaker.BUYER or _hurts(self, voice))


def _judged(memory: Qualification, reading: Reading, voice: Voice) -> dict[SignalKind, Verdict]:
    gists = reading.gists
    if not gists:
        return {}
    speaker = voice.speaker
    buyer = speaker is Speaker.BUYER
    verdicts = {
        SignalKind.DECISION_MAKER: surest(decision_maker(gist, speaker) for gist in gists),
        SignalKind.DECISION_PROCESS: surest(process(gist, speaker) for gist in gists),
        SignalKind.DECISION_CRITERIA: surest(criteria(gist, speaker) for gist in gists),
        SignalKind.TIMELINE: timeline(gists, speaker),
        SignalKind.COMPELLING_EVENT: surest(compelling_event(gist, speaker) for gist in gists),
        SignalKind.PAIN: surest(pain(gist, speaker) for gist in gists),
        SignalKind.PAIN_NUMBER: pain_number(gists, speaker, after_pain=_hurts(memory, voice)),
    }
    if buyer:
        _answer(memory, reading, voice, verdicts)
    return {kind: verdict for kind, verdict in verdicts.items() if verdict is not None}


def _answer(
    memory: Qualification,
    reading: Reading,
    voice: Voice,
    verdicts: dict[SignalKind, Verdict | None],
) -> None:
    """What the buyer says in answer tells more than the same words alone."""
    gists = reading.gists
    if _fresh(memory.decider_asked, voice) and names_somebody(gists):
        verdicts[SignalKind.DECISION_MAKER] = told(0.9)
    if _fresh(memory.when_asked, voice) and answers_when(gists):
        verdicts[SignalKind.TIMELINE] = told(0.9)
    answered = _fresh(memory.measure_asked, voice) and answers_measure(gists)
    confirmed = _fresh(memory.numbers_put, voice, within=1) and confirms(gists)
    if verdicts[SignalKind.PAIN_NUMBER] is None and (answered or confirmed):
        verdicts[SignalKind.PAIN_NUMBER] = told(0.8)
    if verdicts[SignalKind.PAIN_NUMBER] is not None and verdicts[SignalKind.PAIN] is None:
        verdicts[SignalKind.PAIN] = told(0.7)


def _remembered(
    memory: Qualification, reading: Reading, voice: Voice, found: dict[SignalKind, Verdict]
) -> Qualification:
    if voice.speaker is Speaker.BUYER:
        hurt = SignalKind.PAIN in found or SignalKind.PAIN_NUMBER in found
        return replace(memory, buyer_hurt=voice.turn) if hurt else memory
    gists = reading.gists
    turn = voice.turn
    hurting = _hurts(memory, voice)
    put = not voice.flows and puts_in_numbers(gists, after_pain=hurting)
    return replace(
        memory,
        decider_asked=turn
        if any(_asks(found, kind) for kind in _DECIDING)
        else memory.decider_asked,
        when_asked=turn if _asks(found, SignalKind.TIMELINE) else memory.when_asked,
        measure_asked=turn if asks_measure(gists, after_pain=hurting) else memory.measure_asked,
        numbers_put=turn if put else memory.numbers_put,
    )


def _hurts(memory: Qualification, voice: Voice) -> bool:
    """Whether the buyer has just told of something that hurts."""
    return _fresh(memory.buyer_hurt, voice)


def _asks(found: dict[SignalKind, Verdict], kind: SignalKind) -> bool:
    return kind in found and found[kind].detail is SignalDetail.ASKED


def _fresh(asked: int | None, voice: Voice, *, within: int = ANSWER_TURNS) -> bool:
    return asked is not None and voice.turn - asked <= within
