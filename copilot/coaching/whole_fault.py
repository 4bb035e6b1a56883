"""All that is wrong with a file's values, also inside a piece that has an unknown key.

A piece refuses unknown keys before anything in it is looked at. So that an author mends a file in one
go, such a key is taken as the one it is nearest to, or left out, and the values are tried once more.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, cast

from pydantic import ValidationError

from copilot.coaching.part import UNKNOWN_KEYS
from copilot.limits import limit

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

    from copilot.coaching.part import Part
    from copilot.coaching.yaml_plain import Value
    from copilot.coaching.yaml_text import Path

_FOLLOWS: Final = {"missing": 1, "one_of": 0}
"""What else is said of a piece whose key was left out, and how many steps below it."""


def faults(shape: type[Part], value: Value) -> list[ErrorDetails]:
    """What pydantic finds, in the names that the file has. Bounded by how deep a file may be."""
    trying = _Trying(deepcopy(value))
    found: list[ErrorDetails] = []
    rest: list[ErrorDetails] = []
    for _ in range(limit("rule_depth")):
        details = _details(shape, trying.value)
        unknown = [one for one in details if one["type"] == UNKNOWN_KEYS]
        rest = [one for one in details if one["type"] != UNKNOWN_KEYS]
        found += unknown
        if not unknown:
            break
        for one in unknown:
            trying.mend(one)
    told = found + [one for one in rest if not trying.follows(one)]
    for one in told:
        one["loc"] = trying.named(one["loc"])
    return told


def _details(shape: type[Part], value: Value) -> list[ErrorDetails]:
    try:
        shape.model_validate(value)
    except ValidationError as error:
        return error.errors(include_url=False, include_input=False)
    return []


@dataclass(slots=True)
class _Trying:
    """The values as they are tried: what each renamed key is called in the file, what was left out."""

    value: Value
    renamed: dict[Path, str] = field(default_factory=dict)
    left_out: set[Path] = field(default_factory=set)

    def named(self, loc: Path) -> Path:
        """A place as the file names it."""
        return tuple(self.renamed.get(loc[: place + 1], step) for place, step in enumerate(loc))

    def mend(self, detail: ErrorDetails) -> None:
        """Take the unknown keys of one piece as the nearest ones, or leave them out."""
        piece = self._at(detail["loc"])
        for key, nearest in detail["ctx"]["nearest"].items():
            told = piece.pop(key)
            if nearest and nearest not in piece:
                piece[nearest] = told
                self.renamed[*detail["loc"], nearest] = key
            else:
                self.left_out.add(detail["loc"])

    def follows(self, detail: ErrorDetails) -> bool:
        """Whether it is only said because a key was left out."""
        steps = _FOLLOWS.get(detail["type"])
        if steps is None:
            return False
        return detail["loc"][: len(detail["loc"]) - steps] in self.left_out

    def _at(self, loc: Path) -> dict[str, Value]:
        """The piece at a place; a validator adds steps that the values do not have."""
        value = self.value
        for step in loc:
            if isinstance(step, int):
                value = value[step] if isinstance(value, list) else value
            elif isinstance(value, dict) and step in value:
                value = value[step]
        return cast("dict[str, Value]", value)
