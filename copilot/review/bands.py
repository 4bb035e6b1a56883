"""What is usual, for which kind of call, and who says so.

A range stands here only if a source gives it; most are vendors' own counts, from samples that are
small or undisclosed, so the page names the source beside each. The talk share's is the one that the
overlay shows (`copilot.coaching.bands`); calls that it has none for are no sales calls as vendors
count them, and have no other range either.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from copilot.coaching.bands import BANDS, TalkBand
from copilot.kinds import CallKind
from copilot.review.words import a_call


class MeasureName(StrEnum):
    """What a call measures, in the order of the page."""

    TALK_SHARE = "talk_share"
    LONGEST_MONOLOGUE = "longest_monologue"
    BUYER_STRETCH = "buyer_stretch"
    QUESTIONS = "questions"
    RESPONSE_GAP = "response_gap"
    PACE = "pace"


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """A range in the unit of its measure; None where it is open to that side.

    `says` leads to it in a sentence ("usual for a demo"). It holds for calls of `least_s` seconds
    and more.
    """

    low: float | None
    high: float | None
    says: str
    source: str
    least_s: float = 0.0


Bands = Mapping[MeasureName, Band]

_MONOLOGUE: Final = Band(
    low=None,
    high=150.0,
    says="usual",
    source="vendors' guidance for sales calls in general; Demodesk's 328 meetings kept to 76 s",
)
_BUYER_STRETCH: Final = Band(
    low=50.0,
    high=None,
    says="usual where deals are won",
    source="Gong and Lemonly, 257,967 calls: fewer deals are won below 50 s, more from 4 min on",
)
_QUESTIONS: Final = Band(
    low=11,
    high=14,
    says="discovery calls that succeeded most had",
    source="Gong, Navigating sales conversations: 74 % of calls with 11 to 14 questions succeeded",
    least_s=900.0,  # ours: the study's calls were whole ones, and a short one has room for fewer
)


def usual_bands(kind: CallKind, share: TalkBand | None = None) -> dict[MeasureName, Band]:
    """The ranges that a source gives for this kind of call; a measure without one is left out.

    `share` is the talk share's where a rule in force has one of its own for the shipped one. Where
    the kind is not known nothing is said of what is usual: it depends on that.
    """
    shipped = None if kind is CallKind.UNKNOWN else BANDS.get(kind)
    share = share or shipped
    if share is None:
        return {}
    says = f"usual for {a_call(kind)}" if share == shipped else "the range in your rules"
    bands = {
        MeasureName.TALK_SHARE: Band(
            low=share.low, high=share.high, says=says, source=share.source
        ),
        MeasureName.LONGEST_MONOLOGUE: _MONOLOGUE,
        MeasureName.BUYER_STRETCH: _BUYER_STRETCH,
    }
    if kind is CallKind.DISCOVERY:
        bands[MeasureName.QUESTIONS] = _QUESTIONS
    return bands
