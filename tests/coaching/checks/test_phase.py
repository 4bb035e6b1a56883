from __future__ import annotations

from dataclasses import dataclass

import pytest

from copilot.coaching.checks.phase import PhaseCheck
from copilot.coaching.conditions import Node
from copilot.coaching.scene import Scene
from copilot.kinds import Phase
from tests.coaching.make import scene


@dataclass(frozen=True)
class Known:
    phase: Phase
    confidence: float = 0.9


def at(monkeypatch: pytest.MonkeyPatch, known: Known | None) -> Scene:
    monkeypatch.setattr(Scene, "phase", property(lambda _scene: known))
    return scene()


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        (None, None),
        (Known(Phase.UNKNOWN), None),
        (Known(Phase.PRICING), True),
        (Known(Phase.PRICING, 0.59), None),
        (Known(Phase.CLOSING), False),
    ],
)
def test_only_a_phase_that_is_known_holds_or_not(
    monkeypatch: pytest.MonkeyPatch, known: Known | None, expected: bool | None
) -> None:
    now = at(monkeypatch, known)
    check = {"phase": {"any_of": ["pricing", "objection"]}}
    assert PhaseCheck.model_validate(check["phase"]).look(now).holds is expected
    opposite = None if expected is None else not expected
    assert Node.model_validate({"not": check}).look(now).holds is opposite


def test_a_conversation_that_tells_no_phase_is_in_none() -> None:
    assert scene().phase is None
