"""What people type, as it comes in."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from copilot.web.team.typed import Body, Day, Line, MaybeLine, MaybeName, Name, Unfinished


class Typed(Body):
    line: Line
    maybe: MaybeLine = ""
    name: Name = "Ada"
    team: MaybeName = ""
    due: Day | None = None
    draft: Unfinished = ""


def test_space_around_goes():
    assert Typed(line="  a line \n").line == "a line"
    assert Typed(line="x", maybe="  ").maybe == ""


@pytest.mark.parametrize("line", ["", "   ", "x" * 301, "a\u202eb", "a\x00b", "a\u200bb", 7, None])
def test_what_is_no_line_is_refused_and_not_repeated(line: object):
    with pytest.raises(ValidationError) as refused:
        Typed(line=line)
    assert "xxx" not in str(refused.value)


@pytest.mark.parametrize("wrong", [{"due": "0001-01-01"}, {"due": "9999-12-31"}, {"draft": "\x00"}])
def test_what_no_column_holds_is_refused_at_the_door(wrong: dict[str, str]):
    with pytest.raises(ValidationError):
        Typed(line="x", **wrong)


def test_nothing_that_was_not_asked_for_is_taken():
    with pytest.raises(ValidationError):
        Typed.model_validate({"line": "x", "role": "admin"})
    with pytest.raises(ValidationError):
        Typed(line="x", name="n" * 61)
