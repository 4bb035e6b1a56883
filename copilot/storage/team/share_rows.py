"""Shared calls and moments as rows, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from copilot.kinds import CallKind, MomentKind
from copilot.review.shared import DisputeReason, NextStepState, SharedCall, SharedMoment
from copilot.storage.team.days import day_number, day_of
from copilot.storage.team.tables import SHARED_CALLS, SHARED_MOMENTS

if TYPE_CHECKING:
    from collections.abc import Sequence

Row = dict[str, object]

# of these the name of the column is that of the field, and the value goes in as it is
_AS_IT_IS: Final = (
    "duration_s", "rep_speech_s", "buyer_speech_s", "rep_share", "turns", "rep_questions",
    "buyer_questions", "longest_rep_monologue_s", "longest_buyer_stretch_s",
    "median_response_gap_s", "price_first_s", "next_step_first_s",
)  # fmt: skip
_YES_OR_NO: Final = ("budget_came_up", "authority_came_up", "need_came_up", "timing_came_up")
_THIRDS: Final = ("questions_first", "questions_middle", "questions_last")
_CALL_KINDS: Final = {kind.value: kind for kind in CallKind}
_MOMENT_KINDS: Final = {kind.value: kind for kind in MomentKind}
_NEXT_STEPS: Final = {state.value: state for state in NextStepState}

CALL_COLUMNS: Final = tuple(
    SHARED_CALLS.c[name]
    for name in (
        "id", "person_id", "kind", "day", "ended", "next_step", *_THIRDS, *_YES_OR_NO, *_AS_IT_IS
    )
)  # fmt: skip
MOMENT_COLUMNS: Final = tuple(
    SHARED_MOMENTS.c[name]
    for name in (
        "call_id", "id", "rule", "kind", "at_s", "strength", "value", "compared_with", "disputed"
    )
)  # fmt: skip


def call_row(call: SharedCall, *, person: str, revision: int) -> Row:
    """A call without its moments."""
    thirds = call.questions_by_third or (None, None, None)
    row: Row = {
        "id": call.id,
        "person_id": person,
        "revision": revision,
        "kind": call.kind.value,
        "day": day_number(call.day),
        "ended": int(call.ended),
        "next_step": call.next_step.value,
    }
    row |= dict(zip(_THIRDS, thirds, strict=True))
    row |= {name: _flag(getattr(call, name)) for name in _YES_OR_NO}
    row |= {name: getattr(call, name) for name in _AS_IT_IS}
    return row


def moment_rows(call: SharedCall) -> list[Row]:
    """The moments of a call, without what was typed about them."""
    return [
        {
            "call_id": call.id,
            "id": moment.id,
            "rule": moment.rule,
            "kind": moment.kind.value,
            "at_s": moment.at_s,
            "strength": moment.strength,
            "value": moment.value,
            "compared_with": moment.compared_with,
            "disputed": None if moment.disputed is None else moment.disputed.value,
        }
        for moment in call.moments
    ]


def annotation_rows(call: SharedCall) -> list[Row]:
    """What the rep typed about moments of a call."""
    return [
        {"call_id": call.id, "moment_id": moment.id, "text": moment.annotation}
        for moment in call.moments
        if moment.annotation
    ]


def call_of(row: Sequence[Any], moments: tuple[SharedMoment, ...], reference: str) -> SharedCall:
    """A call of a row of `CALL_COLUMNS`."""
    call_id, _person, kind, day, ended, next_step, first, middle, last, *rest = row
    budget, authority, need, timing, *numbers = rest
    return SharedCall(
        id=call_id,
        kind=_CALL_KINDS[kind],
        day=day_of(day),
        reference=reference,
        ended=bool(ended),
        next_step=_NEXT_STEPS[next_step],
        questions_by_third=None if first is None else (first, middle, last),
        budget_came_up=_answer(budget),
        authority_came_up=_answer(authority),
        need_came_up=_answer(need),
        timing_came_up=_answer(timing),
        moments=moments,
        **dict(zip(_AS_IT_IS, numbers, strict=True)),
    )


def moment_of(row: Sequence[Any], annotation: str) -> SharedMoment:
    """A moment of a row of `MOMENT_COLUMNS`."""
    _call, moment_id, rule, kind, at_s, strength, value, compared_with, disputed = row
    return SharedMoment(
        id=moment_id,
        rule=rule,
        kind=_MOMENT_KINDS[kind],
        at_s=at_s,
        strength=strength,
        value=value,
        compared_with=compared_with,
        annotation=annotation,
        disputed=None if disputed is None else DisputeReason(disputed),
    )


def _flag(answer: bool | None) -> int | None:
    return None if answer is None else int(answer)


def _answer(flag: int | None) -> bool | None:
    return None if flag is None else bool(flag)
