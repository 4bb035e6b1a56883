from __future__ import annotations

from typing import Any

import pytest

from copilot.coaching.checks.context import ContextCheck
from copilot.coaching.conditions import Node
from copilot.kinds import Persona
from tests.coaching.make import scene

TECHNICAL = {"personas": ["technical", "user"]}


@pytest.mark.parametrize(
    ("parts", "told", "expected"),
    [
        (TECHNICAL, {}, None),
        (TECHNICAL, {"persona": Persona.USER}, True),
        (TECHNICAL, {"persona": Persona.ECONOMIC}, False),
        ({"competitors_known": True}, {}, False),
        ({"competitors_known": True}, {"competitors": ("Quillmark",)}, True),
        ({"competitors_known": False}, {}, True),
        ({"scheduled_end_known": True}, {}, False),
        ({"scheduled_end_known": True}, {"scheduled_end_s": 900.0}, True),
        ({**TECHNICAL, "competitors_known": True}, {"competitors": ("Quillmark",)}, None),
        ({**TECHNICAL, "competitors_known": True}, {}, False),
    ],
)
def test_what_was_said_before_the_call(
    parts: dict[str, object], told: dict[str, Any], expected: bool | None
) -> None:
    assert ContextCheck.model_validate(parts).look(scene(**told)).holds is expected


def test_who_is_not_known_is_not_somebody_else() -> None:
    assert Node.model_validate({"not": {"context": TECHNICAL}}).look(scene()).holds is None


def test_it_must_say_something() -> None:
    with pytest.raises(ValueError, match="at least one"):
        ContextCheck.model_validate({})
