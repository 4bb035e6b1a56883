"""The profiles: how many cards, how far apart, in which words; each with where its numbers come from.

A profile is the rep's own choice. The settings may change budget and spacing; who is helped in
which words stands here alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from copilot.kinds import Profile

Level = Literal["foundational", "core", "advanced"]
"""The wordings that a card has: the step itself, a reminder of it, a question about it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """What a profile has room for in one call. `spacing_s` is from one card's end to the next."""

    cards_per_call: int
    spacing_s: float
    level: Level
    source: str


ROOM: Final[dict[Profile, Room]] = {
    Profile.RAMPING: Room(
        cards_per_call=8,
        spacing_s=45.0,
        level="foundational",
        source="Ours. Novices gain most from suggestions, 30 to 34 % (Brynjolfsson, Li and Raymond "
        "2025), and sparse ones, two words some 20 s apart, were preferred (Tanveer 2015); a card "
        "has more than two words, so it gets twice the time.",
    ),
    Profile.CORE: Room(
        cards_per_call=5,
        spacing_s=60.0,
        level="core",
        source="Ours, between the other two. Acceptance falls by 30 % with each reminder more of an "
        "encounter (Ancker 2017): a sixth would be taken one time in six.",
    ),
    Profile.SENIOR: Room(
        cards_per_call=2,
        spacing_s=120.0,
        level="advanced",
        source="Ours. The best gained nothing from suggestions and lost a little in quality "
        "(Brynjolfsson, Li and Raymond 2025): only what matters most in a call.",
    ),
    Profile.STRUGGLING: Room(
        cards_per_call=10,
        spacing_s=35.0,
        level="foundational",
        source="Ours. A quarter more room than ramping and no more: it is the many cards that tire "
        "(Ancker 2017), whoever asked for them.",
    ),
}
"""Levels too: role tailoring cut alert fatigue most (AHRQ review). Who is new needs the step itself;
what a senior is told of the basics is noise."""
