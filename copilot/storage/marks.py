"""What a rep said about a call afterwards: typed words, choices, when it was shared. Values only.

They are kept in tables of their own in ``private.db`` (`copilot.storage.mark_tables`), which no stage
of the path can import: what people type never meets what the pipeline writes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from copilot.kinds import CallKind, DisputeReason, NextStepState, WithholdReason

ANNOTATION_CHARS: Final = 600
"""Of what a rep writes to one moment: a few sentences."""

REFERENCE_CHARS: Final = 64
"""Of what the team's own systems call a call."""


class Went(StrEnum):
    """How the rep says that a call went. Stored in the rep's own file; adding is a migration."""

    BETTER = "better"
    AS_HOPED = "as_hoped"
    HARDER = "harder"


class SharedBy(StrEnum):
    """What let a call go: the rep, or the end of the rep's window. Stored likewise."""

    REP = "rep"
    WINDOW = "window"


class Reply(StrEnum):
    """What the rep answered to a focus that was proposed. Stored likewise."""

    OPEN = "open"
    TAKEN = "taken"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True, kw_only=True)
class SelfCheck:
    """What the rep thought before the numbers were shown; all None if the question was passed over.

    `share` is the rep's guess at the own part of the talking, 0 to 1.
    """

    went: Went | None = None
    share: float | None = None
    next_step: NextStepState | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """When a call was let go, in whole seconds of UTC since 1970, and by what."""

    at: int
    by: SharedBy


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """All of it, for one call. Moments by their id; the default is a call nobody said anything of.

    `kind` is what kind of call the rep says it was, in place of what was said or heard before.
    """

    annotations: Mapping[str, str] = field(default_factory=dict)
    disputed: Mapping[str, DisputeReason] = field(default_factory=dict)
    withheld: Mapping[str, WithholdReason] = field(default_factory=dict)
    reference: str = ""
    check: SelfCheck | None = None
    shared: Shared | None = None
    kind: CallKind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What the rep says of one moment, in place of what was said of it before."""

    annotation: str = ""
    disputed: DisputeReason | None = None
    withheld: WithholdReason | None = None
