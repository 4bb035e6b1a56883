"""The list of calls, newest first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from copilot.review.words import MOMENT_NAMES, call_name, length, percent

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from copilot.kinds import CallKind
    from copilot.storage.records import KeptCall


@dataclass(frozen=True, slots=True, kw_only=True)
class CallLine:
    """One call in the list. `share` is the rep's, in words; `moments` are their names by time.

    Both are left out where `check_wanted`: the rep's own view comes before the numbers.
    """

    id: str
    kind: CallKind
    name: str
    started_at: int
    ended: bool
    check_wanted: bool
    duration_s: float
    duration: str
    rep_share: float | None
    share: str
    moments: tuple[str, ...]


def list_view(calls: Iterable[KeptCall], *, unchecked: Container[str] = ()) -> tuple[CallLine, ...]:
    """The lines of the list, whatever order the calls come in.

    `unchecked` are the rep's own calls of which the rep has not said yet how they went.
    """
    newest = sorted(calls, key=lambda call: (-call.started_at, call.id))
    return tuple(_line(call, check_wanted=call.ended and call.id in unchecked) for call in newest)


def _line(call: KeptCall, *, check_wanted: bool) -> CallLine:
    rep_share = None if check_wanted else call.rep_share
    moments = sorted(call.moments, key=lambda moment: (moment.at_s, moment.id))
    return CallLine(
        id=call.id,
        kind=call.kind,
        name=call_name(call.kind),
        started_at=call.started_at,
        ended=call.ended,
        check_wanted=check_wanted,
        duration_s=call.duration_s,
        duration=length(call.duration_s),
        rep_share=rep_share,
        share="" if rep_share is None else percent(rep_share),
        moments=() if check_wanted else tuple(MOMENT_NAMES[moment.kind] for moment in moments),
    )
