"""An ear for drills without a model: what it hears is what a test says."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from copilot.asr.statistics import Statistics
from copilot.coaching.engine import Engine
from copilot.coaching.gate import Gate
from copilot.coaching.rulebook import Rulebook
from copilot.drill_room import CONTEXT
from copilot.events import AudioFrame, SpeechSegment, Utterance, VoiceProbability
from copilot.meaning.aside import Aside
from copilot.path import Coach
from copilot.session import Stages
from copilot.settings import Settings
from copilot.spoken import NOTHING_SAID

if TYPE_CHECKING:
    from copilot.meaning.reader import Understanding

LOUD = 0.02


class LoudVoice:
    """Voice wherever there is sound."""

    def probabilities(
        self, rep: AudioFrame, buyer: AudioFrame
    ) -> tuple[VoiceProbability, VoiceProbability]:
        one, other = (
            VoiceProbability(
                speaker=frame.speaker,
                index=frame.index,
                probability=float(abs(frame.pcm).max() > LOUD),
            )
            for frame in (rep, buyer)
        )
        return one, other


class PreparedWords:
    """Answers each stretch with the next of what was prepared; at its end, with nobody."""

    def __init__(self, heard: list[Utterance]) -> None:
        self.statistics = Statistics()
        self.heard = heard
        self.asked: list[SpeechSegment] = []

    async def transcribe(self, segment: SpeechSegment) -> Utterance:
        self.asked.append(segment)
        if self.heard:
            return replace(self.heard.pop(0), start=segment.start, end=segment.end)
        return Utterance(
            speaker=segment.speaker,
            start=segment.start,
            end=segment.end,
            words=NOTHING_SAID,
            confidence=0.0,
            nobody=True,
        )

    def forget(self, key: Any) -> None:
        """Nothing is tentative here."""


def stages(heard: list[Utterance], understanding: Understanding | None = None) -> Stages:
    """The stages of one answer."""
    settings = Settings()
    coach = Coach(
        engine=Engine(Rulebook(), CONTEXT),
        gate=Gate(settings=settings.gate, profile=settings.core),
        settings=settings,
    )
    return Stages(
        voice=LoudVoice(),
        transcriber=PreparedWords(heard),
        coach=coach,
        understanding=Aside(understanding),
    )
