"""`signal`: the conversation gave a signal, by one side, lately or often enough."""

from __future__ import annotations

from itertools import islice
from math import inf
from typing import TYPE_CHECKING

from copilot.coaching.finding import Finding, Why
from copilot.coaching.inputs import EARLY_S, SIGNAL, WORDS, until
from copilot.coaching.part import Count, Seconds
from copilot.coaching.pick import Pick

if TYPE_CHECKING:
    from copilot.coaching.inputs import Lasting
    from copilot.coaching.scene import Scene


class SignalCheck(Pick):
    """Holds when such a signal was seen `at_least` times: `within_s`, if set, else in the whole call.

    `detail` and `strength_at_least` look at the signals still kept, hundreds of them. Without enough
    it stays silent where the words of that time came late.
    """

    within_s: Seconds | None = None
    """In the last so many seconds; in the whole call if left out."""
    at_least: Count = 1
    """So many times."""

    def look(self, scene: Scene) -> Finding:
        """Count them."""
        seen = self._count(scene)
        heard = scene.heard if self.within_s is None else scene.heard_for(self.within_s)
        holds = True if seen >= self.at_least else (False if heard else None)
        counted = self.at_least > 1
        return Finding(
            holds=holds,
            why=(Why.SIGNAL,),
            value=float(seen) if counted else None,
            limit=float(self.at_least) if counted else None,
            at=self._newest(scene) if holds else None,
        )

    def lasts(self, scene: Scene, *, holds: bool) -> Lasting:
        """No lasts until another comes; yes for ever, or until too few of them are recent.

        Yes is also asked for when more is said: the signals that are kept have a bound.
        """
        if not holds:
            return until(SIGNAL[self.kind])
        if self.within_s is None:
            return until(0 if self.plain else SIGNAL[self.kind] | WORDS)
        newest = islice(self.latest(scene, scene.at - self.within_s), self.at_least)
        oldest = min((one.at for one in newest), default=-inf)
        return until(SIGNAL[self.kind] | WORDS, oldest + self.within_s - EARLY_S)

    def _newest(self, scene: Scene) -> float | None:
        """When the newest was given, if it is to be a recent one."""
        if self.within_s is None:
            return None
        return next((one.at for one in self.latest(scene, scene.at - self.within_s)), None)

    def _count(self, scene: Scene) -> int:
        seen = scene.conversation.seen
        last = seen.last(self.kind, self.speaker)
        since = 0.0 if self.within_s is None else scene.at - self.within_s
        if last is None or last < since:
            return 0
        if self.plain and self.within_s is None:
            return seen.count(self.kind, self.speaker)
        count = 0
        for _ in self.latest(scene, since):
            count += 1
            if count >= self.at_least:
                break
        return count
