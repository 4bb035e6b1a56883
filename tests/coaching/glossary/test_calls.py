"""Each kind of call, phase, buyer and profile has a definition; each example is one that a rule may have."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest

from copilot.coaching.glossary.calls import (
    CALLS,
    CALLS_SAY,
    PERSONAS_SAY,
    PHASES_SAY,
    PROFILES_SAY,
)  # fmt: skip
from copilot.coaching.schema import Applies
from copilot.coaching.yaml_text import read_yaml
from copilot.kinds import CallKind, Persona, Phase, Profile

if TYPE_CHECKING:
    from collections.abc import Mapping
    from enum import StrEnum

    from copilot.coaching.glossary.entry import Entry
    from copilot.coaching.yaml_plain import Value


@pytest.mark.parametrize(
    ("table", "members"),
    [
        (CALLS_SAY, CallKind),
        (PHASES_SAY, Phase),
        (PERSONAS_SAY, Persona),
        (PROFILES_SAY, Profile),
    ],
)
def test_each_member_is_defined_once(table: Mapping[StrEnum, str], members: type[StrEnum]) -> None:
    assert list(table) == list(members)
    for says in table.values():
        assert len(says.split()) >= 4
        assert says.endswith(".")


@pytest.mark.parametrize("entry", CALLS, ids=lambda one: one.name)
def test_what_applies_may_name_is_a_key_of_it(entry: Entry) -> None:
    assert entry.name in Applies.model_fields
    assert entry.known
    (line,) = entry.example
    value = cast("dict[str, Value]", read_yaml(line.encode(), "line").value)
    assert Applies.model_validate(value["applies"]).model_fields_set == {entry.name}
