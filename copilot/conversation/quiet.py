"""Whether the buyer has gone quiet, held against how this buyer talked before in this call. Pure.

Three things fall together when somebody withdraws: the share of the talk, the length of what is
said, and how readily it comes. One of them alone has other reasons; so each is weighed, and how
sure the whole is depends on how much of the buyer was heard before.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import exp, fsum, log1p
from statistics import median
from typing import TYPE_CHECKING, Final

from copilot.conversation.buckets import first_of
from copilot.conversation.measures import MIN_SPEECH_S
from copilot.kinds import Speaker
from copilot.limits import limit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copilot.conversation.measures import Bucket, Measures
    from copilot.conversation.turns import Turn

WINDOW_S: Final = 180.0
"""What "now" means; the call before it is the baseline."""

BASELINE_S: Final = 120.0
"""So much call before the window, at least, for a baseline."""

BASELINE_TURNS: Final = 4
"""So many turns of the buyer in it, at least."""

FULL_TURNS: Final = 10
"""With so many the baseline is as good as it gets."""

TALKED_SHARE: Final = 0.1
"""Who had less of the talk before was never there to go quiet."""

GONE: Final = 0.6
"""From this on the buyer counts as gone quiet. Thresholds here are ours, argued: no recording of a
buyer who withdraws is at hand."""

_DROP: Final = (0.3, 0.7)
_SLOWER_S: Final = (0.4, 2.0)
_WEIGHTS: Final = {"share": 0.4, "length": 0.4, "gap": 0.2}
_KEPT: Final = limit("buyer_turns_kept")


@dataclass(frozen=True, slots=True, kw_only=True)
class BuyerTurn:
    """One turn of the buyer's: its start, its words, and the silence before it, if it replied."""

    at: float
    words: int
    gap_s: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BuyerTurns:
    """The buyer's latest turns, murmurs left out."""

    turns: tuple[BuyerTurn, ...] = ()

    def after(self, turn: Turn, before: Turn | None) -> BuyerTurns:
        """With one more utterance; `turn` and `before` as in `Measures.after`."""
        if turn.speaker is not Speaker.BUYER or turn.backchannel:
            return self
        if before is not None and before.speaker is Speaker.BUYER and self.turns:
            last = replace(self.turns[-1], words=self.turns[-1].words + turn.words)
            return BuyerTurns(turns=(*self.turns[:-1], last))
        gap_s = None if before is None else max(0.0, turn.start - before.end)
        one = BuyerTurn(at=turn.start, words=turn.words, gap_s=gap_s)
        return BuyerTurns(turns=(*self.turns, one)[-_KEPT:])


@dataclass(frozen=True, slots=True, kw_only=True)
class Quiet:
    """The buyer in the last `WINDOW_S` against the call before it; None is not known.

    Shares are of the voiced seconds of both sides, words are means a turn, gaps medians in seconds.
    `sure` is how sure it is that the buyer has gone quiet, 0 to 1.
    """

    sure: float = 0.0
    share_now: float | None = None
    share_before: float | None = None
    words_now: float | None = None
    words_before: float | None = None
    gap_now_s: float | None = None
    gap_before_s: float | None = None

    @property
    def gone(self) -> bool:
        """Whether the buyer counts as gone quiet."""
        return self.sure >= GONE


def quiet_of(spoken: BuyerTurns, measures: Measures) -> Quiet:
    """How quiet the buyer is by now; nothing where the microphone hears both."""
    since = measures.at - WINDOW_S
    if since < BASELINE_S or measures.withheld:
        return Quiet()
    now = [turn for turn in spoken.turns if turn.at >= since]
    before = [turn for turn in spoken.turns if turn.at < since]
    if len(before) < BASELINE_TURNS:
        return Quiet()
    share_now, share_before = _shares(measures, since)
    if share_now is None or share_before is None or share_before < TALKED_SHARE:
        return Quiet(share_now=share_now, share_before=share_before)
    words_now, words_before = _length(now), _length(before)
    gap_now_s, gap_before_s = _gap(now), _gap(before)
    drops = {"share": _ramp(1 - share_now / share_before, _DROP)}
    if words_now is not None and words_before:
        drops["length"] = _ramp(1 - words_now / words_before, _DROP)
    if gap_now_s is not None and gap_before_s is not None:
        drops["gap"] = _ramp(gap_now_s - gap_before_s, _SLOWER_S)
    weight = sum(_WEIGHTS[name] for name in drops)
    fall = sum(_WEIGHTS[name] * drop for name, drop in drops.items()) / weight
    heard = min(1.0, 0.7 + 0.3 * len(before) / FULL_TURNS)
    return Quiet(
        sure=fall * heard,
        share_now=share_now,
        share_before=share_before,
        words_now=words_now,
        words_before=words_before,
        gap_now_s=gap_now_s,
        gap_before_s=gap_before_s,
    )


def _shares(measures: Measures, since: float) -> tuple[float | None, float | None]:
    first = first_of(since, 0.0)
    recent: list[Bucket] = [bucket for bucket in measures.buckets if bucket.index >= first]
    rep_s, buyer_s = sum([one.rep_s for one in recent]), sum([one.buyer_s for one in recent])
    earlier_rep_s, earlier_buyer_s = (
        measures.rep.voiced_s - rep_s,
        measures.buyer.voiced_s - buyer_s,
    )
    both, earlier = rep_s + buyer_s, earlier_rep_s + earlier_buyer_s
    return (
        buyer_s / both if both >= MIN_SPEECH_S else None,
        earlier_buyer_s / earlier if earlier >= MIN_SPEECH_S else None,
    )


def _length(turns: Sequence[BuyerTurn]) -> float | None:
    """The usual number of words a turn: a geometric mean, which one long story does not carry off."""
    if len(turns) < 2:
        return None
    return exp(fsum([log1p(turn.words) for turn in turns]) / len(turns)) - 1


def _gap(turns: Sequence[BuyerTurn]) -> float | None:
    gaps = [turn.gap_s for turn in turns if turn.gap_s is not None]
    return median(gaps) if len(gaps) >= 2 else None


def _ramp(value: float, span: tuple[float, float]) -> float:
    low, high = span
    return min(1.0, max(0.0, (value - low) / (high - low)))
