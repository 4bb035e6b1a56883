"""Runs a rule's own cases through the real conversation and the real engine.

A case is spoken line by line at 150 words a minute, with a tick for each second, as on a call.
"""

from __future__ import annotations

import shlex
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

from copilot.coaching.cases import GAP_S
from copilot.coaching.engine import Engine
from copilot.coaching.played import played
from copilot.coaching.rulebook import Rulebook
from copilot.events import CallContext, CallEnded, Meaning, Moment, SpeechStarted, Tick, Utterance
from copilot.kinds import CallKind, Persona, Profile, SignalKind
from copilot.spoken import NOTHING_SAID, Spoken

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from copilot.coaching.cases import Case, Said
    from copilot.coaching.schema import Rule
    from copilot.coaching.written_call import WrittenCall
    from copilot.conversation.state import Event

Expected = Literal["fires", "quiet"]

_FILLER: Final = "and so on and so forth"
"""What is said where a case gives seconds of talk instead of words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a rule did in one case: when it first wanted a card, and which moments stood."""

    wanted_at: float | None
    moments: tuple[Moment, ...]

    @property
    def silent(self) -> bool:
        """Neither a card nor a moment."""
        return self.wanted_at is None and not self.moments


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One case of one rule: what it should have done, and what went otherwise ("" if nothing)."""

    rule: str
    case: str
    expected: Expected
    complaint: str = ""

    @property
    def passed(self) -> bool:
        """Whether the rule did as the case says."""
        return not self.complaint


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """All results, in the rulebook's order, and the rules that were not tested, having no case."""

    results: tuple[Result, ...] = field(default_factory=tuple)
    untried: tuple[str, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether something was tested, and every case passed."""
        return bool(self.results) and all(result.passed for result in self.results)

    def lines(self, why: str = "") -> Iterator[str]:
        """The report for a terminal: one line a rule, and for each case that failed what went wrong.

        `why` is the command that shows why, to which rule and case are added.
        """
        for rule in dict.fromkeys(result.rule for result in self.results):
            own = [result for result in self.results if result.rule == rule]
            failed = [result for result in own if not result.passed]
            fires = sum(result.expected == "fires" for result in own)
            mark = "FAIL" if failed else "ok  "
            yield f"{mark} {rule}: {fires} fire, {len(own) - fires} stay quiet, {len(failed)} wrong"
            for one in failed:
                yield f"       {one.expected}: {one.case} — {one.complaint}"
                if why:
                    yield f"         why: {why.format(rule=rule, case=_quoted(one.case))}"
        yield from (
            f"none {rule}: not tested; write a case that fires and one that stays quiet under `tests`"
            for rule in self.untried
        )
        wrong = sum(not result.passed for result in self.results)
        yield f"{_many(len(self.results), 'case')}, {wrong} wrong; judged without the encoder"
        if self.untried or not self.results:
            whole = "" if self.results else ": nothing was tested"
            yield f"{_many(len(self.untried), 'rule')} without a case{whole}"


def _many(count: int, of: str) -> str:
    return f"{count} {of}{'' if count == 1 else 's'}"


def _quoted(name: str) -> str:
    """A case's name as a shell takes it."""
    plain = not set(name) & set('"$`\\!')
    return f'"{name}"' if plain else shlex.quote(name)


def run_all(rulebook: Rulebook) -> Report:
    """Run every case of every rule."""
    return Report(
        results=tuple(result for rule in rulebook.rules for result in run_rule(rule)),
        untried=tuple(rule.id for rule in rulebook.rules if not rule.tests.both),
    )


def run_rule(rule: Rule) -> tuple[Result, ...]:
    """Run every case of one rule."""
    must_fire = tuple(
        Result(
            rule=rule.id, case=case.name, expected="fires", complaint=_firing_complaint(rule, case)
        )
        for case in rule.tests.fires
    )
    must_not = tuple(
        Result(
            rule=rule.id, case=case.name, expected="quiet", complaint=_quiet_complaint(rule, case)
        )
        for case in rule.tests.quiet
    )
    return must_fire + must_not


def verdicts(rule: Rule, case: str) -> Iterator[str]:
    """What the cases of this name ask of the rule, and whether it did so; for whoever asks why."""
    for one in run_rule(rule):
        if one.case == case:
            must = "must fire" if one.expected == "fires" else "must stay quiet"
            yield f"the case {must}: {one.complaint or 'so it did'}"


def play(rule: Rule, case: Case) -> Outcome:
    """Let a rule hear a case."""
    context = context_of(rule, case)
    wanted_at: float | None = None
    moments: list[Moment] = []
    for instant in played(Engine(Rulebook((rule,)), context), events(case)):
        moments += instant.step.moments
        if wanted_at is None and any(wanted.stands for wanted in instant.step.wanted):
            wanted_at = instant.conversation.at
    return Outcome(wanted_at=wanted_at, moments=tuple(moments))


def events(case: Case) -> Iterator[Event]:
    """What the conversation is told of a case, in the order of audio time."""
    return events_of(tuple(case.said()), ends=case.ends)


def events_of(said: Sequence[Said], *, ends: bool, silence_s: float = 1.0) -> Iterator[Event]:
    """What the conversation is told of who said what when; `silence_s` after the last the line is dead."""
    events: list[tuple[float, int, Event]] = []
    for one in said:
        events += [(one.start, 0, SpeechStarted(speaker=one.speaker, start=one.start))]
        events += [(one.end, 1, _utterance(one))]
    over = max(one.end for one in said) + silence_s
    events += [(float(at), 2, Tick(at=float(at))) for at in range(1, int(over) + 1)]
    if ends:
        events += [(over, 3, CallEnded(at=over))]
    yield from (event for _, _, event in sorted(events, key=lambda one: one[:2]))


def _utterance(one: Said) -> Utterance:
    words = one.text if one.text is not None else _FILLER
    return Utterance(
        speaker=one.speaker,
        start=one.start,
        end=one.end,
        words=NOTHING_SAID if one.late else Spoken(words),
        confidence=0.9,
        late=one.late,
        meanings=() if one.means is None else _meanings(dict(one.means)),
    )


SURE: Final = 0.5
"""Of a meaning that a case states in the encoder's place: from here on it may count alone."""


def _meanings(means: dict[SignalKind, float]) -> tuple[Meaning, ...]:
    strengths = {kind: means.get(kind, 0.0) for kind in SignalKind}
    return tuple(
        Meaning(kind=kind, strength=strength, sure=strength >= SURE)
        for kind, strength in strengths.items()
    )


def context_of(rule: Rule | None, told: Case | WrittenCall, call_id: str = "case") -> CallContext:
    """The call that was written down: what it leaves open is the first that the rule applies to.

    Without a rule it is open as on a call of which nobody said anything.
    """
    kinds = (CallKind.UNKNOWN,) if rule is None else rule.applies.kinds
    profiles = (Profile.CORE,) if rule is None else rule.applies.profiles
    personas = () if rule is None else rule.applies.personas or ()
    return CallContext(
        call_id=call_id,
        kind=told.kind or kinds[0],
        profile=told.profile or profiles[0],
        scheduled_end_s=told.scheduled_end_s,
        persona=told.persona or next(iter(personas), Persona.UNKNOWN),
        competitors=told.competitors,
    )


def _firing_complaint(rule: Rule, case: Case) -> str:
    outcome = play(rule, case)
    if outcome.silent:
        return "it stayed quiet"
    return _card_complaint(case, outcome) or _moment_complaint(case, outcome)


def _card_complaint(case: Case, outcome: Outcome) -> str:
    """What is wrong with when a card was first wanted, or with that it was."""
    first = outcome.wanted_at
    if case.card == "none":
        return (
            "" if first is None else f"it wanted a card at {first:.1f} s, and `card: none` is set"
        )
    if first is None:
        kept = outcome.moments[0].at
        return f"no card was wanted, only a moment left at {kept:.1f} s: is that `card: none`?"
    if case.from_line is not None:
        earliest = _end_of_line(case, case.from_line)
        if first < earliest:
            return (
                f"it fired at {first:.1f} s, before line {case.from_line} ended at {earliest:.1f} s"
            )
    if case.by_line is not None:
        latest = _end_of_line(case, case.by_line)
        if first > latest + GAP_S:
            return f"it fired at {first:.1f} s, and line {case.by_line} ended at {latest:.1f} s"
    if case.by_s is not None and first > case.by_s:
        return f"it fired at {first:.1f} s, and not by {case.by_s:g} s"
    return ""


def _moment_complaint(case: Case, outcome: Outcome) -> str:
    if case.moment == "kept" and not outcome.moments:
        return "no moment stood at the end"
    if case.moment == "erased" and outcome.moments:
        return f"a moment stood at {outcome.moments[0].at:.1f} s"
    return ""


def _quiet_complaint(rule: Rule, case: Case) -> str:
    outcome = play(rule, case)
    if outcome.wanted_at is not None:
        return f"it wanted a card at {outcome.wanted_at:.1f} s"
    return f"a moment stood at {outcome.moments[0].at:.1f} s" if outcome.moments else ""


def _end_of_line(case: Case, line: int) -> float:
    ends = [one.end for one in case.said() if one.line == line]
    return max(ends, default=0.0)
