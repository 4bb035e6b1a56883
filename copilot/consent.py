"""Whether a live call may be heard: pure, and closed until somebody opens it.

::

    AWAITED ──yes──▶ GIVEN ──no──▶ WITHDRAWN
        └───────────no────────────────▲

The rep says yes once everyone on the call knows. Until then nothing is decoded: sound that comes
all the same is counted and dropped. A no ends the call, even before a yes: the service may have
restarted in a call of which something is kept. Once withdrawn it stays so; who wants to go on begins
another call, and asks again.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum


class ConsentState(StrEnum):
    """What the rep has said so far."""

    AWAITED = "awaited"
    GIVEN = "given"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """The state, and how many pieces of sound were dropped because it did not allow them."""

    state: ConsentState = ConsentState.AWAITED
    dropped: int = 0

    @property
    def may_hear(self) -> bool:
        """Whether sound may be decoded."""
        return self.state is ConsentState.GIVEN

    @property
    def withdrawn(self) -> bool:
        """Whether all of the call must be gone."""
        return self.state is ConsentState.WITHDRAWN

    def said(self, *, given: bool) -> Consent:
        """After the rep's yes or no."""
        if self.withdrawn:
            return self
        return replace(self, state=ConsentState.GIVEN if given else ConsentState.WITHDRAWN)

    def refused(self) -> Consent:
        """After a piece of sound that may not be decoded."""
        return replace(self, dropped=self.dropped + 1)
