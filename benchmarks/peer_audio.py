"""The sound that every peer is given, and what is truly said in it.

The beginnings of a few recordings, cut where both sides are silent and put behind each other, with
silence after them in which a peer can finish. All peers get the same samples.
"""

from __future__ import annotations

import itertools
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import anyio
import numpy as np

from benchmarks.peer_drivers.wire import FRAME_S, PAIR_BYTES, SIDE_BYTES, SIDES
from benchmarks.peer_match import Turn
from benchmarks.reference import SIDES as NAMES
from benchmarks.reference import merge
from copilot.audio.file import open_file

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from benchmarks.reference import Reference, Span

GAP_S: Final = 1.5
"""Silence between two recordings."""

TAIL_S: Final = 6.0
"""Silence after the last: more than any peer's documented wait for a final."""

_LONGER: Final = 1.4
"""A cut may come so much later than asked for, if there is no pause before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Played:
    """The sound as the wire takes it, its length, and each side's turns. Its repr holds no word."""

    pcm: bytes
    duration_s: float
    turns: dict[str, tuple[Turn, ...]]

    def __repr__(self) -> str:
        return f"Played(duration_s={self.duration_s:.1f})"


def compose(
    references: Sequence[Reference], seconds: float, normalise: Callable[[str], list[str]]
) -> Played:
    """About `seconds` of each recording, one behind the other."""
    pieces: list[bytes] = []
    frames = 0
    turns: dict[str, list[Turn]] = {side: [] for side in SIDES}
    for reference in references:
        known = json.loads((reference.folder / f"{reference.name}.json").read_text("utf-8"))
        until_s = cut_at([(one["start_s"], one["end_s"]) for one in known["turns"]], seconds)
        sound = anyio.run(_pairs, reference, known, until_s)
        for side in SIDES:
            turns[side] += _turns(
                reference, known["turns"], side, until_s, frames * FRAME_S, normalise
            )
        rest = [_silence(GAP_S if reference is not references[-1] else TAIL_S)]
        pieces += sound + rest
        frames += len(sound) + round(GAP_S / FRAME_S)
    pcm = b"".join(pieces)
    return Played(
        pcm=pcm,
        duration_s=len(pcm) / PAIR_BYTES * FRAME_S,
        turns={side: tuple(turns[side]) for side in SIDES},
    )


def only(played: Played, side: str) -> Played:
    """The same with silence on the other side, and nothing to be heard there."""
    place = SIDES.index(side)
    silent = bytes(SIDE_BYTES)
    pairs = (played.pcm[at : at + PAIR_BYTES] for at in range(0, len(played.pcm), PAIR_BYTES))
    pcm = b"".join(
        silent * place + pair[place * SIDE_BYTES : (place + 1) * SIDE_BYTES] + silent * (1 - place)
        for pair in pairs
    )
    turns = {one: played.turns[one] if one == side else () for one in SIDES}
    return Played(pcm=pcm, duration_s=played.duration_s, turns=turns)


def cut_at(spans: Sequence[Span], seconds: float) -> float:
    """Where to cut: the middle of the last pause of both sides up to `seconds`, or the next one.

    A recording that ends before is taken whole.
    """
    merged = merge(spans, 0.0)
    pauses = [(before[1] + after[0]) / 2 for before, after in itertools.pairwise(merged)] + [
        merged[-1][1] + FRAME_S
    ]
    before = [pause for pause in pauses if seconds / 2 <= pause <= seconds]
    after = [pause for pause in pauses if seconds < pause <= seconds * _LONGER]
    if before or after:
        return before[-1] if before else after[0]
    return min(seconds, pauses[-1])


async def _pairs(reference: Reference, known: dict[str, object], until_s: float) -> list[bytes]:
    channels = known["channels"]
    assert isinstance(channels, dict)
    source = open_file(reference.folder / str(known["audio"]), rep_channel=int(channels["agent"]))
    pieces = []
    try:
        async for pair in source.frames():
            if pair[0].start >= until_s:
                break
            pieces += [
                (np.clip(frame.pcm, -1, 1) * 32767).astype("<i2").tobytes() for frame in pair
            ]
    finally:
        await source.aclose()
    return [b"".join(pieces[at : at + len(SIDES)]) for at in range(0, len(pieces), len(SIDES))]


def _silence(seconds: float) -> bytes:
    return bytes(PAIR_BYTES * round(seconds / FRAME_S))


def _turns(
    reference: Reference,
    turns: Sequence[dict[str, str]],
    side: str,
    until_s: float,
    shift_s: float,
    normalise: Callable[[str], list[str]],
) -> list[Turn]:
    """A turn ends where the last voiced stretch in it ends."""
    mine = [
        (float(one["start_s"]), float(one["end_s"]), one["text"])
        for one in turns
        if NAMES[one["speaker"]] == side and float(one["end_s"]) <= until_s
    ]
    found = []
    for start, end, text in sorted(mine):
        ends = [stop for _, stop in reference.voiced[side] if start < stop <= end + 2 * FRAME_S]
        found.append(Turn(ends_s=shift_s + max(ends, default=end), words=tuple(normalise(text))))
    return found
