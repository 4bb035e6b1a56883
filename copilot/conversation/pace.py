"""How fast the rep speaks, against the rep's own pace in this call. Pure.

People speak two to four words a second, each at their own; so only a change says something. A
stretch whose words never came counts neither for words nor for seconds.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import sqrt
from typing import TYPE_CHECKING, Final

from copilot.conversation.buckets import first_of, oldest_kept, spread
from copilot.kinds import SignalKind, Speaker

if TYPE_CHECKING:
    from collections.abc import Iterable

    from copilot.conversation.turns import Turn
    from copilot.events import Signal

WINDOW_S: Final = 60.0
"""What "now" means."""

MIN_NOW_S: Final = 8.0
MIN_BASELINE_S: Final = 30.0
"""Voiced seconds of the rep, at least, of which a pace is made. Ours, argued: a pace over n words
is known to about 1/sqrt(n), and these hold about 20 and 80."""

RISE: Final = 1.15
"""Faster by this part than before is a rise (ours, argued)."""

AFTER_S: Final = 60.0
"""So long after an objection the rep's pace is held against that before it."""

_OBJECTIONS: Final = frozenset({SignalKind.PRICE_OBJECTION, SignalKind.OBJECTION})


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """Words, and the voiced seconds that they took."""

    words: float = 0.0
    voiced_s: float = 0.0

    def plus(self, words: float, voiced_s: float) -> Talk:
        """With more."""
        return Talk(words=self.words + words, voiced_s=self.voiced_s + voiced_s)

    @property
    def per_s(self) -> float:
        """Words per voiced second."""
        return self.words / self.voiced_s if self.voiced_s > 0 else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """The rep's pace in the whole call, lately, and since the buyer's latest objection."""

    at: float = 0.0
    whole: Talk = Talk()
    buckets: tuple[tuple[int, Talk], ...] = ()
    objected_at: float | None = None
    before_objection: Talk = Talk()
    since_objection: Talk = Talk()

    def after(self, turn: Turn, signals: Iterable[Signal]) -> Pace:
        """With one more utterance as a turn of its own, and the signals that it gave.

        Only what is heard of the rep counts; from an objection of the buyer's on, pace is watched.
        """
        at = max(self.at, turn.end)
        if turn.speaker is Speaker.BUYER:
            return self._objected(at) if _objects(signals) else replace(self, at=at)
        if turn.unheard or turn.voiced_s <= 0:
            return replace(self, at=at)
        words, voiced_s = float(turn.words), turn.voiced_s
        objected, since = self.objected_at, self.since_objection
        if objected is not None and objected <= turn.start <= objected + AFTER_S:
            since = since.plus(words, voiced_s)
        return replace(
            self,
            at=at,
            whole=self.whole.plus(words, voiced_s),
            buckets=_credited(self.buckets, turn),
            since_objection=since,
        )

    def _objected(self, at: float) -> Pace:
        return replace(
            self, at=at, objected_at=at, before_objection=self.whole, since_objection=Talk()
        )

    @property
    def words_per_s(self) -> float | None:
        """The rep's words per voiced second over the last `WINDOW_S`; None on too little voice."""
        now = self._now
        return now.per_s if now.voiced_s >= MIN_NOW_S else None

    @property
    def ratio(self) -> float | None:
        """That pace over the rep's own before it; 1 is no change, None where either is unknown."""
        now = self._now
        before = Talk(
            words=self.whole.words - now.words, voiced_s=self.whole.voiced_s - now.voiced_s
        )
        return _ratio(now, before)

    @property
    def after_objection_ratio(self) -> float | None:
        """The pace since the latest objection over that before it, within `AFTER_S` of it."""
        if self.objected_at is None or self.at > self.objected_at + 2 * AFTER_S:
            return None
        return _ratio(self.since_objection, self.before_objection)

    @property
    def rising_after_objection(self) -> bool:
        """Whether the rep has sped up, by more than the words counted leave to chance."""
        ratio = self.after_objection_ratio
        if ratio is None or ratio < RISE:
            return False
        return (ratio - 1.0) * sqrt(self.since_objection.words) >= 1.0

    @property
    def _now(self) -> Talk:
        first = first_of(self.at, WINDOW_S)
        recent = [spoken for index, spoken in self.buckets if index >= first]
        return Talk(
            words=sum(one.words for one in recent), voiced_s=sum(one.voiced_s for one in recent)
        )


def _objects(signals: Iterable[Signal]) -> bool:
    return any(signal.kind in _OBJECTIONS for signal in signals)


def _ratio(now: Talk, before: Talk) -> float | None:
    known = now.voiced_s >= MIN_NOW_S and before.voiced_s >= MIN_BASELINE_S
    return now.per_s / before.per_s if known and before.per_s > 0 else None


def _credited(buckets: tuple[tuple[int, Talk], ...], turn: Turn) -> tuple[tuple[int, Talk], ...]:
    """The buckets with the turn spread evenly over those that it touches."""
    grown = dict(buckets)
    for index, part in spread(turn.start, turn.end):
        grown[index] = grown.get(index, Talk()).plus(turn.words * part, turn.voiced_s * part)
    oldest = oldest_kept(max(grown), WINDOW_S)
    return tuple((index, grown[index]) for index in sorted(grown) if index >= oldest)
