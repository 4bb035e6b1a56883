"""Agreements: written with help, accepted by both, said done or not by the rep, and then what helps."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Annotated
from uuid import uuid4

from pydantic import Field

from copilot.errors import AgreementChanged, AgreementRefused
from copilot.review import agreements as life
from copilot.review.agreement_check import check
from copilot.review.agreements import (
    KIND_NAMES,
    OPEN,
    Agreement,
    AgreementKind,
    AgreementState,
    Party,
    balance,
)
from copilot.review.diagnosis import Ending, TreeName, follow
from copilot.review.skills import SKILL_NAMES, Skill
from copilot.storage.team.records import Deed, Diagnosis
from copilot.web.team.access import Access
from copilot.web.team.asked import nothing, room_for_one_more, said
from copilot.web.team.doors import Entrance
from copilot.web.team.lines import agreement_line, named
from copilot.web.team.typed import Body, Day, Line, MaybeLine, Unfinished

if TYPE_CHECKING:
    from datetime import date

    from starlette.responses import Response

    from copilot.review.agreement_check import Check
    from copilot.web.team.asked import Asked
    from copilot.web.team.doors import Answer


class Draft(Body):
    """``POST …/agreements`` and ``/api/agreements/check``: the words, as far as they are typed.

    `sure`: whoever types them says that on the day both will know, whatever the check doubts.
    """

    kind: AgreementKind
    text: Unfinished = ""
    due: Day | None = None
    support: MaybeLine = ""
    skill: Skill | None = None
    sure: bool = False


class Step(Body):
    """``POST …/accept`` and the like: `version` is the one that was shown, where a page says so."""

    version: Annotated[str, Field(pattern="^([0-9a-f]{16})?$")] = ""


class Reword(Step):
    """``POST …/reword``, ``…/carry``: other words, another day."""

    text: Line
    due: Day
    sure: bool = False


class Path(Body):
    """``POST …/diagnosis``: the answers so far; `keep` once the end is reached and wanted."""

    tree: TreeName
    path: Annotated[tuple[Annotated[str, Field(max_length=40)], ...], Field(max_length=12)] = ()
    keep: bool = False


def entrances() -> list[Entrance]:
    """All of this file's."""
    base = "/api/people/{person:uuid}/agreements"
    each = base + "/{agreement:uuid}"

    def change(path: str, answer: Answer, access: Access = Access.SHARED) -> Entrance:
        deed = Deed.CHANGED_AGREEMENT
        return Entrance(method="POST", path=path, access=access, answer=answer, deed=deed)

    return [
        Entrance(
            method="POST", path="/api/agreements/check", access=Access.SIGNED_IN, answer=check_draft
        ),
        Entrance(
            method="GET",
            path=base,
            access=Access.SHARED,
            answer=listed,
            deed=Deed.READ_AGREEMENTS,
        ),
        change(base, propose),
        change(each + "/accept", accept),
        change(each + "/reword", reword),
        change(each + "/withdraw", withdraw),
        change(each + "/done", done, Access.OWN),
        change(each + "/not-done", not_done, Access.OWN),
        change(each + "/carry", carry),
        change(each + "/diagnosis", diagnose),
    ]


async def check_draft(asked: Asked) -> Response:
    """What stands between these words and an agreement. Nothing of it is kept."""
    draft = await asked.body(Draft)
    return said(_checked(draft, asked.today))


async def listed(asked: Asked) -> Response:
    """All of a person's, open ones first, and how they spread over the kinds."""
    agreed = await asked.store.agreements.of_person(asked.subject.id)
    missed = [one.id for one in agreed if one.state is AgreementState.NOT_DONE]
    followed = {one: await asked.store.agreements.diagnosis(one) for one in missed}
    manager_id = asked.subject.manager
    manager = None if manager_id is None else await asked.store.people.load(manager_id)
    return said(
        {
            "person": named(asked.subject),
            "manager": None if manager is None else named(manager),
            "agreements": [
                agreement_line(one, asked.today, followed.get(one.id)) for one in agreed
            ],
            "balance": balance(agreed),
            "kinds": list(KIND_NAMES.items()),
            "skills": list(SKILL_NAMES.items()),
            "party": asked.party,
            "today": asked.today,
        }
    )


async def propose(asked: Asked) -> Response:
    """A new one. Raises AgreementRefused while something stands between it and an agreement."""
    draft = await asked.body(Draft)
    checked = _checked(draft, asked.today)
    if draft.due is None or not _stands(checked, sure=draft.sure):
        first = checked.findings[0].says if checked.findings else "it needs a day"
        raise AgreementRefused(first, remedy="change the words, then propose it")
    if draft.kind is AgreementKind.SKILL and draft.skill is None:
        # without it the rep's own Copilot would not know what to propose for calls
        raise AgreementRefused("which skill is it about?", remedy="choose one, then propose it")
    held = await asked.store.agreements.of_person(asked.subject.id)
    room_for_one_more([one for one in held if one.state in OPEN])
    made = life.proposed(
        Agreement(
            id=str(uuid4()),
            rep=asked.subject.id,
            kind=draft.kind,
            text=draft.text.strip(),
            due=draft.due,
            proposed_by=asked.party,
            proposed_on=asked.today,
            support=draft.support,
            skill=draft.skill if draft.kind is AgreementKind.SKILL else None,
        )
    )
    await asked.store.agreements.save(made)
    return said(agreement_line(made, asked.today))


