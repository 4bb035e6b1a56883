"""Whether what is being typed is an agreement, and what would make it one. Pure text, as one types."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from copilot.review.agreements import AgreementKind


class Problem(StrEnum):
    """Why it is none yet, the most telling first."""

    EMPTY = "empty"
    VAGUE = "vague"
    ACTIVITY = "activity"
    NOT_BINARY = "not_binary"
    NOT_DATED = "not_dated"
    NOT_OWNED = "not_owned"
    NOT_MUTUAL = "not_mutual"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One problem: the stretch of the text that shows it (`start` to `end`, characters; equal if none)."""

    problem: Problem
    says: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """What was found, worst first. `suggestion` is the outcome form made of what was typed, or empty.

    `ready`: nothing was found, and it may be proposed.
    """

    findings: tuple[Finding, ...]
    suggestion: str
    ready: bool


def check(
    text: str, *, kind: AgreementKind, due: date | None, today: date, support: str = ""
) -> Check:
    """What stands between these words and an agreement. `support`: what the manager brings."""
    raise NotImplementedError
