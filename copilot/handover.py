"""Which calls may leave this machine now: both stores and the rep's window, joined.

What sends (or shows) a call asks here and nowhere else. A call whose window is over is written down
as let go before it is given out, so that what has left can never be called back by a clock.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from copilot.review.sharing import HOUR_S, Recorded, Stage, shared_call, standing
from copilot.storage.marks import Marks

if TYPE_CHECKING:
    from datetime import date

    from copilot.review.shared import SharedCall
    from copilot.review.sharing import Standing
    from copilot.sharing_settings import SharingSettings
    from copilot.storage.records import KeptCall
    from copilot.storage.stores import Stores


async def recorded(
    stores: Stores, call_id: str, *, now_s: float, window_s: int, team_since_s: int | None = 0
) -> Recorded | None:
    """One call with what the rep said of it; None if nothing is kept of it. Raises `StoreError`.

    `team_since_s` is since when there is a team's server, None where there is none.
    """
    call = await stores.moments.load_call(call_id)
    if call is None:
        return None
    mine = call_id in await stores.marks.mine()
    found = _joined(call, await stores.marks.of_call(call_id), mine=mine)
    stands = standing(found, now_s=now_s, window_s=window_s, team_since_s=team_since_s)
    return await _settled(stores, found, stands)


async def shared_calls(
    stores: Stores, settings: SharingSettings, *, now_s: float, team_since_s: int = 0
) -> tuple[SharedCall, ...]:
    """Every call that is shared at `now_s`, the newest first, as it is shared. Raises `StoreError`.

    The same call again may have changed: a rep annotates and disputes after the window, too.
    """
    window_s = settings.review_window_hours * HOUR_S
    mine, marks = await stores.marks.mine(), await stores.marks.of_all()
    shared = []
    for call in await stores.moments.list_calls():
        if call.id in stores.unwanted:
            continue
        found = _joined(call, marks.get(call.id, Marks()), mine=call.id in mine)
        stands = standing(found, now_s=now_s, window_s=window_s, team_since_s=team_since_s)
        if stands.stage is not Stage.SHARED:
            continue
        if found.marks.shared is None:
            found = await _settled(stores, found, stands)
            # a moment may have been marked since all were read
            found = replace(found, marks=await stores.marks.of_call(call.id))
        let_go = shared_call(found, now_s=now_s, window_s=window_s, team_since_s=team_since_s)
        if let_go is not None:
            shared.append(let_go)
    return tuple(shared)


def day_of(started_at: int) -> date:
    """The calendar day of a start in seconds of UTC since 1970, where this machine is."""
    return datetime.fromtimestamp(started_at, tz=UTC).astimezone().date()


def _joined(call: KeptCall, marks: Marks, *, mine: bool) -> Recorded:
    return Recorded(call=call, marks=marks, mine=mine, day=day_of(call.started_at))


async def _settled(stores: Stores, found: Recorded, stands: Standing) -> Recorded:
    """The call, with its window's end written down if that is past."""
    shared = stands.shared
    if shared is None or found.marks.shared is not None:
        return found
    if not await stores.marks.let_go(found.call.id, shared):
        return replace(found, mine=False)  # its own part went meanwhile: so does what was shared
    return replace(found, marks=replace(found.marks, shared=shared))
