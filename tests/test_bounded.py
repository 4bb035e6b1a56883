"""Files are read to their bound, and what cannot be read is one clear error."""

from __future__ import annotations

import pytest

from copilot.bounded import read_bounded
from copilot.errors import RuleUnreadable
from copilot.limits import limit


def test_a_long_file_is_read_one_byte_past_the_bound(tmp_path):
    file = tmp_path / "long.yaml"
    file.write_bytes(b"x" * (limit("rule_file_bytes") + 100))
    assert (
        len(read_bounded(file, "rule_file_bytes", RuleUnreadable)) == limit("rule_file_bytes") + 1
    )
    file.write_bytes(b"short")
    assert read_bounded(file, "rule_file_bytes", RuleUnreadable) == b"short"


def test_what_cannot_be_read_is_said_with_its_place(tmp_path):
    with pytest.raises(RuleUnreadable, match="FileNotFoundError") as caught:
        read_bounded(tmp_path / "gone.yaml", "rule_file_bytes", RuleUnreadable)
    assert caught.value.where == f"{tmp_path / 'gone.yaml'}:1"
    assert caught.value.__cause__ is None
