"""Recordings with their reference times: what was truly said when, by somebody else's account.

The format is that of the sample calls (`copilot/samples/*.json`): ``channels`` names the side of
each channel (``agent`` is the rep, ``caller`` the buyer), ``turns`` are stretches of one side's
talk, ``activity`` is each side's voiced stretches. Times are seconds of the recording.
"""

from __future__ import annotations

import bisect
import itertools
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

SIDES = {"agent": "rep", "caller": "buyer"}
JOIN_GAP_S = 0.15
"""Voiced stretches closer than this are one: shorter gaps are inside words."""

Span = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """One two-channel recording and what is known of it."""

    name: str
    folder: Path
    duration_s: float
    turns: dict[str, tuple[Span, ...]]
    voiced: dict[str, tuple[Span, ...]]
    texts: dict[str, tuple[tuple[Span, str], ...]]
    kind: str
    expected: tuple[str, ...] | None

    def talk_share_rep(self) -> float:
        """Rep's share of voiced seconds, 0 to 1."""
        seconds = {
            side: sum(end - start for start, end in self.voiced[side]) for side in self.voiced
        }
        return seconds["rep"] / max(1e-9, seconds["rep"] + seconds["buyer"])

    def in_turn(self, side: str, at: float) -> bool:
        """Whether `at` lies inside one of the side's reference turns."""
        return _inside(self.turns[side], at)

    def in_voice(self, side: str, at: float) -> bool:
        """Whether the side is voiced at `at`."""
        return _inside(self.voiced[side], at)

    def pause_start(self, at: float) -> float | None:
        """Start of the both-silent span around `at`; None while somebody is voiced."""
        if any(self.in_voice(side, at) for side in self.voiced):
            return None
        ends = [end for side in self.voiced for _, end in self.voiced[side] if end <= at]
        return max(ends, default=None)

    def natural_pauses(self, at_least_s: float) -> list[Span]:
        """Both-silent spans of at least so long that lie inside nobody's turn."""
        voiced = merge([*self.voiced["rep"], *self.voiced["buyer"]], 0.0)
        gaps = [(before[1], after[0]) for before, after in itertools.pairwise(voiced)]
        return [
            gap
            for gap in gaps
            if gap[1] - gap[0] >= at_least_s
            and not any(self.in_turn(side, (gap[0] + gap[1]) / 2) for side in self.turns)
        ]

    def speech_end_near(self, side: str, at: float, within_s: float) -> float | None:
        """The side's voiced stretch that ends nearest to `at`, if within the tolerance."""
        ends = [end for _, end in self.voiced[side]]
        place = bisect.bisect_left(ends, at)
        near = [end for end in ends[max(0, place - 1) : place + 1] if abs(end - at) <= within_s]
        return min(near, key=lambda end: abs(end - at), default=None)


def merge(spans: Iterable[Span], gap_s: float) -> tuple[Span, ...]:
    """Sorted spans, joined where no more than `gap_s` lies between them."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start - joined[-1][1] <= gap_s:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return tuple(joined)


def load(folder: Path) -> tuple[list[Reference], list[str]]:
    """The usable recordings of a folder, and a line for each that is not, with the reason."""
    found, skipped = [], []
    for path in sorted(folder.glob("*.json")):
        data = json.loads(path.read_text(encoding="utf-8"))
        if set(data.get("channels", {})) != {"agent", "caller"}:
            skipped.append(
                f"{path.stem}: one channel holds both sides, so nobody's words are known"
            )
            continue
        if not data.get("turns"):
            skipped.append(f"{path.stem}: no reference turns")
            continue
        found.append(_reference(folder, path.stem, data))
    return found, skipped


def _reference(folder: Path, name: str, data: dict[str, object]) -> Reference:
    turns: dict[str, list[Span]] = {"rep": [], "buyer": []}
    texts: dict[str, list[tuple[Span, str]]] = {"rep": [], "buyer": []}
    for turn in data["turns"]:  # type: ignore[attr-defined]  # JSON: object by nature
        span, side = (turn["start_s"], turn["end_s"]), SIDES[turn["speaker"]]
        texts[side].append((span, turn.get("text", "")))
        if not turn.get("backchannel"):
            turns[side].append(span)
    activity = data.get("activity") or {}
    voiced: dict[str, Sequence[Span]] = dict(turns)
    if isinstance(activity, dict):
        channels = data["channels"]
        for name_of_side, side in SIDES.items():
            key = name_of_side if name_of_side in activity else str(channels[name_of_side])  # type: ignore[index]  # JSON
            if key in activity:
                voiced[side] = [(float(start), float(end)) for start, end in activity[key]]
    expect = data.get("expect")
    return Reference(
        name=name,
        folder=folder,
        # a conversation without sound has no length of its own
        duration_s=float(
            data.get("duration_s")  # type: ignore[arg-type]  # JSON
            or max(end for spans in turns.values() for _, end in spans) + 1.0
        ),
        turns={side: tuple(sorted(spans)) for side, spans in turns.items()},
        voiced={side: merge(spans, JOIN_GAP_S) for side, spans in voiced.items()},
        texts={side: tuple(sorted(said)) for side, said in texts.items()},
        kind=str(data.get("kind", "unknown")),
        expected=tuple(expect["cards"]) if isinstance(expect, dict) else None,
    )


def _inside(spans: Sequence[Span], at: float) -> bool:
    place = bisect.bisect_right(spans, (at, float("inf"))) - 1
    return place >= 0 and spans[place][0] <= at < spans[place][1]
