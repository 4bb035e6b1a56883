"""Why a rule did or did not fire on a call, turn by turn: what ``copilot rules explain`` shows.

Where the condition's answer changes, the checks that decide it are shown; where it stands and the
rule does not fire, the limit that holds it; where a card waits, what the gate waits for. Turns that
change nothing are told together. Nothing said is shown unless asked for; labels come from the rule's file.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from copilot.coaching.answering import Answer, Answering, clock, compared
from copilot.coaching.engine import Engine
from copilot.coaching.explain_head import context_of, heard_as, known, paced, why_not_asked
from copilot.coaching.explain_rows import Told, Turn, laid_out
from copilot.coaching.fading import Mastery, SkillState
from copilot.coaching.gate import Gate
from copilot.coaching.hold import held_by
from copilot.coaching.inline_tests import events_of
from copilot.coaching.pacing import Pacing
from copilot.coaching.played import Pauses, played
from copilot.coaching.reason import Reason
from copilot.coaching.watch import of_before
from copilot.conversation.kind_now import UNKNOWN_KIND
from copilot.events import CallContext, CallEnded, SpeechStarted, Tick, Utterance
from copilot.kinds import KindFrom

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from copilot.coaching.cases import Said
    from copilot.coaching.gate import Decision
    from copilot.coaching.hold import Hold
    from copilot.coaching.inline_tests import Event
    from copilot.coaching.played import Instant
    from copilot.coaching.rulebook import Rulebook
    from copilot.coaching.schema import Rule
    from copilot.coaching.wanted import Wanted
    from copilot.coaching.written_call import WrittenCall
    from copilot.coaching.yaml_text import Path
    from copilot.settings import Settings

CALL_ID: Final = "explained"

BEFORE_ITS_KIND: Final = (
    "not asked of this: it was said before the call was known to be of a kind for the rule"
)

_PASSES: Final = frozenset(
    {Reason.REP_SPEAKING, Reason.BUYER_SPEAKING, Reason.SILENCE_SHORT, Reason.TURN_OPEN}
)
"""What stands against a card for a moment, in every turn: told as one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is explained: a rule, among the others of its book, on a call.

    `skill_state` is how well the rule's skill stands with the rep. `understood` adds to an utterance
    what the encoder finds in it, and `encoder` says whether it is there. `lines`
    are those of the rule's file, which `file` names.
    """

    rule: Rule
    rulebook: Rulebook
    call: WrittenCall
    settings: Settings
    quote: bool = False
    call_id: str = CALL_ID
    skill_state: SkillState = SkillState.NEW
    understood: Callable[[Utterance], Utterance] | None = None
    encoder: str = "without the encoder"
    file: str = ""
    lines: Mapping[Path, int] = field(default_factory=dict)


def explain(asked: Asked) -> Iterator[str]:
    """The explanation, line by line."""
    rule, call = asked.rule, asked.call
    context = context_of(rule, call, asked.call_id)
    pacing = Pacing(
        settings=asked.settings.pacing,
        masteries=((rule.skill, Mastery(state=asked.skill_state)),),
    )
    yield f"{rule.title} ({rule.id}, version {rule.version}, {rule.maturity})"
    yield f"call:   {known(call, context)}; judged {asked.encoder}"
    if not rule.applies.may_come(context):
        yield f"it is not asked on this call: {why_not_asked(rule, context)}"
        return
    yield from paced(rule, context, pacing)
    if asked.lines:
        yield f"checks: the number before each is its line in {asked.file}"
    yield ""
    telling = _Telling(asked, context, pacing)
    yield from laid_out(telling.rows(), every_turn=asked.quote)
    yield ""
    yield telling.in_all


class _Telling:
    """One rule over one call."""

    def __init__(self, asked: Asked, context: CallContext, pacing: Pacing) -> None:
        self._asked, self._rule = asked, asked.rule
        self._engine = Engine(asked.rulebook, context)
        self._index = self._engine.rules.index(asked.rule)
        profile = asked.settings.profile(context.profile)
        gate = Gate(settings=asked.settings.gate, profile=profile, pacing=pacing)
        self._pauses = Pauses(gate, asked.call.said)
        self._answering = Answering(
            rule=asked.rule, lines=asked.lines, encoder=asked.understood is not None
        )
        self._answer: Answer | None = None
        self._kind = UNKNOWN_KIND
        self._since = 0.0
        self._held: Hold | None = None
        self._reason: Reason | None = None
        self._fired = self._cards = self._moments = 0

    def rows(self) -> Iterator[Turn | Told]:
        """What happened, in order."""
        call = self._asked.call
        said = iter(sorted(call.said, key=lambda one: one.end))
        last: Instant | None = None
        for now in played(self._engine, self._events()):
            if last is not None:
                yield from self._gate(last, now.conversation.at)
            last = now
            if isinstance(now.event, Utterance):
                yield self._turn(next(said), now.event)
            if isinstance(now.event, CallEnded) and self._reason is not None:
                yield Told(now.event.at, "card not shown: the call is over")
            if not isinstance(now.event, SpeechStarted):
                yield from self._heard(now)
                yield from self._answered(now)
                yield from self._happened(now)

    @property
    def in_all(self) -> str:
        """What came of it, once all rows are out."""
        return f"in all: {_many(self._cards, 'card')} shown, {_many(self._moments, 'moment')} kept"

    def _events(self) -> Iterator[Event]:
        understood = self._asked.understood
        for event in events_of(self._asked.call.said, ends=self._asked.call.ends):
            if understood is not None and isinstance(event, Utterance) and not event.meanings:
                yield understood(event)
            else:
                yield event

    def _turn(self, one: Said, heard: Utterance) -> Turn:
        words = _many(heard.words.word_count, "word") if one.text else "talk"
        if heard.late:
            words = "words that came late"
        quoted = f"  {one.text}" if self._asked.quote and one.text else ""
        place = f"{self._asked.call.counted} {one.line}" if one.line else ""
        return Turn(
            one.end, place, f"{place}{', ' if place else ''}{heard.speaker}, {words}{quoted}"
        )

    def _heard(self, now: Instant) -> Iterator[Told]:
        """That another kind of call is in force than was, where the call itself shows it."""
        before, self._kind = self._kind, now.conversation.kind_now
        if self._kind.source is KindFrom.HEARD and self._kind.kind is not before.kind:
            yield Told(now.conversation.at, heard_as(self._kind))

    def _stands(self, now: Instant) -> Answer:
        """How the condition stands, unless it rests on what was said before its kind of call was known."""
        scene, watch = now.state.scene, now.state.watches[self._index]
        answer = self._answering.at(scene)
        if answer.holds and of_before(self._rule, watch, self._rule.when.look(scene)):
            return Answer(holds=None, says=BEFORE_ITS_KIND)
        return answer

    def _answered(self, now: Instant) -> Iterator[Told]:
        """How the condition is answered: whenever a check that decides it is answered otherwise."""
        at, scene, before = now.conversation.at, now.state.scene, self._answer
        answer = self._stands(now)
        if before is None and not answer.holds and isinstance(now.event, Tick):
            return  # nothing was said so far
        if before is None or before.says != answer.says:
            if before is None or before.holds != answer.holds:
                self._since, self._held = at, None
            self._answer = answer
            yield Told(at, answer.says, answer.rows)
        elif not answer.holds and not isinstance(now.event, Tick):
            self._answer = answer
            changed = self._answering.changed(before, answer, scene)
            if changed:
                yield Told(at, "still not; what changed:", changed)

    def _happened(self, now: Instant) -> Iterator[Told]:
        """What the rule made of it: a limit that holds it, a card that waits, a moment."""
        at, watch = now.conversation.at, now.state.watches[self._index]
        if watch.fired > self._fired:
            self._fired = watch.fired
            wanted = watch.wanted
            card = "" if wanted is None else f"; its card waits until {clock(wanted.until)}"
            end = self._rule.moment.settle == "end"
            settles = " (counts if it stands at the end of the call)" if end else ""
            yield Told(at, f"FIRES{settles}{card}")
            self._held = None
        elif self._answer is not None and self._answer.holds:
            yield from self._holding(at, watch.last_fired)
        for moment in now.step.moments:
            if moment.rule == self._rule.id:
                self._moments += 1
                value, bound = moment.value, moment.limit
                numbers = "" if value is None else f", {compared(value, bound)}"
                yield Told(
                    at,
                    f"MOMENT kept: {moment.kind} at {clock(moment.at)}, "
                    f"strength {moment.strength:.2f}{numbers}",
                )
        if isinstance(now.event, CallEnded) and self._fired and not self._moments:
            yield Told(at, "no moment is kept: at the end the condition does not stand")

    def _holding(self, at: float, last_fired: float | None) -> Iterator[Told]:
        """The limit that holds the rule although its condition stands; once for each."""
        limits = self._rule.limits
        held = held_by(limits, fired=self._fired, since=self._since, last_fired=last_fired, at=at)
        # that it is spent says something only where it would have fired anew
        told = held == self._held or (
            held is not None and held.until is None and self._since <= (last_fired or 0.0)
        )
        self._held = held
        if held is None or told:
            return
        limit = f"limits.{held.limit}: {getattr(limits, held.limit):g}"
        if held.until is None:
            yield Told(at, f"spent: it may fire no more in this call ({limit})")
        else:
            yield Told(at, f"waits: not before {clock(held.until)} ({limit})")

    def _gate(self, last: Instant, until: float) -> Iterator[Told]:
        """What the gate does with a card of this rule, and what it waits for whenever that changes."""
        own = tuple(one for one in last.step.wanted if one.moment.rule == self._rule.id)
        for at, decision in self._pauses.until(until, last.conversation, last.step.wanted):
            if any(one in decision.dropped for one in own):
                yield Told(at, f"card given up: it found no moment in time ({_wait(self._rule)})")
            shown = decision.show
            if shown is not None and shown.moment.rule == self._rule.id:
                self._cards += 1
                yield Told(at, f"CARD SHOWN, {shown.waited:.1f} s after it was wanted")
            if decision.withheld in own:
                yield Told(at, f"card not shown: {decision.reason.says}")
            reason = decision.reason if self._waits(own) else None
            reason = Reason.SILENCE_SHORT if reason in _PASSES else reason
            if reason is not None and reason is not self._reason:
                yield Told(at, f"card waits: {_waits_for(reason, decision)}")
            self._reason = reason

    def _waits(self, own: tuple[Wanted, ...]) -> bool:
        """Whether a card of this rule is neither shown nor given up."""
        return any(one.moment.id not in self._pauses.state.settled for one in own)


def _waits_for(reason: Reason, decision: Decision) -> str:
    if reason is Reason.SILENCE_SHORT:
        return "for the end of a turn"
    if reason is Reason.NOTHING_WANTED:
        return "its condition does not stand just now"
    if decision.show is not None:
        return f"another one goes first ({decision.show.moment.rule})"
    return reason.says


def _wait(rule: Rule) -> str:
    return f"max_wait_s: {rule.max_wait_s:g}"


def _many(count: int, of: str) -> str:
    return f"{count} {of}{'' if count == 1 else 's'}"
