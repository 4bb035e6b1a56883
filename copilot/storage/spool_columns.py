"""Two forms of column that only the spool has, as `copilot.storage.columns` has the others."""

from __future__ import annotations

from typing import Final

from sqlalchemy import TEXT, CheckConstraint, Column

REVISION_MAX: Final = 2**53 - 1
"""Whole numbers up to here are the same in JSON and in SQLite."""


def digest(name: str) -> Column[str]:
    """A SHA-256 in lower case hexadecimal digits."""
    form = (
        f"typeof({name}) = 'text' AND length(CAST({name} AS BLOB)) = 64 "
        f"AND {name} NOT GLOB '*[^0-9a-f]*'"
    )
    return Column(name, TEXT, CheckConstraint(form, name=name), nullable=False)
