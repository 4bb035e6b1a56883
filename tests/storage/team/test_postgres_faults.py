"""What PostgreSQL answers, in our words and without its own."""

from __future__ import annotations

import psycopg
import pytest
from psycopg import errors
from sqlalchemy.exc import ArgumentError, DBAPIError, InterfaceError, OperationalError

from copilot.errors import (
    StoreBroken,
    StoreError,
    StoreFull,
    StoreLocked,
    StoreReadOnly,
    StoreUnreachable,
)
from copilot.storage.team.postgres_faults import postgres_errors

WORD = "rutabaga"

KNOWN: dict[type[psycopg.Error], type[StoreError]] = {
    errors.DiskFull: StoreFull,
    errors.SerializationFailure: StoreLocked,
    errors.DeadlockDetected: StoreLocked,
    errors.InsufficientPrivilege: StoreReadOnly,
    errors.ReadOnlySqlTransaction: StoreReadOnly,
    errors.InvalidPassword: StoreReadOnly,
    errors.AdminShutdown: StoreUnreachable,
    errors.TooManyConnections: StoreUnreachable,
    errors.ConnectionFailure: StoreUnreachable,
    errors.InvalidCatalogName: StoreUnreachable,
    errors.CheckViolation: StoreBroken,
    errors.UndefinedTable: StoreBroken,
}


@pytest.mark.parametrize("kind", KNOWN, ids=lambda kind: kind.__name__)
def test_each_is_told_in_our_words(kind: type[psycopg.Error]) -> None:
    with pytest.raises(KNOWN[kind]) as told, postgres_errors("team on db"):
        raise DBAPIError(WORD, {"x": WORD}, kind(WORD))
    assert type(told.value) is KNOWN[kind]
    assert WORD not in str(told.value)
    assert told.value.where == "team on db"
    assert told.value.remedy
    assert told.value.__cause__ is None


@pytest.mark.parametrize("kind", [OperationalError, InterfaceError])
def test_without_a_code_nothing_answered(kind: type[DBAPIError]) -> None:
    with pytest.raises(StoreUnreachable), postgres_errors("team on db"):
        raise kind(WORD, {}, psycopg.OperationalError(WORD))


def test_a_fault_of_our_own() -> None:
    with pytest.raises(StoreBroken) as told, postgres_errors("team on db"):
        raise ArgumentError(WORD)
    assert WORD not in str(told.value)
