"""What PostgreSQL may answer, in the words of `copilot.errors`. Its own text is not passed on."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError, SQLAlchemyError

from copilot.errors import (
    StoreBroken,
    StoreError,
    StoreFull,
    StoreLocked,
    StoreReadOnly,
    StoreUnreachable,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

# classes and codes of postgresql.org/docs/15/errcodes-appendix.html
_FULL: Final = ("53100", "53200")
_LOCKED: Final = ("40001", "40P01", "55P03")
_REFUSED: Final = ("42501", "25006", "28")
_AWAY: Final = ("08", "57P", "53300", "3D000")


@contextmanager
def postgres_errors(where: str) -> Iterator[None]:
    """Turn whatever goes wrong into the `StoreError` tree."""
    try:
        yield
    except DBAPIError as error:
        raise _told(error, where) from None
    except SQLAlchemyError:
        raise _wrong(where) from None


def _told(error: DBAPIError, where: str) -> StoreError:
    state = getattr(error.orig, "sqlstate", None) or ""
    if state.startswith(_FULL):
        return StoreFull(
            "the database has no room left", where=where, remedy="make room on its server"
        )
    if state.startswith(_LOCKED):
        return StoreLocked("two changes stood in each other's way", where=where, remedy="try again")
    if state.startswith(_REFUSED):
        return StoreReadOnly(
            "Copilot may not sign in or write there",
            where=where,
            remedy="give its user a password that is right, and the schema to create in",
        )
    if state.startswith(_AWAY) or (
        not state and isinstance(error, (OperationalError, InterfaceError))
    ):
        return StoreUnreachable(
            "the database does not answer",
            where=where,
            remedy="start it, or see that the address in team.store_url is right",
        )
    return _wrong(where)


def _wrong(where: str) -> StoreBroken:
    return StoreBroken(
        "the database took a statement for wrong: a value outside what its column allows, "
        "or a defect of Copilot",
        where=where,
        remedy="report it with the version that `copilot doctor` prints",
    )
