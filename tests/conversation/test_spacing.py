from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from copilot.conversation.spacing import PARTS, STEP_S, Spacing


def heard(questions: list[float], length_s: float) -> Spacing:
    """The spacing of a call with questions at these times, told of every second."""
    spacing = Spacing()
    for at in range(1, int(length_s) + 1):
        spacing = spacing.reached(float(at), sum(one <= at for one in questions))
    return spacing


def test_a_call_with_three_in_its_first_third() -> None:
    questions = [10.0, 40.0, 90.0, 250.0]
    assert heard(questions, 300.0).thirds(300.0, len(questions)) == (3, 0, 1)


def test_a_call_without_any() -> None:
    assert Spacing().thirds(0.0, 0) == (0, 0, 0)
    assert heard([], 100.0).thirds(100.0, 0) == (0, 0, 0)


def test_four_hours_take_no_more_room_than_one() -> None:
    assert len(heard([], 14_400.0).counts) < 2 * PARTS


def test_a_clock_that_jumps_leaves_no_hole() -> None:
    assert Spacing().reached(100.0, 2) == heard([], 0.0).reached(100.0, 2)
    assert Spacing().reached(100.0, 2).counts == (2,) * int(100 / STEP_S)


@given(
    length_s=st.integers(3, 4_000),
    places=st.lists(st.floats(0.0, 1.0), max_size=30),
)
def test_the_thirds_add_up_and_are_right_to_a_step(length_s: int, places: list[float]) -> None:
    questions = sorted(place * length_s for place in places)
    spacing = heard(questions, length_s)
    thirds = spacing.thirds(length_s, len(questions))
    assert sum(thirds) == len(questions)
    assert min(thirds) >= 0
    for part, found in ((1, thirds[0]), (2, thirds[0] + thirds[1])):
        edge = length_s * part / 3
        near = spacing.step_s + 1.0
        least = sum(one <= edge - near for one in questions)
        most = sum(one <= edge + near for one in questions)
        assert least <= found <= most
