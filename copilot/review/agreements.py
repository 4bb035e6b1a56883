"""What rep and manager agree: specific, mutual, binary, dated, and the rep's own. Its life.

::

    PROPOSED ──both accept──▶ AGREED ──▶ DONE
        │                       ├──────▶ NOT_DONE   (the diagnosis opens: `diagnosis`)
        │                       └──────▶ CARRIED    (a new proposal with a new day takes its place)
        └──▶ WITHDRAWN

The rep says whether it was done; nobody and nothing else does. Whoever changes the words starts the
acceptance anew. Whether the words make an agreement at all is `agreement_check`'s.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from copilot.errors import AgreementRefused
from copilot.limits import limit

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from copilot.review.skills import Skill


class AgreementKind(StrEnum):
    """The three that a rep's agreements should be balanced over."""

    EXISTING_ACCOUNT = "existing_account"
    NEW_BUSINESS = "new_business"
    SKILL = "skill"


KIND_NAMES: Final[dict[AgreementKind, str]] = {
    AgreementKind.EXISTING_ACCOUNT: "Growing an account",
    AgreementKind.NEW_BUSINESS: "New business",
    AgreementKind.SKILL: "A skill",
}


class AgreementState(StrEnum):
    """Where an agreement stands."""

    PROPOSED = "proposed"
    AGREED = "agreed"
    DONE = "done"
    NOT_DONE = "not_done"
    CARRIED = "carried"
    WITHDRAWN = "withdrawn"


OPEN: Final = frozenset({AgreementState.PROPOSED, AgreementState.AGREED})


class Party(StrEnum):
    """The two who agree."""

    REP = "rep"
    MANAGER = "manager"

    @property
    def other(self) -> Party:
        """The one across the table."""
        return Party.MANAGER if self is Party.REP else Party.REP


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """One commitment of one rep. `text` and `support` are typed; days are the rep's calendar's.

    `support` is what the manager brings to it. `skill` only for `AgreementKind.SKILL`: the one that
    the rep works on in calls meanwhile. `carried_from` is the id of the one that this takes over from.
    """

    id: str
    rep: str
    kind: AgreementKind
    text: str
    due: date
    proposed_by: Party
    proposed_on: date
    support: str = ""
    skill: Skill | None = None
    state: AgreementState = AgreementState.PROPOSED
    rep_accepted_on: date | None = None
    manager_accepted_on: date | None = None
    closed_on: date | None = None
    carried_from: str | None = None


def proposed(draft: Agreement) -> Agreement:
    """The draft as a proposal: whoever proposes has accepted."""
    raise NotImplementedError


def accepted(agreement: Agreement, by: Party, on: date) -> Agreement:
    """Accepted by one; AGREED once by both. Accepting twice changes nothing."""
    raise NotImplementedError


def reworded(agreement: Agreement, by: Party, on: date, *, text: str, due: date) -> Agreement:
    """Other words or another day, while it is open: a new proposal, by whoever changed it."""
    raise NotImplementedError


def done(agreement: Agreement, by: Party, on: date) -> Agreement:
    """The rep says that it was done."""
    raise NotImplementedError


def not_done(agreement: Agreement, by: Party, on: date) -> Agreement:
    """The rep says that it was not done."""
    raise NotImplementedError


def carried(
    agreement: Agreement, by: Party, on: date, *, new_id: str, due: date, text: str = ""
) -> tuple[Agreement, Agreement]:
    """The old one, closed, and the proposal that takes over, with a new day and maybe new words."""
    raise NotImplementedError


def withdrawn(agreement: Agreement, by: Party, on: date) -> Agreement:
    """A proposal taken back, or declined by the other."""
    raise NotImplementedError


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """How the open agreements spread over the kinds. `says` is empty while it is balanced."""

    counts: tuple[tuple[AgreementKind, int], ...]
    says: str


def balance(agreements: Iterable[Agreement]) -> Balance:
    """Over the open ones."""
    raise NotImplementedError


def due_for_review(agreements: Iterable[Agreement], today: date) -> tuple[Agreement, ...]:
    """The agreed ones whose day has come, the longest due first."""
    raise NotImplementedError
