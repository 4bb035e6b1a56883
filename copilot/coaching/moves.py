"""What a rep practises for each kind of moment: the move, and how an answer shows it. Pure.

The understanding of a call judges it: its signals, its open questions, whether a question of the
buyer's was answered, and what the answer means (`copilot.meaning`), which a phrase may miss. Nothing
here reads words.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from copilot.conversation.answering import Verdict as Answer
from copilot.kinds import MomentKind, SignalDetail, SignalKind, Speaker

if TYPE_CHECKING:
    from collections.abc import Iterable

    from copilot.conversation.state import Conversation
    from copilot.events import Meaning, Signal

FAR: Final = 0.02
"""A question that means the thing wanted with less than this likelihood is about something else. Ours."""

RECOGNISED: Final = frozenset(
    {
        SignalKind.BUDGET,
        SignalKind.DECISION_MAKER,
        SignalKind.DECISION_PROCESS,
        SignalKind.TIMELINE,
    }
)
"""What the heads were trained to find in a rep's words, too (`models/meaning_heads.json`)."""


class Verdict(StrEnum):
    """What a drill's answer was.

    NEAR: something was asked, and whether it was about this could not be told: the rep knows.
    UNHEARD: no word of it was understood.
    """

    DONE = "done"
    NEAR = "near"
    NOT_YET = "not_yet"
    UNHEARD = "unheard"


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One move: `aim` says it in words, any of the rest shows it.

    `signals` are what the rep asks about in the answer, by all that speaks for it or by what a question
    surely means. `asks` is any question, `asks_open` one that invites an explanation, `steps` a next
    step put forward or a day put on one, `quantifies` a question for a number, `answers` that the
    buyer's question is answered. `spoils` undoes it whatever else was said, and so does an answer
    longer than `most_s` seconds.
    """

    aim: str
    signals: frozenset[SignalKind] = frozenset()
    asks: bool = False
    asks_open: bool = False
    steps: bool = False
    quantifies: bool = False
    answers: bool = False
    spoils: frozenset[SignalKind] = frozenset()
    most_s: float = 60.0

    def judge(
        self, before: Conversation, after: Conversation, meant: tuple[Meaning, ...] = ()
    ) -> Verdict:
        """What the answer was that made `after` of `before`; `meant` is what its utterances mean."""
        said = _said_since(before, after)
        kinds = {signal.kind for signal in said}
        # who tells what others spend has not asked
        asked_of = {one.kind for one in said if one.detail is not SignalDetail.TOLD}
        if kinds & self.spoils or after.at - before.at > self.most_s:
            return Verdict.NOT_YET
        shown = (
            bool(asked_of & self.signals)
            or (SignalKind.QUESTION in kinds and self._surely(meant))
            or (self.asks and SignalKind.QUESTION in kinds)
            or (self.asks_open and _open(said))
            or (self.steps and _steps(before, after))
            or (self.quantifies and _asks_a_number(before, after))
            or (self.answers and _answered(after))
        )
        if shown:
            return Verdict.DONE
        asked = SignalKind.QUESTION in kinds and not self._elsewhere(meant)
        return Verdict.NEAR if asked else Verdict.NOT_YET

    def _surely(self, meant: tuple[Meaning, ...]) -> bool:
        """Whether it means what is wanted. Of a call a phrase is asked for: here nobody is coached."""
        return any(one.sure and one.kind in self.signals for one in meant)

    def _elsewhere(self, meant: tuple[Meaning, ...]) -> bool:
        """Whether nothing in it means anything near to what is wanted, where that can be told."""
        told = [one.strength for one in meant if one.kind in self.signals]
        return self.signals <= RECOGNISED and bool(told) and max(told) < FAR


def _said_since(before: Conversation, after: Conversation) -> tuple[Signal, ...]:
    return tuple(
        signal
        for signal in after.signals
        if signal.speaker is Speaker.REP and signal.at > before.at
    )


def _open(said: Iterable[Signal]) -> bool:
    return any(
        signal.kind is SignalKind.QUESTION and signal.detail is SignalDetail.OPEN for signal in said
    )


def _steps(before: Conversation, after: Conversation) -> bool:
    """Whether the rep put a step forward, or a day on the one that was there."""
    offer, named = after.next_step.offer, after.next_step.named
    fresh = offer is not None and offer != before.next_step.offer and offer.by is Speaker.REP
    dated = named is not None and named != before.next_step.named and named.speaker is Speaker.REP
    return fresh or dated


def _asks_a_number(before: Conversation, after: Conversation) -> bool:
    return after.qualification.measure_asked != before.qualification.measure_asked


def _answered(after: Conversation) -> bool:
    judged = after.course.asked.standing
    return judged is not None and judged.verdict is Answer.ANSWERED


def _about(aim: str, *signals: SignalKind) -> Move:
    return Move(aim=aim, signals=frozenset(signals))


_SHORT_S: Final = 25.0
"""A question, and not a speech with a question at its end. Ours."""

MOVES: Final[dict[MomentKind, Move]] = {
    MomentKind.NO_NEXT_STEP: Move(aim="Propose a next step, with a day", steps=True),
    MomentKind.NEXT_STEP_VAGUE: Move(
        aim="Put a day on the next step, and say who does what", steps=True
    ),
    MomentKind.BRUSH_OFF: Move(
        aim="Ask what would have to change, or propose a step with a day",
        steps=True,
        asks=True,
        most_s=_SHORT_S,
    ),
    MomentKind.TIME_RUNNING_OUT: Move(
        aim="Use the time that is left: ask what matters most, or propose the next step",
        steps=True,
        asks=True,
        most_s=_SHORT_S,
    ),
    MomentKind.BUYING_SIGNAL_MISSED: Move(
        aim="Take it up: ask how they picture it, or propose the next step",
        steps=True,
        asks=True,
        most_s=_SHORT_S,
    ),
    MomentKind.BUDGET_SKIPPED: _about("Ask about their own money for this", SignalKind.BUDGET),
    MomentKind.AUTHORITY_UNKNOWN: _about("Ask who decides", SignalKind.DECISION_MAKER),
    MomentKind.PROCESS_UNKNOWN: _about(
        "Ask how it gets from here to a signature", SignalKind.DECISION_PROCESS
    ),
    MomentKind.TIMING_UNKNOWN: _about(
        "Ask when they need it, and why then", SignalKind.TIMELINE, SignalKind.COMPELLING_EVENT
    ),
    MomentKind.PAIN_UNQUANTIFIED: Move(
        aim="Ask for a number: hours, money, how often",
        signals=frozenset({SignalKind.PAIN_NUMBER}),
        quantifies=True,
    ),
    MomentKind.AGENDA_MISSING: Move(
        aim="Say what the call is for, or ask what would make it worth their time",
        asks=True,
    ),
    MomentKind.QUESTION_UNANSWERED: Move(aim="Answer their question first", answers=True),
    MomentKind.PRICE_OBJECTION: Move(
        aim="Ask what lies behind it, before you say anything about the price",
        asks=True,
        spoils=frozenset({SignalKind.CONCESSION}),
        most_s=_SHORT_S,
    ),
    MomentKind.PRICE_CONCEDED: Move(
        aim="Ask before you give anything: no lower price, no better terms",
        asks=True,
        spoils=frozenset({SignalKind.CONCESSION}),
        most_s=_SHORT_S,
    ),
    MomentKind.CLOSED_QUESTIONS: Move(
        aim="Ask so that they tell you something: what, how, tell me about",
        asks_open=True,
        most_s=_SHORT_S,
    ),
    MomentKind.OVERVIEW_LONG: Move(
        aim="Turn it to them: one question instead of the company",
        asks=True,
        spoils=frozenset({SignalKind.OVERVIEW}),
        most_s=_SHORT_S,
    ),
}

ASK: Final = Move(aim="Ask one question, and leave it at that", asks=True, most_s=_SHORT_S)
"""For every other kind: listening is practised by asking."""


def move_for(kind: MomentKind) -> Move:
    """What is practised for a kind of moment."""
    return MOVES.get(kind, ASK)
