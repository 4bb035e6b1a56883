"""Why a rule did or did not fire on a call, turn by turn: what ``copilot rules explain`` shows.

At each stretch of talk stands how the rule's condition is answered and which checks decide it, with
the number that was compared and what with; in between, the seconds at which that changed. Nothing
said is shown unless asked for; labels come from the rule file.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from copilot.coaching.engine import Engine
from copilot.coaching.gate import Gate
from copilot.coaching.inline_tests import events_of
from copilot.coaching.played import Pauses, played
from copilot.coaching.trace import trace
from copilot.events import CallContext, CallEnded, SpeechStarted, Tick, Utterance
from copilot.kinds import CallKind, Persona, Profile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copilot.coaching.cases import Said
    from copilot.coaching.gate import Decision
    from copilot.coaching.played import Instant
    from copilot.coaching.reason import Reason
    from copilot.coaching.rulebook import Rulebook
    from copilot.coaching.scene import Scene
    from copilot.coaching.schema import Rule
    from copilot.coaching.trace import Traced
    from copilot.coaching.written_call import WrittenCall
    from copilot.settings import Settings

ANSWERS: Final = {True: "holds", False: "no", None: "unheard"}
SHOWN_CHECKS: Final = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is explained: a rule, among the others of its book, on a call."""

    rule: Rule
    rulebook: Rulebook
    call: WrittenCall
    settings: Settings
    quote: bool = False


def context_of(asked: Asked) -> CallContext:
    """The call's context; what the file leaves open is the first that the rule applies to."""
    call, applies = asked.call, asked.rule.applies
    return CallContext(
        call_id="explained",
        kind=call.kind or next(iter(applies.kinds), CallKind.UNKNOWN),
        profile=call.profile or next(iter(applies.profiles), Profile.CORE),
        scheduled_end_s=call.scheduled_end_s,
        persona=call.persona or next(iter(applies.personas or ()), Persona.UNKNOWN),
        competitors=call.competitors,
    )


def explain(asked: Asked) -> Iterator[str]:
    """The explanation, line by line."""
    rule, context = asked.rule, context_of(asked)
    yield f"{rule.id}, version {rule.version}, {rule.maturity}: {rule.title}"
    yield f"call: {context.kind}, {context.profile}, buyer {context.persona}, {_planned(context)}"
    if not rule.applies.to(context):
        yield f"it is not asked on this call: {_why_not_asked(rule, context)}"
        return
    yield from _Telling(asked, context).lines()


