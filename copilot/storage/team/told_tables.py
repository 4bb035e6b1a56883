"""What is told across people, and what keeps any of it from being told a second time.

The weeks of the trends stand in `deal_tables` (``parts``); whose calls are in which part is kept beside
them, so that nobody's week is published twice. Months of the programme and what won calls have in common
are kept as they are told: nothing of them is ever counted anew.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from sqlalchemy import Index, Table

from copilot.review.programme import ProgrammeMeasure
from copilot.review.won_calls import PatternName
from copilot.storage.tables import MEASURED_MAX
from copilot.storage.team.columns import closed, day, digest, identifier, number, typed, whole
from copilot.storage.team.forms import NAME_CHARS, SHARED_KINDS
from copilot.storage.team.tables import TEAM_DB


class Told(StrEnum):
    """What is told across people."""

    TRENDS = "trends"
    PROGRAMME = "programme"
    PATTERNS = "patterns"


# who was somebody's manager, and may remember their calls; the last day is noted once a day
FORMER_MANAGERS: Final = Table(
    "former_managers",
    TEAM_DB,
    identifier("person_id", refers="people.id", primary_key=True),
    identifier("manager_id", refers="people.id", primary_key=True),
    day("until", nullable=True),
    Index("ix_former_managers_manager_id", "manager_id"),
)

# weeks and months of which nothing more is told: a month of the programme, a week in which patterns were
# looked for, and weeks of trends that were published by a rule that has changed since
CLOSED_SPANS: Final = Table(
    "closed_spans",
    TEAM_DB,
    closed("told", Told, primary_key=True),
    day("first_day", primary_key=True),
    sqlite_with_rowid=False,
)

# whose calls of a week stand in some part of it
PUBLISHED_PEOPLE: Final = Table(
    "published_people",
    TEAM_DB,
    day("week", primary_key=True),
    identifier("person_id", refers="people.id", primary_key=True),
    Index("ix_published_people_person_id", "person_id"),
    sqlite_with_rowid=False,
)

PROGRAMMES: Final = Table(
    "programmes",
    TEAM_DB,
    day("month", primary_key=True),
    typed("team", chars=NAME_CHARS, primary_key=True),
    closed("measure", ProgrammeMeasure, primary_key=True),
    whole("percent", high=100),
)

PATTERNS: Final = Table(
    "patterns",
    TEAM_DB,
    day("week", primary_key=True),
    closed("kind", SHARED_KINDS, primary_key=True),
    closed("name", PatternName, primary_key=True),
    number("low", low=-MEASURED_MAX, high=MEASURED_MAX),
    number("middle", low=-MEASURED_MAX, high=MEASURED_MAX),
    number("high", low=-MEASURED_MAX, high=MEASURED_MAX),
    whole("won"),
    number("lost_middle", low=-MEASURED_MAX, high=MEASURED_MAX, nullable=True),
    number("effect", low=-1.0, high=1.0, nullable=True),
    number("effect_low", low=-1.0, high=1.0, nullable=True),
    number("effect_high", low=-1.0, high=1.0, nullable=True),
    whole("lost"),
)

# digests of the numbers of calls that stand behind a pattern, so that they stand behind no other, also
# when one is taken back and shared again: a call's number is random, and its digest is nobody's
TOLD_CALLS: Final = Table(
    "told_calls",
    TEAM_DB,
    digest("digest", primary_key=True),
    day("week"),
    sqlite_with_rowid=False,
)
