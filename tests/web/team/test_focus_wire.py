from __future__ import annotations

import pytest
from pydantic import ValidationError

from copilot.review.skills import Skill
from copilot.web.team.focus_wire import FocusAnswer


def test_it_is_a_skill_or_none_and_what_is_added_is_passed_over() -> None:
    for skill in (None, *Skill):
        written = FocusAnswer(skill=skill).model_dump_json()
        assert FocusAnswer.model_validate_json(written).skill is skill
    newer = '{"v": 1, "skill": "listening", "since": "2031-01-01"}'
    assert FocusAnswer.model_validate_json(newer).skill is Skill.LISTENING


@pytest.mark.parametrize("said", ['{"v": 1, "skill": "rutabaga"}', '{"v": 2, "skill": null}', "{}"])
def test_what_else_is_said_is_not_repeated(said: str) -> None:
    with pytest.raises(ValidationError) as refused:
        FocusAnswer.model_validate_json(said)
    assert "rutabaga" not in str(refused.value)
