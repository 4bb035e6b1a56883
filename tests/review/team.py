"""Shared calls and agreements for the tests of the manager's side."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from copilot.kinds import CallKind, MomentKind
from copilot.review.agreements import Agreement, AgreementKind, Party, accepted, proposed
from copilot.review.shared import NextStepState, SharedCall, SharedMoment

MONDAY = date(2026, 11, 30)
"""The week that the tests live in; a Monday."""


def moment(kind: MomentKind = MomentKind.NO_NEXT_STEP, **changes: Any) -> SharedMoment:
    return replace(
        SharedMoment(id=f"{kind}-1", rule="r", kind=kind, at_s=1500.0, strength=1.0), **changes
    )


def call(number: int = 0, **changes: Any) -> SharedCall:
    """A discovery call in which all is as it should be."""
    made = SharedCall(
        id=f"call-{number:03}", kind=CallKind.DISCOVERY, day=MONDAY + timedelta(days=number % 5),
        duration_s=1800.0, rep_share=0.4, rep_questions=12, next_step=NextStepState.SPECIFIC,
        budget_came_up=True, authority_came_up=True, need_came_up=True, timing_came_up=True,
        questions_by_third=(4, 4, 4), longest_buyer_stretch_s=90.0,
    )  # fmt: skip
    return replace(made, **changes)


def agreement(name: str = "a", **changes: Any) -> Agreement:
    draft = Agreement(
        id=name, rep="rep", kind=AgreementKind.NEW_BUSINESS, text="Acme has said yes or no",
        due=MONDAY + timedelta(days=4), proposed_by=Party.REP, proposed_on=MONDAY - timedelta(days=7),
    )  # fmt: skip
    return proposed(replace(draft, **changes))


def agreed(name: str = "a", **changes: Any) -> Agreement:
    return accepted(agreement(name, **changes), Party.MANAGER, MONDAY - timedelta(days=6))
