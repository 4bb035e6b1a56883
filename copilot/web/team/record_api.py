"""My record: everything held about me, who looked at it, a copy of it, and its end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pydantic_core import to_json

from copilot.errors import RequestInvalid
from copilot.storage.team.records import Deed
from copilot.web.team.access import Access
from copilot.web.team.asked import file, said
from copilot.web.team.cookie import take_cookie
from copilot.web.team.doors import Entrance
from copilot.web.team.lines import named
from copilot.web.team.typed import Body

if TYPE_CHECKING:
    from starlette.responses import Response

    from copilot.storage.team.audit import Entry
    from copilot.web.team.asked import Asked

ENTRIES_SHOWN: Final = 500
"""Of the log, the newest; the export holds all."""


_ABOUT_A_CALL: Final = frozenset({Deed.READ_CALL, Deed.EXPORTED})


class DeleteMe(Body):
    """``DELETE /api/me/record``: one's own name, typed, so that no slip does it."""

    name: str


def entrances() -> list[Entrance]:
    """All of this file's."""
    return [
        Entrance(method="GET", path="/api/me/record", access=Access.SIGNED_IN, answer=record),
        Entrance(
            method="GET",
            path="/api/me/export",
            access=Access.SIGNED_IN,
            answer=export,
        ),
        Entrance(method="DELETE", path="/api/me/record", access=Access.SIGNED_IN, answer=delete),
        Entrance(
            method="DELETE", path="/api/me/sessions", access=Access.SIGNED_IN, answer=sign_out_all
        ),
    ]


async def record(asked: Asked) -> Response:
    """How much of what is held, and who did what about who asks."""
    who, store = asked.who, asked.store
    held = await store.keeping.export_person(who.id)
    names = {person.id: person.name for person in await store.people.everybody()}
    log = await store.audit.about(who.id)
    manager = None if who.manager is None else await store.people.load(who.manager)
    return said(
        {
            "person": named(who),
            "role": who.role,
            "team": who.team,
            "since": who.since,
            "manager": None if manager is None else named(manager),
            "tables": [
                {"name": name, "rows": len(rows)}
                for name, rows in sorted(held.items())
                if isinstance(rows, list) and rows
            ],
            "log": [
                {
                    "at": entry.at,
                    "who": _actor(entry, who.id, names),
                    "deed": entry.deed,
                    "call": entry.about if entry.deed in _ABOUT_A_CALL else None,
                    "seen_by": _seen_by(entry, who.id, names),
                }
                for entry in log[:ENTRIES_SHOWN]
            ],
            "log_kept": len(log),
        }
    )


async def export(asked: Asked) -> Response:
    """Every stored row about who asks, as JSON."""
    # about oneself, so that the log has its day and no hour
    await asked.note_each(Deed.EXPORTED, [asked.who.id])
    held = await asked.store.keeping.export_person(asked.who.id)
    body = to_json(held, indent=2)
    return file(body, media_type="application/json", name=f"copilot-team-{asked.today}.json")


async def delete(asked: Asked) -> Response:
    """Delete who asks and everything about them, to the last byte, and sign them out.

    Raises PersonRefused for the last one who can let people in.
    """
    given = await asked.body(DeleteMe)
    if given.name.strip() != asked.who.name:
        raise RequestInvalid("that is not your name as it stands here", remedy="type it as shown")
    who = asked.who.id
    await asked.store.keeping.delete_person(who, now=asked.services.now(), actor=who)
    answer = said({"deleted": True})
    take_cookie(answer, secure=asked.services.secure)
    return answer


async def sign_out_all(asked: Asked) -> Response:
    """End every session of who asks, on every machine."""
    ended = await asked.store.access.sign_out_everywhere(asked.who.id)
    answer = said({"ended": ended})
    take_cookie(answer, secure=asked.services.secure)
    return answer


def _seen_by(entry: Entry, own: str, names: dict[str, str]) -> str | None:
    """Who sees somebody's page from then on, where that was changed."""
    if entry.deed is not Deed.CHANGED_PERSON or entry.about is None:
        return None
    return (
        "nobody but you" if entry.about == own else names.get(entry.about, "somebody who has left")
    )


def _actor(entry: Entry, own: str, names: dict[str, str]) -> str:
    if entry.actor is None:
        return "The server's own command line"
    return "You" if entry.actor == own else names.get(entry.actor, "Somebody who has left")
