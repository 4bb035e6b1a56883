"""What people type, as it comes in: bounded, without anything invisible."""

from __future__ import annotations

import unicodedata
from datetime import date
from typing import Annotated, Final

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from copilot.storage.team.days import FIRST_DAY, LAST_DAY

_LINE_BREAKS: Final = frozenset("\n\t")


class Body(BaseModel):
    """What a page sends: nothing that is not asked for."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


def _clean(text: str) -> str:
    """Without space around, and refused with an invisible character. Raises ValueError."""
    for character in text:
        if character not in _LINE_BREAKS and unicodedata.category(character) in {
            "Cc",
            "Cf",
            "Cs",
            "Co",
        }:
            raise ValueError("holds an invisible character")
    return text.strip()


def _present(text: str) -> str:
    if not text:
        raise ValueError("is empty")
    return text


Line = Annotated[str, Field(max_length=300), AfterValidator(_clean), AfterValidator(_present)]
"""One line that has to be there."""

MaybeLine = Annotated[str, Field(max_length=300), AfterValidator(_clean)]
"""One line, or nothing."""

Name = Annotated[str, Field(max_length=60), AfterValidator(_clean), AfterValidator(_present)]
"""What somebody or something is called."""

MaybeName = Annotated[str, Field(max_length=60), AfterValidator(_clean)]
"""The same, or nothing."""

Unfinished = Annotated[str, Field(max_length=400), AfterValidator(_clean)]
"""Words that are still being typed."""

Day = Annotated[date, Field(ge=FIRST_DAY, le=LAST_DAY)]
"""A calendar day that the store can hold."""
