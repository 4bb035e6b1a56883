from __future__ import annotations

import pytest

from copilot.review.drills import DRILLS, drill
from copilot.review.skills import Skill


@pytest.mark.parametrize("skill", Skill)
def test_each_skill_has_two_that_take_turns(skill):
    first, second = DRILLS[skill]
    assert (drill(skill, 0), drill(skill, 1), drill(skill, 2)) == (first, second, first)
    assert first.endswith(".")
    assert second.endswith(".")
    assert len(first) < 110
    assert len(second) < 110
