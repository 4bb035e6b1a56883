"""Silences inside turns, put where hand-made utterance boundaries hide them. Pure, and seeded.

A hand-timed turn spans its own speaker's short silences, so a gate that is held against such turns
alone never meets the pause it must not take. Here some of a turn's commas and full stops get one,
as long as those inside the turns of a human call with a channel a side (``ar40`` of the evaluation
data, 54 holds: median 0.51 s, one in ten over 1.08 s). The turn stays as long as it was.
"""

from __future__ import annotations

import math
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from benchmarks.reference import Reference, Span

MEDIAN_S: Final = 0.51
TENTH_S: Final = 1.08
SHARE: Final = 0.5
"""Of the places that have a mark of punctuation get a silence."""

AT_MOST: Final = 0.35
"""Part of a turn that may be silent, so that nobody speaks faster than people do."""

_SIGMA: Final = math.log(TENTH_S / MEDIAN_S) / 1.2816


def with_breaths(reference: Reference) -> Reference:
    """The same turns, with silences in them."""
    random = np.random.default_rng(zlib.crc32(reference.name.encode()))
    voiced = {
        side: tuple(
            part for span, text in sorted(said) for part in _parts(span, text.split(), random)
        )
        for side, said in reference.texts.items()
    }
    return replace(reference, voiced=voiced)


def _parts(span: Span, words: list[str], random: np.random.Generator) -> list[Span]:
    """The turn's voiced stretches."""
    start, end = span
    room = AT_MOST * (end - start)
    pauses: dict[int, float] = {}
    for number, word in enumerate(words[:-1]):
        pause = MEDIAN_S * math.exp(_SIGMA * random.standard_normal())
        if word[-1] in ",.?!" and random.random() < SHARE and pause <= room:
            pauses[number] = pause
            room -= pause
    step = (end - start - sum(pauses.values())) / max(1, len(words))
    parts, since, at = [], start, start
    for number in range(len(words)):
        at += step
        if number in pauses:
            parts.append((since, at))
            at += pauses[number]
            since = at
    return [*parts, (since, end)]
