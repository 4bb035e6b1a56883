"""Each signal has one definition, and its example gives that signal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from copilot.coaching.glossary.signals import DETAILS_SAY, SIGNALS, details_of
from copilot.kinds import SignalDetail, SignalKind
from tests.coaching.glossary.make import played

if TYPE_CHECKING:
    from copilot.coaching.glossary.entry import Entry

OPENING = (
    "rep: Good morning, thanks for making the time.",
    "buyer: Good morning, glad to be here.",
    "rep: I have read that you run a warehouse.",
    "buyer: That is right, with forty people in it.",
)
"""So that a goodbye is none of a greeting."""


def test_each_signal_and_each_detail_is_defined_once() -> None:
    assert [one.name for one in SIGNALS] == list(SignalKind)
    assert list(DETAILS_SAY) == list(SignalDetail)


@pytest.mark.parametrize("entry", SIGNALS, ids=lambda one: one.name)
def test_no_definition_is_a_stub(entry: Entry) -> None:
    assert len(entry.says.split()) >= 4
    assert entry.says.endswith(".")
    assert entry.known
    assert entry.example
    assert all(line.startswith(("rep: ", "buyer: ")) for line in entry.example)


@pytest.mark.parametrize("entry", SIGNALS, ids=lambda one: one.name)
def test_its_example_gives_it(entry: Entry) -> None:
    found = {signal.kind.value for signal in played((*OPENING, *entry.example)).signals}
    assert entry.name in found


def test_a_signal_has_the_details_that_a_rule_may_ask_for() -> None:
    assert [one.name for one in details_of(SignalKind.QUESTION)] == ["open", "closed"]
    assert details_of(SignalKind.WRAP_UP) == ()
