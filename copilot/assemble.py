"""Puts the stages of a call together from the settings: the only place that knows them all."""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from copilot import manifest, resources
from copilot.asr.workers import Transcriber
from copilot.coaching.engine import Engine
from copilot.coaching.gate import Gate
from copilot.coaching.rulebook import Rulebook
from copilot.meaning.reader import open_reader
from copilot.path import Coach
from copilot.session import Stages
from copilot.speech.silero import VoiceDetector

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from copilot.events import CallContext
    from copilot.meaning.reader import Understanding
    from copilot.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Workshop:
    """What all calls of a process share; `stages` adds what each call has for itself."""

    settings: Settings
    transcriber: Transcriber
    voice_model: Path
    rulebook: Rulebook
    understanding: Understanding

    def stages(self, context: CallContext) -> Stages:
        """The stages of one call."""
        engine = Engine(rulebook=self.rulebook, context=context)
        gate = Gate(settings=self.settings.gate, profile=self.settings.profile(context.profile))
        return Stages(
            voice=VoiceDetector(self.voice_model),
            transcriber=self.transcriber.for_call(names=context.names),
            coach=Coach(
                engine=engine,
                gate=gate,
                settings=self.settings,
                understanding=self.understanding,
            ),
        )


@asynccontextmanager
async def open_workshop(settings: Settings) -> AsyncIterator[Workshop]:
    """Check models and rules, start the recogniser's workers, and end them afterwards.

    Raises `ModelError` and `RuleError` before anything is started.
    """
    voice_model = manifest.find_model(manifest.VOICE_MODEL)
    words_model = manifest.find_model(
        settings.recognizer.model, allow_download=settings.recognizer.allow_download
    )
    rulebook = Rulebook.load(settings.rules_dir or resources.rules_dir())
    async with Transcriber(settings.recognizer, words_model) as transcriber:
        yield Workshop(
            settings=settings,
            transcriber=transcriber,
            voice_model=voice_model,
            rulebook=rulebook,
            understanding=open_reader(),
        )
