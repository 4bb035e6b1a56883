"""Each kind of fact has a definition, and its example names one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from copilot.coaching.glossary.facts import FACTS
from copilot.conversation.fact import FactKind
from tests.coaching.glossary.make import played

if TYPE_CHECKING:
    from copilot.coaching.glossary.entry import Entry


def test_each_kind_is_defined_once() -> None:
    assert [one.name for one in FACTS] == list(FactKind)


@pytest.mark.parametrize("entry", FACTS, ids=lambda one: one.name)
def test_no_definition_is_a_stub_and_its_example_is_one(entry: Entry) -> None:
    assert len(entry.says.split()) >= 4
    assert entry.says.endswith(".")
    assert entry.known
    assert entry.name in {fact.kind.value for fact in played(entry.example).facts}
