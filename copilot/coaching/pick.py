"""Which signals a check means: a kind, and where it matters whose, which way round, how sure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pydantic import ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from copilot.coaching.part import Part, Share
from copilot.kinds import SignalDetail, SignalKind, Speaker

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copilot.coaching.scene import Scene
    from copilot.events import Signal


_WAYS: Final = frozenset({SignalDetail.ASKED, SignalDetail.TOLD})

_RESERVATIONS: Final = frozenset(
    {
        SignalDetail.TIMING,
        SignalDetail.NEED,
        SignalDetail.TRUST,
        SignalDetail.AUTHORITY,
        SignalDetail.FIT,
        SignalDetail.STALL,
        SignalDetail.HAVE_ONE,
        SignalDetail.NO_TIME,
        SignalDetail.REFUSAL,
    }
)

DETAILS: Final[dict[SignalKind, frozenset[SignalDetail]]] = {
    SignalKind.BUDGET: _WAYS,
    SignalKind.PRICE: _WAYS,
    SignalKind.DECISION_MAKER: _WAYS,
    SignalKind.DECISION_PROCESS: _WAYS,
    SignalKind.DECISION_CRITERIA: _WAYS,
    SignalKind.TIMELINE: _WAYS,
    SignalKind.COMPELLING_EVENT: _WAYS,
    SignalKind.PAIN: _WAYS,
    SignalKind.PAIN_NUMBER: _WAYS,
    SignalKind.QUESTION: frozenset({SignalDetail.OPEN, SignalDetail.CLOSED}),
    SignalKind.COMPETITOR: frozenset(
        {SignalDetail.NAMED, SignalDetail.GENERIC, SignalDetail.INCUMBENT}
    ),
    SignalKind.OBJECTION: _RESERVATIONS,
    SignalKind.HANDLED: _RESERVATIONS,
}
"""Which details a kind of signal can have; one that is not here has none."""


def goes_with(kind: SignalKind | None, detail: SignalDetail | None) -> SignalDetail | None:
    """The detail, if a signal of the kind can have it. Raises PydanticCustomError."""
    of_kind = frozenset() if kind is None else DETAILS.get(kind, frozenset())
    if kind is None or detail is None or detail in of_kind:
        return detail
    has = " or ".join(one.value for one in SignalDetail if one in of_kind) or "no detail"
    raise PydanticCustomError(
        "detail",
        "asks for {kind} with '{detail}', and it has {has}",
        {"kind": kind.value, "detail": detail.value, "has": has},
    )


class Pick(Part):
    """Signals of `kind`; if set: of `speaker`, with this `detail`, of at least this strength."""

    kind: SignalKind
    """Which signal: see `copilot rules signals`."""
    speaker: Speaker | None = None
    """Who gave it; either if left out."""
    detail: SignalDetail | None = None
    """Which way round, or of which sort, it is; any if left out."""
    strength_at_least: Share | None = None
    """How sure it must be, 0 to 1."""

    @field_validator("detail")
    @classmethod
    def _goes_with_the_kind(
        cls, detail: SignalDetail | None, info: ValidationInfo
    ) -> SignalDetail | None:
        return goes_with(info.data.get("kind"), detail)

    def fits(self, signal: Signal) -> bool:
        """Whether it is one of them."""
        return (
            signal.kind is self.kind
            and self.speaker in {None, signal.speaker}
            and self.detail in {None, signal.detail}
            and signal.strength >= (self.strength_at_least or 0.0)
        )

    @property
    def plain(self) -> bool:
        """Whether only kind and side matter, which are known of the whole call."""
        return self.detail is None and not self.strength_at_least

    def latest(self, scene: Scene, since: float = 0.0) -> Iterator[Signal]:
        """Those that the conversation still keeps from `since` on, the newest first."""
        kind = self.kind
        for signal in reversed(scene.conversation.signals):
            if signal.at < since:
                return
            # most are of another: that is seen at once
            if signal.kind is kind and self.fits(signal):
                yield signal
