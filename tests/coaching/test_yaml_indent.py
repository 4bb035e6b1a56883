from __future__ import annotations

import pytest

from copilot.coaching.yaml_indent import Slip, colons, slip_at
from copilot.coaching.yaml_text import read_yaml
from copilot.errors import RuleUnreadable

CARD = "card:\n  core:\n{}cue: What day?\n    why: A step.\n    ask: Shall we?\n"
LIST = "when:\n  all:\n    - phrase:\n        any_of: [a]\n   - measure: {name: turns}\n"


@pytest.mark.parametrize(
    ("text", "where", "says"),
    [
        (CARD.format("   "), 3, "after 3 spaces, and line 4 beside it after 4 spaces"),
        (CARD.format("     "), 3, "after 5 spaces, and line 4 beside it after 4 spaces"),
        (LIST, 5, "after 3 spaces, and line 3 beside it after 4 spaces"),
        ("a:\n  b: c\n # a word\n d: e\n", 4, "after 1 space, and line 2 beside it after 2 spaces"),
    ],
)
def test_the_line_that_begins_in_the_wrong_place_is_named(text: str, where: int, says: str) -> None:
    with pytest.raises(RuleUnreadable) as told:
        read_yaml(text.encode(), "f.yaml")
    assert told.value.where == f"f.yaml:{where}"
    assert says in str(told.value)
    assert "begin both at the same place" in str(told.value)


def test_a_second_colon_is_no_slip_of_the_place() -> None:
    text = "card:\n  cue: What day: the one?\n  why: A step.\n"
    assert colons(text, 2) == 2
    with pytest.raises(RuleUnreadable, match="a second colon where one key ends"):
        read_yaml(text.encode(), "f.yaml")


def test_a_line_in_its_place_is_no_slip() -> None:
    assert slip_at(CARD.format("    "), 4) is None
    assert slip_at("", 3) is None
    assert slip_at(" a: b\nc: d\n", 2) == Slip(line=2, spaces=0, beside=1, spaces_beside=1)
    assert "after no space" in Slip(line=2, spaces=0, beside=1, spaces_beside=1).says
