from __future__ import annotations

import pytest
from pydantic import ValidationError

from copilot.coaching.checks.time import TimeCheck
from tests.coaching.make import scene


def check(**parts: object) -> TimeCheck:
    return TimeCheck.model_validate(parts)


@pytest.mark.parametrize(
    ("parts", "at", "plan", "expected"),
    [
        ({"elapsed_at_least_s": 90}, 90.0, None, True),
        ({"elapsed_at_least_s": 90}, 89.9, None, False),
        ({"elapsed_at_most_s": 90}, 90.1, None, False),
        ({"remaining_at_most_s": 180}, 420.0, 600.0, True),
        ({"remaining_at_most_s": 180}, 419.0, 600.0, False),
        ({"remaining_at_most_share": 0.1}, 540.0, 600.0, True),
        ({"remaining_at_most_share": 0.1}, 539.0, 600.0, False),
        # the longer of the two counts
        ({"remaining_at_most_s": 180, "remaining_at_most_share": 0.1}, 420.0, 600.0, True),
        ({"remaining_at_most_s": 180, "remaining_at_most_share": 0.1}, 3240.0, 3600.0, True),
        # and all else must hold beside it
        ({"remaining_at_most_s": 180, "progress_at_least": 0.8}, 420.0, 600.0, False),
        ({"remaining_at_most_s": 180, "progress_at_least": 0.8}, 480.0, 600.0, True),
        ({"progress_at_most": 0.5}, 301.0, 600.0, False),
        # a call that overruns has less than nothing left
        ({"remaining_at_most_s": 1}, 700.0, 600.0, True),
    ],
)
def test_elapsed_remaining_and_progress(
    parts: dict[str, object], at: float, plan: float | None, expected: bool
) -> None:
    assert check(**parts).look(scene(at, scheduled_end_s=plan)).holds is expected


@pytest.mark.parametrize(
    "parts",
    [
        {"remaining_at_most_s": 14_400},
        {"remaining_at_most_share": 1},
        {"progress_at_least": 0.01},
        {"progress_at_most": 2},
    ],
)
def test_without_a_plan_nothing_about_it_holds(parts: dict[str, object]) -> None:
    assert check(**parts).look(scene(1_000.0)).holds is False


def test_a_bound_there_must_be() -> None:
    with pytest.raises(ValidationError):
        check()
