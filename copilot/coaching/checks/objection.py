"""`objection`: the buyer's latest objection, of a kind, and whether it was dealt with."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING, Annotated, Final, Literal

from pydantic import AfterValidator, Field

from copilot.coaching.finding import Finding, Why
from copilot.coaching.inputs import SIGNAL, TURNS, until
from copilot.coaching.part import Count, Part, Seconds
from copilot.coaching.pick import goes_with
from copilot.conversation.handling import Met
from copilot.kinds import SignalDetail, SignalKind, Speaker

if TYPE_CHECKING:
    from copilot.coaching.inputs import Lasting
    from copilot.coaching.scene import Scene
    from copilot.conversation.handling import Objection


def _of_an_objection(kind: SignalDetail | str) -> SignalDetail | str:
    if isinstance(kind, SignalDetail):
        goes_with(SignalKind.OBJECTION, kind)
    return kind


Kind = Annotated[SignalDetail | Literal["price"], AfterValidator(_of_an_objection)]

_INPUTS: Final = (
    SIGNAL[SignalKind.PRICE_OBJECTION] | SIGNAL[SignalKind.OBJECTION] | SIGNAL[SignalKind.HANDLED]
)
_LEAVES_IT: Final = frozenset({None, Met.DEFERRED, Met.GAVE_IN})
"""Ways to respond that leave an objection where it was."""


class ObjectionCheck(Part):
    """Holds when an objection of one of the kinds in `any_of` (any, if unset) is ``open``, or ``handled``.

    ``unmet`` is an open one that the rep has met with nothing: no question, no value, no other terms.

    It came in the last `within_s` seconds. An open one counts once the rep has taken `after_turns`
    turns since; 0 counts it at once. Where words came late since then, an open one is not known.
    """

    state: Literal["open", "unmet", "handled"] = "open"
    """What has become of it."""
    any_of: Annotated[tuple[Kind, ...], Field(min_length=1)] | None = None
    """Of these kinds: `price`, or a detail of the signal objection; any if left out."""
    after_turns: Annotated[int, Field(strict=True, ge=0, le=10)] = 0
    """An open one counts once the rep has taken so many turns since; 0 counts it at once."""
    at_least: Count = 1
    """So many of them."""
    within_s: Annotated[Seconds, Field(gt=0)] = 120.0
    """It came in the last so many seconds."""

    def look(self, scene: Scene) -> Finding:
        """Count those that stand so."""
        since = scene.at - self.within_s
        found = blind = 0
        newest: float | None = None
        for objection in scene.objections:
            if not self._counts(objection, since):
                continue
            if self.state == "handled":
                counts = objection.handled
            else:
                counts = self._stands(objection) and self._waited(scene, objection.at)
                blind += counts and not scene.heard_for(scene.at - objection.at)
            found += counts
            newest = objection.at if counts else newest
        enough, known = found >= self.at_least, found - blind >= self.at_least
        heard = known if enough else scene.heard_for(self.within_s)
        return Finding(
            holds=enough if heard else None,
            why=(Why.OBJECTION,),
            at=newest if enough else None,
        )

    def lasts(self, scene: Scene, *, holds: bool) -> Lasting:
        """No lasts until an objection comes or is dealt with, and while one waits until a turn.

        One that is too long ago, or of another kind, never waits again.
        """
        since = scene.at - self.within_s
        waits = any(self._counts(objection, since) for objection in scene.objections)
        return until(_INPUTS | (TURNS if waits else 0), scene.at if holds else inf)

    def fits(self, objection: Objection) -> bool:
        """Whether it is of one of the kinds that are asked for, however it stands."""
        kind = "price" if objection.to_price else objection.detail
        return self.any_of is None or kind in self.any_of

    def _counts(self, objection: Objection, since: float) -> bool:
        return objection.at >= since and self.fits(objection)

    def _stands(self, objection: Objection) -> bool:
        unmet = objection.met in _LEAVES_IT
        return not objection.handled and (self.state == "open" or unmet)

    def _waited(self, scene: Scene, at: float) -> bool:
        if not self.after_turns:
            return True
        later = scene.turns_after(at, Speaker.BUYER)
        answers = [turn for turn in later if turn.speaker is Speaker.REP]
        over = len(answers) > self.after_turns or (
            len(answers) == self.after_turns and later[-1] is not answers[-1]
        )
        return over or scene.conversation.ended
