"""The reference beside each sample call: who said what when, and what a coach should make of it.

`turns`, `activity` per channel, `pauses` and `pause_stats` have the format of the recordings that
the project was developed against; times in seconds of the recording. A **hold** is a silence
inside one side's talk, a **shift** one before the other side's, an **overlap** a shift below zero.
"""

import math
import statistics
from typing import Final, NotRequired, TypedDict

from .mix import Stretch, Timeline, Turn, activity
from .script import SIDES, Script, Side

DECODED_RATE: Final = 48_000
"""Opus decodes at 48 kHz, whatever went in (here 24 kHz)."""
NAMES: Final[dict[Side, str]] = {"rep": "agent", "buyer": "caller"}
SHORTEST_HOLD_S: Final = 0.2
SCHEDULE_STEP_S: Final = 5


class TurnRecord(TypedDict):
    """One unbroken stretch of talk, or a backchannel in the other's."""

    speaker: str
    start_s: float
    end_s: float
    text: str
    backchannel: NotRequired[bool]


class PauseRecord(TypedDict):
    """A silence, or, when `dur_s` is negative, an overlap."""

    kind: str
    channel: int
    to_channel: NotRequired[int]
    start_s: float
    end_s: float
    dur_s: float


class Record(TypedDict):
    """All that is known about one call."""

    id: str
    audio: str
    license: str
    sample_rate: int
    duration_s: float
    channels: dict[str, int]
    voices: str
    reference: dict[str, str]
    kind: str
    title: str
    summary: str
    scheduled_end_s: int
    """When the call was booked to end: its length, rounded up."""
    expect: dict[str, list[str]]
    """The cards a coach should show; an empty list means silence."""
    talk_share: dict[str, dict[str, float]]
    """By voiced seconds and by words, each adding up to 1; backchannels count."""
    marks: dict[str, float]
    """Named moments: the start of the turn that the script marks."""
    turns: list[TurnRecord]
    activity: dict[str, list[list[float]]]
    pauses: list[PauseRecord]
    pause_stats: dict[str, dict[str, float]]
    canary_words: NotRequired[list[str]]


def _turn(turn: Turn) -> TurnRecord:
    record = TurnRecord(
        speaker=NAMES[turn.side],
        start_s=round(turn.start_s, 2),
        end_s=round(turn.end_s, 2),
        text=turn.text,
    )
    if turn.backchannel:
        record["backchannel"] = True
    return record


def pauses(channels: list[list[Stretch]]) -> list[PauseRecord]:
    """Holds, shifts and overlaps, in order of time, read off the activity of both channels."""
    heard = sorted(
        (start, end, channel) for channel, parts in enumerate(channels) for start, end in parts
    )
    found: list[PauseRecord] = []
    last_end, last = heard[0][1], heard[0][2]
    for start, end, channel in heard[1:]:
        length = round(start - last_end, 2)
        kind = "hold" if channel == last else "shift" if length >= 0 else "overlap"
        pause = PauseRecord(
            kind=kind, channel=last, start_s=round(last_end, 2), end_s=round(start, 2), dur_s=length
        )
        if channel != last:
            pause["to_channel"] = channel
        if kind != "hold" or length >= SHORTEST_HOLD_S:
            found.append(pause)
        if end >= last_end:
            last_end, last = end, channel
    return found


def pause_stats(found: list[PauseRecord]) -> dict[str, dict[str, float]]:
    """Number, median, ninth decile and longest of holds and shifts."""
    stats: dict[str, dict[str, float]] = {}
    for kind in ("hold", "shift"):
        lengths = sorted(pause["dur_s"] for pause in found if pause["kind"] == kind)
        if lengths:
            p90 = lengths[min(len(lengths) - 1, math.floor(0.9 * len(lengths)))]
            stats[kind] = {
                "n": len(lengths),
                "median": round(statistics.median(lengths), 2),
                "p90": p90,
                "max": lengths[-1],
            }
    return stats


def _share(rep: float, buyer: float) -> dict[str, float]:
    share = round(rep / (rep + buyer), 3)
    return {"rep": share, "buyer": round(1 - share, 3)}


def talk_share(channels: list[list[Stretch]], turns: list[Turn]) -> dict[str, dict[str, float]]:
    """Who talked how much: by voiced seconds, and by words."""
    seconds = [sum(end - start for start, end in parts) for parts in channels]
    words = [sum(len(turn.text.split()) for turn in turns if turn.side == side) for side in SIDES]
    return {"seconds": _share(*seconds), "words": _share(*words)}


def describe(script: Script, timeline: Timeline, duration_s: float) -> Record:
    """Everything that is known about the call, exact because it was made that way."""
    channels = [activity(timeline, side) for side in SIDES]
    found = pauses(channels)
    spoken = ", ".join(f"{script.voices[side].name} ({NAMES[side]})" for side in SIDES)
    record = Record(
        id=script.id,
        audio=f"{script.id}.opus",
        license="MIT",
        sample_rate=DECODED_RATE,
        duration_s=round(duration_s, 2),
        channels={NAMES[side]: channel for channel, side in enumerate(SIDES)},
        voices=f"synthetic: Kokoro-82M, {spoken}",
        reference={
            "text": "the script the voices read, word for word",
            "times": "exact: from the synthesis, by energy before the room tone was added",
            "use": "sample calls, pauses, turn-taking, talk share, cards; word error rate of synthetic voices only",
        },
        kind=script.kind,
        title=script.title,
        summary=script.summary,
        scheduled_end_s=math.ceil((duration_s + 0.01) / SCHEDULE_STEP_S) * SCHEDULE_STEP_S,
        expect={"cards": list(script.cards)},
        talk_share=talk_share(channels, timeline.turns),
        marks={turn.mark: round(turn.start_s, 2) for turn in timeline.turns if turn.mark},
        turns=[_turn(turn) for turn in timeline.turns],
        activity={
            str(i): [[round(a, 2), round(b, 2)] for a, b in parts]
            for i, parts in enumerate(channels)
        },
        pauses=found,
        pause_stats=pause_stats(found),
    )
    if script.canary_words:
        record["canary_words"] = list(script.canary_words)
    return record
