"""Calls to keep, for the tests of the store."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import NAMESPACE_OID, uuid5

from copilot.coaching.outcomes import Outcome
from copilot.events import CallSummary, Moment, Stood
from copilot.kinds import CallKind, MomentKind, NextStepState, Profile, Speaker
from copilot.storage.own import KeptCard, KeptOutcome, OwnCall, Stretch
from copilot.storage.records import rule_key, skill_key

if TYPE_CHECKING:
    from pathlib import Path

STARTED_AT = 1_790_000_000


def bytes_in(folder: Path) -> bytes:
    """Everything that lies in a folder."""
    return b"".join(file.read_bytes() for file in folder.iterdir())


def names_in(folder: Path) -> set[str]:
    return {file.name for file in folder.iterdir()}


def call_id(name: object) -> str:
    return str(uuid5(NAMESPACE_OID, f"call {name}"))


def moment(call: str, number: int, *, kind: MomentKind = MomentKind.BUDGET_SKIPPED) -> Moment:
    return Moment(
        id=str(uuid5(NAMESPACE_OID, f"{call} moment {number}")),
        call_id=call,
        rule="skipped-budget",
        rule_version=2,
        kind=kind,
        at=60.25 + number,
        strength=0.75,
        value=0.1 + number,
        limit=None,
    )


def summary(name: object = 0, *, moments: int = 2, **numbers: float) -> CallSummary:
    identity = call_id(name)
    values: dict[str, object] = {
        "duration_s": 300.5,
        "rep_speech_s": 120.125,
        "buyer_speech_s": 80.0,
        "rep_share": 0.6,
        "rep_words": 300,
        "buyer_words": 200,
        "turns": 24,
        "rep_questions": 5,
        "buyer_questions": 3,
        "longest_rep_monologue_s": 44.0,
        "longest_buyer_stretch_s": 31.0,
        "median_response_gap_s": -0.12,
        "cards": 1,
        "lost_frames": 7,
        "late_utterances": 2,
        "dropped_utterances": 1,
        "dropped_cards": 3,
        "stood": Stood(
            next_step=NextStepState.VAGUE,
            budget_came_up=True,
            authority_came_up=False,
            timing_came_up=True,
            price_first_s=61.5,
            questions_by_third=(2, 0, 3),
        ),
        **numbers,
    }
    return CallSummary(
        call_id=identity,
        kind=CallKind.DISCOVERY,
        profile=Profile.CORE,
        moments=tuple(moment(identity, number) for number in range(moments)),
        **values,  # type: ignore[arg-type]  # names and types are those of the summary
    )


def own_call(name: object = 0, *, stretches: int = 4, cards: int = 1) -> OwnCall:
    identity = call_id(name)
    return OwnCall(
        id=identity,
        started_at=STARTED_AT,
        profile=Profile.SENIOR,
        scheduled_end_s=1800.0,
        dropped_cards=3,
        stretches=tuple(stretch(number) for number in range(stretches)),
        cards=tuple(card(identity, number) for number in range(cards)),
        outcomes=(outcome(),),
    )


def stretch(number: int) -> Stretch:
    speaker = Speaker.BUYER if number % 2 else Speaker.REP
    start = number * 3.001
    return Stretch(
        speaker=speaker, start_s=start, end_s=start + 2.5, words=number, late=number % 3 == 0
    )


def card(call: str, number: int, *, until_s: float | None = 88.5) -> KeptCard:
    return KeptCard(
        id=moment(call, number).id,
        rule=rule_key("skipped-budget"),
        kind=MomentKind.BUDGET_SKIPPED,
        at_s=60.25 + number,
        shown_s=74.5 + number,
        until_s=until_s,
    )


def outcome(
    rule: str = "skipped-budget", skill: str = "qualification", came: Outcome = Outcome.PROMPTED
) -> KeptOutcome:
    return KeptOutcome(rule=rule_key(rule), skill=skill_key(skill), outcome=came)
