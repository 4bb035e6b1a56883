"""Which tier this machine can carry: what ``copilot doctor --tune`` measures and says.

A minute of a sample call goes through voice detection and segmenter, as in a call. The stretches of
speech that a call would have decoded, the tentative ones among them, are then decoded by each tier
whose model is here, in this process and on one thread, for some seconds each. One whose speaker goes on is
counted whole, though a call stops it: what is said here is rather too much. What a call costs beside its
ears and its words (rules, gate, pages) is small and not measured.
"""

from __future__ import annotations

import statistics
import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal

from copilot import manifest, resources
from copilot.asr.engines import open_engine
from copilot.asr.recognizer import NO_HINT, DecodeSettings
from copilot.audio.file import open_file
from copilot.errors import ModelError
from copilot.events import FRAME_SECONDS, SpeechSegment
from copilot.kinds import SPEAKERS
from copilot.speech.segmenter import Segmenter
from copilot.speech.silero import VoiceDetector
from copilot.tiers import TIERS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from copilot.settings import Settings
    from copilot.tiers import Tier

    Progress = Callable[[str, float], None]

SAMPLE: Final = "good-discovery.opus"
LISTEN_S: Final = 60.0
"""So much of the sample call is heard: some thirty stretches, replies and long ones."""

BUDGET_S: Final = 9.0
"""Seconds for each tier, so that three take half a minute with the hearing and the loading."""

OWN_SHARE: Final = 0.8
"""A decode on one thread that nothing disturbs has the processor all of its time."""

PIPE_MS: Final = 2.0
"""To a worker process and back, rounded up (`benchmarks/workers.py`: ``round_trip_3s``)."""

