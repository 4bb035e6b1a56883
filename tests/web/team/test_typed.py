"""What people type, as it comes in."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from copilot.web.team.typed import Body, Line, MaybeLine, MaybeName, Name


class Typed(Body):
    line: Line
    maybe: MaybeLine = ""
    name: Name = "Ada"
    team: MaybeName = ""


def test_space_around_goes():
    assert Typed(line="  a line \n").line == "a line"
    assert Typed(line="x", maybe="  ").maybe == ""


@pytest.mark.parametrize("line", ["", "   ", "x" * 301, "a\u202eb", "a\x00b", "a\u200bb", 7, None])
def test_what_is_no_line_is_refused_and_not_repeated(line: object):
    with pytest.raises(ValidationError) as refused:
        Typed(line=line)
    assert "xxx" not in str(refused.value)


def test_nothing_that_was_not_asked_for_is_taken():
    with pytest.raises(ValidationError):
        Typed.model_validate({"line": "x", "role": "admin"})
    with pytest.raises(ValidationError):
        Typed(line="x", name="n" * 61)
