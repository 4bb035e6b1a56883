"""Who sees a call when: the rep's window, as a pure state machine, and what leaves it. Pure.

::

    NEVER      a sample, a one-to-one, or a call of which the rep's own part is gone
    RECORDED   under way, or broken off: nothing is shared of a call that did not end
    ALONE      ended, and there is no team's server: nothing leaves this machine
    WINDOW     ended: the rep alone sees it, and may annotate, dispute, withhold, or share it now
    SHARED     let go, by the rep or at the window's end; final, and no moment can be withheld any more

A call goes from one to the next and never back, unless the server is taken away in its window. A
server that is set up later is no surprise: a call that ended before has its whole window from that
hour on. That it was let go is a row that is written when it
happens (`copilot.handover`), so neither a clock that is set back nor a longer window takes back what
has left. `shared_call` is the only place that makes a `SharedCall` of a call. A moment that is withheld
takes with it the measures that would say the same (`copilot.review.unsaid`).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from copilot.kinds import MomentKind, NextStepState
from copilot.review.shared import SharedCall, SharedMoment
from copilot.review.unsaid import Part, parts_of, without
from copilot.storage.marks import Marks, Shared, SharedBy

if TYPE_CHECKING:
    from datetime import date

    from copilot.kinds import CallKind
    from copilot.storage.records import KeptCall, KeptMoment

PRIVATE_KINDS: Final = frozenset({"one_to_one"})
"""Kinds of call that are never shared: the manager's own one-to-one is the manager's alone."""

HOUR_S: Final = 3_600


class Stage(StrEnum):
    """Where a call stands on its way; see the module."""

    NEVER = "never"
    RECORDED = "recorded"
    ALONE = "alone"
    WINDOW = "window"
    SHARED = "shared"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """A call as it is kept, and what the rep said of it.

    `mine` says that the person whose machine this is was the rep, which in a sample somebody else was.
    `day` is the rep's calendar day.
    """

    call: KeptCall
    marks: Marks
    mine: bool
    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a call stands. Times are in whole seconds of UTC since 1970.

    `shares_at` is when it is let go unless the rep does so sooner; `shared` when and by what it was.
    """

    stage: Stage
    shares_at: int | None = None
    shared: Shared | None = None

    @property
    def may_withhold(self) -> bool:
        """Whether a moment can still be kept back."""
        return self.stage in {Stage.RECORDED, Stage.ALONE, Stage.WINDOW}

    @property
    def may_share(self) -> bool:
        """Whether the rep can let it go now."""
        return self.stage is Stage.WINDOW


def is_private(kind: CallKind) -> bool:
    """Whether calls of this kind are never shared."""
    return kind.value in PRIVATE_KINDS


def standing(
    recorded: Recorded, *, now_s: float, window_s: int, team_since_s: int | None = 0
) -> Standing:
    """Where a call stands at `now_s`, in seconds of UTC since 1970.

    `team_since_s` is since when there is a team's server, likewise; None where there is none.
    Past the window's end the stage is SHARED whether or not that has been written down: nobody can
    slip a moment back between the hour and the row.
    """
    call, marks = recorded.call, recorded.marks
    if not recorded.mine or is_private(call.kind):
        return Standing(stage=Stage.NEVER)
    if marks.shared is not None:
        return Standing(stage=Stage.SHARED, shared=marks.shared)
    if not call.ended:
        return Standing(stage=Stage.RECORDED)
    if team_since_s is None:
        return Standing(stage=Stage.ALONE)
    shares_at = max(window_end(call, window_s), team_since_s + window_s)
    if now_s >= shares_at:
        return Standing(stage=Stage.SHARED, shared=Shared(at=shares_at, by=SharedBy.WINDOW))
    return Standing(stage=Stage.WINDOW, shares_at=shares_at)


def window_end(call: KeptCall, window_s: int) -> int:
    """When the rep's window on a call closes: so long after its last sound."""
    return call.started_at + round(call.duration_s) + window_s


def shared_call(
    recorded: Recorded, *, now_s: float, window_s: int, team_since_s: int | None = 0
) -> SharedCall | None:
    """The call as it is shared at `now_s`; None for as long as it is the rep's alone."""
    stands = standing(recorded, now_s=now_s, window_s=window_s, team_since_s=team_since_s)
    return _shared(recorded) if stands.stage is Stage.SHARED else None


def preview(recorded: Recorded, *, now_s: float, window_s: int) -> SharedCall | None:
    """What will be shared if nothing changes, for the rep's own page; None for what never is."""
    stands = standing(recorded, now_s=now_s, window_s=window_s)
    return None if stands.stage is Stage.NEVER else _shared(recorded)


def _shared(recorded: Recorded) -> SharedCall:
    call, marks = recorded.call, recorded.marks
    let_through = [
        moment
        for moment in call.moments
        if moment.id not in marks.withheld and moment.kind is not MomentKind.PROBE
    ]
    withheld = [moment.kind for moment in call.moments if moment.id in marks.withheld]
    unknown = parts_of(withheld) | ({Part.TALK} if call.bleed.withholds else set())
    whole = SharedCall(
        id=call.id,
        kind=marks.kind or call.kind,
        day=recorded.day,
        reference=marks.reference,
        ended=call.ended,
        duration_s=call.duration_s,
        rep_speech_s=call.rep_speech_s,
        buyer_speech_s=call.buyer_speech_s,
        rep_share=call.rep_share,
        turns=call.turns,
        rep_questions=call.rep_questions,
        buyer_questions=call.buyer_questions,
        longest_rep_monologue_s=call.longest_rep_monologue_s,
        longest_buyer_stretch_s=call.longest_buyer_stretch_s,
        median_response_gap_s=call.median_response_gap_s,
        next_step=call.next_step or NextStepState.UNKNOWN,
        budget_came_up=call.budget_came_up,
        authority_came_up=call.authority_came_up,
        need_came_up=call.need_came_up,
        timing_came_up=call.timing_came_up,
        price_first_s=call.price_first_s,
        next_step_first_s=call.next_step_first_s,
        questions_by_third=call.questions_by_third,
        moments=tuple(
            _moment(moment, marks)
            for moment in sorted(let_through, key=lambda one: (one.at_s, one.id))
        ),
    )
    return without(whole, unknown)


def _moment(moment: KeptMoment, marks: Marks) -> SharedMoment:
    return SharedMoment(
        id=moment.id,
        rule=moment.rule,
        kind=moment.kind,
        at_s=moment.at_s,
        strength=moment.strength,
        value=moment.value,
        compared_with=moment.compared_with,
        annotation=marks.annotations.get(moment.id, ""),
        disputed=marks.disputed.get(moment.id),
    )