Verdict = Literal["fits", "tight", "too slow", "not here", "broken"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sound:
    """What was heard of the sample call: stretches to decode, and what hearing it cost."""

    stretches: tuple[SpeechSegment, ...]
    seconds: float
    hearing_cpu_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """How one tier does on this machine; the figures are 0 where it could not be measured.

    `real_time_factor` is decoding time by speech time. `words_after_ms` goes from the end of
    speech to its words, with the silence that is waited for. `cores` is the share of a core that a
    two-sided call takes, hearing included. `headroom` is how often the time asked for holds the
    median of the measured one, or the share allowed the measured share, whichever is less.
    `own_share` is how much of the time the processor was ours.
    """

    tier: Tier
    verdict: Verdict
    remedy: str = ""
    stretches: int = 0
    load_s: float = 0.0
    real_time_factor: float = 0.0
    words_after_ms: float = 0.0
    words_after_p95_ms: float = 0.0
    cores: float = 0.0
    headroom: float = 0.0
    own_share: float = 1.0

    @property
    def disturbed(self) -> bool:
        """Whether other programs held the processor so long that the times say little."""
        return self.own_share < OWN_SHARE


async def listen(settings: Settings, sample: Path | None = None) -> Sound:
    """Hear the first minute of a sample call, both sides. Raises `ModelError` and `AudioError`."""
    source = open_file(sample or resources.samples_dir() / SAMPLE)
    voice = VoiceDetector(manifest.find_model(manifest.VOICE_MODEL))
    segmenters = {side: Segmenter(side, settings.speech) for side in SPEAKERS}
    decoded: dict[tuple[str, int, int], SpeechSegment] = {}
    heard_s, cpu_s = 0.0, 0.0
    try:
        async for pair in source.frames():
            began = time.process_time()
            probabilities = voice.probabilities(*pair)
            for frame, one in zip(pair, probabilities, strict=True):
                for event in segmenters[frame.speaker].push(frame, one.probability):
                    if isinstance(event, SpeechSegment):
                        # a closed stretch that was asked for while tentative is decoded once
                        decoded[event.key] = event
            cpu_s += time.process_time() - began
            heard_s = pair[0].start + FRAME_SECONDS
            if heard_s >= LISTEN_S:
                break
    finally:
        await source.aclose()
    return Sound(stretches=tuple(decoded.values()), seconds=heard_s, hearing_cpu_s=cpu_s)


def measure(settings: Settings, sound: Sound, progress: Progress) -> list[Fit]:
    """Every tier of the table on this machine, in the table's order.

    `progress` is told what is being measured, and how much of all is done, from 0 to 1.
    """
    fits = []
    for number, tier in enumerate(TIERS):
        progress(f"{tier.name} ({tier.model})", number / len(TIERS))
        fits.append(_measure(tier, settings, sound))
    progress("done", 1.0)
    return fits


def best(fits: Sequence[Fit]) -> Fit | None:
    """The one to take: the first of the table that fits, else the quickest."""
    measured = [one for one in fits if one.stretches]
    fitting = (one for one in fits if one.verdict == "fits")
    return next(fitting, min(measured, key=lambda one: one.words_after_ms, default=None))


def _measure(tier: Tier, settings: Settings, sound: Sound) -> Fit:
    try:
        folder = manifest.find_model(tier.model)
    except ModelError as error:
        return Fit(tier=tier, verdict="not here", remedy=error.remedy)
    engine = open_engine(manifest.engine_of(tier.model), folder, _decode_settings(tier, settings))
    began = time.perf_counter()
    engine.load()
    load_s = time.perf_counter() - began
    try:
        costs = list(_costs(engine.decode, sound.stretches))
    finally:
        engine.close()
    return _judged(tier, settings, sound, costs, load_s)


@dataclass(frozen=True, slots=True)
class _Cost:
    speech_s: float
    wall_s: float
    cpu_s: float


def _costs(decode: Callable[..., object], stretches: Sequence[SpeechSegment]) -> Iterator[_Cost]:
    """What each stretch costs, until the time is up."""
    until = time.perf_counter() + BUDGET_S
    for stretch in stretches:
        wall, cpu = time.perf_counter(), time.process_time()
        decode(stretch.pcm, NO_HINT)
        after = time.perf_counter()
        yield _Cost(stretch.end - stretch.start, after - wall, time.process_time() - cpu)
        if after >= until:
            return


def _judged(
    tier: Tier, settings: Settings, sound: Sound, costs: Sequence[_Cost], load_s: float
) -> Fit:
    speech_s = sum(one.speech_s for one in costs)
    if not speech_s:
        return Fit(tier=tier, verdict="broken", remedy="the sample call holds no speech")
    all_speech_s = sum(one.end - one.start for one in sound.stretches)
    decoding_cpu_s = sum(one.cpu_s for one in costs) * all_speech_s / speech_s
    waits = [one.wall_s * 1000 + PIPE_MS + silence_ms(settings) for one in costs]
    median = statistics.median(waits)
    cores = (sound.hearing_cpu_s + decoding_cpu_s) / sound.seconds
    headroom = min(tier.words_after_ms / median, tier.most_cores / cores)
    return Fit(
        tier=tier,
        verdict="fits" if headroom >= 1 else "tight" if headroom >= 0.5 else "too slow",
        stretches=len(costs),
        load_s=load_s,
        real_time_factor=sum(one.wall_s for one in costs) / speech_s,
        words_after_ms=median,
        words_after_p95_ms=sorted(waits)[max(0, -(-len(waits) * 95 // 100) - 1)],
        cores=cores,
        headroom=headroom,
        own_share=min(1.0, sum(one.cpu_s for one in costs) / sum(one.wall_s for one in costs)),
    )


def silence_ms(settings: Settings) -> float:
    """The silence after which decoding begins, in whole frames, as the segmenter waits for it."""
    frames = max(1, round(settings.speech.tentative_silence_s / FRAME_SECONDS))
    return frames * FRAME_SECONDS * 1000


def _decode_settings(tier: Tier, settings: Settings) -> DecodeSettings:
    return replace(
        DecodeSettings.of(settings.recognizer),
        beam=tier.beam,
        min_frames=tier.min_frames,
        short_frames=tier.short_frames,
        silence_step=tier.silence_step,
    )
