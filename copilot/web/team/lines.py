"""Small things that several pages are told: people, calls, agreements."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from copilot.review.agreements import KIND_NAMES, AgreementState, version_of
from copilot.review.diagnosis import HELP_NAMES
from copilot.review.neutral import SHARED_NAMES
from copilot.review.skills import SKILL_NAMES
from copilot.review.weeks import day_name
from copilot.review.words import call_name, length

if TYPE_CHECKING:
    from datetime import date

    from copilot.review.agreements import Agreement
    from copilot.review.shared import SharedCall
    from copilot.storage.team.records import Diagnosis, Person


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Somebody, as pages name them."""

    id: str
    name: str


def named(person: Person) -> Named:
    """A person as pages name them."""
    return Named(id=person.id, name=person.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A moment as a mark on a small picture of its call."""

    kind: str
    title: str
    at_s: float
    disputed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CallLine:
    """One call in a list."""

    id: str
    day: date
    name: str
    reference: str
    duration: str
    duration_s: float
    rep_share: float | None
    moments: tuple[Mark, ...]


def call_line(call: SharedCall) -> CallLine:
    """A call as a line of a list."""
    return CallLine(
        id=call.id,
        day=call.day,
        name=call_name(call.kind),
        reference=call.reference,
        duration=length(call.duration_s),
        duration_s=call.duration_s,
        rep_share=call.rep_share,
        moments=tuple(
            Mark(
                kind=moment.kind.value,
                title=SHARED_NAMES[moment.kind],
                at_s=moment.at_s,
                disputed=moment.disputed is not None,
            )
            for moment in call.moments
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementLine:
    """An agreement as pages show it. `is_due`: its day has come and nobody has said how it went.

    `helped` is what a look into a miss ended in. Why it was missed is not on a page: that would read as
    a verdict. `version` comes back with each step, which is taken on what was shown or not at all.
    """

    id: str
    kind: str
    kind_name: str
    text: str
    support: str
    skill: str
    skill_name: str
    due: date
    due_says: str
    state: str
    state_says: str
    proposed_by: str
    rep_accepted_on: date | None
    manager_accepted_on: date | None
    closed_on: date | None
    carried_from: str | None
    is_due: bool
    helped: str
    version: str


def agreement_line(
    agreement: Agreement, today: date, diagnosis: Diagnosis | None = None
) -> AgreementLine:
    """An agreement as a page shows it on that day."""
    return AgreementLine(
        id=agreement.id,
        kind=agreement.kind.value,
        kind_name=KIND_NAMES[agreement.kind],
        text=agreement.text,
        support=agreement.support,
        skill=agreement.skill.value if agreement.skill else "",
        skill_name=SKILL_NAMES[agreement.skill] if agreement.skill else "",
        due=agreement.due,
        due_says=day_name(agreement.due),
        state=agreement.state.value,
        state_says=_state(agreement),
        proposed_by=agreement.proposed_by.value,
        rep_accepted_on=agreement.rep_accepted_on,
        manager_accepted_on=agreement.manager_accepted_on,
        closed_on=agreement.closed_on,
        carried_from=agreement.carried_from,
        is_due=agreement.state is AgreementState.AGREED and agreement.due <= today,
        helped="" if diagnosis is None else HELP_NAMES[diagnosis.help],
        version=version_of(agreement),
    )


def _state(agreement: Agreement) -> str:
    if agreement.state is AgreementState.PROPOSED:
        waits = "manager" if agreement.rep_accepted_on else "rep"
        return f"Proposed, waits for the {waits}"
    return {
        AgreementState.AGREED: "Agreed by both",
        AgreementState.DONE: "Done",
        AgreementState.NOT_DONE: "Not done this time",
        AgreementState.CARRIED: "Carried on",
        AgreementState.WITHDRAWN: "Taken back",
    }[agreement.state]
