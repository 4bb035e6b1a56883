"""How a rule's condition is answered, as lines that a person reads: part of ``copilot rules explain``.

Each check stands as the rule's file has it, with its ``not``, the line of the file, and the number
that was compared. Of what keeps a condition from holding only the checks in its way are shown; where
one of several would do, they stand under "none of these". Nothing said on a call is in a line.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from copilot.coaching.checks.next_step import ORDER
from copilot.coaching.finding import Why
from copilot.coaching.trace import trace
from copilot.kinds import CallKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from copilot.coaching.scene import Scene
    from copilot.coaching.schema import Rule
    from copilot.coaching.trace import Place, Traced
    from copilot.coaching.yaml_text import Path

ANSWERS: Final = {True: "holds", False: "no", None: "unheard"}
SHOWN_CHECKS: Final = 8
_MOST_DIGITS: Final = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """How the condition stands at one instant: `holds`, what to say of it, and what decides it."""

    holds: bool | None
    says: str
    deciding: tuple[Traced, ...] = ()
    rows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answering:
    """Answers for one rule. `lines` are those of its file, by path; empty where nobody read it."""

    rule: Rule
    lines: Mapping[Path, int]
    encoder: bool = True

    def at(self, scene: Scene) -> Answer:
        """The condition at this instant, and the checks that decide it."""
        if not self.rule.applies.for_kind(scene):
            return Answer(holds=None, says=f"not asked now: {not_its_kind(scene)}")
        phase = self.rule.applies.now(scene)
        if phase is not None and not phase.holds:
            phases = " or ".join(self.rule.applies.phases or ())
            return Answer(
                holds=phase.holds, says=f"not asked now: the call is not known to be in {phases}"
            )
        traced = trace(self.rule.when, scene)
        holds = traced.finding.holds
        if holds:
            deciding = tuple(traced.holding())
            rows = [self._row(one, scene) for one in deciding]
            return Answer(
                holds=True, says="the condition holds", deciding=deciding, rows=_few(rows)
            )
        deciding = tuple(traced.in_the_way())
        return Answer(
            holds=holds,
            says=self._unknown(deciding)
            if holds is None
            else "the condition does not hold; in its way:",
            deciding=deciding,
            rows=_few(list(self._in_the_way(traced, scene))),
        )

    def changed(self, before: Answer, now: Answer, scene: Scene) -> tuple[str, ...]:
        """The checks that got into its way since, and those that hold by now."""
        was, places = ({one.place for one in answer.deciding} for answer in (before, now))
        new = [one for one in now.deciding if one.place not in was]
        left = was - places
        met = [one for one in self._leaves(scene, left) if one.stands]
        rows = sorted((*new, *met), key=lambda one: one.place)
        return _few([self._row(one, scene) for one in rows])

    def _leaves(self, scene: Scene, places: Iterable[Place]) -> Iterator[Traced]:
        wanted = set(places)
        if wanted:
            yield from (one for one in trace(self.rule.when, scene).leaves() if one.place in wanted)

    def _unknown(self, deciding: tuple[Traced, ...]) -> str:
        blind = {why for one in deciding if one.finding.holds is None for why in one.finding.why}
        if blind == {Why.MEANING} and not self.encoder:
            return "the condition is not known: nothing judged what the words mean (no encoder)"
        return "the condition is not known: words that it needs were not heard"

    def _in_the_way(self, traced: Traced, scene: Scene, bullet: str = "") -> Iterator[str]:
        """The checks in the way; where each of several ways is barred, one bullet for each way."""
        parts = [one for one in traced.parts if not one.stands]
        if not traced.parts:
            yield self._row(traced, scene, bullet)
            return
        if traced.join == "not":
            yield from self._in_the_way(traced.parts[0], scene, bullet)
            return
        if (traced.join == "any") is traced.negated or len(parts) == 1:
            for number, part in enumerate(parts):
                yield from self._in_the_way(part, scene, bullet if number == 0 else _under(bullet))
            return
        yield self._line(traced.path, traced.stands, f"{bullet}none of these:")
        for part in parts:
            yield from self._in_the_way(part, scene, f"{_under(bullet)}- ")

    def _row(self, one: Traced, scene: Scene, bullet: str = "") -> str:
        return self._line(
            one.path,
            one.stands,
            f"{bullet}{one.said}{_numbers(one, scene)}{self._match(one, scene)}",
        )

    def _line(self, path: Path, stands: bool | None, text: str) -> str:
        line = self.lines.get(path)
        place = f"{'' if line is None else line:>5}  " if self.lines else "  "
        return f"{place}{ANSWERS[stands]:<7}  {text}"

    def _match(self, one: Traced, scene: Scene) -> str:
        """Which of a phrase check's patterns was there, and when."""
        check = one.node.phrase
        found = None if check is None else check.which(scene)
        if found is None:
            return ""
        # the line of the pattern, where the list of them is written one below the other
        line = self.lines.get((*one.path, "any_of", found.wanted))
        on = f" on line {line}" if line not in {None, self.lines.get(one.path)} else ""
        but = "" if found.unwanted is None else f", but also none_of {found.unwanted + 1}"
        return f": pattern {found.wanted + 1}{on}, said at {clock(found.at)}{but}"


def not_its_kind(scene: Scene) -> str:
    """Why a rule is not asked that is for other kinds of call than the one in force."""
    if scene.conversation.kind is CallKind.UNKNOWN:
        return "what kind of call it is was neither said nor heard so far"
    return f"it does not apply to {scene.conversation.kind} calls"


def compared(value: float, bound: float | None) -> str:
    """The number that was compared, and what with: in as many digits as tell them apart."""
    if bound is None:
        return f"{value:.3g}"
    for digits in range(3, _MOST_DIGITS):
        said = f"{value:.{digits}g}", f"{bound:.{digits}g}"
        if said[0] != said[1] or value == bound:
            return f"{said[0]}, limit {said[1]}"
    return f"{value!r}, limit {bound!r}"


def clock(seconds: float) -> str:
    """``4:07``."""
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes}:{rest:02}"


def _numbers(one: Traced, scene: Scene) -> str:
    value, bound = one.finding.value, one.finding.limit
    if one.node.time is not None and scene.remaining_s is None:
        plans = any(not name.startswith("elapsed") for name in one.node.time.model_fields_set)
        return ": no end is planned" if plans else ""
    if value is None:
        return ""
    if one.finding.why == (Why.NEXT_STEP,):
        return f": it is {list(ORDER)[int(value)]}"
    return f": it is {compared(value, bound)}"


def _under(bullet: str) -> str:
    return " " * len(bullet)


def _few(rows: list[str]) -> tuple[str, ...]:
    if len(rows) <= SHOWN_CHECKS + 1:
        return tuple(rows)
    return (*rows[:SHOWN_CHECKS], f"       and {len(rows) - SHOWN_CHECKS} more")
