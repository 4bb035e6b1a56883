"""Which column of an export is which: HubSpot's and Salesforce's headings, and their API names."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence


class DealField(StrEnum):
    """What a row can say of a deal."""

    REFERENCE = "reference"
    NAME = "name"
    STAGE = "stage"
    OWNER = "owner"
    AMOUNT = "amount"
    CURRENCY = "currency"
    CLOSE_DAY = "close_day"
    LAST_ACTIVITY = "last_activity"
    PROBABILITY = "probability"
    CLOSED = "closed"
    WON = "won"
    LOST = "lost"
    QUOTA = "quota"


_HEADINGS: Final[dict[DealField, tuple[str, ...]]] = {
    # the first that a file has is taken
    DealField.REFERENCE: (
        "record id", "deal id", "opportunity id", "opportunity id 18", "case safe id", "id",
        "hs object id", "opportunity number", "deal number", "reference", "ref",
    ),
    DealField.NAME: (
        "deal name", "dealname", "opportunity name", "opportunity", "name", "deal",
    ),
    DealField.STAGE: (
        "deal stage", "dealstage", "stage", "stage name", "stagename", "opportunity stage",
        "sales stage", "outcome", "result", "status",
    ),
    DealField.OWNER: (
        "deal owner", "opportunity owner", "owner name", "owner full name", "owner",
        "hubspot owner id", "owner id", "ownerid",
    ),
    DealField.AMOUNT: (
        "amount", "deal amount", "opportunity amount", "amount in deal currency",
        "amount in company currency", "amount converted", "value", "deal value",
    ),
    DealField.CURRENCY: (
        "currency", "deal currency code", "amount currency", "opportunity currency",
        "currency iso code", "currencyisocode", "amount converted currency",
    ),
    DealField.CLOSE_DAY: (
        "close date", "closedate", "closed date", "expected close date", "closing date",
    ),
    DealField.LAST_ACTIVITY: (
        "last activity date", "last activity", "lastactivitydate", "last contacted",
        "notes last contacted", "notes last updated", "last engagement date",
        "last modified date", "lastmodifieddate",
    ),
    DealField.PROBABILITY: (
        "deal probability", "probability", "hs deal stage probability", "forecast probability",
    ),
    DealField.CLOSED: (
        "closed", "is closed", "isclosed", "is deal closed", "is deal closed?",
        "hs is closed",
    ),
    DealField.WON: ("won", "is closed won", "is won", "iswon", "hs is closed won"),
    DealField.LOST: ("is closed lost", "lost", "hs is closed lost"),
    DealField.QUOTA: (
        "quota", "quota amount", "owner quota", "deal owner quota", "opportunity owner quota",
        "sales quota", "quarterly quota", "forecast quota",
    ),
}  # fmt: skip

_NOISE: Final = re.compile(r"[\s_.:/-]+|\(.*?\)|[%?*]")


def plain(heading: str) -> str:
    """``Probability (%)`` and ``hs_object_id`` as they are looked for: lower case, single spaces."""
    return " ".join(_NOISE.sub(" ", heading.casefold()).split())


def deal_columns(headings: Sequence[str]) -> dict[DealField, int]:
    """The place of each field that the headings name; the first of equal headings."""
    places: dict[str, int] = {}
    for place, heading in enumerate(headings):
        places.setdefault(plain(heading), place)
    found: dict[DealField, int] = {}
    for field, names in _HEADINGS.items():
        named = [places[name] for name in names if name in places]
        if named:
            found[field] = named[0]
    return found
