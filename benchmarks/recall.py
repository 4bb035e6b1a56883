"""How much of true speech is heard: against recordings whose voiced times somebody else noted.

Reads the JSON of the sample calls, of recordings of one channel with ``turns``, and of clips with
``segments`` of speech and none. What is asked is whether a gate that keeps noise out keeps a voice
out too, so every figure stands beside that of the voice detector alone, and all of it once more with
every speaker 30 dB quieter.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import soundfile
import soxr

from benchmarks.overhear import overhear
from benchmarks.reference import JOIN_GAP_S, SIDES, merge
from copilot.events import SAMPLE_RATE_HZ
from copilot.kinds import Speaker

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from benchmarks.overhear import Outcome, Span
    from benchmarks.report import Report
    from copilot.assemble import Workshop

QUIET_DB: Final = -30.0

REPLY_WORDS: Final = 3
"""A turn of no more words is a short reply: "yes", "mhm", "that's right"."""

REPLY_HEARD: Final = 0.3
"""Part of a reply that must be heard for it to count: the turns' own times are rough."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voiced:
    """A recording: each side's samples at 16 kHz, when it is voiced, and when it replies shortly.

    One channel that holds both sides is the rep's.
    """

    name: str
    sound: dict[Speaker, NDArray[np.float32]]
    spans: dict[Speaker, tuple[Span, ...]]
    replies: dict[Speaker, tuple[Span, ...]]


@dataclass(slots=True)
class Heard:
    """Sums over recordings. Seconds of reference voice, and of it what was heard."""

    voiced_s: float = 0.0
    covered_s: float = 0.0
    replies: int = 0
    replies_heard: int = 0

    def add(self, voiced: tuple[Span, ...], replies: tuple[Span, ...], spans: list[Span]) -> None:
        """Hold one side against its reference."""
        heard = merge(spans, 0.0)
        self.voiced_s += sum(end - start for start, end in voiced)
        self.covered_s += sum(_covered(span, heard) for span in voiced)
        self.replies += len(replies)
        self.replies_heard += sum(
            _covered(span, heard) >= REPLY_HEARD * (span[1] - span[0]) for span in replies
        )


@dataclass(slots=True)
class Sums:
    """One pass over all recordings."""

    detector: Heard = field(default_factory=Heard)
    call: Heard = field(default_factory=Heard)
    stretches: int = 0
    nobody: list[str] = field(default_factory=list)
    utterances: int = 0
    words: int = 0

    def add(self, recording: Voiced, outcome: Outcome) -> None:
        """One recording more."""
        for side, reference in recording.spans.items():
            replies = recording.replies.get(side, ())
            self.detector.add(reference, replies, outcome.taken[side])
            self.call.add(reference, replies, outcome.kept(side))
            self.nobody += [
                f"{recording.name} {side} at {start:.1f} s, {end - start:.2f} s long"
                for start, end in outcome.nobody[side]
            ]
        self.stretches += outcome.taken_count
        self.utterances += len(outcome.heard)
        self.words += outcome.words


def load_all(folder: Path) -> list[Voiced]:
    """Every recording of a folder, and of those below it, whose voiced times are told."""
    recordings = [load(path) for path in sorted(folder.rglob("*.json"))]
    found = [one for one in recordings if one is not None]
    if not found:
        raise SystemExit(f"no recording with voiced times in {folder}")
    return found


async def recall(workshop: Workshop, found: list[Voiced], report: Report) -> None:
    """Play every recording, as it is and 30 dB quieter."""
    seconds = sum(len(side) for one in found for side in one.sound.values()) / SAMPLE_RATE_HZ
    report.note(f"{len(found)} recordings, {seconds / 60:.1f} min of sides")
    for prefix, decibel in (("", 0.0), ("quiet_", QUIET_DB)):
        sums = Sums()
        for recording in found:
            rep, buyer = (_at(recording, side, decibel) for side in Speaker)
            outcome = await overhear(workshop, rep, buyer, f"{prefix}{recording.name}")
            sums.add(recording, outcome)
        _report(report, prefix, sums)


