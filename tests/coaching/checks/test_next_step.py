from __future__ import annotations

from itertools import product

import pytest
from pydantic import ValidationError

from copilot.coaching.checks.next_step import ORDER, NextStepCheck
from copilot.conversation.next_step import NextStepLevel
from tests.coaching.make import scene, step


def check(**parts: object) -> NextStepCheck:
    return NextStepCheck.model_validate(parts)


def test_the_levels_are_the_conversations_own_least_first() -> None:
    assert list(ORDER) == [level.value for level in NextStepLevel]


@pytest.mark.parametrize(("level", "bound"), list(product(ORDER, ORDER)))
def test_at_most_and_at_least(level: str, bound: str) -> None:
    now = scene(100, next_step=step(level))
    assert check(at_most=bound).look(now).holds is (ORDER[level] <= ORDER[bound])
    assert check(at_least=bound).look(now).holds is (ORDER[level] >= ORDER[bound])


def test_the_moment_gets_both_levels_and_nothing_said_is_the_clearest_case() -> None:
    found = [check(at_most="vague").look(scene(100, next_step=step(level))) for level in ORDER]
    assert [(one.value, one.limit) for one in found] == [(0, 2), (1, 2), (2, 2), (3, 2)]
    assert found[0].strength > found[1].strength > found[2].strength


def test_where_words_came_late_no_step_is_called_missing() -> None:
    blind = {"last_late": 95.0, "late_s": 2.0}
    vague = scene(100, next_step=step("vague"), **blind)
    assert check(at_most="vague").look(vague).holds is None
    assert check(at_least="specific").look(vague).holds is None
    specific = scene(100, next_step=step("specific"), **blind)
    assert check(at_most="vague").look(specific).holds is False
    assert check(at_least="specific").look(specific).holds is True


@pytest.mark.parametrize(
    "parts", [{}, {"at_most": "vague", "at_least": "none"}, {"at_most": "firm"}]
)
def test_what_is_no_next_step_check(parts: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        check(**parts)
