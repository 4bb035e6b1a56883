"""Reads a deal export: HubSpot's and Salesforce's CSV as they come.

What cannot be read is told with its line and left empty; a row without a reference or a stage is left
out. Footers of a Salesforce report ("Grand Totals", "Confidential Information") are no deals. Where a
file has no column with ids, the deal's name is its reference.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from copilot.errors import DealFileRefused
from copilot.limits import limit
from copilot.review.deal_columns import deal_columns
from copilot.review.deal_headings import DealField
from copilot.review.deal_rows import DealRows, OwnerQuota
from copilot.review.table_file import RowTrouble, read_table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from copilot.review.pipeline import Deal

__all__ = ["DealFile", "OwnerQuota", "RowTrouble", "read_deals"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DealFile:
    """What was read, what was not, and which columns were taken for what (field, heading).

    `notices` are sentences about the file as a whole. `unlisted` counts troubles beyond those shown.
    """

    deals: tuple[Deal, ...]
    troubles: tuple[RowTrouble, ...]
    columns: tuple[tuple[str, str], ...]
    notices: tuple[str, ...] = ()
    unlisted: int = 0
    quotas: tuple[OwnerQuota, ...] = ()


def read_deals(data: bytes) -> DealFile:
    """The deals of an export; of two rows with one reference the later.

    Raises:
        DealFileRefused: no CSV, too large, or without a column for the deal or its stage.
    """
    table = read_table(data, heads=_heads)
    columns = deal_columns(table.heading.cells)
    if DealField.REFERENCE not in columns and DealField.NAME in columns:
        columns[DealField.REFERENCE] = columns[DealField.NAME]
    _must_have(columns, DealField.REFERENCE, "Record ID or Opportunity ID")
    _must_have(columns, DealField.STAGE, "Deal Stage or Stage")
    reader = DealRows(table, columns)
    deals: dict[str, Deal] = {}
    quotas: dict[str, OwnerQuota] = {}
    for row in table.rows:
        deal = reader.deal(row)
        if deal is not None:
            if deal.reference in deals:
                reader.trouble(row, DealField.REFERENCE, "stands here twice; the later row counts")
            deals[deal.reference] = deal
            if quota := reader.quota(row, deal):
                quotas[quota.owner] = quota
    most = limit("deal_troubles")
    return DealFile(
        deals=tuple(deals.values()),
        troubles=tuple(reader.troubles[:most]),
        columns=tuple(
            (field.value, table.heading.cells[place]) for field, place in columns.items()
        ),
        notices=tuple(reader.notices),
        unlisted=max(0, len(reader.troubles) - most),
        quotas=tuple(quotas.values()),
    )


def _heads(cells: Sequence[str]) -> bool:
    """Whether a row names the columns: reports may have a title and a filter above them."""
    found = deal_columns(cells)
    return DealField.STAGE in found and bool({DealField.REFERENCE, DealField.NAME} & set(found))


def _must_have(columns: Mapping[DealField, int], field: DealField, such_as: str) -> None:
    if field not in columns:
        raise DealFileRefused(
            f"no column for the {field.value}",
            where="line 1",
            remedy=f"export with a column such as {such_as}",
        )
