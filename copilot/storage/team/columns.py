"""The forms that a column of the team's store can have, on SQLite and on PostgreSQL alike.

What the path or a machine writes is an identifier, a name from a list, or a number in a range, as in
`copilot.storage.columns`; each form has its CHECK in the words of either database, since a type alone
keeps nothing out of SQLite, and keeps words but not infinities out of PostgreSQL. What people type has
a form of its own, `typed`, and stands only in the tables that `copilot.storage.team.tables` lists.

Migrations build their tables from these forms. A form therefore never changes: a different one is a
new function.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypedDict, TypeVar, Unpack

from sqlalchemy import (
    BIGINT,
    DOUBLE_PRECISION,
    INTEGER,
    REAL,
    TEXT,
    CheckConstraint,
    Column,
    ColumnElement,
    ForeignKey,
)
from sqlalchemy.ext.compiler import compiles

from copilot.storage.columns import COUNT_MAX, SECONDS_MAX, closed_form

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.schema import SchemaItem
    from sqlalchemy.sql.compiler import SQLCompiler
    from sqlalchemy.types import TypeEngine

T = TypeVar("T")

REVISION_MAX: Final = 2**53 - 1
"""Whole numbers up to here are the same in JSON, SQLite and PostgreSQL."""

AMOUNT_MAX: Final = 10**15
"""Hundredths of a currency's unit: ten million millions, more than any deal."""

UNIX_MAX: Final = 4_102_444_800
DAY_MAX: Final = 47_482
"""2100-01-01, in seconds and in days since 1970: a day beyond it would never grow old."""

_HEX: Final = "[0-9a-f]"
_WHOLE: Final[TypeEngine[int]] = BIGINT().with_variant(INTEGER(), "sqlite")
_NUMBER: Final[TypeEngine[float]] = DOUBLE_PRECISION().with_variant(REAL(), "sqlite")


class Form(ColumnElement[bool]):
    """A condition that each database is told in its own words."""

    inherit_cache = False

    def __init__(self, *, sqlite: str, postgresql: str) -> None:
        self.sqlite = sqlite
        self.postgresql = postgresql


@compiles(Form)
def _for_sqlite(form: Form, _compiler: SQLCompiler, **_options: object) -> str:
    return form.sqlite


@compiles(Form, "postgresql")
def _for_postgresql(form: Form, _compiler: SQLCompiler, **_options: object) -> str:
    return form.postgresql


class Options(TypedDict, total=False):
    """What any column may be besides its form. `refers` takes its row along when the parent goes."""

    primary_key: bool
    nullable: bool
    refers: str


def identifier(name: str, **options: Unpack[Options]) -> Column[str]:
    """A UUID in lower case. `refers` names a ``table.column``."""
    uuid = "-".join(_HEX * length for length in (8, 4, 4, 4, 12))
    return _column(
        name,
        TEXT(),
        sqlite=_exactly(name, 36, f"{name} GLOB '{uuid}'"),
        postgresql=f"{name} ~ '^{_HEX}{{8}}(-{_HEX}{{4}}){{3}}-{_HEX}{{12}}$'",
        options=options,
    )


def digest(name: str, **options: Unpack[Options]) -> Column[str]:
    """A SHA-256 in lower case hexadecimal digits."""
    return _column(
        name,
        TEXT(),
        sqlite=_exactly(name, 64, f"{name} NOT GLOB '*[^0-9a-f]*'"),
        postgresql=f"{name} ~ '^{_HEX}{{64}}$'",
        options=options,
    )


def closed(name: str, values: Iterable[str], **options: Unpack[Options]) -> Column[str]:
    """One name from a list. A longer list is a migration."""
    listed = closed_form(name, values)
    plain = listed.split(" AND ", 1)[1]
    return _column(name, TEXT(), sqlite=listed, postgresql=plain, options=options)


def whole(
    name: str, *, low: int = 0, high: int = COUNT_MAX, **options: Unpack[Options]
) -> Column[int]:
    """A whole number from `low` to `high`."""
    within = f"{name} BETWEEN {low} AND {high}"
    return _column(
        name,
        _WHOLE,
        sqlite=f"typeof({name}) = 'integer' AND {within}",
        postgresql=within,
        options=options,
    )


def flag(name: str, **options: Unpack[Options]) -> Column[int]:
    """No or yes, as 0 or 1."""
    return whole(name, low=0, high=1, **options)


def day(name: str, **options: Unpack[Options]) -> Column[int]:
    """A calendar day, in days since 1970-01-01 (`copilot.storage.team.days`)."""
    return whole(name, low=0, high=DAY_MAX, **options)


def moment_of_time(name: str, **options: Unpack[Options]) -> Column[int]:
    """Whole seconds of UTC since 1970: of a sign-in or of the log, never of a call."""
    return whole(name, low=0, high=UNIX_MAX, **options)


def number(name: str, *, low: float, high: float, **options: Unpack[Options]) -> Column[float]:
    """A number from `low` to `high`; neither infinity nor NaN."""
    within = f"{name} BETWEEN {low} AND {high}"
    return _column(
        name,
        _NUMBER,
        sqlite=f"typeof({name}) = 'real' AND {within}",
        postgresql=within,  # NaN is above all numbers there
        options=options,
    )


def seconds(name: str, *, low: float = 0.0, **options: Unpack[Options]) -> Column[float]:
    """Seconds of call audio."""
    return number(name, low=low, high=SECONDS_MAX, **options)


def typed(name: str, *, chars: int, **options: Unpack[Options]) -> Column[str]:
    """What a person typed, of `chars` characters at most. Only in tables that are listed for it."""
    return _column(
        name,
        TEXT(),
        sqlite=(
            f"typeof({name}) = 'text' AND length({name}) <= {chars} AND instr({name}, char(0)) = 0"
        ),
        postgresql=f"char_length({name}) <= {chars}",
        options=options,
    )


def version(name: str) -> Column[str]:
    """Four digits: the number of a migration."""
    return _column(
        name,
        TEXT(),
        sqlite=_exactly(name, 4, f"{name} GLOB '[0-9][0-9][0-9][0-9]'"),
        postgresql=f"{name} ~ '^[0-9]{{4}}$'",
        options={"primary_key": True},
    )


def _exactly(name: str, length: int, form: str) -> str:
    # in bytes: SQLite's length and GLOB stop at the first NUL of a text
    return f"typeof({name}) = 'text' AND length(CAST({name} AS BLOB)) = {length} AND {form}"


def _column(
    name: str, kind: TypeEngine[T], *, sqlite: str, postgresql: str, options: Options
) -> Column[T]:
    nullable = options.get("nullable", False)
    parts: list[SchemaItem] = []
    if "refers" in options:
        parts.append(ForeignKey(options["refers"], ondelete="CASCADE"))
    before = f"{name} IS NULL OR " if nullable else ""
    form = Form(sqlite=f"{before}({sqlite})", postgresql=f"{before}({postgresql})")
    parts.append(CheckConstraint(form, name=name))
    return Column(
        name,
        kind,
        *parts,
        primary_key=options.get("primary_key", False),
        nullable=nullable,
        autoincrement=False,  # else PostgreSQL would number a key of one whole number by itself
    )
