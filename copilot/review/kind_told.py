"""What kind of call it was, and who says so: the rep, before it or afterwards, or the call itself. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from copilot.kinds import CallKind, KindFrom
from copilot.review.words import kind_says

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from copilot.storage.own import OwnCall
    from copilot.storage.records import KeptCall


@dataclass(frozen=True, slots=True, kw_only=True)
class KindTold:
    """`confidence` is of a kind that was heard, 0 to 1; `says` is all of it in words."""

    kind: CallKind
    source: KindFrom
    confidence: float
    says: str


def kind_told(call: KeptCall, own: OwnCall | None, said: CallKind | None) -> KindTold:
    """The kind in force. What the rep `said` afterwards wins, then what was said before the call."""
    if said is not None:
        return _told(said, KindFrom.CORRECTED, 1.0)
    if call.kind is not CallKind.UNKNOWN:
        return _told(call.kind, KindFrom.SET_UP, 1.0)
    if own is not None and own.heard_kind is not None:
        return _told(own.heard_kind, KindFrom.HEARD, own.heard_confidence or 0.0)
    return _told(CallKind.UNKNOWN, KindFrom.NOBODY, 0.0)


def with_kinds(
    calls: Iterable[KeptCall], *, heard: Mapping[str, CallKind], said: Mapping[str, CallKind]
) -> Iterator[KeptCall]:
    """The calls, each with the kind in force in place of the one that was said before it."""
    for call in calls:
        known = call.kind if call.kind is not CallKind.UNKNOWN else heard.get(call.id, call.kind)
        yield replace(call, kind=said.get(call.id, known))


def _told(kind: CallKind, source: KindFrom, confidence: float) -> KindTold:
    return KindTold(
        kind=kind, source=source, confidence=confidence, says=kind_says(source, confidence)
    )
