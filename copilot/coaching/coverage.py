"""What a rulebook covers, and which parts of its conditions its cases try: ``copilot rules coverage``.

A node is tried when the cases have seen it hold and have seen it not hold. One that has only ever
held, or never, could be wrong without a case failing.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from copilot.coaching.engine import Engine
from copilot.coaching.inline_tests import context_of, events
from copilot.coaching.part import Part
from copilot.coaching.played import played
from copilot.coaching.rulebook import Rulebook
from copilot.coaching.trace import trace
from copilot.kinds import COACHED, CallKind, MomentKind, Persona, Phase, SignalKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from copilot.coaching.schema import Rule
    from copilot.coaching.trace import Place

_PHASES: Final = tuple(phase for phase in Phase if phase is not Phase.UNKNOWN)
_PERSONAS: Final = tuple(persona for persona in Persona if persona is not Persona.UNKNOWN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """One check of a rule: how many of its cases saw it hold, and how many saw it not hold."""

    label: str
    held: int
    failed: int

    @property
    def whole(self) -> bool:
        """Whether both were seen."""
        return bool(self.held and self.failed)


def coverage(rules: Iterable[Rule]) -> Iterator[str]:
    """The report for a terminal."""
    rules = tuple(rules)
    yield from _table("calls", {kind: _ids(rules, kind) for kind in COACHED})
    yield from _table("phases", {phase: _in_phase(rules, phase) for phase in _PHASES})
    yield from _table("buyers", {persona: _for_buyer(rules, persona) for persona in _PERSONAS})
    yield from _table("skills", _by(rules, lambda rule: [rule.skill]))
    signals = _by(rules, lambda rule: signals_of(rule.when))
    yield from _table("signals", {kind: signals.get(kind, ()) for kind in SignalKind})
    moments = _by(rules, lambda rule: [rule.kind])
    yield from _table("moments", {kind: moments.get(kind, ()) for kind in MomentKind})
    yield "cases"
    for rule in rules:
        checks = tried(rule)
        whole = sum(check.whole for check in checks)
        yield f"  {rule.id}: {whole} of {len(checks)} checks seen both ways"
        for check in checks:
            if not check.whole:
                seen = "held, never failed" if check.held else "never held"
                yield f"      {seen}: {check.label}"


def tried(rule: Rule) -> tuple[Tried, ...]:
    """The checks of a rule, in the file's order, and what its cases saw of them."""
    held: defaultdict[Place, set[str]] = defaultdict(set)
    failed: defaultdict[Place, set[str]] = defaultdict(set)
    labels: dict[Place, str] = {}
    for case in rule.tests.both:
        engine = Engine(Rulebook((rule,)), context_of(rule, case))
        for instant in played(engine, events(case)):
            for one in trace(rule.when, instant.state.scene).leaves():
                labels[one.place] = one.label
                if one.finding.holds is not None:
                    (held if one.finding.holds else failed)[one.place].add(case.name)
    return tuple(
        Tried(label=label, held=len(held[place]), failed=len(failed[place]))
        for place, label in sorted(labels.items())
    )


def signals_of(part: Part) -> tuple[SignalKind, ...]:
    """The kinds of signal that a condition asks for."""
    found: dict[SignalKind, None] = {}
    for name in type(part).model_fields:
        value = getattr(part, name)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, SignalKind):
                found[one] = None
            elif isinstance(one, Part):
                found.update(dict.fromkeys(signals_of(one)))
    return tuple(found)


def _ids(rules: tuple[Rule, ...], kind: CallKind) -> tuple[str, ...]:
    return tuple(rule.id for rule in rules if kind in rule.applies.kinds)


def _in_phase(rules: tuple[Rule, ...], phase: Phase) -> tuple[str, ...]:
    """Rules that are bound to the phase; those for all phases are told of by calls."""
    return tuple(rule.id for rule in rules if phase in (rule.applies.phases or ()))


def _for_buyer(rules: tuple[Rule, ...], persona: Persona) -> tuple[str, ...]:
    """Rules that are for such buyers alone; those for all of them are told of by calls."""
    return tuple(rule.id for rule in rules if persona in (rule.applies.personas or ()))


def _by(rules: tuple[Rule, ...], of: Callable[[Rule], Iterable[str]]) -> dict[str, tuple[str, ...]]:
    found: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for rule in rules:
        for key in of(rule):
            found[key] = (*found[key], rule.id)
    return dict(found)


def _table(title: str, rows: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    yield title
    for name, ids in rows.items():
        yield f"  {name}: {len(ids)}" + (f"  {', '.join(ids)}" if ids else "")
