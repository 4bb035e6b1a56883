"""When the turns of a transcript are spoken: by its own times where they can be, else made up.

A turn is spoken in breaths of a sentence or two, as a voice detector would cut it, with the pauses
that people make. Everything is the same at each run.
"""

from __future__ import annotations

import random
import re
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from benchmarks.understood.labelled import Labelled, Turn
    from copilot.kinds import Speaker

WORDS_PER_S: Final = 2.5
"""150 words a minute."""

LIVELY_WORDS_PER_S: Final = 6.0
"""Faster than this nobody speaks: the source's times are then not when it was said."""

LEAD_IN_S: Final = 0.5
BREATH_WORDS: Final = 30
"""12 s at the pace above; the segmenter cuts at 15 s."""

HOLDS_S: Final = (0.3, 0.4, 0.5, 0.5, 0.6, 0.8)
SHIFTS_S: Final = (0.4, 0.6, 0.7, 0.8, 0.9, 1.1, 1.4)
"""Silences inside a turn and between two, drawn from by chance: the middle of what one human call
had (medians 0.5 and 0.8 s, one in ten over 1.1 and 1.4 s)."""

_SENTENCE: Final = re.compile(r"(?<=[.?!])\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Breath:
    """What is said in one go, by whom, in which turn, from when to when (seconds)."""

    turn: int
    speaker: Speaker
    start: float
    end: float
    text: str = field(repr=False)


def breaths(call: Labelled) -> tuple[Breath, ...]:
    """The call as it is spoken, in order."""
    chance = random.Random(zlib.crc32(call.id.encode()))  # noqa: S311  # pauses, no secret
    timed = None if call.times_are_coarse else own_times(call.turns)
    found: list[Breath] = []
    at = LEAD_IN_S
    for number, turn in enumerate(call.turns):
        if not turn.words:
            continue
        pieces = list(_pieces(turn.text))
        holds = [chance.choice(HOLDS_S) for _ in pieces[1:]]
        shift = chance.choice(SHIFTS_S)
        pace = WORDS_PER_S
        if timed is not None:
            start, end = timed[number]
            at = max(start, found[-1].end if found else 0.0)
            holds = [0.0 for _ in holds]
            pace = turn.words / max(end - at, turn.words / LIVELY_WORDS_PER_S)
        for piece, hold in zip(pieces, [*holds, 0.0], strict=True):
            length = len(piece.split()) / pace
            found.append(
                Breath(turn=number, speaker=turn.speaker, start=at, end=at + length, text=piece)
            )
            at += length + hold
        at += shift
    return tuple(found)


def shifts(name: str) -> Iterator[float]:
    """Silences between turns, without end, always the same for a call of this name."""
    chance = random.Random(zlib.crc32(name.encode()))  # noqa: S311  # pauses, no secret
    while True:
        yield chance.choice(SHIFTS_S)


def own_times(turns: Sequence[Turn]) -> list[tuple[float, float]] | None:
    """The source's own times of the turns; None unless all are there and could be true.

    Where only beginnings are given a turn ends when its words are said, or when the next begins.
    """
    starts = [turn.start_s for turn in turns]
    known = [start for start in starts if start is not None]
    if len(known) < len(turns) or known != sorted(known):
        return None
    times = []
    for number, (turn, start) in enumerate(zip(turns, known, strict=True)):
        following = known[number + 1] if number + 1 < len(known) else start + turn.words
        own = turn.end_s if turn.end_s is not None else start + turn.words / WORDS_PER_S
        end = own if turn.end_s is not None else min(own, following)
        if end < start or turn.words > LIVELY_WORDS_PER_S * (end - start) + 3:
            return None
        times.append((start, end))
    return times


def _pieces(text: str) -> Iterator[str]:
    """Sentences, short ones joined, long ones cut."""
    held: list[str] = []
    for sentence in _SENTENCE.split(text):
        words = sentence.split()
        if held and len(held) + len(words) > BREATH_WORDS:
            yield " ".join(held)
            held = []
        held += words
        while len(held) > BREATH_WORDS:
            yield " ".join(held[:BREATH_WORDS])
            held = held[BREATH_WORDS:]
    if held:
        yield " ".join(held)
