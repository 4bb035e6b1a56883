from __future__ import annotations

import re

from copilot.kinds import MomentKind
from copilot.resources import rules_dir
from copilot.review.skills import SKILL_NAMES, SKILL_OF, Skill


def test_each_kind_but_a_probe_belongs_to_a_skill_and_each_skill_has_a_name():
    assert set(SKILL_OF) == set(MomentKind) - {MomentKind.PROBE}
    assert set(SKILL_OF.values()) == set(Skill) == set(SKILL_NAMES)


def test_it_is_as_every_shipped_rule_says():
    told = set()
    for path in rules_dir().glob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        kind, skill = (
            re.search(rf"^{key}: (\w+)", text, re.MULTILINE) for key in ("kind", "skill")
        )
        assert kind
        assert skill
        told.add((MomentKind(kind[1]), Skill(skill[1])))
    assert told == set(SKILL_OF.items())
