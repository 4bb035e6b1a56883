"""Who read what about whom, in a chain in which nothing can be changed unseen.

Each entry holds the SHA-256 of its own content with a salt, and a link: the SHA-256 of the link before
it and of that digest. Changing, leaving out or putting in an entry breaks the links after it. When
somebody is deleted, the contents of what was done about them go, salt and all, and the digests stay:
the chain holds, and nobody can guess what stood there. That it was a deletion is an entry as well, which
covers the numbers of the emptied ones; any other empty entry is a break. Of entries that have grown old
the last link is kept as the start of the rest.

Who can write the database can write a whole chain anew. So note its head elsewhere, now and then.

What one does about oneself, or about nobody, has a day and no hour: it is nobody's business when somebody works.
"""

from __future__ import annotations

import hashlib
import json
import re
import secrets
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy import insert, select, update

from copilot.storage.team.days import DAY_SECONDS
from copilot.storage.team.records import Deed
from copilot.storage.team.tables import AUDIT, AUDIT_ERASED, AUDIT_START

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy import Connection, RowMapping

    from copilot.storage.team.database import TeamDatabase

__all__ = ["ORIGIN", "Audit", "Deed", "Entry", "Head", "Verdict", "erase", "note", "start_of"]

ORIGIN: Final = "0" * 64
"""What the first entry of all is linked to."""

_CONTENT: Final = ("at", "actor_id", "subject_id", "deed", "about_id", "salt")
_LINK: Final = "[0-9a-f]{64}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """Where a chain ended when somebody looked: the number of its last entry and that entry's link."""

    number: int
    link: str

    def __str__(self) -> str:
        return f"{self.number}:{self.link}"

    @classmethod
    def parse(cls, text: str) -> Head:
        """The head that `str` wrote. Raises ValueError for anything else."""
        found = re.fullmatch(rf"([0-9]{{1,16}}):({_LINK})", text.strip())
        if found is None:
            raise ValueError("a head is a number, a colon and 64 hexadecimal digits")
        return cls(number=int(found[1]), link=found[2])


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
    `head`: write it down elsewhere, and neither a shortened chain nor another one can pass for this one.
    """

    entries: int
    erased: int
    broken_at: int | None
    head: Head


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

    async def verify(self, known: Iterable[Head] = ()) -> Verdict:
        """Look at every link, and whether each of the heads that were written down is in the chain.

        A head before the oldest entry that is left has grown old with those before it, and says nothing.
        """
        heads = frozenset(known)
        return await self._database.read(lambda connection: _verified(connection, heads))


def note(connection: Connection, entries: Iterable[Entry]) -> None:
    """Add entries to the end of the chain, within a write of one's own."""
    _append(connection, entries)


def erase(connection: Connection, person: str, *, at: int, actor: str | None) -> None:
    """Take out the content of all that was done about somebody, and note that `actor` deleted them."""
    about = AUDIT.c.subject_id == person
    numbers = connection.execute(select(AUDIT.c.number).where(about)).scalars().all()
    names = ("actor_id", "subject_id", "deed", "about_id", "salt", "covers")
    connection.execute(update(AUDIT).where(about).values(dict.fromkeys(names)))
    deletion = Entry(at=at, actor=actor, subject=None, deed=Deed.DELETED_PERSON)
    entry = _append(connection, [deletion], covers=_covered(numbers))
    if numbers:
        rows = [{"number": number, "entry": entry} for number in numbers]
        connection.execute(insert(AUDIT_ERASED), rows)


def _append(connection: Connection, entries: Iterable[Entry], *, covers: str | None = None) -> int:
    """The number of the last of them."""
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
            "covers": covers,
        }
        number += 1
        digest = _digest(content)
        link = _linked(link, number, digest)
        rows.append({"number": number, **content, "content": digest, "link": link})
    connection.execute(insert(AUDIT), rows)
    return number


def _end(connection: Connection) -> tuple[int, str]:
    last = select(AUDIT.c.number, AUDIT.c.link).order_by(AUDIT.c.number.desc()).limit(1)
    row = connection.execute(last).first()
    return (row.number, row.link) if row is not None else start_of(connection)


def start_of(connection: Connection) -> tuple[int, str]:
    """The number and the link that the oldest entry follows."""
    row = connection.execute(select(AUDIT_START.c.number, AUDIT_START.c.link)).first()
    return (row.number, row.link) if row is not None else (0, ORIGIN)


def _verified(connection: Connection, known: frozenset[Head]) -> Verdict:
    first, link = start_of(connection)
    number = first
    erasures = _Erasures(connection)
    noted = {head.number for head in known}
    seen = {number: link}
    broken: list[int] = []
    whole = erased = 0
    for row in connection.execute(select(AUDIT).order_by(AUDIT.c.number)).mappings():
        number += 1
        gone = row["salt"] is None
        fits = (
            row["number"] == number
            and row["link"] == _linked(link, number, row["content"])
            and (_is_empty(row) if gone else row["content"] == _digest(row))
        )
        if not fits and not broken:
            broken.append(number)
        number, link = row["number"], row["link"]
        erasures.see(row, gone=gone)
        if number in noted:
            seen[number] = link
        whole, erased = whole + (not gone), erased + gone
    broken += erasures.uncovered()
    for one in known:
        if one.number > number:
            broken.append(number + 1)
        elif one.number >= first and seen.get(one.number) != one.link:
            broken.append(one.number)
    head = Head(number=number, link=link)
    return Verdict(entries=whole, erased=erased, broken_at=min(broken, default=None), head=head)


class _Erasures:
    """Which entries are empty, and whether one that says somebody was deleted covers each of them."""

    def __init__(self, connection: Connection) -> None:
        self._of: dict[int, int] = {
            row.number: row.entry for row in connection.execute(select(AUDIT_ERASED))
        }
        self._empty: list[int] = []
        self._covers: dict[int, str] = {}

    def see(self, row: RowMapping, *, gone: bool) -> None:
        if gone:
            self._empty.append(row["number"])
        elif row["deed"] == Deed.DELETED_PERSON.value and row["covers"] is not None:
            self._covers[row["number"]] = row["covers"]

    def uncovered(self) -> list[int]:
        """The numbers of empty entries that none covers, and of entries that cover others than they say."""
        said: defaultdict[int, list[int]] = defaultdict(list)
        for number, entry in self._of.items():
            said[entry].append(number)
        good = {entry for entry, covers in self._covers.items() if _covered(said[entry]) == covers}
        wrong = self._covers.keys() - good
        return [one for one in self._empty if self._of.get(one) not in good] + sorted(wrong)


def _covered(numbers: Iterable[int]) -> str:
    return hashlib.sha256(json.dumps(sorted(numbers)).encode()).hexdigest()


def _is_empty(row: RowMapping) -> bool:
    return all(row[name] is None for name in (*_CONTENT, "covers") if name != "at")


def _digest(content: Mapping[str, object] | RowMapping) -> str:
    values = [content[name] for name in _CONTENT]
    if content["covers"] is not None:
        values.append(content["covers"])
    written = json.dumps(values, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()


def _linked(before: str, number: int, digest: str) -> str:
    return hashlib.sha256(f"{before}:{number}:{digest}".encode()).hexdigest()
