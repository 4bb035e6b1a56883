"""What the rep is told of how a live call's sound reaches us: pure, by audio time.

Each side may be in trouble, by the page's word or because its device gives digital silence while
the other side talks. The banner says the worst of it; what the path itself knows of its hearing
(`copilot.hearing`) stands beside it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from copilot.events import FRAME_SECONDS
from copilot.kinds import SPEAKERS, Speaker

if TYPE_CHECKING:
    from copilot.audio.source import Pair
    from copilot.delivery.messages import Banner, Capture, PageSideState, SideTrouble

DEAD_AFTER_S: Final = 2.0
"""Digital silence this long, while the other side talks, is a dead device (as in `hearing`)."""

QUIET_AFTER_S: Final = 20.0
"""The same of a side that was heard before: a muted buyer is digital silence too, and polite."""

TALKED_S: Final = 1.0
"""Of the other side meanwhile; if nobody talks there is nothing to be heard."""

_DIGITAL_SILENCE: Final = 1e-7
_DEAF: Final = frozenset({"ended", "denied", "unticked", "unplugged"})


@dataclass(frozen=True, slots=True, kw_only=True)
class SideSound:
    """One side's device: seconds of digital silence up to now, and of the other's talk meanwhile."""

    dead_s: float = 0.0
    other_talked_s: float = 0.0
    heard: bool = False

    def after(self, pcm_peak: float, *, other_talks: bool) -> SideSound:
        """The side one frame later."""
        if pcm_peak >= _DIGITAL_SILENCE:
            return SideSound(heard=True)
        talked_s = self.other_talked_s + (FRAME_SECONDS if other_talks else 0.0)
        return replace(self, dead_s=self.dead_s + FRAME_SECONDS, other_talked_s=talked_s)

    @property
    def silent(self) -> bool:
        """Whether the device gives nothing although there is somebody to talk to."""
        return self.dead_s >= DEAD_AFTER_S and self.other_talked_s >= TALKED_S


@dataclass(frozen=True, slots=True, kw_only=True)
class Listening:
    """Both sides, the page, and the consent."""

    rep: SideSound = SideSound()
    buyer: SideSound = SideSound()
    rep_page: PageSideState = "live"
    buyer_page: PageSideState = "live"

    def after(self, pair: Pair, *, rep_talks: bool, buyer_talks: bool) -> Listening:
        """One frame later. Lost sound says nothing of a device."""
        rep, buyer = pair
        return replace(
            self,
            rep=self.rep
            if rep.lost
            else self.rep.after(float(np.abs(rep.pcm).max()), other_talks=buyer_talks),
            buyer=self.buyer
            if buyer.lost
            else self.buyer.after(float(np.abs(buyer.pcm).max()), other_talks=rep_talks),
        )

    def said(self, speaker: Speaker, state: PageSideState) -> Listening:
        """The page says how one side's device fares; a device that is back begins anew."""
        if speaker is Speaker.REP:
            return replace(self, rep_page=state, rep=SideSound(heard=self.rep.heard))
        return replace(self, buyer_page=state, buyer=SideSound(heard=self.buyer.heard))

    def trouble(self, speaker: Speaker) -> SideTrouble:
        """What keeps one side from being heard."""
        page = self.rep_page if speaker is Speaker.REP else self.buyer_page
        if page != "live":
            return page
        sound = self.rep if speaker is Speaker.REP else self.buyer
        return "silent" if sound.silent else "none"

    def banner(self, capture: Capture, heard: Banner) -> Banner:
        """The banner, where the path would say `heard`."""
        if capture.consent != "given":
            return "starting"
        if not capture.connected or any(self.trouble(one) in _DEAF for one in SPEAKERS):
            return "blind"
        sounds = (self.rep, self.buyer)
        if any(one.silent and (not one.heard or one.dead_s >= QUIET_AFTER_S) for one in sounds):
            return "hears_nothing" if heard in {"none", "starting"} else heard
        return heard
