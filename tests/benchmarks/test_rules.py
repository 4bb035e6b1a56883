"""The pack that rules are timed with: as many as are asked for, no two alike, and all of them load."""

from __future__ import annotations

from benchmarks.rules import pack
from copilot.coaching.rulebook import Rulebook
from copilot.kinds import CallKind
from tests.make import context

MORE_THAN_THERE_ARE = 60


def test_every_rule_of_the_pack_loads_and_is_asked(tmp_path):
    pack(tmp_path, MORE_THAN_THERE_ARE)
    rules = Rulebook.load(tmp_path).rules
    assert len(rules) == MORE_THAN_THERE_ARE
    assert len({rule.when.model_dump_json() for rule in rules}) > MORE_THAN_THERE_ARE * 0.9
    assert all(rule.applies.to(context(kind=CallKind.RETAIL)) for rule in rules)
