"""The list of calls, newest first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from copilot.review.words import MOMENT_NAMES, call_name, length, percent

if TYPE_CHECKING:
    from collections.abc import Iterable

    from copilot.kinds import CallKind
    from copilot.storage.records import KeptCall


@dataclass(frozen=True, slots=True, kw_only=True)
class CallLine:
    """One call in the list. `share` is the rep's, in words; `moments` are their names by time."""

    id: str
    kind: CallKind
    name: str
    started_at: int
    ended: bool
    duration_s: float
    duration: str
    rep_share: float | None
    share: str
    moments: tuple[str, ...]


def list_view(calls: Iterable[KeptCall]) -> tuple[CallLine, ...]:
    """The lines of the list, whatever order the calls come in."""
    newest = sorted(calls, key=lambda call: (-call.started_at, call.id))
    return tuple(_line(call) for call in newest)


def _line(call: KeptCall) -> CallLine:
    moments = sorted(call.moments, key=lambda moment: (moment.at_s, moment.id))
    return CallLine(
        id=call.id,
        kind=call.kind,
        name=call_name(call.kind),
        started_at=call.started_at,
        ended=call.ended,
        duration_s=call.duration_s,
        duration=length(call.duration_s),
        rep_share=call.rep_share,
        share="" if call.rep_share is None else percent(call.rep_share),
        moments=tuple(MOMENT_NAMES[moment.kind] for moment in moments),
    )
