"""What a rep can practise, a drill as the page shows it, and what is said of an answer. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from copilot.coaching.moves import Verdict, move_for
from copilot.figures import counted
from copilot.kinds import MomentKind
from copilot.review.words import a_call

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from copilot.coaching.drills import Drill
    from copilot.coaching.schema import Rule

RECENT: Final = 3
"""So many of the rep's own recent moments are offered first: one thing at a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PastMoment:
    """A moment of a call of the rep's own. `rule` is a `rule_key`."""

    call: str
    rule: str
    started_at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Practising:
    """What the page is made of. `times` is how often each rule was practised, by `rule_key`."""

    rules: tuple[Rule, ...]
    moments: tuple[PastMoment, ...]
    times: Mapping[str, int]
    by_voice: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One thing to practise. `because` says why it is offered first, empty where it is not."""

    rule: str
    title: str
    skill: str
    aim: str
    practice: str
    times: int
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeView:
    """The page. `by_voice`: answers can be spoken."""

    recent: tuple[Offer, ...]
    all: tuple[Offer, ...]
    by_voice: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DrillView:
    """One drill: the scene in words, what the rep had said before, and the buyer's line."""

    rule: str
    number: int
    scene: str
    lead: str
    buyer: str
    aim: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictView:
    """What is said of an answer; `one_way` is the rule's own, for one that might help."""

    verdict: Verdict
    says: str
    one_way: str
    practice: str


SAYS: Final[dict[Verdict, str]] = {
    Verdict.DONE: "That does it.",
    Verdict.NEAR: "You asked something. Whether it was about this, I could not tell; if it was, it counts.",
    Verdict.NOT_YET: "Not yet. Try once more, in your own words.",
    Verdict.UNHEARD: "I did not catch a word of that. Once more, a little nearer to the microphone?",
}


def practice_view(practising: Practising, key: Callable[[str], str]) -> PracticeView:
    """The page; `key` names a rule as it is kept."""
    usable = [
        rule for rule in practising.rules if rule.kind is not MomentKind.PROBE and rule.tests.fires
    ]
    by_key = {key(rule.id): rule for rule in usable}
    calls: dict[str, set[str]] = {}
    for moment in sorted(practising.moments, key=lambda one: -one.started_at):
        if moment.rule in by_key:
            calls.setdefault(moment.rule, set()).add(moment.call)
    # the latest of the rep's own first: what was fresh yesterday is worth most today
    recent = [
        _offer(by_key[rule], practising.times.get(rule, 0), _because(len(in_calls)))
        for rule, in_calls in list(calls.items())[:RECENT]
    ]
    return PracticeView(
        recent=tuple(recent),
        all=tuple(
            _offer(rule, practising.times.get(name, 0), "")
            for name, rule in sorted(by_key.items(), key=lambda one: (one[1].skill, one[1].title))
        ),
        by_voice=practising.by_voice,
    )


def _because(calls: int) -> str:
    return "In a call of yours" if calls == 1 else f"In {calls} of your calls"


def _offer(rule: Rule, times: int, because: str) -> Offer:
    return Offer(
        rule=rule.id,
        title=rule.title,
        skill=rule.skill,
        aim=move_for(rule.kind).aim,
        practice=rule.practice,
        times=times,
        because=because,
    )


def drill_view(drill: Drill) -> DrillView:
    """One drill as the page shows it."""
    call = a_call(drill.context.kind)
    minutes = round(drill.said[-1].end / 60)
    when = f"{counted(minutes, 'minute')} in" if minutes else "at its start"
    return DrillView(
        rule=drill.rule.id,
        number=drill.number,
        scene=f"{call[0].upper()}{call[1:]}, {when}.",
        lead=drill.lead,
        buyer=drill.buyer,
        aim=drill.move.aim,
        why=drill.rule.card.core.why,
    )


def verdict_view(drill: Drill, verdict: Verdict) -> VerdictView:
    """What is said of an answer to a drill."""
    return VerdictView(
        verdict=verdict,
        says=SAYS[verdict],
        one_way=drill.rule.card.core.ask,
        practice=drill.rule.practice,
    )
