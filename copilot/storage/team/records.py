"""Who is in a team, and what the team's store holds beside the values of `copilot.review`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from copilot.kinds import CallKind, MomentKind
    from copilot.review.agreements import Party
    from copilot.review.bands import MeasureName
    from copilot.review.cadence import OneToOne, Rhythm
    from copilot.review.diagnosis import Cause, Help, TreeName
    from copilot.review.pipeline import Deal
    from copilot.review.shared import SharedCall


class Role(StrEnum):
    """What somebody does here. Whose manager a person is stands with the people they manage."""

    REP = "rep"
    MANAGER = "manager"
    ADMIN = "admin"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody, as an administrator typed them. `since` is the first day in the job.

    `manager` is the id of the one who sees this person's page, None for nobody. Who is not `active`
    can no longer sign in, and their machines send nothing more.
    """

    id: str
    name: str
    role: Role
    since: date
    team: str = ""
    manager: str | None = None
    active: bool = True


class Taken(StrEnum):
    """What became of one delivery. Each but REFUSED is an end: the machine sends it no more.

    KEPT: it is in the store as sent. WITHDRAWN: nothing of that call is left. STALE: something newer of
    the call was there before. REFUSED: it is another person's call, so nothing was changed.
    """

    KEPT = "kept"
    WITHDRAWN = "withdrawn"
    STALE = "stale"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """A call as a rep's machine shares it, or `shared` None: take back what was shared of it.

    `revision` rises with each change of a call, so that what comes late never undoes what came after.
    """

    call: str
    revision: int
    shared: SharedCall | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What became of a delivery. After KEPT, WITHDRAWN and STALE it need not be sent again."""

    call: str
    revision: int
    taken: Taken


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnedCall:
    """A shared call and whose it is."""

    person: str
    call: SharedCall


@dataclass(frozen=True, slots=True, kw_only=True)
class MomentWeek:
    """One rep's moments of a kind in the week that begins on the Monday `week`, and in how many calls."""

    person: str
    week: date
    kind: MomentKind
    moments: int
    calls: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnosis:
    """How rep and manager followed a miss: the answers' ids in order, and where they led."""

    agreement: str
    tree: TreeName
    path: tuple[str, ...]
    cause: Cause
    help: Help
    on: date


class AgendaKind(StrEnum):
    """What somebody wants from a one-to-one."""

    TOPIC = "topic"
    BLOCKER = "blocker"
    ASK = "ask"


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaEntry:
    """One line of a rep's running agenda, typed by `by`; `talked_on` once it was talked about."""

    id: str
    rep: str
    kind: AgendaKind
    text: str
    by: Party
    on: date
    talked_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionEntry:
    """Something that `owner` does by a day, as one of both typed it."""

    id: str
    rep: str
    text: str
    owner: Party
    on: date
    due: date | None = None
    done_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A one-to-one of a rep: planned, and held or not.

    `cancelled_by` called it off; one that is cancelled by nobody was replaced by a new plan.
    """

    rep: str
    plan: OneToOne
    held_on: date | None = None
    cancelled_by: Party | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreedRhythm:
    """How often a rep and their manager meet, as both left it, and when they look at it again."""

    rep: str
    rhythm: Rhythm
    agreed_on: date
    review_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneEntry:
    """A dated step that both typed."""

    id: str
    rep: str
    text: str
    due: date
    done: bool = False


class Deed(StrEnum):
    """What somebody did with what is kept about a person."""

    READ_TEAM = "read_team"
    READ_PERSON = "read_person"
    READ_CALL = "read_call"
    READ_BRIEF = "read_brief"
    READ_AGREEMENTS = "read_agreements"
    READ_SCORECARD = "read_scorecard"
    READ_RECORD = "read_record"
    READ_DEALS = "read_deals"
    EXPORTED = "exported"
    CHANGED_AGREEMENT = "changed_agreement"
    CHANGED_SCORECARD = "changed_scorecard"
    CHANGED_MEETING = "changed_meeting"
    CHANGED_PERSON = "changed_person"
    CHANGED_BAND = "changed_band"
    IMPORTED_DEALS = "imported_deals"
    IMPORTED_OUTCOMES = "imported_outcomes"
    SIGNED_IN = "signed_in"
    ISSUED_TICKET = "issued_ticket"
    ISSUED_MACHINE = "issued_machine"
    DELETED_CALL = "deleted_call"
    DELETED_PERSON = "deleted_person"


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldDeal:
    """A deal of one snapshot. `person` is the one that its owner's name was matched to."""

    deal: Deal
    person: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamBand:
    """A range of the team's own in place of a shipped one; `source` says what it was made from.

    Bounds in the measure's unit. `calls` and `people` stand behind it.
    """

    kind: CallKind
    measure: MeasureName
    low: float | None
    high: float | None
    source: str
    calls: int
    people: int
    on: date
