"""Who read what about whom, in a chain in which nothing can be changed unseen."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from copilot.storage.team.database import TeamDatabase


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
    SHARED = "shared"
    TOOK_BACK = "took_back"
    CHANGED_AGREEMENT = "changed_agreement"
    CHANGED_SCORECARD = "changed_scorecard"
    CHANGED_MEETING = "changed_meeting"
    CHANGED_PERSON = "changed_person"
    CHANGED_BAND = "changed_band"
    IMPORTED_DEALS = "imported_deals"
    IMPORTED_OUTCOMES = "imported_outcomes"
    ISSUED_TICKET = "issued_ticket"
    ISSUED_MACHINE = "issued_machine"
    SIGNED_IN = "signed_in"
    DELETED_CALL = "deleted_call"
    DELETED_PERSON = "deleted_person"


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
        raise NotImplementedError

    async def about(self, subject: str) -> tuple[Entry, ...]:
        """Everything that was done about one person, the newest first; theirs to read."""
        raise NotImplementedError

    async def verify(self, known: Iterable[str] = ()) -> Verdict:
        """Look at every link. `known`: heads that were written down; a missing one is a break."""
        raise NotImplementedError
