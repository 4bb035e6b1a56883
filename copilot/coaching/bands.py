"""How much of the talk is usually the rep's, by kind of call: the band that the overlay shows.

Shares are of voiced seconds, silence left out. What the sources give are vendors' figures from
samples that are small or undisclosed (none is a study), and they disagree; so a band is wide where
they do, absent where nobody gives one, and never a verdict. The rule `talk-share-high` speaks only
well outside it: a share that a band calls high is common in calls that end well.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from copilot.kinds import CallKind


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkBand:
    """The usual share of the rep, 0 to 1, and who says so."""

    low: float
    high: float
    source: str

    @property
    def ends(self) -> tuple[float, float]:
        """Both of its ends, low and high."""
        return self.low, self.high


_CONVERTING: Final = TalkBand(
    low=0.40,
    high=0.55,
    source="around the 43:57 of converting calls (Gong, 25,537 B2B calls, 2016), and short of the"
    " 65 % above which fewer converted",
)
_DISCOVERY: Final = TalkBand(
    low=0.30, high=0.45, source="30-35 % (Gangly) and 35-45 % (Rework), vendors' blogs"
)
_DEMO: Final = TalkBand(
    low=0.45, high=0.65, source="at most 55 % (Gangly), 60-70 % (Demodesk): they disagree"
)
_NEGOTIATION: Final = TalkBand(
    low=0.40, high=0.50, source="40-45 %, vendors' blogs, widened: a rep who answers terms talks"
)

BANDS: Final[dict[CallKind, TalkBand]] = {
    CallKind.DISCOVERY: _DISCOVERY,
    CallKind.CONSULTATION: _CONVERTING,
    CallKind.DEMO: _DEMO,
    CallKind.NEGOTIATION: _NEGOTIATION,
    CallKind.PRICING: _NEGOTIATION,
    CallKind.CLOSING: _CONVERTING,
    CallKind.ONE_CALL_CLOSE: _CONVERTING,
    CallKind.FOLLOW_UP: _CONVERTING,
    CallKind.COLD_CALL: _CONVERTING,
    CallKind.INBOUND_INQUIRY: _CONVERTING,
    CallKind.RENEWAL: _CONVERTING,
    CallKind.EXPANSION: _CONVERTING,
    CallKind.ESCALATION: _CONVERTING,
    CallKind.UNKNOWN: _CONVERTING,
}
"""Without a band: retail, security reviews and interviews, for which nobody publishes one."""


def talk_band(kind: CallKind) -> tuple[float, float] | None:
    """The rep's usual share on this kind of call, as (low, high), or None where none is known."""
    band = BANDS.get(kind)
    return None if band is None else band.ends
