"""What to say: the rules asked at each event of a call, as a pure fold.

The engine sees the conversation in the order of audio time, so the same call gives the same moments
at any speed. A rule fires when its condition has stood for `stands_s`; that makes a moment, and a
card that waits for a pause, no longer than `max_wait_s` and only while the condition stands: a
proposal under way holds it back, a proposal that came to nothing lets it return. A moment may come
before its card, or without one (`copilot.coaching.occurrences`).

A rule that settles at the end keeps its moment back until the call is over and gives it only if
the condition stands then: a next step agreed after the card erases the moment. If the condition
comes true at the end only, the moment is made there, without a card.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field, replace
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Final

from copilot.coaching.checks.measure import values
from copilot.coaching.checks.patterns import Lexicon
from copilot.coaching.finding import every
from copilot.coaching.hold import held_by
from copilot.coaching.inputs import (
    ALL,
    ENDED,
    FOR_EVER,
    GATES,
    PHASE,
    WORDS,
    changed,
    until,
)
from copilot.coaching.plan import plan
from copilot.coaching.rota import Rota, Turned, members
from copilot.coaching.scene import Scene
from copilot.coaching.wanted import Wanted
from copilot.coaching.watch import Watch, looked_at, of_before, opened, resting, shut
from copilot.conversation.state import Conversation
from copilot.events import Moment
from copilot.kinds import CallKind
from copilot.limits import limit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from copilot.coaching.checks.phase import PhaseCheck
    from copilot.coaching.finding import Finding
    from copilot.coaching.inputs import Lasting
    from copilot.coaching.plan import Answer, Plan, Shared
    from copilot.coaching.rota import Rules
    from copilot.coaching.rulebook import Rulebook
    from copilot.coaching.schema import Rule
    from copilot.events import CallContext

_NAMESPACE: Final = uuid.UUID("6f1f6c0e-3b0a-5d0e-9a55-0c0b1f0a7d11")
"""Namespace of moments' ids; changing it would double what is stored."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineState:
    """What the engine remembers of a call: a watch for each rule, in the rulebook's order.

    `rota` says which of them are asked; None, as before the first event, that all are.
    """

    scene: Scene
    watches: tuple[Watch, ...]
    rota: Rota | None = None
    moments: int = 0
    moments_dropped: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What one event brought: moments that count from here on, and all cards that wait."""

    moments: tuple[Moment, ...] = ()
    wanted: tuple[Wanted, ...] = ()


@dataclass(frozen=True, slots=True)
class Engine:
    """The rules that apply to one call.

    Of a call that was set up without a kind one may be heard in it: the rules for some kinds only are
    then asked from that instant on, and what was said before it is not held against anybody.
    """

    rulebook: Rulebook
    context: CallContext
    rules: tuple[Rule, ...] = field(init=False)
    lexicon: Lexicon = field(init=False)
    _lookers: dict[str, Rules] = field(init=False, repr=False)
    _plans: tuple[Plan, ...] = field(init=False, repr=False)
    _phases: tuple[PhaseCheck | None, ...] = field(init=False, repr=False)
    _kinds: tuple[frozenset[CallKind] | None, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        rules = tuple(rule for rule in self.rulebook.rules if rule.applies.may_come(self.context))
        object.__setattr__(self, "rules", rules)
        given = self.context.kind is not CallKind.UNKNOWN
        kinds = tuple(None if given else frozenset(rule.applies.kinds) for rule in rules)
        object.__setattr__(self, "_kinds", kinds)
        lookers: dict[str, Rules] = {}
        for index, rule in enumerate(rules):
            for one in rule.when.patterns():
                lookers[one] = lookers.get(one, 0) | 1 << index
        marks = (mark for rule in rules for mark in rule.when.marks())
        object.__setattr__(self, "lexicon", Lexicon(lookers, marks))
        object.__setattr__(self, "_lookers", lookers)
        object.__setattr__(self, "_phases", tuple(rule.applies.phase for rule in rules))
        shared: Shared = {}
        object.__setattr__(self, "_plans", tuple(plan(rule.when, shared) for rule in rules))

    def begin(self) -> EngineState:
        """The state before the first event."""
        scene = Scene(conversation=Conversation.begin(self.context), lexicon=self.lexicon)
        return EngineState(scene=scene, watches=tuple(Watch() for _ in self.rules))

    def step(self, state: EngineState, conversation: Conversation) -> tuple[EngineState, Step]:
        """Ask the rules that are due about the conversation's next state."""
        scene = state.scene.after(conversation)
        watches, moments, turned = list(state.watches), list[Moment](), list[Turned]()
        for index in members(self._due(state, scene)):
            before = watches[index]
            watch, fired = self._ask(index, before, scene)
            if watch is not before:
                watches[index] = watch
                if watch.sleeps != before.sleeps:
                    turned.append(Turned(index, before.sleeps, watch.sleeps))
            moments += fired
        if state.rota is None:
            rota = Rota.of(watch.sleeps for watch in watches)
        else:
            rota = state.rota.after(turned) if turned else state.rota
        room = max(0, limit("moments_per_call") - state.moments)
        return EngineState(
            scene=scene,
            watches=tuple(watches),
            rota=rota,
            moments=state.moments + len(moments[:room]),
            moments_dropped=state.moments_dropped + len(moments[room:]),
        ), Step(
            moments=tuple(moments[:room]),
            # one with a card does not sleep
            wanted=_waiting(watches[index].wanted for index in members(rota.awake)),
        )

    def _due(self, state: EngineState, scene: Scene) -> Rules:
        """The rules to ask."""
        new, rota = changed(state.scene, scene), state.rota
        if rota is None or new == ALL:  # what a rule was certain of may be otherwise, too
            return (1 << len(self.rules)) - 1
        due = rota.due(scene.at, new, self._looking_for(scene) if new & WORDS else 0)
        if new & GATES:
            due |= rota.crossed(values(scene, rota.measures()))
        return due

    def _ask(self, index: int, watch: Watch, scene: Scene) -> tuple[Watch, tuple[Moment, ...]]:
        """One rule, one event: its next watch, and the moments that count from here on."""
        rule, kinds = self.rules[index], self._kinds[index]
        if kinds is not None:
            if scene.conversation.kind not in kinds:
                return shut(watch, scene), ()
            watch = opened(watch, scene.at)
        if not watch.asked and self._asked(index, scene):
            watch = replace(watch, asked=True)
        finding, lasts = self._answer(index, scene)
        if of_before(rule, watch, finding):
            finding = replace(finding, holds=None)
        if not finding.holds and watch.wanted is None and not scene.conversation.ended:
            certain = finding.holds is not None and lasts[1] > scene.at
            return _idle(rule, watch, finding, scene.at, lasts if certain else None), ()
        watch = looked_at(watch, finding, scene)
        watch, fresh = self._happened(rule, watch, finding, scene)
        sleeps = _spent(rule, watch) or _stands_spent(rule, watch, finding, lasts, scene.at)
        watch = watch if sleeps is None else replace(watch, sleeps=sleeps)
        if rule.moment.settle == "fired":
            return watch, fresh
        watch = replace(watch, pending=watch.pending + fresh)
        if not scene.conversation.ended:
            return watch, ()
        # the phase in which it may fire is over by then: only the condition is asked
        return _settle(watch, rule.when.look(scene) if rule.applies.phases else finding)

    def _happened(
        self, rule: Rule, watch: Watch, finding: Finding, scene: Scene
    ) -> tuple[Watch, tuple[Moment, ...]]:
        """What comes of a rule that stands so: a moment, a card, both or neither."""
        seen, fires = watch.occurrences, _fires(rule, watch, scene)
        if not fires and not seen.due(rule, finding, scene.at, watch.standing_since):
            return watch, ()
        moment = seen.waiting
        fresh: tuple[Moment, ...] = ()
        if moment is None:
            moment = self._moment(rule, finding, seen.date(rule, finding, scene.at))
            fresh = (moment,)
        watch = replace(watch, occurrences=seen.with_moment(moment, card=fires))
        if fires:
            watch = replace(watch, fired=watch.fired + 1, last_fired=scene.at)
            if not scene.conversation.ended:
                watch = replace(watch, wanted=self._wanted(rule, moment, scene.at))
        return watch, fresh

    def _looking_for(self, scene: Scene) -> Rules:
        """The rules that look for something which the latest utterance holds."""
        patterns = scene.matched[-1] if scene.matched else ()
        return reduce(or_, (self._lookers[one] for one in patterns), 0)

    def _asked(self, index: int, scene: Scene) -> bool:
        """Whether a rule is in one of its phases."""
        in_phase = self._phases[index]
        return in_phase is None or bool(in_phase.look(scene).holds)

    def _answer(self, index: int, scene: Scene) -> Answer:
        """Whether a rule stands now: in one of its phases, with its condition."""
        in_phase = self._phases[index]
        if in_phase is None:
            return self._plans[index].ask(scene)
        phase = in_phase.look(scene)
        if not phase.holds:
            return phase, until(PHASE)
        finding, (bits, at, gates) = self._plans[index].ask(scene)
        return every((phase, finding)), (bits | PHASE, at, gates)

    def _moment(self, rule: Rule, finding: Finding, at: float) -> Moment:
        name = f"{self.context.call_id}/{rule.id}/{round(at * 1000)}"
        return Moment(
            id=str(uuid.uuid5(_NAMESPACE, name)),
            call_id=self.context.call_id,
            rule=rule.id,
            rule_version=rule.version,
            kind=rule.kind,
            at=at,
            strength=finding.strength,
            value=finding.value,
            limit=finding.limit,
        )

    def _wanted(self, rule: Rule, moment: Moment, since: float) -> Wanted:
        words = rule.card.words(self.context.profile)
        return Wanted(
            moment=moment,
            skill=rule.skill,
            cue=words.cue,
            why=words.why,
            ask=words.ask,
            priority=rule.priority,
            since=since,
            until=since + rule.max_wait_s,
        )


