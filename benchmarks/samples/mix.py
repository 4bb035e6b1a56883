"""Lay spoken phrases on a timeline: a channel a side, exact times, even levels, room tone.

Times are found on the clean clips, before the room tone is added: a voice starts at its first
10 ms frame above `FLOOR_DB` and ends after its last. A clip keeps 20 ms on both sides of that,
faded, so that no join clicks.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from .script import SIDES, Script, ScriptTurn, Side
from .voice import RATE, Samples

FRAME: Final = RATE // 100
LEVEL_DB: Final = -24.0
"""Loudness of the voiced frames of every phrase, dBFS; both sides alike."""
BACKCHANNEL_DB: Final = -4.0
"""People murmur their "mm-hm": so much quieter than a turn."""
PEAK_DB: Final = -5.0
FLOOR_DB: Final = -57.0
"""33 dB under the voice and 8 dB over the room tone: what lies below is no voice."""
MARGIN_S: Final = 0.02
MERGE_S: Final = 0.2
"""Silences shorter than this belong to the voice around them, as in the evaluation recordings."""
ROOM_DB: Final = -65.0
LEAD_IN_S: Final = 0.4
LEAD_OUT_S: Final = 1.0

Stretch = tuple[float, float]
Speak = Callable[[str, Side], Samples]


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One unbroken stretch of a side's talk, holds included, as it stands in the recording."""

    side: Side
    start_s: float
    end_s: float
    text: str
    backchannel: bool = False
    mark: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Clip:
    """A phrase ready to be laid down: `samples` begin `MARGIN_S` before the voice does."""

    samples: Samples
    voiced: tuple[Stretch, ...]

    @property
    def length_s(self) -> float:
        """From the voice's start to its end."""
        return self.voiced[-1][1]


@dataclass(slots=True)
class Timeline:
    """What has been laid down so far; times in seconds from the start of the recording."""

    placed: dict[Side, list[tuple[float, Clip]]] = field(
        default_factory=lambda: {side: [] for side in SIDES}
    )
    turns: list[Turn] = field(default_factory=list)

    def lay(self, side: Side, start_s: float, clip: Clip) -> float:
        """Put a clip on a side's channel; returns when its voice ends."""
        self.placed[side].append((start_s, clip))
        return start_s + clip.length_s

    @property
    def end_s(self) -> float:
        """When the last word has been said."""
        return max(turn.end_s for turn in self.turns)


def frame_levels(samples: Samples) -> Samples:
    """Level of each whole 10 ms frame, dBFS."""
    frames = samples[: samples.size // FRAME * FRAME].reshape(-1, FRAME)
    levels: Samples = (10 * np.log10((frames.astype(np.float64) ** 2).mean(axis=1) + 1e-12)).astype(
        np.float32
    )
    return levels


def stretches(voiced: "np.typing.NDArray[np.bool_]") -> list[Stretch]:
    """Runs of voiced frames, in seconds."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], voiced.astype(np.int8), [0]))))
    return [
        (a * FRAME / RATE, b * FRAME / RATE)
        for a, b in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True)
    ]


def merge(parts: list[Stretch], shortest_gap_s: float) -> list[Stretch]:
    """Join stretches that are closer than `shortest_gap_s`, and sort them."""
    joined: list[Stretch] = []
    for start, end in sorted(parts):
        if joined and start - joined[-1][1] < shortest_gap_s:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def prepare(samples: Samples, level_db: float) -> Clip:
    """Level a phrase, cut it to its voice, and fade both ends."""
    levels = frame_levels(samples)
    loud = 10 ** (levels[levels > levels.max() - 30] / 10)
    gain_db = level_db - 10 * float(np.log10(loud.mean()))
    peak_db = 20 * float(np.log10(np.abs(samples).max()))
    samples = samples * np.float32(10 ** (min(gain_db, PEAK_DB - peak_db) / 20))
    runs = stretches(frame_levels(samples) > FLOOR_DB)
    first, last = runs[0][0], runs[-1][1]
    margin = round(MARGIN_S * RATE)
    padded = np.pad(samples, margin)[round(first * RATE) : round(last * RATE) + 2 * margin].copy()
    ramp = (0.5 - 0.5 * np.cos(np.linspace(0, np.pi, margin))).astype(np.float32)
    padded[:margin] *= ramp
    padded[-margin:] *= ramp[::-1]
    return Clip(samples=padded, voiced=tuple((a - first, b - first) for a, b in runs))


def _lay_turn(timeline: Timeline, turn: ScriptTurn, start_s: float, speak: Speak) -> Turn:
    other: Side = "buyer" if turn.side == "rep" else "rep"
    at = end = start_s
    for phrase in turn.phrases:
        end = timeline.lay(turn.side, at, prepare(speak(phrase.text, turn.side), LEVEL_DB))
        at = end + phrase.pause_s
        if phrase.backchannel:
            begin = end + phrase.backchannel.offset_s
            murmur = prepare(speak(phrase.backchannel.text, other), LEVEL_DB + BACKCHANNEL_DB)
            done = timeline.lay(other, begin, murmur)
            timeline.turns.append(
                Turn(
                    side=other,
                    start_s=begin,
                    end_s=done,
                    text=phrase.backchannel.text,
                    backchannel=True,
                )
            )
    return Turn(side=turn.side, start_s=start_s, end_s=end, text=turn.text, mark=turn.mark)


def lay_out(script: Script, speak: Speak) -> Timeline:
    """Every phrase at its place: each turn `gap_s` after the one before it ended."""
    timeline = Timeline()
    end = LEAD_IN_S
    for turn in script.turns:
        laid = _lay_turn(timeline, turn, max(end + turn.gap_s, 0.1), speak)
        timeline.turns.append(laid)
        end = laid.end_s
    timeline.turns.sort(key=lambda turn: (turn.start_s, turn.end_s))
    return timeline


def activity(timeline: Timeline, side: Side) -> list[Stretch]:
    """When this side's voice is heard."""
    parts = [(at + a, at + b) for at, clip in timeline.placed[side] for a, b in clip.voiced]
    return merge(parts, MERGE_S)


def room_tone(count: int, seed: int) -> Samples:
    """Quiet noise as of a room: it falls off above 300 Hz and has no rumble."""
    spectrum = np.fft.rfft(np.random.default_rng(seed).standard_normal(count))
    hertz = np.fft.rfftfreq(count, 1 / RATE)
    shape = (hertz / (hertz + 60)) / np.sqrt(1 + (hertz / 300) ** 2)
    noise = np.fft.irfft(spectrum * shape, count)
    tone: Samples = (noise / noise.std() * 10 ** (ROOM_DB / 20)).astype(np.float32)
    return tone


def render(timeline: Timeline, seed: int) -> Samples:
    """The whole call, shape (2, samples): channel 0 the rep, channel 1 the buyer."""
    count = round((timeline.end_s + LEAD_OUT_S) * RATE)
    call = np.stack([room_tone(count, seed + channel) for channel in range(len(SIDES))])
    for channel, side in enumerate(SIDES):
        for at, clip in timeline.placed[side]:
            begin = round((at - MARGIN_S) * RATE)
            call[channel, begin : begin + clip.samples.size] += clip.samples
    return call
