"""What a call goes on with after the service restarted in it: numbers, and no word. Pure.

The snapshot is of word time: all that was said up to `until_s` is in the numbers, and what came
after is asked of the page again. What was said is not known any more, so a rule that would have to
know what was *not* said stays silent from then on; moments that stand and cards that were shown are
not made again.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from copilot.coaching.gate import GateState
from copilot.coaching.occurrences import Occurrences
from copilot.coaching.pacing import Uses
from copilot.conversation.kind_now import UNKNOWN_KIND, HeardKind
from copilot.conversation.measures import Measures
from copilot.conversation.snapshot import Snapshot
from copilot.conversation.state import Conversation
from copilot.conversation.unheard import Unheard
from copilot.events import FRAME_SECONDS

if TYPE_CHECKING:
    from copilot.coaching.engine import Engine, EngineState
    from copilot.conversation.kind_now import KindNow
    from copilot.events import CallContext, Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class CardShown:
    """A card of a rule and skill that was in view until about then."""

    rule: str
    skill: str
    at_s: float
    until_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """The snapshot, the moments that stand, and the cards that were shown, each by its time.

    `kind` is the kind of call that had been heard, if one had.
    """

    snapshot: Snapshot
    moments: tuple[Moment, ...] = ()
    cards: tuple[CardShown, ...] = ()
    kind: KindNow = UNKNOWN_KIND

    @property
    def at(self) -> float:
        """Seconds of call audio from which on sound is wanted."""
        return self.snapshot.frame * FRAME_SECONDS

    def conversation(self, context: CallContext) -> Conversation:
        """The conversation as it goes on: its measures, and nothing of what was said: it is unheard."""
        known = self.snapshot
        measures = Measures(
            at=known.until_s,
            rep=known.rep.side,
            buyer=known.buyer.side,
            sound_bleed=known.bleed,
            repeated_s=known.repeated_s,
        )
        spoken_s = measures.rep_speech_s + measures.buyer_speech_s
        unheard = Unheard(
            late_s=spoken_s,
            last_late=known.until_s if spoken_s else None,
            # at most: frames of both sides were counted, and may have been missing at once
            lost_s=known.lost_frames * FRAME_SECONDS,
        )
        fresh = Conversation.begin(context)
        course = replace(fresh.course, kind_heard=HeardKind(now=self.kind))
        return replace(fresh, at=known.until_s, measures=measures, unheard=unheard, course=course)

    def engine(self, engine: Engine, conversation: Conversation) -> EngineState:
        """The engine's memory: which rules have fired."""
        fired: dict[str, list[float]] = {}
        for rule, at in (
            *((one.rule, one.at) for one in self.moments),
            *((one.rule, one.at_s) for one in self.cards),
        ):
            times = fired.setdefault(rule, [])
            if at not in times:
                times.append(at)
        fresh = engine.begin()
        watches = tuple(
            replace(
                watch,
                asked=True,
                fired=len(fired[rule.id]),
                last_fired=max(fired[rule.id]),
                occurrences=Occurrences(
                    noted=True, latest=max(fired[rule.id]), made=len(fired[rule.id])
                ),
            )
            if rule.id in fired
            else watch
            for watch, rule in zip(fresh.watches, engine.rules, strict=True)
        )
        scene = replace(fresh.scene, conversation=conversation)
        return replace(fresh, scene=scene, watches=watches, moments=len(self.moments))

    def gate(self) -> GateState:
        """The gate's memory: what was shown counts against the budget as it did."""
        uses = Uses()
        for card in self.cards:
            uses = uses.shown(card.skill).gone(card.skill, card.until_s)
        return GateState(
            at=self.snapshot.until_s,
            last_end=max((card.until_s for card in self.cards), default=None),
            shown=len(self.cards),
            dropped=self.snapshot.dropped,
            uses=uses,
        )


FRESH: Final = Carried(snapshot=Snapshot(until_s=0.0))
"""What a call begins with that is not gone on with."""
