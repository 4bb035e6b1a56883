"""What the rep's turn has had in it since the buyer asked: kinds of things said, no words. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from copilot.conversation.cues.cue import Cue
from copilot.conversation.fact import FactKind
from copilot.conversation.topics import NO_TOPIC, Topic

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copilot.conversation.gist import Gist

_TIMES: Final = frozenset({FactKind.DAY, FactKind.CLOCK, FactKind.DURATION})
_NO_MARKS: Final[frozenset[int]] = frozenset()

CARRYING: Final = 3
"""More words than these before the next item of a list may have answered."""

SOON: Final = 14
"""Words told before the talk turns elsewhere that hold no more than a lead-in to it."""


_MEANT: Final = 16
"""Utterances whose meanings are kept: a reply of so many is long, and then they do not count."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What the rep's turn has had in it so far: kinds of things said, and how many words of each.

    `told` counts the words of clauses that tell something; nods, thanks and questions are left
    out. `past` counts those after the first clause that puts aside, shifts or says nothing,
    `remarked` those of mere remarks. Marks are fingerprints of what was told and what was asked.
    """

    words: int = 0
    told: int = 0
    past: int = 0
    remarked: int = 0
    empty: int = 0
    """Words of clauses that put aside, shift or say nothing."""
    asks: bool = False
    numbers: bool = False
    sums: bool = False
    times: bool = False
    cues: frozenset[Cue] = frozenset()
    topics: frozenset[Topic] = NO_TOPIC
    asked_topics: frozenset[Topic] = NO_TOPIC
    told_marks: frozenset[int] = field(default=_NO_MARKS, repr=False)
    remark_marks: frozenset[int] = field(default=_NO_MARKS, repr=False)
    asked_marks: frozenset[int] = field(default=_NO_MARKS, repr=False)
    """Of the latest question alone."""
    ends_asking: bool = False
    """The last thing in it is a question of the rep's own."""
    turned_first: bool = False
    """It went elsewhere before it told anything."""
    carried_on: bool = False
    """It began with the next item of the rep's own list."""
    turned_soon: bool = False
    """It went elsewhere after a sentence."""
    unfirm: int = 0
    """Clauses that the rep did not stand by."""
    unheard: bool = False
    emptiness: tuple[tuple[float, int], ...] = ()
    """Of each utterance, where meanings are read: how likely it answers with nothing, and how many
    words it says, questions apart."""

    def after(self, gists: Sequence[Gist], *, evaded: float | None = None) -> Reply:
        """The reply with one more utterance's clauses; `evaded` is how likely it evades, if known."""
        reply = self
        for gist in gists:
            reply = reply._with(gist)
        if evaded is None:
            return reply
        said = sum(gist.words for gist in gists if not gist.asks or gist.checks_back)
        return replace(reply, emptiness=(*reply.emptiness, (evaded, said))[-_MEANT:])

    def _with(self, gist: Gist) -> Reply:
        asks = gist.asks and not gist.checks_back
        tells = not gist.asks and not _only_nods(gist)
        turned = gist.has(Cue.SHIFTS, Cue.PUTS_ASIDE)
        carries = gist.has(Cue.CARRIES_ON) and self.told <= CARRYING
        evading = not self.cues.isdisjoint(EVASIVE)
        kinds = {fact.kind for fact in gist.facts}
        cues = _meant(gist)
        remarks = tells and gist.has(Cue.REMARKS)
        remarks = remarks and (not gist.number or gist.has(Cue.LOOKS_BACK, Cue.PAIN_SAID))
        soon = turned and self.told <= SOON and Cue.PROMISES not in cues
        return Reply(
            words=self.words + gist.words,
            told=self.told + gist.words * tells,
            past=self.past + gist.words * (tells and evading and not gist.has(*EVASIVE)),
            remarked=self.remarked + gist.words * remarks,
            empty=self.empty + gist.words * (tells and gist.has(*EVASIVE)),
            remark_marks=self.remark_marks | gist.marks if remarks else self.remark_marks,
            asks=self.asks or asks,
            told_marks=self.told_marks | gist.marks if tells and not remarks else self.told_marks,
            asked_marks=gist.marks if asks else self.asked_marks,
            ends_asking=asks or (self.ends_asking and not tells),
            numbers=self.numbers or (gist.number and not asks),
            sums=self.sums or (gist.money and not asks),
            times=self.times or (not kinds.isdisjoint(_TIMES) and not asks),
            cues=self.cues if asks and Cue.PROMISES not in cues else self.cues | cues,
            topics=self.topics if asks else self.topics | gist.topics,
            asked_topics=self.asked_topics | gist.topics if asks else self.asked_topics,
            turned_first=self.turned_first or (turned and self.told == 0),
            carried_on=self.carried_on or carries,
            turned_soon=self.turned_soon or soon,
            unfirm=self.unfirm + gist.has(Cue.UNFIRM),
            unheard=self.unheard,
            emptiness=self.emptiness,
        )

    def has(self, *cues: Cue) -> bool:
        """Whether a clause of it made one of these moves."""
        return not self.cues.isdisjoint(cues)


EVASIVE: Final = frozenset({Cue.SHIFTS, Cue.PUTS_ASIDE, Cue.SAYS_NOTHING, Cue.DOES_NOT_KNOW})
_NODS: Final = frozenset({Cue.YES, Cue.ACKNOWLEDGE, Cue.SATISFIED})


_SAYS: Final = frozenset({Cue.SAYS_WHEN, Cue.SAYS_HOW_MUCH, Cue.SAYS_FREE, Cue.AFFIRMS})


def _meant(gist: Gist) -> frozenset[Cue]:
    """The moves of a clause, less what only sounds like an answer in an evasion."""
    if gist.has(Cue.DOES_NOT_KNOW):  # "i am not sure"
        return gist.cues - _SAYS - {Cue.YES}
    if gist.has(Cue.PUTS_ASIDE):  # "we can talk about that some other time"
        return gist.cues - _SAYS - {Cue.PROMISES}
    if gist.has(Cue.SAYS_NOTHING) and gist.number:  # "around fifty, it depends on the size"
        return gist.cues - {Cue.SAYS_NOTHING}
    if gist.has(Cue.SAYS_NOTHING):  # "you will see that climb"
        return gist.cues - _SAYS - {Cue.PROMISES}
    return gist.cues - _SAYS if gist.has(Cue.SHIFTS) else gist.cues


def _only_nods(gist: Gist) -> bool:
    return gist.words <= 4 and not gist.cues.isdisjoint(_NODS) and not gist.number
