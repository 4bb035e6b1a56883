"""The only forms that a column can have, each with a CHECK that SQLite enforces.

SQLite's column types are hints: text goes into a column declared REAL. So each form checks what is
truly stored (``typeof``) as well as its range or list. An identifier is measured in bytes, since
SQLite's ``length`` and ``GLOB`` stop at the first NUL of a text and would let one hide behind it.

Migrations build their tables from these forms. A form therefore never changes: a different one is
a new function.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, TypedDict, Unpack

from sqlalchemy import INTEGER, REAL, TEXT, CheckConstraint, Column, ForeignKey

if TYPE_CHECKING:
    from collections.abc import Iterable

COUNT_MAX: Final = 2**31 - 1
SECONDS_MAX: Final = 86_400  # no call is a day long
_HEX: Final = "[0-9a-f]"
_UUID: Final = "-".join(_HEX * length for length in (8, 4, 4, 4, 12))
_NAME: Final = re.compile(r"[a-z][a-z0-9_]{0,39}")


class Options(TypedDict, total=False):
    """What any column may be besides its form."""

    primary_key: bool
    nullable: bool


def identifier(name: str, *, refers: str | None = None, **options: Unpack[Options]) -> Column[str]:
    """A UUID in lower case. `refers` names a ``table.column``; its row takes this one along."""
    form = (
        f"typeof({name}) = 'text' AND length(CAST({name} AS BLOB)) = 36 AND {name} GLOB '{_UUID}'"
    )
    check = CheckConstraint(_or_null(name, form, options), name=name)
    if refers is None:
        return Column(name, TEXT, check, **_filled(options))
    parent = ForeignKey(refers, ondelete="CASCADE")
    return Column(name, TEXT, parent, check, **_filled(options))


def closed(name: str, values: Iterable[str], **options: Unpack[Options]) -> Column[str]:
    """One name from a list. A longer list is a migration."""
    check = CheckConstraint(_or_null(name, closed_form(name, values), options), name=name)
    return Column(name, TEXT, check, **_filled(options))


def closed_form(name: str, values: Iterable[str]) -> str:
    """The check of a closed column, for a migration that puts a longer list in its place."""
    allowed = tuple(values)
    if not allowed or not all(_NAME.fullmatch(value) for value in allowed):
        message = f"a closed column takes names of lower case letters: {name}"
        raise ValueError(message)
    listed = ", ".join(f"'{value}'" for value in allowed)
    return f"typeof({name}) = 'text' AND {name} IN ({listed})"


def version(name: str) -> Column[str]:
    """Four digits: the number of a migration."""
    form = (
        f"typeof({name}) = 'text' AND length(CAST({name} AS BLOB)) = 4 "
        f"AND {name} GLOB '[0-9][0-9][0-9][0-9]'"
    )
    return Column(name, TEXT, CheckConstraint(form, name=name), primary_key=True, nullable=False)


def whole(
    name: str, *, low: int = 0, high: int = COUNT_MAX, **options: Unpack[Options]
) -> Column[int]:
    """A whole number from `low` to `high`."""
    form = f"typeof({name}) = 'integer' AND {name} BETWEEN {low} AND {high}"
    check = CheckConstraint(_or_null(name, form, options), name=name)
    return Column(name, INTEGER, check, **_filled(options))


def flag(name: str) -> Column[int]:
    """No or yes, as 0 or 1."""
    return whole(name, low=0, high=1)


def number(name: str, *, low: float, high: float, **options: Unpack[Options]) -> Column[float]:
    """A number from `low` to `high`; neither infinity nor NaN, which SQLite reads as NULL."""
    form = f"typeof({name}) = 'real' AND {name} BETWEEN {low} AND {high}"
    check = CheckConstraint(_or_null(name, form, options), name=name)
    return Column(name, REAL, check, **_filled(options))


def seconds(name: str, *, low: float = 0.0, **options: Unpack[Options]) -> Column[float]:
    """Seconds of call audio."""
    return number(name, low=low, high=SECONDS_MAX, **options)


def typed(name: str, *, most: int, **options: Unpack[Options]) -> Column[str]:
    """What a person typed: 1 to `most` characters, none of them a NUL. For tables of typed text only."""
    form = (
        f"typeof({name}) = 'text' AND length({name}) BETWEEN 1 AND {most} "
        f"AND length(CAST({name} AS BLOB)) <= {4 * most} AND instr({name}, char(0)) = 0"
    )
    check = CheckConstraint(_or_null(name, form, options), name=name)
    return Column(name, TEXT, check, **_filled(options))


def _or_null(name: str, form: str, options: Options) -> str:
    return f"{name} IS NULL OR ({form})" if options.get("nullable") else form


def _filled(options: Options) -> Options:
    return {
        "primary_key": options.get("primary_key", False),
        "nullable": options.get("nullable", False),
    }
