from __future__ import annotations

import pytest

from copilot.audio.timeline import Timeline


def test_timestamps_in_step_with_the_samples_are_no_holes() -> None:
    timeline = Timeline()
    for number in range(1000):
        timeline.position_s = number * 0.0135
        # WebM's milliseconds
        assert timeline.hole_s(round(5.0 + timeline.position_s, 3)) == 0.0
    assert timeline.hole_s(None) == 0.0


def test_timestamps_ahead_of_the_samples_show_a_hole() -> None:
    timeline = Timeline()
    assert timeline.hole_s(7.0) == 0.0
    timeline.position_s = 1.0
    assert timeline.hole_s(10.0) == pytest.approx(2.0)


def test_jitter_does_not_add_up() -> None:
    timeline, filled_s = Timeline(), 0.0
    timeline.hole_s(0.0)
    for number in range(1, 500):
        late_s = 0.05 if number % 3 == 0 else 0.0
        hole_s = timeline.hole_s(number * 0.02 + late_s)
        filled_s += hole_s
        timeline.position_s = number * 0.02 + filled_s + 0.02
    assert filled_s < 0.1


def test_timestamps_that_cannot_be_true_are_not_believed() -> None:
    timeline = Timeline()
    timeline.hole_s(0.0)
    timeline.position_s = 1.0
    assert timeline.hole_s(1e9) == 0.0
    assert timeline.gaps_ignored == 1
    timeline.position_s = 2.0
    assert timeline.hole_s(1e9 + 1.0) == 0.0
    assert timeline.hole_s(1e9 + 1.5) == pytest.approx(0.5)


def test_timestamps_that_begin_anew_are_followed() -> None:
    timeline = Timeline()
    timeline.hole_s(100.0)
    timeline.position_s = 60.0
    assert timeline.hole_s(0.0) == 0.0
    timeline.position_s = 61.0
    assert timeline.hole_s(3.0) == pytest.approx(2.0)
    assert timeline.gaps_ignored == 0