class _Telling:
    """One rule over one call."""

    def __init__(self, asked: Asked, context: CallContext) -> None:
        self._asked, self._rule = asked, asked.rule
        self._engine = Engine(asked.rulebook, context)
        self._index = self._engine.rules.index(asked.rule)
        gate = Gate(settings=asked.settings.gate, profile=asked.settings.profile(context.profile))
        self._pauses = Pauses(gate, asked.call.said)
        self._answer: tuple[str, ...] = ()
        self._reason: Reason | None = None
        self._fired = self._cards = self._moments = 0

    def lines(self) -> Iterator[str]:
        """What happened, in order."""
        call = self._asked.call
        said = iter(sorted(call.said, key=lambda one: one.end))
        last: Instant | None = None
        for now in played(self._engine, events_of(call.said, ends=call.ends)):
            if last is not None:
                yield from self._gate(last, now.conversation.at)
            last = now
            if isinstance(now.event, Utterance):
                yield self._turn(next(said), now.event)
            if not isinstance(now.event, SpeechStarted):
                yield from self._answered(now)
                yield from self._happened(now)
        yield f"in all: {self._cards} cards shown, {self._moments} moments kept"

    def _turn(self, one: Said, heard: Utterance) -> str:
        words = f"{heard.words.word_count} words" if one.text else "talk"
        if heard.late:
            words = "words that came late"
        quoted = f"  {one.text}" if self._asked.quote and one.text else ""
        line = f"line {one.line}" if one.line else "talk"
        return f"{clock(one.end)}  {line}  {heard.speaker}, {words}{quoted}"

    def _answered(self, now: Instant) -> Iterator[str]:
        """How the condition is answered: whenever a check that decides it is answered otherwise."""
        head, *checks = answers(self._rule, now.state.scene)
        said = (head, *(label for label, _ in checks))
        if said == self._answer or (isinstance(now.event, Tick) and said[:1] == self._answer[:1]):
            return
        self._answer = said
        yield f"{clock(now.conversation.at)}     {head}"
        for label, numbers in checks[:SHOWN_CHECKS]:
            yield f"            {label}{numbers}"
        if len(checks) > SHOWN_CHECKS:
            yield f"            and {len(checks) - SHOWN_CHECKS} more"

    def _happened(self, now: Instant) -> Iterator[str]:
        """What the rule made of it: a card that waits, a moment."""
        at, watch = clock(now.conversation.at), now.state.watches[self._index]
        if watch.fired > self._fired:
            self._fired = watch.fired
            waits = (
                ""
                if watch.wanted is None
                else f"; its card waits until {clock(watch.wanted.until)}"
            )
            settles = (
                " (settles at the end of the call)" if self._rule.moment.settle == "end" else ""
            )
            yield f"{at}   FIRED{settles}{waits}"
        for moment in now.step.moments:
            if moment.rule == self._rule.id:
                self._moments += 1
                numbers = (
                    "" if moment.value is None else f", {compared(moment.value, moment.limit)}"
                )
                yield f"{at}   MOMENT {moment.kind} of {clock(moment.at)}, strength {moment.strength:.2f}{numbers}"
        if isinstance(now.event, CallEnded) and self._fired and not self._moments:
            yield f"{at}   no moment is kept: at the end the condition does not stand"

    def _gate(self, last: Instant, until: float) -> Iterator[str]:
        """What the gate says while a card of this rule waits, whenever it changes its mind."""
        wanted = last.step.wanted
        waits = any(one.moment.rule == self._rule.id for one in wanted)
        for at, decision in self._pauses.until(until, last.conversation, wanted):
            shown = decision.show is not None and decision.show.moment.rule == self._rule.id
            self._cards += shown
            if (waits and decision.reason is not self._reason) or shown:
                yield f"{clock(at)}     gate: {_gate_said(decision, self._rule)}"
            self._reason = decision.reason if waits else None


def answers(rule: Rule, scene: Scene) -> tuple[str, *tuple[tuple[str, str], ...]]:
    """How a rule's condition stands at this instant, and the checks that decide it with numbers."""
    phase = rule.applies.now(scene)
    if phase is not None and not phase.holds:
        return (f"{ANSWERS[phase.holds]}: the call is not known to be in one of the rule's phases",)
    traced = trace(rule.when, scene)
    deciding = traced.holding() if traced.finding.holds else traced.in_the_way()
    return (
        f"the condition {_stands(traced)}",
        *((f"{ANSWERS[one.finding.holds]}: {one.label}", _numbers(one)) for one in deciding),
    )


def _stands(traced: Traced) -> str:
    if traced.finding.holds is None:
        return "is not known: words are missing that it needs"
    return "holds" if traced.finding.holds else "does not hold; in its way:"


def _numbers(one: Traced) -> str:
    value, bound = one.finding.value, one.finding.limit
    return "" if value is None else f" ({compared(value, bound)})"


def compared(value: float, bound: float | None) -> str:
    """The number that was compared, and what with."""
    return f"{value:.3g}" if bound is None else f"{value:.3g} beside {bound:.3g}"


def clock(seconds: float) -> str:
    """``  4:07``."""
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes:3}:{rest:02}"


def _gate_said(decision: Decision, rule: Rule) -> str:
    if decision.show is None:
        return f"{decision.reason}: {decision.reason.says}"
    if decision.show.moment.rule != rule.id:
        return f"another card goes first ({decision.show.moment.rule})"
    return f"SHOWN after {decision.show.waited:.1f} s"


def _planned(context: CallContext) -> str:
    end = context.scheduled_end_s
    return "no planned end" if end is None else f"planned until{clock(end)}"


def _why_not_asked(rule: Rule, context: CallContext) -> str:
    if context.kind not in rule.applies.kinds:
        return f"it does not apply to {context.kind} calls"
    if context.profile.seen_as not in rule.applies.profiles:
        return f"it does not apply to the profile {context.profile}"
    return "it needs to know who the buyer is, and applies to others or nobody said"
