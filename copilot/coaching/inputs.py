"""What a check's answer rests on, and what of it an event changed: so that rules may sleep.

Most rules say no most of the time, and for one reason: a signal that has not come, a time that is
not yet. Such a rule need not be asked again before that changes. An answer `lasts` until one of its
inputs changes (a bit each) or a time of the call is reached; whatever is not certain to last is asked
again at every event. What rests on a number rests on the side of a threshold that it is on (`Gate`):
speech moves most numbers a little at every utterance, and few of them past a threshold.
"""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING, Final, NamedTuple

from copilot.coaching.scene import taken_back
from copilot.kinds import SignalKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from copilot.coaching.scene import Scene
    from copilot.conversation.measures import Measures


class Gate(NamedTuple):
    """Whether the measure `name` is over `bound`, or under it."""

    name: str
    over: bool
    bound: float
    holds: bool


Lasting = tuple[int, float, tuple[Gate, ...]]
"""Inputs as bits, a time of the call in seconds, and what stands behind the bit of `GATES`."""

SIGNAL: Final = {kind: 1 << number for number, kind in enumerate(SignalKind)}
_NEXT: Final = 1 << len(SIGNAL)
WORDS: Final = _NEXT
TURNS: Final = _NEXT << 1
MEASURES: Final = _NEXT << 2
NEXT_STEP: Final = _NEXT << 3
VOICES: Final = _NEXT << 4
FACTS: Final = _NEXT << 5
PHASE: Final = _NEXT << 6
ENDED: Final = _NEXT << 7
PHRASES: Final = _NEXT << 8
"""One of the patterns that the rule looks for was said: known of each rule by itself."""

GATES: Final = _NEXT << 9
"""The measures again, as far as one crosses a threshold."""

KIND: Final = _NEXT << 10
"""The kind of call in force: of one that was set up without, it may become known."""

ALL: Final = (_NEXT << 11) - 1

FOR_EVER: Final[Lasting] = (0, inf, ())

EARLY_S: Final = 1e-6
"""Floats may round either way: asked a little before a time, and at every event until after it."""


def signals(kinds: Iterable[SignalKind]) -> int:
    """The bits of these kinds."""
    bits = 0
    for kind in kinds:
        bits |= SIGNAL[kind]
    return bits


def until(inputs: int, at: float = inf, gates: tuple[Gate, ...] = ()) -> Lasting:
    """It lasts until one of these inputs changes, or this time, or a measure crosses a threshold."""
    return (inputs, at, gates)


def changed(before: Scene, now: Scene) -> int:
    """What is different: bits that are certain not to have changed are left out."""
    old, new = before.conversation, now.conversation
    heard = now.latest is not before.latest
    told_anew = heard and now.latest is not None and now.latest.resumed is not None
    if new.ended or told_anew or taken_back(before.latest, now.latest) or new.kind is not old.kind:
        return ALL  # of a stretch that goes on, or was somebody else's, anything may be otherwise
    bits = WORDS if heard else 0
    bits |= 0 if new.turns is old.turns else TURNS
    bits |= 0 if new.next_step.level is old.next_step.level else NEXT_STEP
    bits |= 0 if new.voices is old.voices else VOICES
    bits |= 0 if new.facts is old.facts else FACTS
    bits |= 0 if new.course.phase_score is old.course.phase_score else PHASE
    bits |= 0 if _same(old.measures, new.measures) else MEASURES | GATES
    if new.seen is not old.seen:
        known = {id(span) for span in old.seen.spans}
        bits |= signals(span.kind for span in new.seen.spans if id(span) not in known)
    return bits


def _same(old: Measures, new: Measures) -> bool:
    return (
        old.rep is new.rep
        and old.buyer is new.buyer
        and old.floor is new.floor
        and old.sound_bleed == new.sound_bleed
        and old.repeated_s == new.repeated_s
    )
