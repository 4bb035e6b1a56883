"""What every piece of a rule file has in common: it is frozen, and it knows its own keys."""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any, cast

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from copilot.coaching.nearest import nearest

Seconds = Annotated[float, Field(strict=True, ge=0, le=14_400, allow_inf_nan=False)]
"""Seconds of call audio, up to the four hours of the longest call."""

Number = Annotated[float, Field(strict=True, allow_inf_nan=False)]
Share = Annotated[float, Field(strict=True, ge=0, le=1)]
Count = Annotated[int, Field(strict=True, ge=1, le=1_000)]
Version = Annotated[int, Field(strict=True, ge=1, le=999_999_999)]
Flag = Annotated[bool, Field(strict=True)]

UNKNOWN_KEYS = "unknown_keys"
"""Type of the error that lists keys which a piece does not have, each with the nearest it has."""

AT = "at"
"""Key of an error's context that names the part of a piece to point at."""

BAD_PATTERN = "bad_pattern"
"""Type of the error about a pattern that RE2 does not take."""


class Part(BaseModel):
    """A piece of a rule file. Unknown keys are refused with the nearest known one.

    The text below a key is its description (`copilot.coaching.glossary.docs`): editors show it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    @model_validator(mode="before")
    @classmethod
    def _know_the_keys(cls, value: object) -> object:
        if not isinstance(value, dict):
            return value
        known = _keys(cls)
        if not known.keys() >= value.keys():
            unknown = [key for key in cast("dict[str, Any]", value) if key not in known]
            meant = {key: nearest(key, known) for key in unknown}
            raise PydanticCustomError(
                UNKNOWN_KEYS, "unknown keys", {"nearest": meant, "known": list(known)}
            )
        return value


@cache
def _keys(shape: type[Part]) -> dict[str, None]:
    """Its keys, in their order."""
    return dict.fromkeys(field.alias or name for name, field in shape.model_fields.items())
