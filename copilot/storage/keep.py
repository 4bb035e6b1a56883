"""Where one call is kept while it lasts and when it ends: its share of both files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from copilot import observe
from copilot.kinds import KindFrom
from copilot.storage.own import KeptOutcome, OwnCall

if TYPE_CHECKING:
    from collections.abc import Iterable

    from copilot.coaching.outcomes import SkillOutcome
    from copilot.events import CallSummary
    from copilot.storage.own import KeptCard, Stretch
    from copilot.storage.stores import Stores


@dataclass(frozen=True, slots=True, kw_only=True)
class Keep:
    """The stores, and when the call started, in whole seconds of UTC since 1970.

    Unless it `learns`, somebody else was the rep: nothing is kept of how it went with the skills, and
    the call is never shared.
    """

    stores: Stores
    started_at: int
    scheduled_end_s: float | None = None
    learns: bool = True

    async def save(
        self,
        summary: CallSummary,
        *,
        stretches: Iterable[Stretch] = (),
        cards: Iterable[KeptCard] = (),
        outcomes: Iterable[SkillOutcome] = (),
        ended: bool = True,
    ) -> None:
        """Keep the call as it stands; on return it is on the disk.

        May be called again at any time, with all there is until then or with what is new since;
        nothing is doubled. If one file refuses, the other is written all the same. Raises the
        `StoreError` tree: the call itself has lost nothing but its record, so whoever calls goes on.
        """
        heard = summary.kind_from is KindFrom.HEARD
        own = OwnCall(
            id=summary.call_id,
            started_at=self.started_at,
            profile=summary.profile,
            scheduled_end_s=self.scheduled_end_s,
            dropped_cards=summary.dropped_cards,
            mine=self.learns,
            heard_kind=summary.kind if heard else None,
            heard_confidence=summary.kind_confidence if heard else None,
            stretches=tuple(stretches),
            cards=tuple(cards),
            outcomes=tuple(KeptOutcome.of(one) for one in outcomes) if self.learns else (),
        )
        try:
            await self.stores.moments.save_call(summary, started_at=self.started_at, ended=ended)
        finally:
            await self.stores.private.save_call(own)
        observe.step(
            "storage",
            at_s=summary.duration_s,
            call=summary.call_id,
            count=len(summary.moments),
            status="ended" if ended else "under-way",
        )