def _idle(rule: Rule, watch: Watch, finding: Finding, at: float, lasts: Lasting | None) -> Watch:
    """A rule that does not stand and has no card, and how long it need not be asked again."""
    sleeps = _spent(rule, watch) or lasts
    seen = watch.occurrences.after(finding, at, rises=False)
    return resting(watch, sleeps, seen)


def _spent(rule: Rule, watch: Watch) -> Lasting | None:
    """A rule of which no card may come, and no moment, is asked once more at most: when it settles."""
    if watch.fired < rule.limits.per_call or watch.wanted is not None:
        return None
    if rule.moment.settle == "end":
        return until(ENDED)
    return FOR_EVER if watch.occurrences.full else None


def _stands_spent(
    rule: Rule, watch: Watch, finding: Finding, lasts: Lasting, at: float
) -> Lasting | None:
    """A rule of which nothing can come while it stands as it does, and for how long it will."""
    spent = watch.fired >= rule.limits.per_call and watch.wanted is None
    stays = watch.occurrences.noted and finding.holds is True and lasts[1] > at
    return lasts if spent and stays else None


def _fires(rule: Rule, watch: Watch, scene: Scene) -> bool:
    since = watch.standing_since
    if since is None:
        return False
    held = held_by(
        rule.limits, fired=watch.fired, since=since, last_fired=watch.last_fired, at=scene.at
    )
    return held is None


def _settle(watch: Watch, finding: Finding) -> tuple[Watch, tuple[Moment, ...]]:
    """The call is over: what was pending counts if the condition is known to stand."""
    kept = watch.pending if finding.holds else ()
    return replace(watch, pending=()), kept


def _waiting(cards: Iterable[Wanted | None]) -> tuple[Wanted, ...]:
    """The cards that wait, oldest first; above the bound the oldest give way."""
    waiting = sorted(
        (wanted for wanted in cards if wanted is not None),
        key=lambda wanted: (wanted.since, wanted.moment.id),
    )
    return tuple(waiting[-limit("cards_waiting") :])
