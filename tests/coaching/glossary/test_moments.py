"""Each kind of moment has one definition."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from copilot.coaching.glossary.moments import MOMENTS
from copilot.kinds import MomentKind

if TYPE_CHECKING:
    from copilot.coaching.glossary.entry import Entry


def test_each_kind_is_defined_once() -> None:
    assert [one.name for one in MOMENTS] == list(MomentKind)


@pytest.mark.parametrize("entry", MOMENTS, ids=lambda one: one.name)
def test_no_definition_is_a_stub(entry: Entry) -> None:
    assert len(entry.says.split()) >= 4
    assert entry.says.endswith(".")
