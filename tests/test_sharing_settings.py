from __future__ import annotations

import pytest
from pydantic import ValidationError

from copilot.settings import Settings
from copilot.sharing_settings import SharingSettings


def test_a_day_and_no_recordings_unless_somebody_says_so() -> None:
    assert Settings().sharing == SharingSettings(review_window_hours=24, recording_url="")


@pytest.mark.parametrize("hours", [0, -1, 337])
def test_a_rep_always_has_an_hour_and_nobody_waits_for_ever(hours: int) -> None:
    with pytest.raises(ValidationError):
        SharingSettings(review_window_hours=hours)


def test_a_template_that_would_run_something_is_refused() -> None:
    with pytest.raises(ValidationError):
        SharingSettings(recording_url="javascript:alert({offset_s})")