def _at(recording: Voiced, side: Speaker, decibel: float) -> NDArray[np.float32]:
    return (recording.sound[side] * np.float32(10 ** (decibel / 20))).astype(np.float32)


def _report(report: Report, prefix: str, sums: Sums) -> None:
    for name, heard in (("detector", sums.detector), ("call", sums.call)):
        report.add(
            f"{prefix}{name}_recall_percent",
            100 * heard.covered_s / max(1e-9, heard.voiced_s),
            "%",
            round(heard.voiced_s),
        )
        report.add(
            f"{prefix}{name}_replies_heard_percent",
            100 * heard.replies_heard / max(1, heard.replies),
            "%",
            heard.replies,
        )
    report.add(
        f"{prefix}nobody_percent",
        100 * len(sums.nobody) / max(1, sums.stretches),
        "%",
        sums.stretches,
    )
    for line in sums.nobody:
        report.note(f"{prefix}nobody: {line}")
    report.add(f"{prefix}words", sums.words, "words", sums.utterances)


def load(path: Path) -> Voiced | None:
    """A recording by its JSON; None where it tells no voiced times or has no sound beside it."""
    known = json.loads(path.read_text(encoding="utf-8"))
    sound_path = path.parent / str(known.get("audio", ""))
    spans = _spans(known)
    if not sound_path.is_file() or spans is None:
        return None
    sound, rate = soundfile.read(sound_path, dtype="float32", always_2d=True)
    wide: NDArray[np.float32] = soxr.resample(sound, rate, SAMPLE_RATE_HZ).astype(np.float32)
    nothing = np.zeros(len(wide), np.float32)
    sides = {Speaker.REP: wide[:, 0], Speaker.BUYER: nothing}
    for channel, side in _channels(known).items():
        sides[side] = wide[:, channel]
    return Voiced(
        name=path.stem,
        sound={side: np.ascontiguousarray(sides[side]) for side in Speaker},
        spans=spans,
        replies=_replies(known),
    )


def _channels(known: dict[str, Any]) -> dict[int, Speaker]:
    channels = known.get("channels", {})
    return {channels[name]: Speaker(side) for name, side in SIDES.items() if name in channels}


def _spans(known: dict[str, Any]) -> dict[Speaker, tuple[Span, ...]] | None:
    """Voiced times by side, the surest there are: a detector's, a labeller's, else the turns'."""
    channels, activity = _channels(known), known.get("activity")
    if channels and isinstance(activity, dict):
        return {side: _joined(activity[str(channel)]) for channel, side in channels.items()}
    if "segments" in known:
        spoken = [(one["start_s"], one["end_s"]) for one in known["segments"] if one["speech"]]
        return {Speaker.REP: _joined(spoken)}
    if known.get("turns") and not channels:
        return {Speaker.REP: _joined([(one["start_s"], one["end_s"]) for one in known["turns"]])}
    return None


def _replies(known: dict[str, Any]) -> dict[Speaker, tuple[Span, ...]]:
    """Turns of few words, of each side; where nobody told the sides apart, of the mix."""
    apart = bool(_channels(known))
    replies: dict[Speaker, list[Span]] = {side: [] for side in Speaker}
    for turn in known.get("turns", ()):
        words = str(turn["text"])
        if len(words.split()) <= REPLY_WORDS and "[" not in words:
            side = Speaker(SIDES[turn["speaker"]]) if apart else Speaker.REP
            replies[side].append((float(turn["start_s"]), float(turn["end_s"])))
    return {side: tuple(spans) for side, spans in replies.items()}


def _covered(span: Span, heard: tuple[Span, ...]) -> float:
    return sum(max(0.0, min(span[1], end) - max(span[0], start)) for start, end in heard)


def _joined(spans: list[list[float]] | list[Span]) -> tuple[Span, ...]:
    return merge([(float(start), float(end)) for start, end in spans], JOIN_GAP_S)
