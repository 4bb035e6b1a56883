"""Drills: a buyer's line out of a rule's own cases, and whether an answer does the thing. Pure.

A case that must fire leads up to the moment that the rule watches for. It is played up to the buyer's
last line before it; then the rep answers, and the conversation that hears a call hears the answer.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from copilot.coaching.cases import GAP_S, WORDS_PER_SECOND, Said
from copilot.coaching.engine import Engine
from copilot.coaching.inline_tests import context_of, events, events_of
from copilot.coaching.moves import Verdict, move_for
from copilot.coaching.played import played
from copilot.coaching.rulebook import Rulebook
from copilot.conversation.state import Conversation
from copilot.events import SpeechStarted
from copilot.kinds import MomentKind, Speaker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copilot.coaching.cases import Case
    from copilot.coaching.moves import Move
    from copilot.coaching.schema import Rule
    from copilot.events import CallContext, Utterance

REPLY_AFTER_S: Final = 0.8
"""From the end of the buyer's line to the rep's first word, as if the rep had only just been asked."""

LINE_WORDS: Final = 4
"""A buyer's line of fewer words gives nothing to answer to, so a longer one is looked for."""

SPARE_LINES: Final[dict[MomentKind, str]] = {
    MomentKind.FEW_QUESTIONS: "We have been looking at this for a while, and I think I have seen most of it.",
    MomentKind.TALK_SHARE_HIGH: "All right. That is quite a lot to take in.",
    MomentKind.PRICE_BEFORE_VALUE: "All right. And what does something like this cost?",
    MomentKind.BUYER_QUIET: "Maybe so. We will have to see.",
    MomentKind.MONOLOGUE: "Mm-hm. Yes, I am still here.",
    MomentKind.OVERVIEW_LONG: "I see. So you have been around for a while.",
    MomentKind.PRESENTATION_UNCHECKED: "Yes, I can see the screen. It all looks very tidy.",
    MomentKind.TALK_SHARE_LOW: "And then there is the whole story with the old supplier, and it goes on from there.",
    MomentKind.TIME_RUNNING_OUT: "I have to leave in a few minutes, by the way.",
}
"""For rules whose cases are of who speaks for how long, and hold no line to answer to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drill:
    """One drill of a rule. `lead` is what the rep had said before, empty where that is not told.

    `number` is its place among the rule's.
    """

    rule: Rule
    number: int
    context: CallContext
    buyer: str
    lead: str
    said: tuple[Said, ...]

    @property
    def move(self) -> Move:
        """What is practised."""
        return move_for(self.rule.kind)

    def heard(self) -> Conversation:
        """The conversation at the end of the buyer's line."""
        conversation = Conversation.begin(self.context)
        for event in events_of(self.said, ends=False, silence_s=0.0):
            conversation = conversation.after(event)
        return conversation


def drills_of(rule: Rule) -> tuple[Drill, ...]:
    """The drills that a rule's cases make; none for a probe, and none without a case that fires.

    It plays every case that must fire, so it takes up to a second.
    """
    cases = rule.tests.fires
    if rule.kind is MomentKind.PROBE or not cases:
        return ()
    if rule.kind in SPARE_LINES:
        return (_spare(rule, cases[0]),)
    found: dict[str, Drill] = {}
    for case in cases:
        drill = _of_case(rule, case)
        if drill is not None:
            found.setdefault(drill.buyer, drill)
    return tuple(replace(drill, number=number) for number, drill in enumerate(found.values()))


def judge(drill: Drill, answer: Sequence[Utterance]) -> Verdict:
    """What an answer was. Its utterances are in seconds from its own beginning."""
    if not any(one.words for one in answer):
        return Verdict.UNHEARD
    before = drill.heard()
    starts = before.at + REPLY_AFTER_S
    after = before
    for one in answer:
        later = replace(one, start=one.start + starts, end=one.end + starts, resumed=None)
        after = after.after(SpeechStarted(speaker=Speaker.REP, start=later.start)).after(later)
    meant = tuple(meaning for one in answer for meaning in one.meanings)
    return drill.move.judge(before, after, meant)


def _of_case(rule: Rule, case: Case) -> Drill | None:
    said = tuple(case.said())
    until = _wanted_at(rule, case)
    heard = [one for one in said if until is None or one.end <= until]
    places = [
        place
        for place, one in enumerate(heard)
        if one.speaker is Speaker.BUYER and one.text and _reads_well(one.text)
    ]
    if not places:
        return None
    last = places[-1]
    before = heard[last - 1] if last else None
    lead = before.text if before is not None and before.speaker is Speaker.REP else None
    return Drill(
        rule=rule,
        number=0,
        context=context_of(rule, case),
        buyer=heard[last].text or "",
        lead=lead or "",
        said=tuple(heard[: last + 1]),
    )


def _spare(rule: Rule, case: Case) -> Drill:
    line = SPARE_LINES[rule.kind]
    until = _wanted_at(rule, case)
    heard = [one for one in case.said() if until is None or one.end <= until]
    start = max((one.end for one in heard), default=0.0) + GAP_S
    spoken = Said(Speaker.BUYER, start, start + len(line.split()) / WORDS_PER_SECOND, line)
    return Drill(
        rule=rule,
        number=0,
        context=context_of(rule, case),
        buyer=line,
        lead="",
        said=(*heard, spoken),
    )


def _reads_well(line: str) -> bool:
    """Whether it is written for a reader: cases also hold lines as a recogniser writes them."""
    return len(line.split()) >= LINE_WORDS and line[0].isupper()


def _wanted_at(rule: Rule, case: Case) -> float | None:
    """When the rule first wants a card in its case; None if it only settles at the end."""
    for instant in played(Engine(Rulebook((rule,)), context_of(rule, case)), events(case)):
        if any(wanted.stands for wanted in instant.step.wanted):
            return instant.conversation.at
    return None
