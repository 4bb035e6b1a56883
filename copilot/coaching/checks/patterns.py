"""Lists of RE2 patterns in a rule file, refused with the place of the one that is none."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from copilot.coaching.part import BAD_PATTERN
from copilot.errors import RulePattern
from copilot.phrases import PhraseSet


def _known_to_re2(patterns: tuple[str, ...]) -> tuple[str, ...]:
    try:
        PhraseSet(patterns)
    except RulePattern as error:
        raise PydanticCustomError(
            BAD_PATTERN,
            "{what}",
            {"what": error.what, "remedy": error.remedy, "index": error.index},
        ) from None
    return patterns


Pattern = Annotated[str, WithJsonSchema({"type": "string", "minLength": 1})]
Patterns = Annotated[tuple[Pattern, ...], Field(max_length=100), AfterValidator(_known_to_re2)]
