"""Who read what about whom, in a chain in which nothing can be changed unseen.

Each entry holds the SHA-256 of its own content with a salt, and a link: the SHA-256 of the link before
it and of that digest. Changing, leaving out or putting in an entry breaks the links after it. When
somebody is deleted, the contents of what was done about them go, salt and all, and the digests stay:
the chain holds, and nobody can guess what stood there. Of entries that have grown old the last link is
kept as the start of the rest.

What one does about oneself, or about nobody, has a day and no hour: it is nobody's business when somebody works.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy import insert, select

from copilot.storage.team.days import DAY_SECONDS
from copilot.storage.team.records import Deed
from copilot.storage.team.tables import AUDIT, AUDIT_START

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy import Connection, RowMapping

    from copilot.storage.team.database import TeamDatabase

__all__ = ["ORIGIN", "Audit", "Deed", "Entry", "Verdict", "note", "start_of"]

ORIGIN: Final = "0" * 64
"""What the first entry of all is linked to."""

_CONTENT: Final = ("at", "actor_id", "subject_id", "deed", "about_id", "salt")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line: `actor` did it, about `subject` (both ids of people), with `about` (an id) if any.

    `at` in whole seconds of UTC since 1970. `actor` None is the command line on the server itself.
    """

    at: int
    actor: str | None
    subject: str | None
    deed: Deed
    about: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a look at the whole chain found.

    `entries` are whole, `erased` had their content taken out with the person they were about and are
    still in their place. `broken_at` is the number of the first that does not fit, None if all do.
    `head` is the last link: write it down elsewhere, and a shortened chain cannot pass for this one.
    """

    entries: int
    erased: int
    broken_at: int | None
    head: str


class Audit:
    """The log. Raises the `StoreError` tree."""

    def __init__(self, database: TeamDatabase) -> None:
        self._database = database

    async def note(self, *entries: Entry) -> None:
        """Write them down; on return they are on the disk. Do it before what was read is shown."""
        if entries:
            await self._database.write(lambda connection: note(connection, entries))

    async def about(self, subject: str) -> tuple[Entry, ...]:
        """Everything that was done about one person, the newest first; theirs to read."""
        wanted = select(AUDIT).where(AUDIT.c.subject_id == subject).order_by(AUDIT.c.number.desc())
        rows = await self._database.read(
            lambda connection: connection.execute(wanted).mappings().all()
        )
        return tuple(
            Entry(
                at=row["at"],
                actor=row["actor_id"],
                subject=row["subject_id"],
                deed=Deed(row["deed"]),
                about=row["about_id"],
            )
            for row in rows
        )

    async def verify(self, known: Iterable[str] = ()) -> Verdict:
        """Look at every link.

        `known`: heads that were written down; one that is neither in the chain nor as old as what has
        been deleted by its age is a break at the end.
        """
        heads = frozenset(known)
        return await self._database.read(lambda connection: _verified(connection, heads))


def note(connection: Connection, entries: Iterable[Entry]) -> None:
    """Add entries to the end of the chain, within a write of one's own."""
    number, link = _end(connection)
    rows = []
    for entry in entries:
        own = entry.actor is not None and entry.subject in {entry.actor, None}
        content: dict[str, object] = {
            "at": entry.at - entry.at % DAY_SECONDS if own else entry.at,
            "actor_id": entry.actor,
            "subject_id": entry.subject,
            "deed": entry.deed.value,
            "about_id": entry.about,
            "salt": secrets.token_hex(32),
        }
        number += 1
        digest = _digest(content)
        link = _linked(link, number, digest)
        rows.append({"number": number, **content, "content": digest, "link": link})
    connection.execute(insert(AUDIT), rows)


def _end(connection: Connection) -> tuple[int, str]:
    last = select(AUDIT.c.number, AUDIT.c.link).order_by(AUDIT.c.number.desc()).limit(1)
    row = connection.execute(last).first()
    return (row.number, row.link) if row is not None else start_of(connection)


def start_of(connection: Connection) -> tuple[int, str]:
    """The number and the link that the oldest entry follows."""
    row = connection.execute(select(AUDIT_START.c.number, AUDIT_START.c.link)).first()
    return (row.number, row.link) if row is not None else (0, ORIGIN)


def _verified(connection: Connection, known: frozenset[str]) -> Verdict:
    number, link = start_of(connection)
    seen = {link}
    whole = erased = 0
    broken_at: int | None = None
    for row in connection.execute(select(AUDIT).order_by(AUDIT.c.number)).mappings():
        number += 1
        gone = row["salt"] is None
        fits = (
            row["number"] == number
            and row["link"] == _linked(link, number, row["content"])
            and (_is_empty(row) if gone else row["content"] == _digest(row))
        )
        if not fits and broken_at is None:
            broken_at = number
        number, link = row["number"], row["link"]
        seen.add(link)
        whole, erased = whole + (not gone), erased + gone
    if broken_at is None and not known <= seen and start_of(connection)[0] == 0:
        broken_at = number + 1
    return Verdict(entries=whole, erased=erased, broken_at=broken_at, head=link)


def _is_empty(row: RowMapping) -> bool:
    return all(row[name] is None for name in _CONTENT if name != "at")


def _digest(content: Mapping[str, object] | RowMapping) -> str:
    written = json.dumps([content[name] for name in _CONTENT], separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()


def _linked(before: str, number: int, digest: str) -> str:
    return hashlib.sha256(f"{before}:{number}:{digest}".encode()).hexdigest()
