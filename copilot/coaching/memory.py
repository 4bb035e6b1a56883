"""When what a rule looks for in the whole call was last said, long after its words are forgotten. Pure.

Words are recalled for two minutes (`copilot.coaching.scene`). A rule that says "nobody has named the
workshop by minute ten" must know of the ninth minute, too, and of the first: of each pattern and
meaning that such rules look for one time a side is kept here, and no word. So it is as long as the
rules are, however long the call.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from copilot.kinds import SignalKind, Speaker
from copilot.meaning.pieces import LEAST_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from copilot.events import Utterance


class Meant(NamedTuple):
    """A meaning that is looked for: the signal, and how sure it must be, 0 to 1."""

    kind: SignalKind
    strength: float


Mark = str | Meant
"""What is remembered once it was said: a pattern, as the rule's file has it, or a meaning."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """Of what is recalled no more: when each mark was last said by a side, in seconds of the call.

    `unjudged_s` has the seconds of speech of a side in which nothing judged that kind of meaning, and
    `unjudged_at` when the last of them ended.
    """

    last: Mapping[tuple[Mark, Speaker], float] = field(default_factory=dict)
    unjudged_s: Mapping[tuple[SignalKind, Speaker], float] = field(default_factory=dict)
    unjudged_at: Mapping[tuple[SignalKind, Speaker], float] = field(default_factory=dict)

    def after(self, one: Utterance, matched: frozenset[str], meant: Iterable[Meant]) -> Memory:
        """With an utterance that is let go: the patterns in it, and the meanings to look for."""
        if one.late:
            return self  # what it may have held is known not to be known
        marks: list[Mark] = list(matched)
        blind = set[SignalKind]()
        for mark in meant:
            strength = meaning_of(one, mark.kind)
            if strength is None:
                blind.add(mark.kind)
            elif strength >= mark.strength:
                marks.append(mark)
        if not marks and not blind:
            return self
        who = one.speaker
        unjudged = {(kind, who): self.unjudged_s.get((kind, who), 0.0) for kind in blind}
        return replace(
            self,
            last={**self.last, **{(mark, who): one.end for mark in marks}},
            unjudged_s={
                **self.unjudged_s,
                **{key: so_far + one.voiced_s for key, so_far in unjudged.items()},
            },
            unjudged_at={**self.unjudged_at, **dict.fromkeys(unjudged, one.end)},
        )

    def last_of(self, mark: Mark, speakers: Iterable[Speaker]) -> float | None:
        """When one of them last said it; None if never, as far as that is not recalled."""
        times = [self.last[mark, who] for who in speakers if (mark, who) in self.last]
        return max(times, default=None)


NOTHING_KEPT = Memory()
"""What a call begins with."""


def meaning_of(one: Utterance, kind: SignalKind) -> float | None:
    """How surely an utterance means it, 0 to 1; None where nothing judged that.

    A single word has no meaning of its own, and so counts as judged; words that came late do not.
    """
    if not one.late and one.words.word_count < LEAST_WORDS:
        return 0.0
    return next((mean.strength for mean in one.meanings if mean.kind is kind), None)
