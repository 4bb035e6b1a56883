"""Whole calls that go well, in which a rule that wants a card is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.clock import clock
from copilot.coaching.engine import Engine
from copilot.coaching.inline_tests import events
from copilot.coaching.played import played
from copilot.coaching.rulefile import read_case
from copilot.events import CallContext
from copilot.kinds import CallKind, Persona, Profile
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
    context = CallContext(
        call_id="good",
        kind=call.kind or CallKind.UNKNOWN,
        profile=call.profile or Profile.CORE,
        scheduled_end_s=call.scheduled_end_s,
        persona=call.persona or Persona.UNKNOWN,
        competitors=call.competitors,
    )
    first: dict[str, float] = {}
    for instant in played(Engine(rulebook, context), events(call)):
        for wanted in instant.step.wanted:
            if wanted.stands:
                first.setdefault(wanted.moment.rule, instant.conversation.at)
    for rule, at in first.items():
        yield f"FAIL {rule}: wanted a card at {clock(at)} of a good call, {call.name}"
