from __future__ import annotations

import dataclasses
import re

from copilot.review import brief_values

DENIED = re.compile(r"rank|score|percentile|hours|dials|sentiment|emotion|reaction|card|profile")


def test_what_a_brief_is_has_no_field_for_what_it_must_not_say():
    for made in vars(brief_values).values():
        if dataclasses.is_dataclass(made) and isinstance(made, type):
            assert made.__dataclass_params__.frozen  # type: ignore[attr-defined]  # of each dataclass
            names = {field.name for field in dataclasses.fields(made)}
            assert not {name for name in names if DENIED.search(name)}
