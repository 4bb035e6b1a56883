"""What the rep answers in a drill, heard by the ear and the recogniser that hear a call.

The sound is held in memory while it is turned into words, and the words while they are judged
(`copilot.coaching.drills`). Nothing of either is written, logged or sent; nobody keeps them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from copilot.audio.framer import RECORDED, Framer
from copilot.audio.resample import Resampler
from copilot.coaching.cases import WORDS_PER_SECOND
from copilot.errors import AudioFrameRefused
from copilot.events import CallContext, SpeechSegment, Utterance
from copilot.kinds import Speaker
from copilot.limits import limit
from copilot.speech.segmenter import Segmenter
from copilot.spoken import Spoken

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray

    from copilot.session import Stages
    from copilot.settings import SpeechSettings

LEAST_RATE_HZ: Final = limit("audio_sample_rate_min_hz")
MOST_RATE_HZ: Final = limit("audio_sample_rate_hz")
CONTEXT: Final = CallContext(call_id="drill")


@dataclass(frozen=True, slots=True)
class DrillEar:
    """The stages that understand one side, `stages` for each answer anew."""

    stages: Callable[[CallContext], Stages]
    speech: SpeechSettings

    async def spoken(self, pcm: bytes, rate_hz: int) -> tuple[Utterance, ...]:
        """What was said in 16-bit little-endian sound of one channel, in seconds from its start.

        Raises `AudioFrameRefused` for what is no such sound.
        """
        sound = _samples(pcm, rate_hz)
        stages = self.stages(CONTEXT)
        heard = []
        for segment in self._segments(sound, stages):
            utterance = await stages.transcriber.transcribe(segment)
            if not utterance.nobody:
                heard.append(await stages.understanding.with_meanings(utterance))
        return tuple(heard)

    async def typed(self, text: str) -> tuple[Utterance, ...]:
        """What was typed, as if it had been said at 150 words a minute."""
        said = Utterance(
            speaker=Speaker.REP,
            start=0.0,
            end=max(1, len(text.split())) / WORDS_PER_SECOND,
            words=Spoken(text),
            confidence=1.0,
        )
        return (await self.stages(CONTEXT).understanding.with_meanings(said),)

    def _segments(self, sound: NDArray[np.float32], stages: Stages) -> Iterator[SpeechSegment]:
        """The stretches of speech in it, each closed. One that was gone on with comes as a whole."""
        framer, segmenter = Framer(RECORDED), Segmenter(Speaker.REP, self.speech)
        closed: dict[float, SpeechSegment] = {}
        silence = np.zeros(sound.size, np.float32)
        for rep, buyer in (*framer.push(sound, silence), *framer.end()):
            voice = stages.voice.probabilities(rep, buyer)[0]
            for event in segmenter.push(rep, voice.probability):
                if isinstance(event, SpeechSegment) and event.final:
                    closed[event.start] = replace(event, resumed=None)
        for event in segmenter.flush():
            if isinstance(event, SpeechSegment) and event.final:
                closed[event.start] = replace(event, resumed=None)
        yield from (closed[start] for start in sorted(closed))


def _samples(pcm: bytes, rate_hz: int) -> NDArray[np.float32]:
    """The sound at 16 kHz, as floats."""
    if not LEAST_RATE_HZ <= rate_hz <= MOST_RATE_HZ:
        raise AudioFrameRefused(
            f"{rate_hz} samples a second", remedy=f"send {LEAST_RATE_HZ} to {MOST_RATE_HZ}"
        )
    if not pcm or len(pcm) % 2:
        raise AudioFrameRefused(
            "no whole number of 16-bit samples", remedy="send s16le, one channel"
        )
    if len(pcm) / 2 / rate_hz > limit("drill_seconds"):
        raise AudioFrameRefused(
            "longer than an answer may be", remedy=f"send at most {limit('drill_seconds')} s"
        )
    samples = np.frombuffer(pcm, "<i2").astype(np.float32) / np.float32(32_768)
    resampler = Resampler(rate_hz, "HQ")
    return np.concatenate([resampler.push(samples), resampler.end()])
