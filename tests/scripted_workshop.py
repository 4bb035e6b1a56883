"""A workshop without models: who is voiced when stands in a script, and each stretch has its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.asr.statistics import Statistics
from copilot.coaching.engine import Engine
from copilot.coaching.gate import Gate
from copilot.coaching.pacing import Pacing
from copilot.events import Utterance
from copilot.meaning.aside import Aside
from copilot.path import Coach
from copilot.session import Stages
from copilot.settings import Settings
from copilot.spoken import Spoken
from tests.make import ScriptedVoice

if TYPE_CHECKING:
    from collections.abc import Callable

    from copilot.coaching.rulebook import Rulebook
    from copilot.events import CallContext, SpeechSegment

    Spans = list[tuple[float, float]]

REP: Spans = [(2.2, 3.5), (8.0, 9.5), (14.0, 15.5), (20.0, 21.5), (26.0, 27.5)]
BUYER: Spans = [(0.5, 2.0), (5.0, 6.5), (11.0, 12.5), (17.0, 18.5), (23.0, 24.5)]


class Words:
    """Answers each stretch at once with what `said` makes of it."""

    def __init__(self, said: Callable[[SpeechSegment], str]) -> None:
        self.statistics = Statistics()
        self._said = said

    async def transcribe(self, segment):
        return Utterance(
            speaker=segment.speaker,
            start=segment.start,
            end=segment.end,
            words=Spoken(self._said(segment)),
            confidence=0.9,
        )

    def forget(self, key):
        del key


class Recogniser:
    """Counts how often it was told to begin anew."""

    def __init__(self) -> None:
        self.recycled = 0

    def recycle(self) -> None:
        self.recycled += 1


class ScriptedWorkshop:
    """What `copilot.live` needs of a workshop."""

    def __init__(
        self,
        rulebook: Rulebook,
        *,
        rep: Spans = REP,
        buyer: Spans = BUYER,
        said: Callable[[SpeechSegment], str] = lambda _segment: "what would suit you best?",
    ) -> None:
        base = Settings()
        bleed = base.bleed.model_copy(update={"enabled": False})
        gate = base.gate.model_copy(update={"start_after_s": 0.0})
        self.settings = base.model_copy(update={"gate": gate, "bleed": bleed})
        self.rulebook = rulebook
        self.transcriber = Recogniser()
        self.understanding = Aside()
        self.given: list[Pacing | None] = []
        self._spans = (rep, buyer)
        self._said = said

    def stages(self, context: CallContext, pacing: Pacing | None = None) -> Stages:
        self.given.append(pacing)
        return Stages(
            voice=ScriptedVoice(*self._spans),
            transcriber=Words(self._said),
            coach=Coach(
                engine=Engine(rulebook=self.rulebook, context=context),
                gate=Gate(
                    settings=self.settings.gate,
                    profile=self.settings.profile(context.profile),
                    pacing=pacing or Pacing(),
                ),
                settings=self.settings,
            ),
        )
