"""The manager's own talk share in one-to-ones: the same meter, for the manager's eyes alone.

Shares are of voiced seconds, as in every call, from the manager's own machine; nothing of this is in
the team's store. A share says how the time was split, and not how good a listener somebody is. It
stands on the review page of a one-to-one (`copilot.review.view`), beside those before it.
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Final

from copilot.review.words import percent

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from copilot.storage.records import KeptCall

LECTURE: Final = 0.8
"""From this share on, a one-to-one is a lecture (features.md, row 35)."""

EVEN: Final = 0.5
"""Ours: a one-to-one is the rep's, so the rep has at least half of it."""

LATEST: Final = 8
"""Of so many before the latest the middle is taken: two months of weekly ones."""

LEAST_S: Final = 120.0
"""Ours, in voiced seconds: with less talk it was a hello, and its share is an accident."""

LOOKS_BACK: Final = 4 * LATEST
"""So many one-to-ones are looked through for those that count."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One of the one-to-ones before, by its call. `started_at` is in seconds of UTC since 1970."""

    call: str
    started_at: int
    share: float
    shown: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mirror:
    """The latest share, from 0 to 1, the middle of those before, and what it may mean.

    `lecture` is where a one-to-one becomes one; `before` holds those before, the oldest first.
    """

    latest: float | None
    usual: float | None
    meetings: int
    says: str
    asks: str
    lecture: float = LECTURE
    before: tuple[Point, ...] = ()


_GUESS: Final = "How much of it do you think was yours?"


def mirror_of(call: KeptCall, earlier: Iterable[KeptCall]) -> Mirror:
    """Of one one-to-one and those `earlier`, in any order; the ones that say nothing are left out."""
    before = sorted(
        (one for one in earlier if _share(one) is not None),
        key=lambda one: (one.started_at, one.id),
    )[-LATEST:]
    points = tuple(_point(one) for one in before)
    latest = _share(call)
    if latest is not None:
        return _reflected([*(point.share for point in points), latest], points)
    shares = [point.share for point in points]
    return Mirror(
        latest=None,
        usual=median(shares) if shares else None,
        meetings=len(shares),
        says=_nothing(call),
        asks=_GUESS,
        before=points,
    )


def mirror(own_shares: Sequence[float]) -> Mirror:
    """Of the manager's shares in their one-to-ones, the oldest first."""
    if not own_shares:
        return Mirror(
            latest=None,
            usual=None,
            meetings=0,
            says="No one-to-one has been measured yet.",
            asks="How much of the last one do you think was yours?",
        )
    return _reflected(own_shares, ())


def _reflected(own_shares: Sequence[float], points: tuple[Point, ...]) -> Mirror:
    latest, before = own_shares[-1], own_shares[-1 - LATEST : -1]
    usual = median(before) if before else None
    says = f"You had {percent(latest)} of the talk"
    says += "." if usual is None else f"; {percent(usual)} is usual for you."
    return Mirror(
        latest=latest,
        usual=usual,
        meetings=len(own_shares),
        says=says,
        asks=_asks(latest),
        before=points,
    )


def _asks(latest: float) -> str:
    shown = round(latest, 2)  # else "80 %" could stand above a question for less
    if shown >= LECTURE:
        return "From 80 % on it is a lecture. Which question would you open with next time?"
    if shown > EVEN:
        return "Where did you answer something that they could have answered themselves?"
    return "They had the floor. What did you hear that you would have missed?"


def _share(call: KeptCall) -> float | None:
    """The share of a one-to-one that says something; None where it would be wrong, or an accident."""
    voiced_s = call.rep_speech_s + call.buyer_speech_s
    return None if call.bleed.withholds or voiced_s < LEAST_S else call.rep_share


def _nothing(call: KeptCall) -> str:
    if call.bleed.withholds:
        return "Withheld: your microphone heard both of you, and could not tell you apart."
    return "Too little was said for a share: under two minutes of talk."


def _point(call: KeptCall) -> Point:
    share = call.rep_share or 0.0
    return Point(call=call.id, started_at=call.started_at, share=share, shown=percent(share))
