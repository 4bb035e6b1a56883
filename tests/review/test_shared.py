"""The contract between a rep's machine and a team: what leaves, and nothing else."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, fields
from datetime import date

import pytest

from copilot.kinds import CallKind, NextStepState
from copilot.review.shared import SharedCall, SharedMoment
from tests.test_schema import DENIED, OF_A_REACTION, OF_LEARNING, parts

BARE = SharedCall(id="a", kind=CallKind.DEMO, day=date(2026, 9, 21))


@pytest.mark.parametrize("shape", [SharedCall, SharedMoment])
def test_nothing_that_watches_and_nothing_that_is_the_reps_own(shape: type) -> None:
    names = parts({field.name for field in fields(shape)})
    assert names & (DENIED | OF_A_REACTION | OF_LEARNING) == set()
    assert "started_at" not in names  # a call has a day, and no hour


def test_what_a_person_typed_is_all_the_text_there_is() -> None:
    text = {field.name for shape in (SharedCall, SharedMoment) for field in fields(shape)
            if field.type == "str"}  # fmt: skip
    assert text == {"id", "rule", "reference", "annotation"}


def test_nothing_is_claimed_of_a_call_of_which_nothing_is_known() -> None:
    assert BARE.next_step is NextStepState.UNKNOWN
    assert (BARE.rep_share, BARE.budget_came_up, BARE.questions_by_third) == (None, None, None)
    with pytest.raises(FrozenInstanceError):
        BARE.reference = "x"  # type: ignore[misc]  # that is the point
