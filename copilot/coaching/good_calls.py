"""Whole calls that go well, in which a rule that wants a card is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.coaching.engine import Engine
from copilot.coaching.inline_tests import context_of, events
from copilot.coaching.played import played
from copilot.coaching.rulefile import read_case
from copilot.figures import clock
from copilot.resources import rules_dir

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copilot.coaching.cases import Case
    from copilot.coaching.rulebook import Rulebook


def read_good_calls() -> tuple[Case, ...]:
    """Those that are shipped, in the order of their names. Raises a RuleError."""
    paths = sorted((rules_dir() / "good_calls").glob("*.yaml"))
    return tuple(read_case(path.read_bytes(), str(path)) for path in paths)


def disturbed(rulebook: Rulebook, call: Case) -> Iterator[str]:
    """A line for each rule that wants a card in the call: which, and when first.

    All rules hear it in one pass: each by itself would fold the same call again.
    """
    first: dict[str, float] = {}
    for instant in played(Engine(rulebook, context_of(None, call)), events(call)):
        for wanted in instant.step.wanted:
            if wanted.stands:
                first.setdefault(wanted.moment.rule, instant.conversation.at)
    for rule, at in first.items():
        yield f"FAIL {rule}: wanted a card at {clock(at)} of a good call, {call.name}"
