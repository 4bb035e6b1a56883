"""Deals and how they ended, bands of the team's own, and what is published across people."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Index, Table

from copilot.kinds import MomentKind
from copilot.review.bands import MeasureName
from copilot.review.indicators import IndicatorName
from copilot.review.pipeline import DealState
from copilot.review.quota import QuotaSource
from copilot.review.skills import Skill
from copilot.storage.tables import MEASURED_MAX
from copilot.storage.team.columns import (
    AMOUNT_MAX,
    closed,
    day,
    identifier,
    number,
    typed,
    whole,
)
from copilot.storage.team.forms import (
    CELL_CHARS,
    CURRENCY_CHARS,
    NAME_CHARS,
    SENTENCE_CHARS,
    SHARED_KINDS,
)
from copilot.storage.team.tables import TEAM_DB

# what a published share can be of; no two of these lists share a name
COUNTED: Final = (*IndicatorName, *Skill, *MomentKind)

DEALS: Final = Table(
    "deals",
    TEAM_DB,
    day("day", primary_key=True),
    typed("reference", chars=CELL_CHARS, primary_key=True),
    typed("name", chars=CELL_CHARS),
    typed("stage", chars=CELL_CHARS),
    closed("state", DealState),
    typed("owner", chars=CELL_CHARS),
    # of the key too: what one manager imports is never in place of another person's row
    identifier("person_id", refers="people.id", primary_key=True),
    # in hundredths, since a float would not come back as it was
    whole("amount_hundredths", low=-AMOUNT_MAX, high=AMOUNT_MAX, nullable=True),
    typed("currency", chars=CURRENCY_CHARS),
    day("close_day", nullable=True),
    day("last_activity", nullable=True),
    number("probability", low=0.0, high=1.0, nullable=True),
    Index("ix_deals_person_id", "person_id", "day"),
)

QUOTAS: Final = Table(
    "quotas",
    TEAM_DB,
    identifier("rep_id", refers="people.id", primary_key=True),
    day("first_day", primary_key=True),
    whole("amount_hundredths", high=AMOUNT_MAX),
    typed("currency", chars=CURRENCY_CHARS),
    closed("source", QuotaSource),
    day("set_on"),
)

ENDINGS: Final = Table(
    "endings",
    TEAM_DB,
    typed("reference", chars=CELL_CHARS, primary_key=True),
    # how a deal ended counts for the calls of those alone whose manager says so
    identifier("given_by", refers="people.id", primary_key=True),
    closed("state", DealState),
    typed("stage", chars=CELL_CHARS),
    day("noted_on"),
    Index("ix_endings_given_by", "given_by"),
)

BANDS: Final = Table(
    "bands",
    TEAM_DB,
    closed("kind", SHARED_KINDS, primary_key=True),
    closed("measure", MeasureName, primary_key=True),
    number("low", low=-MEASURED_MAX, high=MEASURED_MAX, nullable=True),
    number("high", low=-MEASURED_MAX, high=MEASURED_MAX, nullable=True),
    typed("source", chars=SENTENCE_CHARS),
    whole("calls"),
    whole("people"),
    day("set_on"),
)

PARTS: Final = Table(
    "parts",
    TEAM_DB,
    whole("id", primary_key=True),
    day("week"),
    typed("team", chars=NAME_CHARS),
    whole("calls"),
    Index("ix_parts_week", "week"),
)

PART_KINDS: Final = Table(
    "part_kinds",
    TEAM_DB,
    whole("part_id", refers="parts.id", primary_key=True),
    closed("kind", SHARED_KINDS, primary_key=True),
    sqlite_with_rowid=False,
)

PART_COUNTS: Final = Table(
    "part_counts",
    TEAM_DB,
    whole("part_id", refers="parts.id", primary_key=True),
    closed("key", COUNTED, primary_key=True),
    number("hits", low=0.0, high=MEASURED_MAX),
    whole("of_all"),
    sqlite_with_rowid=False,
)
