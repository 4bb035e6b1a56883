"""What rep and manager agree, plan, score and type for each other."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Index, Table

from copilot.review.agreements import AgreementKind, AgreementState, Party
from copilot.review.cadence import Emphasis, Rhythm
from copilot.review.diagnosis import Cause, Help, TreeName
from copilot.review.scorecard import ScoredSkill
from copilot.review.skills import Skill
from copilot.storage.team.columns import closed, day, flag, identifier, typed, whole
from copilot.storage.team.forms import (
    ACTION_CHARS,
    AGENDA_CHARS,
    AGREEMENT_CHARS,
    ANSWER_CHARS,
    REASON_CHARS,
    SENTENCE_CHARS,
    UID_CHARS,
)
from copilot.storage.team.records import AgendaKind
from copilot.storage.team.tables import TEAM_DB

AGREEMENTS: Final = Table(
    "agreements",
    TEAM_DB,
    identifier("id", primary_key=True),
    identifier("rep_id", refers="people.id"),
    closed("kind", AgreementKind),
    typed("text", chars=AGREEMENT_CHARS),
    typed("support", chars=AGREEMENT_CHARS),
    day("due"),
    closed("proposed_by", Party),
    day("proposed_on"),
    closed("skill", Skill, nullable=True),
    closed("state", AgreementState),
    day("rep_agreed_on", nullable=True),
    day("manager_agreed_on", nullable=True),
    day("closed_on", nullable=True),
    identifier("carried_from", nullable=True),
    Index("ix_agreements_rep_id", "rep_id"),
)

DIAGNOSES: Final = Table(
    "diagnoses",
    TEAM_DB,
    identifier("agreement_id", refers="agreements.id", primary_key=True),
    closed("tree", TreeName),
    closed("cause", Cause),
    closed("help", Help),
    day("noted_on"),
)

DIAGNOSIS_STEPS: Final = Table(
    "diagnosis_steps",
    TEAM_DB,
    identifier("agreement_id", refers="diagnoses.agreement_id", primary_key=True),
    whole("step", high=20, primary_key=True),
    typed("answer", chars=ANSWER_CHARS),
)

SCORECARDS: Final = Table(
    "scorecards",
    TEAM_DB,
    identifier("id", primary_key=True),
    identifier("rep_id", refers="people.id"),
    day("first_day"),
    day("last_day"),
    day("own_on", nullable=True),
    day("confirmed_on", nullable=True),
    Index("ix_scorecards_rep_id", "rep_id"),
)

SCORES: Final = Table(
    "scores",
    TEAM_DB,
    identifier("scorecard_id", refers="scorecards.id", primary_key=True),
    closed("skill", ScoredSkill, primary_key=True),
    whole("own", low=1, high=5, nullable=True),
    whole("proposed", low=1, high=5, nullable=True),
    whole("proposed_of", nullable=True),
    typed("formula", chars=SENTENCE_CHARS),
    typed("says", chars=SENTENCE_CHARS),
    whole("confirmed", low=1, high=5, nullable=True),
    typed("reason", chars=REASON_CHARS),
)

MEETINGS: Final = Table(
    "meetings",
    TEAM_DB,
    typed("uid", chars=UID_CHARS, primary_key=True),
    identifier("rep_id", refers="people.id"),
    day("day"),
    whole("starts_at_minute", high=24 * 60 - 1),
    whole("minutes", low=1, high=24 * 60),
    closed("emphasis", Emphasis),
    whole("sequence"),
    flag("cancelled"),
    closed("cancelled_by", Party, nullable=True),
    day("held_on", nullable=True),
    Index("ix_meetings_rep_id", "rep_id", "day"),
)

AGENDA: Final = Table(
    "agenda",
    TEAM_DB,
    identifier("id", primary_key=True),
    identifier("rep_id", refers="people.id"),
    closed("kind", AgendaKind),
    typed("text", chars=AGENDA_CHARS),
    closed("typed_by", Party),
    day("noted_on"),
    day("talked_on", nullable=True),
    Index("ix_agenda_rep_id", "rep_id"),
)

ACTIONS: Final = Table(
    "actions",
    TEAM_DB,
    identifier("id", primary_key=True),
    identifier("rep_id", refers="people.id"),
    typed("text", chars=ACTION_CHARS),
    closed("owner", Party),
    day("noted_on"),
    day("due", nullable=True),
    day("done_on", nullable=True),
    Index("ix_actions_rep_id", "rep_id"),
)

RHYTHMS: Final = Table(
    "rhythms",
    TEAM_DB,
    identifier("rep_id", refers="people.id", primary_key=True),
    closed("rhythm", Rhythm),
    day("agreed_on"),
    day("review_on"),
)

MILESTONES: Final = Table(
    "milestones",
    TEAM_DB,
    identifier("id", primary_key=True),
    identifier("rep_id", refers="people.id"),
    typed("text", chars=ACTION_CHARS),
    day("due"),
    flag("done"),
    Index("ix_milestones_rep_id", "rep_id"),
)
