"""What the rep types and chooses: tables of their own in ``private.db``, beside the pipeline's.

Two columns hold text that a person typed: `annotations.written` and `call_references.written`. No
stage of the path may import this module, so nothing that was said can be put into them by mistake.
All that is about a call goes with the call. A focus, what was proposed for one, and the drills are
about none.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import Index, Table

from copilot.kinds import CallKind, DisputeReason, NextStepState, WithholdReason
from copilot.storage.columns import closed, identifier, number, typed, whole
from copilot.storage.marks import ANNOTATION_CHARS, REFERENCE_CHARS, Reply, SharedBy, Went
from copilot.storage.tables import PRIVATE_DB, STARTED_AT_MAX

ANNOTATIONS: Final = Table(
    "annotations",
    PRIVATE_DB,
    identifier("moment_id", primary_key=True),
    identifier("call_id", refers="own_calls.id"),
    typed("written", most=ANNOTATION_CHARS),
    Index(None, "call_id"),
)

DISPUTES: Final = Table(
    "disputes",
    PRIVATE_DB,
    identifier("moment_id", primary_key=True),
    identifier("call_id", refers="own_calls.id"),
    closed("reason", DisputeReason),
    Index(None, "call_id"),
)

WITHHELD: Final = Table(
    "withheld",
    PRIVATE_DB,
    identifier("moment_id", primary_key=True),
    identifier("call_id", refers="own_calls.id"),
    closed("reason", WithholdReason),
    Index(None, "call_id"),
)

SHARES: Final = Table(
    "shares",
    PRIVATE_DB,
    identifier("call_id", refers="own_calls.id", primary_key=True),
    whole("at", high=STARTED_AT_MAX),
    closed("let_go_by", SharedBy),
)

REFERENCES: Final = Table(
    "call_references",
    PRIVATE_DB,
    identifier("call_id", refers="own_calls.id", primary_key=True),
    typed("written", most=REFERENCE_CHARS),
)

SELF_CHECKS: Final = Table(
    "self_checks",
    PRIVATE_DB,
    identifier("call_id", refers="own_calls.id", primary_key=True),
    closed("went", Went, nullable=True),
    number("share", low=0.0, high=1.0, nullable=True),
    closed("next_step", NextStepState, nullable=True),
)

KINDS_SAID: Final = Table(
    "kinds_said",
    PRIVATE_DB,
    identifier("call_id", refers="own_calls.id", primary_key=True),
    closed("kind", CallKind),
)

FOCUS: Final = Table(
    "focus",
    PRIVATE_DB,
    # one row at most: there is one focus
    whole("place", low=1, high=1, primary_key=True),
    # null: the rep chose to have none
    identifier("skill", nullable=True),
)

PROPOSED_FOCUS: Final = Table(
    "proposed_focus",
    PRIVATE_DB,
    # one row at most: what the rep and the manager agreed on, as long as that is open
    whole("place", low=1, high=1, primary_key=True),
    identifier("skill"),
    closed("reply", Reply),
)

DRILLS: Final = Table(
    "drills",
    PRIVATE_DB,
    identifier("rule", primary_key=True),
    whole("times"),
)

ABOUT_A_CALL: Final = (
    ANNOTATIONS,
    DISPUTES,
    WITHHELD,
    SHARES,
    REFERENCES,
    SELF_CHECKS,
    KINDS_SAID,
)
ABOUT_NO_CALL: Final = (FOCUS, PROPOSED_FOCUS, DRILLS)
