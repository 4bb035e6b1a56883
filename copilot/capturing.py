"""How one live call is heard: its consent, its sound, and the page that brings both.

Shared by the door that the page comes through (`copilot.web.capture`) and by what runs the call
(`copilot.live`). A page that comes back takes the place of the one before.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import anyio

from copilot.audio.browser import BrowserSource
from copilot.carried import FRESH
from copilot.consent import Consent
from copilot.delivery.messages import Capture
from copilot.events import SAMPLE_RATE_HZ
from copilot.kinds import SPEAKERS, Speaker
from copilot.listening import Listening

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from copilot.audio.source import Pair
    from copilot.carried import Carried
    from copilot.delivery.messages import PageSideState, SideState

BEHIND_S: Final = 0.5
"""So much sound that has come and was not heard yet is not of this instant: no card may rest on it."""


@dataclass(slots=True, eq=False)
class Line:
    """One page's connection; `replaced` once another one came. `page` is what the page calls itself."""

    page: str = ""
    replaced: anyio.Event = field(default_factory=anyio.Event)


class Capturing:
    """One live call's hearing. A call that goes on begins where it `carried` over to."""

    def __init__(self, carried: Carried = FRESH) -> None:
        self.carried = carried
        self.consent = Consent()
        self.source = BrowserSource(start_frame=carried.snapshot.frame)
        self.listening = Listening()
        self.safe_s = carried.snapshot.until_s
        """Up to here, in seconds, a restart of the service loses nothing but words."""
        self.decided = anyio.Event()
        """The rep said yes or no, or the call ended before."""
        self.changed = anyio.Event()
        """Something that the rep is told of is different; made anew by who waits for it."""
        self.silent = False
        """Whether the call ended because no sound came any more."""
        self._line: Line | None = None
        self._moved = anyio.Event()
        self._talks = dict.fromkeys(SPEAKERS, False)

    @property
    def connected(self) -> bool:
        """Whether a page is there."""
        return self._line is not None

    @property
    def restarted(self) -> bool:
        """Whether the service restarted in this call."""
        return self.carried is not FRESH

    @property
    def ending(self) -> bool:
        """Whether no more sound is taken, and the call is on its way to its end."""
        return self.source.ending

    @property
    def view(self) -> Capture:
        """What the overlay is told."""
        return Capture(
            consent=self.consent.state.value,
            connected=self.connected,
            rep=self.listening.trouble(Speaker.REP),
            buyer=self.listening.trouble(Speaker.BUYER),
            catching_up=self.catching_up,
            restarted=self.restarted,
        )

    @property
    def catching_up(self) -> bool:
        """Whether sound of a while ago is being heard."""
        return self.source.behind_s > BEHIND_S

    def heard_by_another(self, page: str) -> bool:
        """Whether a page is there, and it is not this one."""
        return self._line is not None and self._line.page != page

    def attach(self, page: str = "") -> Line:
        """A page is there; one that was is let go."""
        if self._line is not None:
            self._line.replaced.set()
        self._line = Line(page)
        self._page_moved()
        return self._line

    async def page_moved(self) -> None:
        """Return when a page came or went."""
        await self._moved.wait()

    def _page_moved(self) -> None:
        self._moved.set()
        self._moved = anyio.Event()
        self.changed.set()

    def detach(self, line: Line) -> None:
        """That page is gone."""
        if self._line is line:
            self._line = None
            self._page_moved()

    def say(self, *, given: bool) -> None:
        """The rep says whether everyone knows. After a no, all sound that is held is overwritten."""
        self.consent = self.consent.said(given=given)
        if self.consent.withdrawn:
            self.source.wipe()
        self.decided.set()
        self.changed.set()

    def end(self, *, silent: bool = False) -> None:
        """There is no more sound; `silent` where none has come for so long that nobody waits for it."""
        self.silent |= silent and not self.ending
        self.source.end()
        self.decided.set()

    def side(self, speaker: Speaker, state: PageSideState) -> None:
        """The page says how a side's device fares."""
        self.listening = self.listening.said(speaker, state)
        self.changed.set()

    def lacks(self, speaker: Speaker) -> int:
        """The number of the first sample of a side that is wanted."""
        return self.source.side(speaker).lacks

    def safe(self, speaker: Speaker) -> int:
        """The number of a side's first sample that a restart would ask for again."""
        return self.source.side(speaker).number_at(int(self.safe_s * SAMPLE_RATE_HZ))

    def talks(self, rep: SideState, buyer: SideState) -> None:
        """What the path says of who talks."""
        self._talks = {Speaker.REP: rep == "speaking", Speaker.BUYER: buyer == "speaking"}

    @property
    def duration_s(self) -> float | None:
        """Nobody knows."""
        return None

    async def frames(self) -> AsyncIterator[Pair]:
        """The source's pairs, each looked at for a dead device."""
        async for pair in self.source.frames():
            before = [self.listening.trouble(speaker) for speaker in SPEAKERS]
            self.listening = self.listening.after(
                pair,
                rep_talks=self._talks[Speaker.REP],
                buyer_talks=self._talks[Speaker.BUYER],
            )
            if before != [self.listening.trouble(speaker) for speaker in SPEAKERS]:
                self.changed.set()
            yield pair

    async def aclose(self) -> None:
        """No more sound."""
        self.end()
