"""Every column of both databases that the pipeline writes: none can hold a word.

What the rep types afterwards has tables of its own, in `copilot.storage.mark_tables`.

``moments.db`` may be shared one day, ``private.db`` never: nothing about cards or reactions, nor
how much help the rep wanted or how well a skill stands, is in the first. Changing a table, or adding a name to an
enumeration that one lists, is a migration; a test compares these tables with what the migrations
make.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import Index, MetaData, Table

from copilot.coaching.outcomes import Outcome
from copilot.kinds import CallKind, MomentKind, NextStepState, Profile, Speaker
from copilot.storage.columns import closed, flag, identifier, number, seconds, version, whole
from copilot.storage.own import Reaction
from copilot.storage.snapshot_table import snapshot_table

NAMING: Final = {
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "ix": "ix_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}
VERSION_TABLE: Final = "schema_version"
# what a moment measured, and what it was measured against: shares, seconds, counts
MEASURED_MAX: Final = 1_000_000.0
# 2100-01-01: a start beyond it is a clock gone wrong, and would never grow old
STARTED_AT_MAX: Final = 4_102_444_800

MOMENTS_DB: Final = MetaData(naming_convention=NAMING)
PRIVATE_DB: Final = MetaData(naming_convention=NAMING)

CALLS: Final = Table(
    "calls",
    MOMENTS_DB,
    identifier("id", primary_key=True),
    closed("kind", CallKind),
    whole("started_at", high=STARTED_AT_MAX),
    flag("ended"),
    seconds("duration_s"),
    seconds("rep_speech_s"),
    seconds("buyer_speech_s"),
    number("rep_share", low=0.0, high=1.0, nullable=True),
    whole("rep_words"),
    whole("buyer_words"),
    whole("turns"),
    whole("rep_questions"),
    whole("buyer_questions"),
    seconds("longest_rep_monologue_s"),
    seconds("longest_buyer_stretch_s"),
    # a reply may begin before the turn that it answers has ended
    seconds("median_response_gap_s", low=-600.0, nullable=True),
    whole("lost_frames"),
    whole("late_utterances"),
    whole("dropped_utterances"),
    # null for calls that were kept before it was listened for
    seconds("bleed_s", nullable=True),
    number("bleed_told_apart", low=0.0, high=1.0, nullable=True),
    # how it stood at its end: null where it was not listened for, and for calls kept before it was
    closed("next_step", NextStepState, nullable=True),
    whole("budget_came_up", high=1, nullable=True),
    whole("authority_came_up", high=1, nullable=True),
    whole("need_came_up", high=1, nullable=True),
    whole("timing_came_up", high=1, nullable=True),
    seconds("price_first_s", nullable=True),
    seconds("next_step_first_s", nullable=True),
    whole("questions_first_third", nullable=True),
    whole("questions_second_third", nullable=True),
    whole("questions_last_third", nullable=True),
)

MOMENTS: Final = Table(
    "moments",
    MOMENTS_DB,
    identifier("id", primary_key=True),
    identifier("call_id", refers="calls.id"),
    identifier("rule"),
    whole("rule_version"),
    closed("kind", MomentKind),
    seconds("at_s"),
    number("strength", low=0.0, high=1.0),
    number("value", low=-MEASURED_MAX, high=MEASURED_MAX, nullable=True),
    number("compared_with", low=-MEASURED_MAX, high=MEASURED_MAX, nullable=True),
    Index(None, "call_id"),
)

OWN_CALLS: Final = Table(
    "own_calls",
    PRIVATE_DB,
    identifier("id", primary_key=True),
    whole("started_at", high=STARTED_AT_MAX),
    closed("profile", Profile),
    seconds("scheduled_end_s", nullable=True),
    whole("dropped_cards"),
    # 1 if this machine's own person was the rep; in a sample somebody else was. Null for calls kept
    # before there were any others
    whole("mine", high=1, nullable=True),
    # what the call itself showed, where nobody had said it: the rep's own until the rep says it too
    closed("heard_kind", CallKind, nullable=True),
    number("heard_sure", low=0.0, high=1.0, nullable=True),
)

STRETCHES: Final = Table(
    "stretches",
    PRIVATE_DB,
    identifier("call_id", refers="own_calls.id", primary_key=True),
    closed("speaker", Speaker, primary_key=True),
    whole("start_ms", primary_key=True),
    whole("end_ms"),
    whole("words"),
    flag("late"),
    sqlite_with_rowid=False,
)

CARDS: Final = Table(
    "cards",
    PRIVATE_DB,
    identifier("id", primary_key=True),
    identifier("call_id", refers="own_calls.id"),
    identifier("rule"),
    closed("kind", MomentKind),
    seconds("at_s"),
    seconds("shown_s"),
    seconds("until_s", nullable=True),
    Index(None, "call_id"),
)

REACTIONS: Final = Table(
    "reactions",
    PRIVATE_DB,
    identifier("card_id", refers="cards.id", primary_key=True),
    closed("reaction", Reaction),
)

OUTCOMES: Final = Table(
    "outcomes",
    PRIVATE_DB,
    identifier("call_id", refers="own_calls.id", primary_key=True),
    identifier("rule", primary_key=True),
    identifier("skill"),
    closed("outcome", Outcome),
    sqlite_with_rowid=False,
)

SNAPSHOTS: Final = snapshot_table(PRIVATE_DB)

VERSIONS: Final = tuple(
    Table(VERSION_TABLE, metadata, version("version_num")) for metadata in (MOMENTS_DB, PRIVATE_DB)
)
