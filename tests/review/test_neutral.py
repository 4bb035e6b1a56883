from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from copilot.kinds import DisputeReason, MomentKind, NextStepState, WithholdReason
from copilot.review.bands import MeasureName
from copilot.review.neutral import (
    DISPUTE_NAMES,
    MEASURE_NAMES,
    NEXT_STEP_NAMES,
    SHARED_NAMES,
    WITHHOLD_NAMES,
    how_clear,
)
from copilot.review.shared import SharedMoment
from tests.review.calls import identity

if TYPE_CHECKING:
    from enum import StrEnum


@pytest.mark.parametrize(
    ("names", "kinds"),
    [
        (SHARED_NAMES, MomentKind),
        (NEXT_STEP_NAMES, NextStepState),
        (DISPUTE_NAMES, DisputeReason),
        (WITHHOLD_NAMES, WithholdReason),
    ],
)
def test_each_has_a_name_of_its_own(names: dict[StrEnum, str], kinds: type[StrEnum]) -> None:
    assert list(names) == list(kinds)
    assert len(set(names.values())) == len(names)


def test_no_moment_speaks_to_the_rep_or_judges_anybody() -> None:
    for name in SHARED_NAMES.values():
        assert not re.search(r"\b(you|your|bad|poor|fail\w*|weak|wrong|too)\b", name, re.IGNORECASE)


@pytest.mark.parametrize(
    ("strength", "words"),
    [
        (0.0, "A borderline case"), (0.5, "A borderline case"), (0.6, "A clear case"),
        (0.84, "A clear case"), (0.85, "A very clear case"), (1.0, "A very clear case"),
    ],
)  # fmt: skip
def test_how_strong_a_moment_is_stands_in_words(strength: float, words: str) -> None:
    moment = SharedMoment(
        id=identity(1), rule=identity(2), kind=MomentKind.MONOLOGUE, at_s=1.0, strength=strength
    )
    assert how_clear(moment) == words


def test_measures_of_a_shared_call_have_the_names_that_two_may_read() -> None:
    assert set(MEASURE_NAMES) == set(MeasureName) - {MeasureName.PACE}  # a pace is the rep's alone
    assert not [name for name in MEASURE_NAMES.values() if "you" in name.lower().split()]
