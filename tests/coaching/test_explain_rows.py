from __future__ import annotations

from copilot.coaching.explain_rows import Told, Turn, laid_out

ROWS: list[Turn | Told] = [
    *(Turn(float(at), f"line {at}", f"line {at}, rep") for at in range(1, 5)),
    Told(4.5, "holds", ("a check",)),
    Told(5.0, "FIRES"),
    Turn(60.0, "", "buyer"),
    Turn(70.0, "", "rep"),
    Turn(80.0, "", "buyer"),
]


def test_turns_that_change_nothing_are_one_line() -> None:
    assert list(laid_out(ROWS, every_turn=False)) == [
        "  0:03  lines 1 to 3: nothing changes",
        "  0:04  line 4, rep",
        "          holds",
        "          a check",
        "  0:05    FIRES",
        "  1:10  talk: nothing changes",
        "  1:20  buyer",
    ]


def test_every_turn_is_a_line_where_that_is_wanted() -> None:
    lines = list(laid_out(ROWS, every_turn=True))
    assert len(lines) == 10
    assert lines[1] == "  0:02  line 2, rep"


def test_two_pieces_of_one_turn_are_that_turn() -> None:
    rows: list[Turn | Told] = [
        Turn(1.0, "turn 1", "a"),
        Turn(2.0, "turn 1", "b"),
        Turn(3.0, "turn 2", "c"),
    ]
    assert list(laid_out(rows, every_turn=False)) == [
        "  0:02  turn 1: nothing changes",
        "  0:03  c",
    ]
