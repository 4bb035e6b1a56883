"""How well a skill stands without help, from how the latest calls went: what fading goes by. Pure.

Of each skill one number is estimated: how likely its behaviour comes unprompted on the next call.
It is the mean of a Beta distribution whose evidence fades: with ``c`` the `CREDIT` of a call and
``a`` its age in calls (0 for the newest)::

    estimate = (PRIOR_SHOWN + sum(RECALL**a * c)) / (PRIOR_SHOWN + PRIOR_MISSED + sum(RECALL**a))

Why this and not a plain weighted share: the share of one good call is 1, and a rep who was lucky
once would lose the cards; the prior asks for several good calls. Why not a learning curve fitted to
each rep (knowledge tracing): it has more parameters than a rep has calls of a kind, and nobody can
check it by hand. This one fits on a line of the rep's review page.

All is computed anew from a bounded history: there is no state that could drift, and a call that the
rep deletes is forgotten here too.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from copilot.coaching.outcomes import Outcome
from copilot.limits import limit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

CREDIT: Final[dict[Outcome, float]] = {
    Outcome.UNPROMPTED: 1.0,
    Outcome.WITHHELD_CAME: 1.0,
    Outcome.PROMPTED: 0.25,
    Outcome.MISSED: 0.0,
    Outcome.WITHHELD_MISSED: 0.0,
}
"""How much of the behaviour stood alone. Doing it when told is little evidence of doing it untold:
performance under constant feedback collapses when that is withdrawn (Park, Shea and Wright 2000;
Winstein 1994). It is more than nothing, since the rep knows how; the quarter is ours."""

PRIOR_SHOWN: Final = 1.0
PRIOR_MISSED: Final = 2.0
"""What is assumed before any call: as if one of three had gone well. Ours: one good call then makes
it even, and it takes six in a row before a skill counts as mastered."""

RECALL: Final = 0.85
"""What a call still weighs one call later; half after 4.3 calls, and never more than 6.7 calls in
sum. Ours: a week's calls of one kind matter, last month's do not."""

FEW_CALLS: Final = 3
"""With fewer calls a skill is new, and nothing of it is withheld."""

FADES_AT: Final = 0.55
MASTERED_AT: Final = 0.72
"""Estimates of a rep who has long shown it in two of three calls, and in nine of ten. Ours; the
estimate cannot exceed 0.79, for the prior never leaves."""

RELAPSE_CALLS: Final = 2
"""So many latest calls without the behaviour, and the cards are back whatever was before. Ours: one
may be chance, and three would leave the rep alone for a week."""


class SkillState(StrEnum):
    """Where a skill stands with a rep."""

    NEW = "new"
    LEARNING = "learning"
    FADING = "fading"
    MASTERED = "mastered"


SHOWN: Final[dict[SkillState, float]] = {
    SkillState.NEW: 1.0,
    SkillState.LEARNING: 1.0,
    SkillState.FADING: 0.5,
    SkillState.MASTERED: 0.15,
}
"""Part of the eligible cards that may be shown in each state. With half of the feedback, or with
less and less, error fell by the later test, with all of it it did not (Winstein 1994; Aoyagi 2019,
n = 46, after 1 day, 1 and 2 weeks); the last seventh, which finds a relapse out, is ours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mastery:
    """How a skill stands. The default is that of a rep nobody knows anything about.

    `calls` is how many were looked at. `relapsed` says that the behaviour was missing of late
    where it had been there.
    """

    calls: int = 0
    estimate: float = PRIOR_SHOWN / (PRIOR_SHOWN + PRIOR_MISSED)
    state: SkillState = SkillState.NEW
    relapsed: bool = False

    @property
    def shown(self) -> float:
        """The part of the eligible cards that may be shown."""
        return SHOWN[self.state]


def mastery_of(calls: Sequence[Outcome]) -> Mastery:
    """How a skill stands after these calls, the oldest first; of many the latest count."""
    recent = calls[-limit("calls_recalled") :]
    estimate = _estimate(recent)
    if len(recent) < FEW_CALLS:
        return Mastery(calls=len(recent), estimate=estimate)
    absent = all(CREDIT[one] < 1.0 for one in recent[-RELAPSE_CALLS:])
    state = _state(estimate)
    before = _state(_estimate(recent[:-RELAPSE_CALLS])) if absent else state
    return Mastery(
        calls=len(recent),
        estimate=estimate,
        state=SkillState.LEARNING if absent else state,
        relapsed=absent and before is not SkillState.LEARNING,
    )


def of_one_call(outcomes: Iterable[Outcome]) -> Outcome:
    """What a call says of a skill that several rules watch: the least that any of them says.

    A mean would let four easy rules fade the cards of a fifth that is missed in each call.
    """
    return min(outcomes, key=lambda one: (CREDIT[one], one))


def draw(call_id: str, rule: str) -> float:
    """A number from 0 up to 1 that is the same whenever this rule is asked about in this call."""
    digest = sha256(f"{call_id}/{rule}".encode()).digest()
    return int.from_bytes(digest[:6], "big") / 2**48


def _state(estimate: float) -> SkillState:
    if estimate >= MASTERED_AT:
        return SkillState.MASTERED
    return SkillState.FADING if estimate >= FADES_AT else SkillState.LEARNING


def _estimate(calls: Sequence[Outcome]) -> float:
    shown, seen = 0.0, 0.0
    for one in calls:
        shown, seen = shown * RECALL + CREDIT[one], seen * RECALL + 1.0
    return (PRIOR_SHOWN + shown) / (PRIOR_SHOWN + PRIOR_MISSED + seen)
