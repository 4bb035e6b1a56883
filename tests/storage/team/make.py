"""People and shared calls, for the tests of the team's store."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING
from uuid import NAMESPACE_OID, uuid5

from copilot.kinds import CallKind, MomentKind
from copilot.review.shared import DisputeReason, NextStepState, SharedCall, SharedMoment
from copilot.storage.records import rule_key
from copilot.storage.team.records import Delivery, Person, Role

if TYPE_CHECKING:
    from copilot.storage.team.store import TeamStore

TODAY = date(2026, 11, 25)  # a Wednesday
MONDAY = date(2026, 11, 23)
NOW = 1_795_608_000  # that day at noon, in UTC


def ident(name: object) -> str:
    return str(uuid5(NAMESPACE_OID, f"team {name}"))


def person(name: str = "Ada", *, role: Role = Role.REP, **values: object) -> Person:
    given: dict[str, object] = {
        "id": ident(name), "name": name, "role": role, "since": date(2025, 1, 6), "team": "North",
        **values,
    }  # fmt: skip
    return Person(**given)  # type: ignore[arg-type]  # fields by name


async def people(store: TeamStore, *names: str) -> tuple[str, ...]:
    for name in names:
        await store.people.save(person(name))
    return tuple(ident(name) for name in names)


def moment(call: str, number: int = 0, **values: object) -> SharedMoment:
    given: dict[str, object] = {
        "id": str(uuid5(NAMESPACE_OID, f"{call} {number}")),
        "rule": rule_key("skipped-budget"),
        "kind": MomentKind.BUDGET_SKIPPED,
        "at_s": 60.25 + number,
        "strength": 0.75,
        "value": 0.125,
        "compared_with": None,
        **values,
    }
    return SharedMoment(**given)  # type: ignore[arg-type]  # fields by name


def shared(name: object = 0, *, moments: int = 2, **values: object) -> SharedCall:
    identity = ident(f"call {name}")
    given: dict[str, object] = {
        "id": identity,
        "kind": CallKind.DISCOVERY,
        "day": TODAY,
        "duration_s": 1800.5,
        "rep_speech_s": 700.25,
        "buyer_speech_s": 800.0,
        "rep_share": 0.46875,
        "turns": 80,
        "rep_questions": 12,
        "buyer_questions": 7,
        "longest_rep_monologue_s": 61.5,
        "longest_buyer_stretch_s": 90.0,
        "median_response_gap_s": -0.25,
        "next_step": NextStepState.SPECIFIC,
        "budget_came_up": True,
        "authority_came_up": False,
        "need_came_up": None,
        "timing_came_up": True,
        "price_first_s": 900.0,
        "next_step_first_s": None,
        "questions_by_third": (5, 4, 3),
        "moments": tuple(moment(identity, number) for number in range(moments)),
        **values,
    }
    return SharedCall(**given)  # type: ignore[arg-type]  # fields by name


def full(name: object = "full") -> SharedCall:
    """A call in which nothing has its default."""
    identity = ident(f"call {name}")
    return replace(
        shared(name),
        reference="OPP-17/4",
        ended=False,
        next_step_first_s=1500.0,
        need_came_up=True,
        moments=(
            moment(identity, 0, annotation="The budget came up by mail.", compared_with=0.5),
            moment(
                identity, 1, kind=MomentKind.NO_NEXT_STEP, disputed=DisputeReason.SAID_ELSEWHERE
            ),
        ),
    )


def delivery(call: SharedCall, revision: int = 1) -> Delivery:
    return Delivery(call=call.id, revision=revision, shared=call)


def taken_back(call: SharedCall, revision: int = 2) -> Delivery:
    return Delivery(call=call.id, revision=revision, shared=None)
