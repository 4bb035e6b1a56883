"""Which signals a check means: a kind, and where it matters whose, which way round, how sure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import BeforeValidator

from copilot.coaching.part import Part, Share
from copilot.kinds import SignalDetail, SignalKind, Speaker

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copilot.coaching.scene import Scene
    from copilot.events import Signal


class Pick(Part):
    """Signals of `kind`; if set: of `speaker`, with this `detail`, of at least this strength."""

    kind: SignalKind
    speaker: Speaker | None = None
    detail: SignalDetail | None = None
    strength_at_least: Share | None = None

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
        for signal in reversed(scene.conversation.signals):
            if signal.at < since:
                return
            if self.fits(signal):
                yield signal


def _pick(value: object) -> object:
    return {"kind": value} if isinstance(value, str) else value


PickOrKind = Annotated[Pick, BeforeValidator(_pick, json_schema_input_type=Pick | SignalKind)]
"""A pick, or a bare kind: ``question`` is short for ``{kind: question}``."""
