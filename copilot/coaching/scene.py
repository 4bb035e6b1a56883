"""What a check looks at: how the conversation stands, the last things said, and whether it was heard.

The conversation itself keeps no words past the latest utterance; a phrase rule may look back two
minutes, so the utterances of that time are recalled here, and nowhere longer. Of what a rule looks for
in the whole call, the time at which it was said stays.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, TypedDict

from copilot.coaching.memory import NOTHING_KEPT, Memory
from copilot.conversation.unheard import BLIND_RECENT_S
from copilot.limits import limit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from copilot.coaching.checks.patterns import Lexicon
    from copilot.conversation.handling import Objection
    from copilot.conversation.state import Conversation
    from copilot.conversation.turns import Turn
    from copilot.events import Utterance
    from copilot.kinds import Speaker

RECALL_S: Final = 120.0
"""How far back a phrase rule may look."""


class _Recalled(TypedDict):
    recent: tuple[Utterance, ...]
    matched: tuple[frozenset[str], ...]


def taken_back(before: Utterance | None, now: Utterance | None) -> bool:
    """Whether the latest thing said is an older one than it was."""
    return before is not None and (now is None or now.end < before.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """The conversation at one instant, with its recent words. Bounded in time and in number.

    With a `lexicon`, `matched` has for each recent utterance those of its patterns that occur in it,
    and `memory` when what lasts in it was said before. `forgotten` counts utterances that went before
    their time, for the bound on their number.
    """

    conversation: Conversation
    recent: tuple[Utterance, ...] = ()
    matched: tuple[frozenset[str], ...] = ()
    lexicon: Lexicon | None = None
    latest: Utterance | None = None
    forgotten: int = 0
    memory: Memory = NOTHING_KEPT

    def after(self, conversation: Conversation) -> Scene:
        """The scene with the conversation's next state; a new latest utterance is recalled."""
        since = conversation.at - RECALL_S
        new = conversation.latest
        if taken_back(self.latest, new):
            return self._without_what_was_taken_back(conversation)
        fresh = new is not None and new is not self.latest
        stale = not fresh and bool(self.recent) and self.recent[0].end < since
        if not fresh and not stale:
            return replace(self, conversation=conversation)
        looked = self.matched or (frozenset(),) * len(self.recent)
        pairs = list(zip(self.recent, looked, strict=True))
        kept = [one for one in pairs if one[0].end >= since]
        gone = [one for one in pairs if one[0].end < since]
        if new is None or not fresh:
            memory = self._remembering(gone)
            return replace(self, conversation=conversation, memory=memory, **self._recalled(kept))
        # what was said so far in a stretch that goes on is said again in the whole of it
        kept = [one for one in kept if not _goes_on(one[0], new)]
        kept.append((new, frozenset() if self.lexicon is None else self.lexicon.matched(new)))
        over = max(0, len(kept) - limit("utterances_recalled"))
        return Scene(
            conversation=conversation,
            lexicon=self.lexicon,
            **self._recalled(kept[over:]),
            forgotten=self.forgotten + over,
            latest=new,
            memory=self._remembering([*gone, *kept[:over]]),
        )

    def _remembering(self, gone: Iterable[tuple[Utterance, frozenset[str]]]) -> Memory:
        """The memory with utterances that are recalled no more."""
        memory, lexicon = self.memory, self.lexicon
        if lexicon is None or not lexicon.lasts:
            return memory
        for one, matched in gone:
            memory = memory.after(one, matched & lexicon.lasting, lexicon.meant)
        return memory

    def _without_what_was_taken_back(self, conversation: Conversation) -> Scene:
        """A stretch turned out to be the other side's, heard once more: it was never said here."""
        last = conversation.latest
        looked = self.matched or (frozenset(),) * len(self.recent)
        pairs = zip(self.recent, looked, strict=True)
        # what goes now was said moments ago, so the memory does not have it yet
        kept = [one for one in pairs if last is not None and one[0].end <= last.end]
        return replace(self, conversation=conversation, latest=last, **self._recalled(kept))

    def _recalled(self, kept: list[tuple[Utterance, frozenset[str]]]) -> _Recalled:
        return {
            "recent": tuple(one for one, _ in kept),
            "matched": () if self.lexicon is None else tuple(matched for _, matched in kept),
        }

    @property
    def at(self) -> float:
        """Seconds of call audio."""
        return self.conversation.at

    @property
    def remaining_s(self) -> float | None:
        """Seconds to the planned end, negative past it; None when nobody said when that is."""
        end = self.conversation.context.scheduled_end_s
        return None if end is None else end - self.at

    @property
    def progress(self) -> float | None:
        """How much of the planned time is gone, 0 to 1 and beyond; None without a plan."""
        end = self.conversation.context.scheduled_end_s
        return None if not end else self.at / end

    @property
    def objections(self) -> tuple[Objection, ...]:
        """The buyer's objections that are remembered, the oldest first."""
        return self.conversation.objections.raised

    def recalled(self, since: float) -> Iterator[tuple[Utterance, frozenset[str] | None]]:
        """What was said and ended `since` then, the newest first, with the rules' patterns in it."""
        looked = self.matched or (None,) * len(self.recent)
        for one, matched in zip(reversed(self.recent), reversed(looked), strict=True):
            if one.end >= since:
                yield one, matched

    def turns_after(self, at: float, speaker: Speaker) -> tuple[Turn, ...]:
        """The turns since the one in which `speaker` said something that ended `at`, murmurs left out."""
        later: list[Turn] = []
        for turn in reversed(self.conversation.turns):
            if turn.speaker is speaker and turn.start < at:
                break
            if not turn.backchannel:
                later.append(turn)
        return tuple(reversed(later))

    def turns_between(self, start: float, end: float) -> int:
        """How often the floor changed hands from `start` to `end`."""
        count = 0
        for turn in reversed(self.conversation.turns):
            if turn.start <= start:
                break
            count += not turn.backchannel and turn.start < end
        return count

    def heard_for(self, seconds: float) -> bool:
        """Whether the words of the last so many seconds are known."""
        return self.conversation.unheard.words_for(self.at, seconds)

    def sound_for(self, seconds: float) -> bool:
        """Whether the sound of the last so many seconds came, of both sides."""
        return self.conversation.unheard.sound_for(self.at, seconds)

    def little_lost(self, seconds: float | None = None) -> bool:
        """Whether little of that sound is missing, or of the whole call's, so that sides compare."""
        return self.conversation.unheard.little_sound(self.at, seconds)

    @property
    def missing(self) -> bool:
        """Whether words are missing that may have held something, of the whole call or lately."""
        return not (self.conversation.little_missing and self.heard_for(BLIND_RECENT_S))

    @property
    def heard(self) -> bool:
        """Whether enough of the whole call is known to say that something was not said."""
        return self.conversation.heard


def _goes_on(one: Utterance, new: Utterance) -> bool:
    return new.resumed is not None and one.speaker is new.speaker and one.start == new.start
