"""The engine, which asks few rules, decides in whole calls what one decides that asks them all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from copilot.coaching.engine import Engine
from copilot.coaching.good_calls import read_good_calls
from copilot.coaching.inline_tests import context_of, events_of
from copilot.coaching.played import played
from copilot.coaching.rulebook import Rulebook
from copilot.coaching.written_call import of_case
from copilot.kinds import CallKind
from copilot.resources import rules_dir
from tests.coaching.make import context
from tests.coaching.plain_walk import walked, watches

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copilot.conversation.state import Event

SHIPPED = Rulebook.load(rules_dir())
GOOD = read_good_calls()


def alike(engine: Engine, events: Sequence[Event]) -> int:
    """The moments and cards of a call, after holding both ways against each other."""
    told = 0
    for now, plainly in zip(played(engine, events), walked(engine, events), strict=True):
        assert now.step == plainly.step, now.event
        assert watches(engine, now.state) == watches(engine, plainly.state), now.event
        assert now.state.moments == plainly.state.moments
        told += len(now.step.moments) + len(now.step.wanted)
    return told


@pytest.mark.parametrize("number", range(0, len(GOOD), 3))
@pytest.mark.parametrize("kind", [CallKind.DISCOVERY, CallKind.UNKNOWN])
def test_in_a_good_call(number: int, kind: CallKind) -> None:
    engine = Engine(SHIPPED, context(kind=kind, scheduled_end_s=900.0))
    alike(engine, list(events_of(tuple(GOOD[number].said()), ends=True)))


@pytest.mark.parametrize("rule", SHIPPED.rules, ids=lambda rule: rule.id)
def test_in_a_case_of_each_rule(rule) -> None:
    call = of_case(rule.tests.fires[0])
    engine = Engine(SHIPPED, context_of(rule, call, "call"))
    assert alike(engine, list(events_of(call.said, ends=call.ends)))
