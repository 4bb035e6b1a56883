"""People, the calls that they let through, the keys to the door, and the log of who came in.

The rest stands in `talk_tables` and `deal_tables`; `schema` has all of it together.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import Index, MetaData, Table

from copilot.kinds import MomentKind
from copilot.review.shared import DisputeReason, NextStepState
from copilot.storage.tables import MEASURED_MAX, NAMING, VERSION_TABLE
from copilot.storage.team.columns import (
    REVISION_MAX,
    closed,
    day,
    digest,
    flag,
    identifier,
    moment_of_time,
    number,
    seconds,
    typed,
    version,
    whole,
)
from copilot.storage.team.forms import (
    ANNOTATION_CHARS,
    NAME_CHARS,
    REFERENCE_CHARS,
    SHARED_KINDS,
)
from copilot.storage.team.records import Deed, Role

TEAM_DB: Final = MetaData(naming_convention=NAMING)

PEOPLE: Final = Table(
    "people",
    TEAM_DB,
    identifier("id", primary_key=True),
    typed("name", chars=NAME_CHARS),
    closed("role", Role),
    typed("team", chars=NAME_CHARS),
    identifier("manager_id", nullable=True),
    day("since"),
    flag("active"),
    Index("ix_people_manager_id", "manager_id"),
)

COUNTED_OF_A_CALL: Final = (
    "kind", "ended", "duration_s", "next_step", "rep_share", "budget_came_up", "authority_came_up",
    "need_came_up", "timing_came_up", "questions_first", "questions_middle", "questions_last",
)  # fmt: skip

SHARED_CALLS: Final = Table(
    "shared_calls",
    TEAM_DB,
    identifier("id", primary_key=True),
    identifier("person_id", refers="people.id"),
    whole("revision", high=REVISION_MAX),
    closed("kind", SHARED_KINDS),
    day("day"),
    flag("ended"),
    seconds("duration_s"),
    seconds("rep_speech_s"),
    seconds("buyer_speech_s"),
    number("rep_share", low=0.0, high=1.0, nullable=True),
    whole("turns"),
    whole("rep_questions"),
    whole("buyer_questions"),
    seconds("longest_rep_monologue_s"),
    seconds("longest_buyer_stretch_s"),
    seconds("median_response_gap_s", low=-600.0, nullable=True),
    closed("next_step", NextStepState),
    flag("budget_came_up", nullable=True),
    flag("authority_came_up", nullable=True),
    flag("need_came_up", nullable=True),
    flag("timing_came_up", nullable=True),
    seconds("price_first_s", nullable=True),
    seconds("next_step_first_s", nullable=True),
    whole("questions_first", nullable=True),
    whole("questions_middle", nullable=True),
    whole("questions_last", nullable=True),
    # a person's weeks, with all that the indicators count (`tallying`): sums are made without the rows
    Index("ix_shared_calls_person_id", "person_id", "day", *COUNTED_OF_A_CALL),
    # what has grown old, and a week of everybody's for the trends
    Index("ix_shared_calls_day", "day"),
)

SHARED_MOMENTS: Final = Table(
    "shared_moments",
    TEAM_DB,
    # first, so that a call's moments lie together
    identifier("call_id", refers="shared_calls.id", primary_key=True),
    identifier("id", primary_key=True),
    identifier("rule"),
    closed("kind", MomentKind),
    seconds("at_s"),
    number("strength", low=0.0, high=1.0),
    number("value", low=-MEASURED_MAX, high=MEASURED_MAX, nullable=True),
    number("compared_with", low=-MEASURED_MAX, high=MEASURED_MAX, nullable=True),
    closed("disputed", DisputeReason, nullable=True),
    sqlite_with_rowid=False,
)

# how many moments of a kind a person's week had, and in how many calls: counted anew with each call
MOMENT_WEEKS: Final = Table(
    "moment_weeks",
    TEAM_DB,
    identifier("person_id", refers="people.id", primary_key=True),
    day("week", primary_key=True),
    closed("kind", MomentKind, primary_key=True),
    whole("moments"),
    whole("calls"),
    sqlite_with_rowid=False,
)

# calls that were taken back: their number alone, so that an older share that comes late stays out
TAKEN_BACK: Final = Table(
    "taken_back",
    TEAM_DB,
    identifier("call_id", primary_key=True),
    identifier("person_id", refers="people.id"),
    whole("revision", high=REVISION_MAX),
    day("day"),
    Index("ix_taken_back_person_id", "person_id"),
)

# calls of people who were deleted, by the digest of a random number, which is nobody's: they stay out,
# under whatever id they are sent again
GONE_CALLS: Final = Table(
    "gone_calls",
    TEAM_DB,
    digest("digest", primary_key=True),
    day("day"),
    sqlite_with_rowid=False,
)

ANNOTATIONS: Final = Table(
    "annotations",
    TEAM_DB,
    identifier("call_id", refers="shared_calls.id", primary_key=True),
    identifier("moment_id", primary_key=True),
    typed("text", chars=ANNOTATION_CHARS),
    sqlite_with_rowid=False,
)

REFERENCES: Final = Table(
    "call_references",
    TEAM_DB,
    identifier("call_id", refers="shared_calls.id", primary_key=True),
    typed("reference", chars=REFERENCE_CHARS),
)

TICKETS: Final = Table(
    "tickets",
    TEAM_DB,
    digest("digest", primary_key=True),
    identifier("person_id", refers="people.id"),
    moment_of_time("expires_at"),
    Index("ix_tickets_person_id", "person_id"),
)

SESSIONS: Final = Table(
    "sessions",
    TEAM_DB,
    digest("digest", primary_key=True),
    identifier("person_id", refers="people.id"),
    moment_of_time("expires_at"),
    Index("ix_sessions_person_id", "person_id"),
)

MACHINES: Final = Table(
    "machines",
    TEAM_DB,
    digest("digest", primary_key=True),
    identifier("person_id", refers="people.id"),
    day("issued_on"),
    Index("ix_machines_person_id", "person_id"),
)

VERSIONS: Final = Table(VERSION_TABLE, TEAM_DB, version("version_num"))

# the content of an entry, and a chain over digests of contents: so that the content can go with the
# person it is about, and the chain still shows that nothing else is gone
AUDIT: Final = Table(
    "audit",
    TEAM_DB,
    whole("number", low=1, high=REVISION_MAX, primary_key=True),
    moment_of_time("at"),
    identifier("actor_id", nullable=True),
    identifier("subject_id", nullable=True),
    closed("deed", Deed, nullable=True),
    identifier("about_id", nullable=True),
    digest("salt", nullable=True),
    digest("content"),
    digest("link"),
    # of the numbers of the entries that lost their content with somebody who was deleted
    digest("covers", nullable=True),
    Index("ix_audit_subject_id", "subject_id"),
    Index("ix_audit_actor_id", "actor_id"),
)

# which entry says of an empty one that it lost its content with somebody who was deleted
AUDIT_ERASED: Final = Table(
    "audit_erased",
    TEAM_DB,
    whole("number", low=1, high=REVISION_MAX, primary_key=True),
    whole("entry", low=1, high=REVISION_MAX),
)

# the last entry that has grown old and gone, which the oldest that is left is linked to
AUDIT_START: Final = Table(
    "audit_start",
    TEAM_DB,
    whole("id", low=1, high=1, primary_key=True),
    whole("number", high=REVISION_MAX),
    digest("link"),
)
