"""Who is in the team, who is whose manager, and the codes to come in with. No call is seen from here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from uuid import UUID, uuid4

from copilot.storage.team.audit import Entry
from copilot.storage.team.records import Deed, Person, Role
from copilot.web.team.access import Access
from copilot.web.team.asked import nothing, said
from copilot.web.team.doors import Entrance
from copilot.web.team.typed import Body, Day, MaybeName, Name

if TYPE_CHECKING:
    from datetime import date

    from starlette.responses import Response

    from copilot.web.team.asked import Asked
    from copilot.web.team.doors import Answer

TICKET_SECONDS: Final = 15 * 60
"""A sign-in code is good for so long: time to hand it over."""


class SavePerson(Body):
    """``POST /api/admin/people`` and ``…/{who}``: somebody, as an administrator types them."""

    name: Name
    role: Role
    since: Day
    team: MaybeName = ""
    manager: UUID | None = None
    active: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonLine:
    """Somebody in the list."""

    id: str
    name: str
    role: str
    since: date
    team: str
    manager: str | None
    manager_name: str
    active: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """A code, shown once."""

    code: str
    minutes: int | None


def entrances() -> list[Entrance]:
    """All of this file's."""
    base, each = "/api/admin/people", "/api/admin/people/{who:uuid}"

    def one(method: str, path: str, answer: Answer) -> Entrance:
        return Entrance(method=method, path=path, access=Access.ADMIN, answer=answer)

    return [
        one("GET", base, people),
        one("POST", base, add),
        one("POST", each, change),
        one("POST", each + "/ticket", ticket),
        one("POST", each + "/machine", machine),
        one("POST", each + "/sign-out", sign_out),
    ]


async def people(asked: Asked) -> Response:
    """Everybody, by name."""
    everybody = await asked.store.people.everybody()
    names = {person.id: person.name for person in everybody}
    return said([_line(person, names) for person in everybody])


async def add(asked: Asked) -> Response:
    """Somebody new. Raises PersonRefused for what cannot be."""
    given = await asked.body(SavePerson)
    person = _person(str(uuid4()), given)
    await asked.store.people.save(person)
    await _note(asked, person.id, Deed.CHANGED_PERSON, about=person.manager)
    return said({"id": person.id}, 201)


async def change(asked: Asked) -> Response:
    """Somebody who is there, changed. Who leaves is signed out at once.

    Whoever is their manager now sees their page as it is, with what was shared while it was another: the
    page is the rep's, who is told who else sees it.
    """
    given, known = await asked.body(SavePerson), await _known(asked)
    person = _person(known.id, given)
    await asked.store.people.save(person)
    if not person.active:
        await asked.store.access.sign_out_everywhere(person.id)
        await asked.store.access.forget_machines(person.id)
    moved = person.manager != known.manager
    seen_by = (person.manager or person.id) if moved else None
    await _note(asked, person.id, Deed.CHANGED_PERSON, about=seen_by)
    return said({"id": person.id})


async def ticket(asked: Asked) -> Response:
    """A code to sign in with, good once."""
    person = await _known(asked)
    code = await asked.store.access.issue_ticket(
        person.id, now=asked.services.now(), expires_s=TICKET_SECONDS
    )
    await _note(asked, person.id, Deed.ISSUED_TICKET)
    return said(Code(code=code, minutes=TICKET_SECONDS // 60), 201)


async def machine(asked: Asked) -> Response:
    """A token for a rep's machine, to share calls with."""
    person = await _known(asked)
    code = await asked.store.access.issue_machine(person.id, today=asked.today)
    await _note(asked, person.id, Deed.ISSUED_MACHINE)
    return said(Code(code=code, minutes=None), 201)


async def sign_out(asked: Asked) -> Response:
    """End every session and machine of a person."""
    person = await _known(asked)
    ended = await asked.store.access.sign_out_everywhere(person.id)
    machines = await asked.store.access.forget_machines(person.id)
    await _note(asked, person.id, Deed.CHANGED_PERSON)
    return said({"sessions": ended, "machines": machines})


async def _known(asked: Asked) -> Person:
    person = await asked.store.people.load(asked.id("who"))
    if person is None:
        raise nothing()
    return person


async def _note(asked: Asked, subject: str, deed: Deed, *, about: str | None = None) -> None:
    """Write it down; of a change, `about` is who sees their page from then on: they alone, by their own id."""
    at, actor = asked.services.now(), asked.who.id
    entry = Entry(at=at, actor=actor, subject=subject, deed=deed, about=about)
    await asked.store.audit.note(entry)


def _person(person: str, given: SavePerson) -> Person:
    return Person(
        id=person,
        name=given.name,
        role=given.role,
        since=given.since,
        team=given.team,
        manager=None if given.manager is None else str(given.manager),
        active=given.active,
    )


def _line(person: Person, names: dict[str, str]) -> PersonLine:
    return PersonLine(
        id=person.id,
        name=person.name,
        role=person.role.value,
        since=person.since,
        team=person.team,
        manager=person.manager,
        manager_name=names.get(person.manager or "", ""),
        active=person.active,
    )
