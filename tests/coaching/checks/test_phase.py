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
