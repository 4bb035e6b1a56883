"""What the rep thought before the numbers, beside what was measured. Pure.

An estimate of one's own before the feedback makes the feedback stick (Winstein 1994 and what followed),
and how near the two lie is worth knowing by itself. It is never told whether the guess was good.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from copilot.kinds import NextStepState
from copilot.review.neutral import NEXT_STEP_NAMES
from copilot.review.words import percent
from copilot.storage.marks import SelfCheck, Went

if TYPE_CHECKING:
    from copilot.review.sharing import Recorded

WENT_NAMES: Final[dict[Went, str]] = {
    Went.BETTER: "Better than I hoped",
    Went.AS_HOPED: "About as I hoped",
    Went.HARDER: "Harder than I hoped",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """One thing that the rep thought, and what it was."""

    label: str
    thought: str
    measured: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckView:
    """`wanted`: the question stands before the numbers. `went` is the rep's answer in words."""

    wanted: bool
    went: str = ""
    beside: tuple[Beside, ...] = ()


def check_view(recorded: Recorded) -> CheckView:
    """What the page asks first, or shows beside what was asked."""
    check = recorded.marks.check
    if check is None:
        return CheckView(wanted=recorded.mine and recorded.call.ended)
    return CheckView(
        wanted=False,
        went="" if check.went is None else WENT_NAMES[check.went],
        beside=tuple(_beside(check, recorded)),
    )


def _beside(check: SelfCheck, recorded: Recorded) -> list[Beside]:
    call, found = recorded.call, list[Beside]()
    if check.share is not None and call.rep_share is not None and not call.bleed.withholds:
        found.append(
            Beside(
                label="Your share of the talking",
                thought=percent(check.share),
                measured=percent(call.rep_share),
            )
        )
    if check.next_step is not None and call.next_step not in {None, NextStepState.UNKNOWN}:
        found.append(
            Beside(
                label="The next step at the end",
                thought=NEXT_STEP_NAMES[check.next_step],
                measured=NEXT_STEP_NAMES[call.next_step or NextStepState.UNKNOWN],
            )
        )
    return found
