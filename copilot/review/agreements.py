"""What rep and manager agree: specific, mutual, binary, dated, and the rep's own. Its life.

::

    PROPOSED ──both accept──▶ AGREED ──▶ DONE
        │                       ├──────▶ NOT_DONE   (the diagnosis opens: `diagnosis`)
        │                       └──────▶ CARRIED    (one with a new day takes its place)
        └──▶ WITHDRAWN

The rep says whether it was done; nobody and nothing else does. Nor does the manager alone end what both
agreed on: what they propose instead stands beside it until the rep accepts. Whoever changes the words of
a proposal starts the acceptance anew. Whether the words make an agreement at all is `agreement_check`'s.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, fields, replace
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

    `support` is what the manager brings to it. `skill` only for `AgreementKind.SKILL`: while it is
    agreed, the rep's own Copilot proposes to make room for it in calls (`skill_in_work`).
    `carried_from` is the id of the one that this takes over from.
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


def version_of(agreement: Agreement) -> str:
    """Sixteen hexadecimal digits that change with anything of it: what a page was shown.

    Who takes a step says which state it was taken on, so that nobody agrees to words they have not seen.
    """
    written = "\x1f".join(str(getattr(agreement, field.name)) for field in fields(agreement))
    return hashlib.sha256(written.encode()).hexdigest()[:16]


def proposed(draft: Agreement) -> Agreement:
    """The draft as a proposal: whoever proposes has accepted.

    Raises:
        AgreementRefused: no words, too many, or a skill where none belongs.
    """
    _check_words(draft.text, draft.support)
    if draft.skill is not None and draft.kind is not AgreementKind.SKILL:
        raise AgreementRefused("only an agreement on a skill names one")
    fresh = replace(
        draft,
        state=AgreementState.PROPOSED,
        rep_accepted_on=None,
        manager_accepted_on=None,
        closed_on=None,
    )
    return _signed(fresh, draft.proposed_by, draft.proposed_on)


def accepted(agreement: Agreement, by: Party, on: date) -> Agreement:
    """Accepted by one; AGREED once by both. Accepting twice changes nothing.

    Raises:
        AgreementRefused: it is closed.
    """
    if agreement.state is AgreementState.AGREED:
        return agreement
    _must_be(agreement, AgreementState.PROPOSED)
    if _accepted_on(agreement, by) is not None:
        return agreement
    signed = _signed(agreement, by, on)
    both = signed.rep_accepted_on is not None and signed.manager_accepted_on is not None
    return replace(signed, state=AgreementState.AGREED) if both else signed


def reworded(agreement: Agreement, by: Party, on: date, *, text: str, due: date) -> Agreement:
    """Other words or another day, while it is open: a new proposal, by whoever changed it.

    Raises:
        AgreementRefused: it is closed, the manager would undo what both agreed on, or the words cannot
            be taken.
    """
    _must_be(agreement, *OPEN)
    if agreement.state is AgreementState.AGREED and by is Party.MANAGER:
        raise AgreementRefused(
            "both agreed on it, so it stands until the rep says otherwise",
            remedy="propose another day: that stands beside it until the rep accepts",
        )
    return proposed(replace(agreement, text=text, due=due, proposed_by=by, proposed_on=on))


def done(agreement: Agreement, by: Party, on: date) -> Agreement:
    """The rep says that it was done.

    Raises:
        AgreementRefused: somebody else says so, or it was not agreed.
    """
    return _closed_by_rep(agreement, by, on, AgreementState.DONE)


def not_done(agreement: Agreement, by: Party, on: date) -> Agreement:
    """The rep says that it was not done.

    Raises:
        AgreementRefused: somebody else says so, or it was not agreed.
    """
    return _closed_by_rep(agreement, by, on, AgreementState.NOT_DONE)


def carried(
    agreement: Agreement, by: Party, on: date, *, new_id: str, due: date, text: str = ""
) -> tuple[Agreement, Agreement]:
    """The old one and the proposal that takes over, with a new day and maybe new words.

    One that was agreed becomes CARRIED where the rep carries it on, and else stays as it is until both
    accept what takes over (`followed`). One that was not done stays so: what comes after a diagnosis does
    not rewrite what was.

    Raises:
        AgreementRefused: it is neither, the id is the old one's, or the new day is not later.
    """
    _must_be(agreement, AgreementState.AGREED, AgreementState.NOT_DONE)
    if new_id == agreement.id or due <= agreement.due:
        raise AgreementRefused(
            "what takes over needs an id of its own and a later day", remedy="pick a later day"
        )
    follower = proposed(
        replace(
            agreement,
            id=new_id,
            text=text or agreement.text,
            due=due,
            proposed_by=by,
            proposed_on=on,
            carried_from=agreement.id,
        )
    )
    if agreement.state is AgreementState.NOT_DONE or by is Party.MANAGER:
        return agreement, follower
    return _carried_on(agreement, on), follower


def followed(agreement: Agreement, follower: Agreement, on: date) -> Agreement:
    """The old one, beside the proposal that takes over from it: CARRIED once both accepted that.

    Where it ended meanwhile it stays as it ended.
    """
    agreed = AgreementState.AGREED
    takes_over = follower.carried_from == agreement.id and follower.state is agreed
    return _carried_on(agreement, on) if takes_over and agreement.state is agreed else agreement


def withdrawn(agreement: Agreement, by: Party, on: date) -> Agreement:  # noqa: ARG001 (either may)
    """A proposal taken back, or declined by the other.

    Raises:
        AgreementRefused: it is no proposal any more.
    """
    _must_be(agreement, AgreementState.PROPOSED)
    return replace(agreement, state=AgreementState.WITHDRAWN, closed_on=on)


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """How the open agreements spread over the kinds. `says` is empty while it is balanced."""

    counts: tuple[tuple[AgreementKind, int], ...]
    says: str


_MISSING: Final[dict[AgreementKind, str]] = {
    AgreementKind.EXISTING_ACCOUNT: "None of these grows an account that you have. On purpose?",
    AgreementKind.NEW_BUSINESS: "None of these is about new business. On purpose?",
    AgreementKind.SKILL: "None of these is about a skill. What would you like to be better at?",
}
_ENOUGH_TO_BALANCE: Final = 3  # one of each kind: with fewer something is always missing


def balance(agreements: Iterable[Agreement]) -> Balance:
    """Over the open ones."""
    kinds = [one.kind for one in agreements if one.state in OPEN]
    counts = tuple((kind, kinds.count(kind)) for kind in AgreementKind)
    missing = [kind for kind, count in counts if not count]
    says = _MISSING[missing[0]] if missing and len(kinds) >= _ENOUGH_TO_BALANCE else ""
    return Balance(counts=counts, says=says)


def due_for_review(agreements: Iterable[Agreement], today: date) -> tuple[Agreement, ...]:
    """The agreed ones whose day has come, the longest due first."""
    due = [one for one in agreements if one.state is AgreementState.AGREED and one.due <= today]
    return tuple(sorted(due, key=lambda one: (one.due, one.id)))


def skill_in_work(agreements: Iterable[Agreement]) -> Skill | None:
    """The skill that the rep agreed to work on: of several, the one whose day comes first."""
    agreed = [
        (one.due, one.id, one.skill)
        for one in agreements
        if one.state is AgreementState.AGREED and one.skill is not None
    ]
    return min(agreed)[2] if agreed else None


def _carried_on(agreement: Agreement, on: date) -> Agreement:
    return replace(agreement, state=AgreementState.CARRIED, closed_on=on)


def _must_be(agreement: Agreement, *states: AgreementState) -> None:
    if agreement.state not in states:
        raise AgreementRefused(
            f"that is not possible any more: the agreement is {agreement.state.value}",
            remedy="reload the page to see how it stands",
        )


def _closed_by_rep(agreement: Agreement, by: Party, on: date, state: AgreementState) -> Agreement:
    if by is not Party.REP:
        raise AgreementRefused(
            "only the rep says how an agreement of theirs went", remedy="ask in the one-to-one"
        )
    _must_be(agreement, AgreementState.AGREED)
    return replace(agreement, state=state, closed_on=on)


def _accepted_on(agreement: Agreement, by: Party) -> date | None:
    return agreement.rep_accepted_on if by is Party.REP else agreement.manager_accepted_on


def _signed(agreement: Agreement, by: Party, on: date) -> Agreement:
    if by is Party.REP:
        return replace(agreement, rep_accepted_on=on)
    return replace(agreement, manager_accepted_on=on)


def _check_words(*typed: str) -> None:
    most = limit("agreement_chars")
    if not typed[0].strip():
        raise AgreementRefused(
            "there are no words yet", remedy="write what will be true by the day"
        )
    if any(len(one) > most for one in typed):
        raise AgreementRefused(
            f"that is more than {most} characters", remedy="say it in one or two sentences"
        )
