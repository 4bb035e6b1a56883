"""Which rows are about whom: what a person's and a call's export and deletion reach.

Each table is named here once, with the way from a person to its rows, or stands among those that are
about nobody; a test holds this against the schema, so that no table can be forgotten.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import Table, or_, select

from copilot.storage.team.deal_tables import (
    BANDS,
    DEALS,
    ENDINGS,
    PART_COUNTS,
    PART_KINDS,
    PARTS,
    QUOTAS,
)
from copilot.storage.team.tables import (
    ANNOTATIONS,
    AUDIT,
    AUDIT_ERASED,
    AUDIT_START,
    GONE_CALLS,
    MACHINES,
    MOMENT_WEEKS,
    PEOPLE,
    REFERENCES,
    SESSIONS,
    SHARED_CALLS,
    SHARED_MOMENTS,
    TAKEN_BACK,
    TICKETS,
    VERSIONS,
)
from copilot.storage.team.talk_tables import (
    ACTIONS,
    AGENDA,
    AGREEMENTS,
    DIAGNOSES,
    DIAGNOSIS_STEPS,
    MEETINGS,
    MILESTONES,
    RHYTHMS,
    SCORECARDS,
    SCORES,
)
from copilot.storage.team.told_tables import (
    CLOSED_SPANS,
    FORMER_MANAGERS,
    PATTERNS,
    PROGRAMMES,
    PUBLISHED_PEOPLE,
    TOLD_CALLS,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import ColumnElement

    Whose = Callable[[str], ColumnElement[bool]]


def _by(column: str, table: Table) -> Whose:
    return lambda identity: table.c[column] == identity


def _through(table: Table, column: str, parent: Table, key: str, owner: str) -> Whose:
    return lambda identity: table.c[column].in_(
        select(parent.c[key]).where(parent.c[owner] == identity)
    )


OF_A_PERSON: Final[dict[Table, Whose]] = {
    PEOPLE: _by("id", PEOPLE),
    SHARED_CALLS: _by("person_id", SHARED_CALLS),
    SHARED_MOMENTS: _through(SHARED_MOMENTS, "call_id", SHARED_CALLS, "id", "person_id"),
    ANNOTATIONS: _through(ANNOTATIONS, "call_id", SHARED_CALLS, "id", "person_id"),
    REFERENCES: _through(REFERENCES, "call_id", SHARED_CALLS, "id", "person_id"),
    MOMENT_WEEKS: _by("person_id", MOMENT_WEEKS),
    TAKEN_BACK: _by("person_id", TAKEN_BACK),
    PUBLISHED_PEOPLE: _by("person_id", PUBLISHED_PEOPLE),
    AGREEMENTS: _by("rep_id", AGREEMENTS),
    DIAGNOSES: _through(DIAGNOSES, "agreement_id", AGREEMENTS, "id", "rep_id"),
    DIAGNOSIS_STEPS: _through(DIAGNOSIS_STEPS, "agreement_id", AGREEMENTS, "id", "rep_id"),
    SCORECARDS: _by("rep_id", SCORECARDS),
    SCORES: _through(SCORES, "scorecard_id", SCORECARDS, "id", "rep_id"),
    MEETINGS: _by("rep_id", MEETINGS),
    AGENDA: _by("rep_id", AGENDA),
    ACTIONS: _by("rep_id", ACTIONS),
    RHYTHMS: _by("rep_id", RHYTHMS),
    MILESTONES: _by("rep_id", MILESTONES),
    DEALS: _by("person_id", DEALS),
    QUOTAS: _by("rep_id", QUOTAS),
    ENDINGS: _by("given_by", ENDINGS),
    # who was their manager, and whose they were
    FORMER_MANAGERS: lambda person: or_(
        FORMER_MANAGERS.c.person_id == person, FORMER_MANAGERS.c.manager_id == person
    ),
    TICKETS: _by("person_id", TICKETS),
    SESSIONS: _by("person_id", SESSIONS),
    MACHINES: _by("person_id", MACHINES),
    # what was done about them, and what they did
    AUDIT: lambda person: or_(AUDIT.c.subject_id == person, AUDIT.c.actor_id == person),
}

OF_A_CALL: Final[dict[Table, Whose]] = {
    SHARED_CALLS: _by("id", SHARED_CALLS),
    SHARED_MOMENTS: _by("call_id", SHARED_MOMENTS),
    ANNOTATIONS: _by("call_id", ANNOTATIONS),
    REFERENCES: _by("call_id", REFERENCES),
    TAKEN_BACK: _by("call_id", TAKEN_BACK),
    AUDIT: _by("about_id", AUDIT),
}

OF_NOBODY: Final = frozenset(
    {
        BANDS,
        PARTS,
        PART_KINDS,
        PART_COUNTS,
        PROGRAMMES,
        PATTERNS,
        CLOSED_SPANS,
        TOLD_CALLS,
        GONE_CALLS,
        AUDIT_ERASED,
        AUDIT_START,
        VERSIONS,
    }
)
"""The team's bands, what is told of K people, and the server's own."""
