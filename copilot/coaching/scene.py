"""What a check looks at: how the conversation stands, the last things said, and what went unheard.

The conversation itself keeps no words past the latest utterance; a phrase rule may look back two
minutes, so the utterances of that time are recalled here, and nowhere longer.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Protocol

from copilot.coaching.objections import Objection, objections_in
from copilot.limits import limit

if TYPE_CHECKING:
    from copilot.conversation.state import Conversation
    from copilot.conversation.turns import Turn
    from copilot.events import Utterance
    from copilot.kinds import Phase, Speaker

RECALL_S: Final = 120.0
"""How far back a phrase rule may look."""

BLIND_SHARE: Final = 0.05
"""Part of the speech whose words may be missing before "it was never said" is no longer known.

One late stretch in an hour must not silence the rules about the whole call; one in twenty does.
Ours, argued and not measured."""

BLIND_RECENT_S: Final = 30.0
"""Whatever its share, a stretch that came late this recently may hold the very thing."""


class KnownPhase(Protocol):
    """Where the call stands, and how sure that is, 0 to 1."""

    @property
    def phase(self) -> Phase:
        """The phase."""
        ...

    @property
    def confidence(self) -> float:
        """How sure."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """The conversation at one instant, with its recent words. Bounded in time and in number."""

    conversation: Conversation
    recent: tuple[Utterance, ...] = ()
    latest: Utterance | None = None
    spoken_s: float = 0.0
    late_s: float = 0.0
    last_late: float | None = None

    def after(self, conversation: Conversation) -> Scene:
        """The scene with the conversation's next state; a new latest utterance is recalled."""
        since = conversation.at - RECALL_S
        kept = tuple(one for one in self.recent if one.end >= since)
        new = conversation.latest
        if new is None or new is self.latest:
            return replace(self, conversation=conversation, recent=kept)
        # what was said so far in a stretch that goes on is said again in the whole of it
        kept = tuple(one for one in kept if not _goes_on(one, new))
        return Scene(
            conversation=conversation,
            recent=(*kept, new)[-limit("utterances_recalled") :],
            latest=new,
            spoken_s=self.spoken_s + new.end - new.new_from,
            late_s=self.late_s + (new.duration if new.late else 0.0),
            last_late=new.end if new.late else self.last_late,
        )

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
    def phase(self) -> KnownPhase | None:
        """The phase of the call; None where the conversation does not say."""
        known: KnownPhase | None = getattr(self.conversation, "phase", None)
        return known

    @property
    def objections(self) -> tuple[Objection, ...]:
        """The buyer's objections that are remembered, the oldest first."""
        return objections_in(self.conversation.signals)

    def plain(self, utterance: Utterance) -> str:
        """Its words; recognisers and rule authors disagree about the apostrophe."""
        return utterance.words.reveal().replace("\u2019", "'")

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
        return self.last_late is None or self.at - self.last_late >= seconds

    @property
    def heard(self) -> bool:
        """Whether enough of the whole call's words are known to say that something was not said."""
        missing = self.late_s > BLIND_SHARE * self.spoken_s
        return not missing and self.heard_for(BLIND_RECENT_S)


def _goes_on(one: Utterance, new: Utterance) -> bool:
    return new.resumed is not None and one.speaker is new.speaker and one.start == new.start
