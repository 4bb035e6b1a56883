"""Tiers: which model, how wide a beam and how much context go together, as one table.

A tier is chosen by its name (``[recognizer] tier = "accurate"``), by its model's, or by
``copilot doctor --tune``, which measures the machine it runs on. Each row's numbers were chosen by
`benchmarks/context.py`, which decodes the same speech by every variant and prints word errors,
second looks and times for each; `benchmarks/wer.py` prints what the live path makes of a row.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class Tier:
    """One way to turn speech into words. Frames are of 10 ms, and mean nothing to Moonshine.

    `words_after_ms` is the end of speech to its words that is asked of the tier (median), and
    `most_cores` the share of a core that a two-sided call may take for it: aims, not measurements.
    """

    name: str
    model: str
    beam: int
    min_frames: int
    short_frames: int
    silence_step: int
    words_after_ms: float
    most_cores: float
    summary: str


TIERS: Final = (  # the best to begin with first
    Tier(
        name="fast",
        model="tiny.en",
        beam=2,
        min_frames=1200,
        short_frames=1200,
        silence_step=16,
        words_after_ms=280,
        most_cores=0.2,
        summary="words first: for every laptop, and for many calls on one machine",
    ),
    Tier(
        name="accurate",
        model="base",
        beam=2,
        min_frames=1500,
        short_frames=1500,
        silence_step=16,
        words_after_ms=450,
        most_cores=0.35,
        summary="a larger model, at more work; whether it hears more, try on your own calls",
    ),
    Tier(
        name="moonshine",
        model="moonshine-tiny-en",
        beam=1,
        min_frames=1500,
        short_frames=1500,
        silence_step=16,
        words_after_ms=280,
        most_cores=0.2,
        summary="another model, walked greedily",
    ),
)

DEFAULT: Final = TIERS[0]


def find_tier(name: str) -> Tier | None:
    """The tier of this name, or the one that uses the model of this name; None if there is none."""
    return next((tier for tier in TIERS if name in {tier.name, tier.model}), None)
