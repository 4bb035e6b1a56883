"""The buyer's words, come back through the rep's microphone: told by when and how they were said.

The last resort behind `copilot.audio.bleed`, for what that let through. A loudspeaker's echo says
the same words at the same time; somebody who repeats what was said ("forty thousand, okay") says
them *after* it. So timing decides first, wording second, and a short answer is never judged. The
shares below are those of stevyhacker/lokalbot's (#44), there measured on recorded meetings.

The rep's words can only be judged once the buyer's of the same time are known, so those few that
were spoken into the buyer's talk wait for the end of it.
"""

from __future__ import annotations

import re
from collections import deque
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from copilot.kinds import Speaker
from copilot.limits import limit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from copilot.events import Utterance

LAG_S: Final = 0.5
"""An echo may come, or end, so much later: a lag of 300 ms and the room's own echo."""

OVERLAP: Final = 0.5
"""Part of the rep's stretch that lies inside the buyer's talk, at least."""

SAME_WORDS: Final = 0.8
"""Part of the rep's words that the buyer said too, in that order, at least."""

FEWEST_WORDS: Final = 4
"""Fewer are never judged: anybody says "yeah, that works"."""

_WORD: Final = re.compile(r"[^\W_]+(?:'[^\W_]+)*")


class Overheard:
    """Utterances of both sides in, as they are decoded; out again, once they can be judged.

    The rep's that only repeat the buyer's come out with ``bleed`` set. Pure: what comes out does
    not depend on the order in which the words came in, as long as `known_until` is honest.
    """

    def __init__(self) -> None:
        self._buyers: deque[Utterance] = deque(maxlen=limit("overheard_kept"))
        self._waiting: list[Utterance] = []
        self.hurried = 0
        """The rep's utterances that went unjudged because too many waited."""

    @property
    def waiting_from(self) -> float | None:
        """End of the earliest utterance that is kept back; None if there is none."""
        return min((one.end for one in self._waiting), default=None)

    def hear(self, utterance: Utterance) -> None:
        """Take one more utterance."""
        if utterance.speaker is Speaker.BUYER:
            self._buyers.append(utterance)
        self._waiting.append(utterance)

    def advance(self, known_until: float) -> tuple[Utterance, ...]:
        """What need not wait any longer, by its end.

        `known_until` says that all of the buyer's speech that began before it has come in.
        """
        waiting = sorted(self._waiting, key=lambda one: one.end)
        hurried = len(waiting) - limit("overheard_waiting")
        self._waiting, out = [], []
        for place, one in enumerate(waiting):
            if _beyond_doubt(one) or place < hurried:
                self.hurried += not _beyond_doubt(one)
                out.append(one)
            elif one.end <= known_until:
                out.append(replace(one, bleed=repeats(one, self._buyers)))
            else:
                self._waiting.append(one)
        return tuple(out)


def repeats(rep: Utterance, buyers: Iterable[Utterance]) -> bool:
    """Whether the rep's utterance is the buyer's, heard again while the buyer said it."""
    # of a stretch that went on, the whole
    wholes = {one.start: one for one in sorted(buyers, key=lambda one: one.end)}
    same_time = sorted(
        (one for one in wholes.values() if one.start < rep.end and rep.start < one.end + LAG_S),
        key=lambda one: one.start,
    )
    shared_s = sum(min(rep.end, one.end + LAG_S) - max(rep.start, one.start) for one in same_time)
    if shared_s < OVERLAP * rep.duration:
        return False
    said = _words(rep)
    if len(said) < FEWEST_WORDS:
        return False
    heard = [word for one in same_time for word in _words(one)]
    return _in_common(said, heard) >= SAME_WORDS * len(said)


def _beyond_doubt(utterance: Utterance) -> bool:
    return utterance.speaker is Speaker.BUYER or utterance.words.word_count < FEWEST_WORDS


def _words(utterance: Utterance) -> list[str]:
    return _WORD.findall(utterance.words.reveal().casefold())


def _in_common(one: Sequence[str], other: Sequence[str]) -> int:
    """Length of the longest sequence of words that both hold in this order."""
    best = [0] * (len(other) + 1)
    for word in one:
        before = 0
        for place, candidate in enumerate(other, start=1):
            here = best[place]
            best[place] = before + 1 if word == candidate else max(best[place], best[place - 1])
            before = here
    return best[-1]
