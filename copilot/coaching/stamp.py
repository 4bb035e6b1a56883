"""What a rep accepts a rule by: its version and a digest of all that it says. Pure.

A version is only what the file's author calls it. Whoever may write the file may write another cue
and keep the version, so the version alone accepts nothing. The digest is of what the file says and
not of its bytes: remarks, line ends and the order of keys are not the rule.
"""

from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING, Annotated, Final

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from copilot.kinds import COACHED

if TYPE_CHECKING:
    from copilot.coaching.schema import Rule

DIGITS: Final = 16
"""Of the digest, 64 bits: short enough to copy by hand, too long to meet by trying."""

_SHAPE: Final = re.compile(rf"[1-9]\d{{0,8}}(-[0-9a-f]{{{DIGITS}}})?", re.ASCII)


def stamp_of(rule: Rule) -> str:
    """``2-9f86d081884c7d65``: the rule's version, and the digest of what its file says."""
    # what is left to a default is left out, so that a new release's new keys change no digest
    said = rule.model_dump(mode="json", by_alias=True, exclude_unset=True)
    if "calls" in said.get("applies", {}) and rule.applies.calls == COACHED:
        said["applies"]["calls"] = "all"  # as the file says it, however many kinds a release knows
    text = json.dumps(said, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return f"{rule.version}-{hashlib.sha256(text.encode()).hexdigest()[:DIGITS]}"


def version_of(stamp: str) -> int:
    """The version in a stamp, or in a version that stands alone."""
    return int(stamp.partition("-")[0])


def _written(value: object) -> object:
    text = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
    if isinstance(text, str) and _SHAPE.fullmatch(text):
        return text
    raise PydanticCustomError(
        "stamp", "names no version of a rule: copy what `copilot rules check` says of it"
    )


Stamp = Annotated[str, BeforeValidator(_written)]
"""A stamp as a rep writes it; a version alone is read too, so that what is missing can be said."""