async def accept(asked: Asked) -> Response:
    """Accepted by who asks. What takes over from one that both agreed on closes it once both accept."""
    before = await _as_shown(asked)
    changed = life.accepted(before, asked.party, asked.today)
    old = None
    if before.carried_from is not None:
        old = await asked.store.agreements.load(before.carried_from)
    if old is None:  # it is kept no longer than its own day asks for
        return await _saved(asked, changed, before)
    closed = life.followed(old, changed, asked.today)
    if not await asked.store.agreements.save(closed, changed, instead_of=(old, before)):
        raise _changed()
    return said(agreement_line(changed, asked.today))


async def reword(asked: Asked) -> Response:
    """Other words: the acceptance begins anew."""
    given = await asked.body(Reword)
    before = await _its(asked, given.version)
    _must_be_ready(before, given, asked.today)
    changed = life.reworded(before, asked.party, asked.today, text=given.text, due=given.due)
    return await _saved(asked, changed, before)


async def withdraw(asked: Asked) -> Response:
    """Taken back, or declined."""
    before = await _as_shown(asked)
    return await _saved(asked, life.withdrawn(before, asked.party, asked.today), before)


async def done(asked: Asked) -> Response:
    """The rep says that it was done."""
    before = await _as_shown(asked)
    return await _saved(asked, life.done(before, Party.REP, asked.today), before)


async def not_done(asked: Asked) -> Response:
    """The rep says that it was not."""
    before = await _as_shown(asked)
    return await _saved(asked, life.not_done(before, Party.REP, asked.today), before)


async def carry(asked: Asked) -> Response:
    """On to another day, as a new proposal: in the old one's place, or the manager's beside it."""
    given = await asked.body(Reword)
    before = await _its(asked, given.version)
    _must_be_ready(before, given, asked.today)
    old, new = life.carried(
        before, asked.party, asked.today, new_id=str(uuid4()), due=given.due, text=given.text
    )
    others = await asked.store.agreements.of_person(asked.subject.id)
    # the old one makes room where the new one takes its place, and not where it stands beside it
    held = [old, *(one for one in others if one.id != old.id)]
    room_for_one_more([one for one in held if one.state in OPEN])
    if not await asked.store.agreements.save(old, new, instead_of=(before,)):
        raise _changed()
    return said(agreement_line(new, asked.today), 201)


async def diagnose(asked: Asked) -> Response:
    """The next question after these answers, or where they lead."""
    given, missed = await asked.body(Path), await _its(asked)
    if missed.state is not AgreementState.NOT_DONE:
        raise AgreementRefused(
            "there is nothing to look into", remedy="say first how the agreement went"
        )
    found = follow(given.tree, given.path)
    if not isinstance(found, Ending):
        return said({"question": found, "ending": None})
    if given.keep and not asked.own:
        raise AgreementRefused(
            "the rep says what was in the way", remedy="go through it together, on the rep's page"
        )
    if given.keep:
        await asked.store.agreements.save_diagnosis(
            Diagnosis(
                agreement=missed.id,
                tree=given.tree,
                path=given.path,
                cause=found.cause,
                help=found.help,
                on=asked.today,
            )
        )
    return said({"question": None, "ending": found, "due": asked.today + timedelta(days=7)})


def _checked(draft: Draft, today: date) -> Check:
    return check(draft.text, kind=draft.kind, due=draft.due, today=today, support=draft.support)


def _must_be_ready(before: Agreement, given: Reword, today: date) -> None:
    checked = check(
        given.text, kind=before.kind, due=given.due, today=today, support=before.support
    )
    if not _stands(checked, sure=given.sure):
        raise AgreementRefused(checked.findings[0].says, remedy="change the words")


def _stands(checked: Check, *, sure: bool) -> bool:
    """A doubt gives way to the two who know; a wish, a chore or a missing day does not."""
    return checked.ready or (sure and checked.doubted)


async def _as_shown(asked: Asked) -> Agreement:
    """The one that the step is about, as whoever takes it was shown it."""
    step = await asked.body(Step) if await asked.request.body() else Step()
    return await _its(asked, step.version)


async def _its(asked: Asked, version: str = "") -> Agreement:
    """The person's own agreement with that id: another person's is none.

    Raises AgreementChanged where it does not stand any more as that version of it did.
    """
    found = await asked.store.agreements.load(asked.id("agreement"))
    if found is None or found.rep != asked.subject.id:
        raise nothing()
    if version and version != life.version_of(found):
        raise _changed()
    return found


async def _saved(asked: Asked, agreement: Agreement, before: Agreement) -> Response:
    if not await asked.store.agreements.save(agreement, instead_of=(before,)):
        raise _changed()
    return said(agreement_line(agreement, asked.today))


def _changed() -> AgreementChanged:
    return AgreementChanged(
        "the other one changed it meanwhile, so nothing of yours was saved",
        remedy="look at how it stands, and decide again",
    )
