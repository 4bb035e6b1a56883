"""Each topic says what it is of, and where a rule names it."""

from __future__ import annotations

import re

import pytest

from copilot.coaching.conditions import Node
from copilot.coaching.glossary.topics import TOPICS
from copilot.coaching.schema import Rule


@pytest.mark.parametrize("topic", TOPICS)
def test_it_names_keys_of_a_rule(topic: str) -> None:
    keys = set(re.findall(r"`(\w+)`", TOPICS[topic]))
    assert keys
    assert keys <= {*Node.model_fields, *Rule.model_fields, "meanings"}
