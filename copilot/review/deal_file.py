"""Reads a deal export: HubSpot's and Salesforce's CSV as they come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from copilot.review.pipeline import Deal


@dataclass(frozen=True, slots=True, kw_only=True)
class RowTrouble:
    """A row, or a cell of it, that could not be read. `line` counts from 1, as editors do."""

    line: int
    column: str
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DealFile:
    """What was read, what was not, and which columns were taken for what (field, heading)."""

    deals: tuple[Deal, ...]
    troubles: tuple[RowTrouble, ...]
    columns: tuple[tuple[str, str], ...]


def read_deals(data: bytes) -> DealFile:
    """The deals of an export.

    Raises:
        DealFileRefused: no CSV, too large, or without a column for the reference or the stage.
    """
    raise NotImplementedError
