from __future__ import annotations

from copilot.demo.habits import Habits


def test_habits_move_from_the_first_to_the_last():
    first, last = Habits(step=0.2, pitch_s=100), Habits(step=1.0, pitch_s=40)
    assert first.towards(last, 0.0) == first
    assert first.towards(last, 1.0) == last
    half = first.towards(last, 0.5)
    assert (half.step, half.pitch_s) == (0.6, 70)
