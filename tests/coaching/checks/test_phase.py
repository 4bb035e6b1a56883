from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from copilot.coaching.checks.phase import PhaseCheck
from copilot.coaching.conditions import Node
from copilot.conversation.course import Course
from copilot.conversation.phase import PHASES, PhaseScore
from copilot.kinds import Phase
from tests.coaching.make import scene

if TYPE_CHECKING:
    from copilot.coaching.scene import Scene


def at(phase: Phase | None, score: float) -> Scene:
    scores: Any = tuple(score if one is phase else 0.0 for one in PHASES)
    return scene(course=Course(phase_score=PhaseScore(scores=scores)))


@pytest.mark.parametrize(
    ("phase", "score", "expected"),
    [
        (None, 0.0, None),
        (Phase.PRICING, 9.0, True),
        (Phase.PRICING, 1.2, None),
        (Phase.CLOSING, 9.0, False),
    ],
)
def test_only_a_phase_that_is_known_holds_or_not(
    phase: Phase | None, score: float, expected: bool | None
) -> None:
    now = at(phase, score)
    check = {"phase": {"any_of": ["pricing", "objection"]}}
    assert PhaseCheck.model_validate(check["phase"]).look(now).holds is expected
    opposite = None if expected is None else not expected
    assert Node.model_validate({"not": check}).look(now).holds is opposite


def test_a_rule_for_two_phases_need_not_know_in_which_of_them_the_call_is() -> None:
    scores: Any = tuple(4.0 if one in {Phase.PRICING, Phase.OBJECTION} else 0.0 for one in PHASES)
    now = scene(course=Course(phase_score=PhaseScore(scores=scores)))
    both = PhaseCheck.model_validate({"any_of": ["pricing", "objection"]}).look(now)
    assert both.holds is True
    assert both.value == pytest.approx(8.0 / 9.1)
    one = PhaseCheck.model_validate({"any_of": ["pricing"]}).look(now)
    assert one.holds is None
    other = PhaseCheck.model_validate({"any_of": ["closing", "discovery"]}).look(now)
    assert other.holds is False


def test_where_no_phase_stands_out_nothing_is_known_however_many_are_asked_for() -> None:
    scores: Any = (2.0,) * len(PHASES)
    now = scene(course=Course(phase_score=PhaseScore(scores=scores)))
    assert now.conversation.phase is Phase.UNKNOWN
    every = PhaseCheck.model_validate({"any_of": list(PHASES)})
    assert every.look(now).holds is None
