"""How each rule's behaviour went in a call, read off at the call's end. Pure.

The rules say it themselves. A rule that could have fired and never did saw its behaviour come
unprompted. One that fired and no longer stands at the end saw it come after all: prompted, if a
card of its skill had been in view. One that still stands at the end saw it missed.

Nothing is claimed where nothing is known: of a rule that had no chance to fire (`opportunity`), of
one whose condition hangs on words that came late, of a call that broke off. A condition that lapses
by itself ("a price objection in the last 30 s") is not called resolved when it does: the behaviour
has to have come.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from copilot.coaching.opportunity import could_have_stood, still_stands

if TYPE_CHECKING:
    from collections.abc import Iterable

    from copilot.coaching.engine import EngineState
    from copilot.coaching.scene import Scene
    from copilot.coaching.schema import Rule
    from copilot.coaching.watch import Watch


class Outcome(StrEnum):
    """How it went with a behaviour in one call. Stored in the rep's own file; adding is a migration.

    The withheld ones are those whose card would have been shown and was kept back: what came
    then came without help.
    """

    UNPROMPTED = "unprompted"
    PROMPTED = "prompted"
    MISSED = "missed"
    WITHHELD_CAME = "withheld_came"
    WITHHELD_MISSED = "withheld_missed"


@dataclass(frozen=True, slots=True, kw_only=True)
class SkillOutcome:
    """How it went with one rule's behaviour in one call."""

    rule: str
    skill: str
    outcome: Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Helped:
    """What the rep was shown and not shown: skills whose cards were in view, rules kept back."""

    skills: frozenset[str] = frozenset()
    withheld: frozenset[str] = frozenset()


def outcomes_of(
    rules: Iterable[Rule], state: EngineState, helped: Helped
) -> tuple[SkillOutcome, ...]:
    """How it went, in the rules' order, one for each rule of which it is known.

    `rules` are the engine's that `state` is of. A call that has not ended has none.
    """
    if not state.scene.conversation.ended:
        return ()
    found = (
        (rule, _outcome(rule, watch, state.scene, helped))
        for rule, watch in zip(rules, state.watches, strict=True)
    )
    return tuple(
        SkillOutcome(rule=rule.id, skill=rule.skill, outcome=outcome)
        for rule, outcome in found
        if outcome is not None
    )


def _outcome(rule: Rule, watch: Watch, scene: Scene, helped: Helped) -> Outcome | None:
    if not watch.fired and not watch.occurrences.made:
        had_a_chance = watch.asked and could_have_stood(rule, scene)
        unprompted = had_a_chance and rule.when.look(scene).holds is False
        return Outcome.UNPROMPTED if unprompted else None
    # what counts only if it stands at the end says itself that its end is what decides
    ends = rule.moment.settle == "end"
    stands = rule.when.look(scene).holds if ends else still_stands(rule, scene)
    if stands is None:
        return None
    came = not stands
    if rule.skill in helped.skills:
        return Outcome.PROMPTED if came else Outcome.MISSED
    if rule.id in helped.withheld:
        return Outcome.WITHHELD_CAME if came else Outcome.WITHHELD_MISSED
    return Outcome.UNPROMPTED if came else Outcome.MISSED
