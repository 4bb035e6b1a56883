"""What a check found: whether it holds, with the numbers that it looked at.

Three answers, not two: a check that needs words says None where the words came late, and every
combination keeps it (Kleene's logic), so that ``not`` cannot turn "unheard" into "absent". Only
True fires a rule.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable

    from copilot.coaching.inputs import Lasting
    from copilot.coaching.scene import Scene


class Why(StrEnum):
    """Which check spoke: the closed set that a firing explains itself with."""

    PHRASE = "phrase"
    SIGNAL = "signal"
    ABSENT = "absent"
    MEASURE = "measure"
    NEXT_STEP = "next_step"
    TIME = "time"
    ENDING = "ending"
    SEQUENCE = "sequence"
    RESPONSE = "response"
    SILENCE = "silence"
    FACT = "fact"
    PHASE = "phase"
    CONTEXT = "context"
    OBJECTION = "objection"
    MEANING = "meaning"
    ALWAYS = "always"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One answer. `value` and `limit` are the number that was compared and what with.

    `strength`, 0 to 1, is how clear a case it is; 1 where there is no more or less. `at` is when what
    it rests on was said, in seconds of the call, where that was lately and can be told.
    """

    holds: bool | None
    why: tuple[Why, ...] = ()
    strength: float = 1.0
    value: float | None = None
    limit: float | None = None
    at: float | None = None


class Check(Protocol):
    """A question about how the conversation stands; each file of `checks` holds one."""

    def look(self, scene: Scene) -> Finding:
        """Answer it for this instant. Pure."""
        ...

    def lasts(self, scene: Scene, *, holds: bool) -> Lasting:
        """For how long this very answer, given now, is certain not to turn into its opposite."""
        ...


def every(findings: Iterable[Finding]) -> Finding:
    """All must hold; asked in order until one does not, which is then the answer.

    If all hold, the first number found is kept, the weakest strength, and the latest time.
    """
    asked: list[Finding] = []
    for finding in findings:
        if finding.holds is False:
            return finding
        asked.append(finding)
    return merged(asked, holds=True)


def some(findings: Iterable[Finding]) -> Finding:
    """One must hold; asked in order until one does, which is then the answer."""
    asked: list[Finding] = []
    for finding in findings:
        if finding.holds:
            return finding
        asked.append(finding)
    return merged(asked, holds=False)


def inverse(finding: Finding) -> Finding:
    """Holds where the other does not; what is unheard stays unheard."""
    holds = None if finding.holds is None else not finding.holds
    return Finding(holds=holds, why=finding.why, value=finding.value, limit=finding.limit)


def merged(findings: Iterable[Finding], *, holds: bool) -> Finding:
    """The answer of several of which none decides by itself; one that is not known makes it unknown."""
    known, strength = True, 1.0
    why: tuple[Why, ...] = ()
    value: float | None = None
    limit: float | None = None
    at: float | None = None
    for one in findings:
        known = known and one.holds is not None
        strength = min(strength, one.strength)
        why += one.why if not why else tuple(reason for reason in one.why if reason not in why)
        if value is None and one.value is not None:
            value, limit = one.value, one.limit
        if one.at is not None:
            at = one.at if at is None else max(at, one.at)
    return Finding(
        holds=holds if known else None, why=why, strength=strength, value=value, limit=limit, at=at
    )
