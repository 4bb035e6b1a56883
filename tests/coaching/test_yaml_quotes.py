from __future__ import annotations

import pytest

from copilot.coaching.yaml_quotes import quote_slip


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (r'any_of: ["how much\"]', "a backslash stands before the closing quote"),
        (r'- "how much\"', "a backslash stands before the closing quote"),
        ("any_of: ['it's too much']", "an apostrophe ends the single quotes"),
        ("- 'that's it'", "an apostrophe ends the single quotes"),
    ],
)
def test_a_slip_is_known_by_its_line(line: str, says: str) -> None:
    slip = quote_slip(f"# a rule\n{line}\n", 2)
    assert slip is not None
    assert slip.says.startswith(says)
    assert "quotes" in slip.remedy


@pytest.mark.parametrize(
    "line",
    [
        "any_of: ['it''s too much', 'no']",
        r"any_of: ['\bhow much\b']",
        'cue: "What is behind that?"',
        r'say: "she said \"no\" to it"',
        "cue: What's behind that?",
    ],
)
def test_quotes_that_are_right_are_left_alone(line: str) -> None:
    assert quote_slip(line, 1) is None


def test_a_line_that_is_not_there_has_none() -> None:
    assert quote_slip("", 1) is None
