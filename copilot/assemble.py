"""Puts the stages of a call together from the settings: the only place that knows them all."""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import anyio
import anyio.to_thread

from copilot import manifest, resources
from copilot.asr.workers import Transcriber
from copilot.coaching.choosing import OwnChoices
from copilot.coaching.engine import Engine
from copilot.coaching.gate import Gate
from copilot.coaching.layers import Folders
from copilot.coaching.pacing import Pacing
from copilot.conversation import reading
from copilot.meaning.aside import Aside
from copilot.meaning.reader import open_reader
from copilot.path import Coach
from copilot.rule_watch import RuleWatch
from copilot.session import Stages
from copilot.speech.silero import VoiceDetector
from copilot.threads import begin_threads

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from copilot.coaching.rulebook import Rulebook
    from copilot.events import CallContext
    from copilot.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Workshop:
    """What all calls of a process share; `stages` adds what each call has for itself."""

    settings: Settings
    transcriber: Transcriber
    voice_model: Path
    rules: RuleWatch
    understanding: Aside

    @property
    def rulebook(self) -> Rulebook:
        """The rules in force now; a call keeps those that it began with."""
        return self.rules.rulebook

    def stages(self, context: CallContext, pacing: Pacing | None = None) -> Stages:
        """The stages of one call. Without `pacing` the rep is new, and no card is kept back."""
        engine = Engine(rulebook=self.rulebook, context=context)
        gate = Gate(
            settings=self.settings.gate,
            profile=self.settings.profile(context.profile),
            pacing=pacing or Pacing(settings=self.settings.pacing),
        )
        return Stages(
            voice=VoiceDetector(self.voice_model),
            transcriber=self.transcriber.for_call(names=context.names),
            coach=Coach(
                engine=engine,
                gate=gate,
                settings=self.settings,
            ),
            understanding=self.understanding,
        )


def rule_folders(settings: Settings) -> Folders:
    """Where the rules are, as the settings say."""
    return Folders(
        shipped=settings.rules_dir or resources.rules_dir(),
        team=settings.team_rules_dir,
        own=_own_folder(settings),
    )


def own_choices(settings: Settings) -> OwnChoices:
    """What the rep chose about rules, beside the rep's own ones."""
    return OwnChoices(_own_folder(settings))


def _own_folder(settings: Settings) -> Path:
    return settings.own_rules_dir or settings.store.data_dir / "rules"


@asynccontextmanager
async def open_workshop(settings: Settings) -> AsyncIterator[Workshop]:
    """Begin threads, check models and rules, start the recogniser's workers, and end them afterwards.

    Raises `ModelError` and `RuleError` before a worker is started.
    """
    await begin_threads()
    voice_model = manifest.find_model(manifest.VOICE_MODEL)
    words_model = manifest.find_model(
        settings.recognizer.model, allow_download=settings.recognizer.allow_download
    )
    rules = RuleWatch(rule_folders(settings))
    with Aside(open_reader()) as understanding:
        # a worker takes seconds to be ready, and this process would only wait for it
        prepared = understanding.warm(reading.prepare)
        async with Transcriber(settings.recognizer, words_model) as transcriber:
            await anyio.to_thread.run_sync(prepared.result)
            yield Workshop(
                settings=settings,
                transcriber=transcriber,
                voice_model=voice_model,
                rules=rules,
                understanding=understanding,
            )
