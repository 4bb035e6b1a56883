"""The one path in this process, as a call runs it, with somebody noting what it heard.

`words_of` runs a recording as fast as it goes, the sound waiting for the words (`patient`), and
returns each side's words. `stretches_of` runs it without a recogniser and returns the stretches of
speech that would have been decoded. `sound_of` is each side as the path hears it.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from copilot import manifest, resources
from copilot.asr.jobs import without_words
from copilot.asr.statistics import Statistics
from copilot.audio.file import open_file
from copilot.audio.pace import Paced
from copilot.coaching.engine import Engine
from copilot.coaching.gate import Gate
from copilot.coaching.rulebook import Rulebook
from copilot.events import AudioFrame, CallContext
from copilot.kinds import SPEAKERS, Speaker
from copilot.path import Coach
from copilot.session import Call, Stages, Told, run_call
from copilot.speech.silero import VoiceDetector

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from numpy.typing import NDArray

    from benchmarks.wording import Talk
    from copilot.audio.source import Pair, Source
    from copilot.events import SpeechSegment, Utterance
    from copilot.path import SegmentKey
    from copilot.session import Words
    from copilot.settings import Settings


@dataclass(slots=True)
class Notes:
    """What a run brought: closed stretches and their utterances, in the order they closed."""

    stretches: list[SpeechSegment] = field(default_factory=list)
    utterances: list[Utterance] = field(default_factory=list)

    def text(self, side: str) -> str:
        """A side's words in order of time; of a mix, all words."""
        # what goes on takes the place of what there was of it
        whole = {(one.speaker, one.start): one for one in sorted(self.utterances, key=_end)}
        said = sorted(whole.values(), key=lambda one: (one.end, one.start))
        return " ".join(
            one.words.reveal() for one in said if side in {one.speaker.value, "mix"} and one.words
        )


def _end(utterance: Utterance) -> float:
    return utterance.end


class _Noting:
    """A recogniser that notes what it was asked and answered; without an engine it hears nothing."""

    def __init__(self, notes: Notes, words: Words | None) -> None:
        self._notes = notes
        self._words = words

    @property
    def statistics(self) -> Statistics:
        return self._words.statistics if self._words else Statistics()

    async def transcribe(self, segment: SpeechSegment) -> Utterance:
        if self._words is None:
            utterance = without_words(segment)
        else:
            utterance = await self._words.transcribe(segment)
        if segment.final:
            self._notes.stretches.append(segment)
            self._notes.utterances.append(utterance)
        return utterance

    def forget(self, key: SegmentKey) -> None:
        if self._words:
            self._words.forget(key)


class _OneSided:
    """A mix as a source: all of it is the rep's, and the buyer's side is silence."""

    def __init__(self, source: Source) -> None:
        self._source = source

    @property
    def duration_s(self) -> float | None:
        return self._source.duration_s

    async def frames(self) -> AsyncIterator[Pair]:
        async for rep, buyer in self._source.frames():
            silent = AudioFrame(
                speaker=Speaker.BUYER, index=buyer.index, pcm=np.zeros_like(buyer.pcm)
            )
            yield rep, silent

    async def aclose(self) -> None:
        await self._source.aclose()


def source_of(talk: Talk) -> Source:
    """A recording as the path takes it."""
    if talk.mixed:
        return _OneSided(open_file(talk.path, second=talk.path))
    return open_file(talk.path, rep_channel=talk.rep_channel)


async def words_of(talk: Talk, settings: Settings, words: Words) -> Notes:
    """Run a recording through the path, and note what was heard."""
    return await _run(talk, settings, words)


async def stretches_of(talk: Talk, settings: Settings) -> list[SpeechSegment]:
    """The closed stretches of speech of a recording."""
    return (await _run(talk, settings, None)).stretches


async def sound_of(talk: Talk) -> dict[str, NDArray[np.float32]]:
    """Each side's sound at 16 kHz, by the side's name; of a mix, one."""
    source = source_of(talk)
    frames: dict[Speaker, list[NDArray[np.float32]]] = {side: [] for side in SPEAKERS}
    try:
        async for pair in source.frames():
            for frame in pair:
                frames[frame.speaker].append(frame.pcm)
    finally:
        await source.aclose()
    sides = {"mix": Speaker.REP} if talk.mixed else {side.value: side for side in SPEAKERS}
    return {name: np.concatenate(frames[side]) for name, side in sides.items()}


async def _run(talk: Talk, settings: Settings, words: Words | None) -> Notes:
    context = CallContext(call_id=str(uuid.uuid5(uuid.NAMESPACE_URL, talk.name)))
    rulebook = Rulebook.load(resources.rules_dir())
    gate = Gate(settings=settings.gate, profile=settings.profile(context.profile))
    notes = Notes()
    stages = Stages(
        voice=VoiceDetector(manifest.find_model(manifest.VOICE_MODEL)),
        transcriber=_Noting(notes, words),
        coach=Coach(
            engine=Engine(rulebook=rulebook, context=context), gate=gate, settings=settings
        ),
    )
    source = source_of(talk)
    try:
        call = Call(context=context, sound=Paced(source, None), wait_for_words=True)
        await run_call(call, stages, Told(publish=lambda _message: None))
    finally:
        await source.aclose()
    return notes
