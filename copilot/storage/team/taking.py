"""How a delivery changes the store. What comes late or twice changes nothing.

A call is one row however often it is sent. Each delivery carries a revision that rises with every
change on the rep's machine; the highest one seen wins, and a call that was taken back leaves its
revision behind, so that a share which was on its way before cannot bring it back. Calls of somebody who
was deleted stay out for good: they were published across people, and seen by who was that person's
manager, and as somebody else's they would be so a second time (`copilot.review.kanon`).
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

from sqlalchemy import TEXT, bindparam, delete, func, insert, literal, select

from copilot.storage.team.database import put
from copilot.storage.team.days import WEEK_DAYS, day_number, week_start
from copilot.storage.team.records import Receipt, Taken
from copilot.storage.team.share_rows import annotation_rows, call_row, moment_rows
from copilot.storage.team.tables import (
    ANNOTATIONS,
    GONE_CALLS,
    MOMENT_WEEKS,
    REFERENCES,
    SHARED_CALLS,
    SHARED_MOMENTS,
    TAKEN_BACK,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from sqlalchemy import Connection

    from copilot.review.shared import SharedCall
    from copilot.storage.team.records import Delivery


def take(
    connection: Connection, person: str, deliveries: Iterable[Delivery], today: date
) -> tuple[Receipt, ...]:
    """What becomes of each, in their order."""
    receipts = []
    weeks: set[int] = set()
    for delivery in deliveries:
        taken, changed = _take(connection, person, delivery, day_number(today))
        weeks |= changed
        receipts.append(Receipt(call=delivery.call, revision=delivery.revision, taken=taken))
    for week in sorted(weeks):
        recount(connection, person, week)
    return tuple(receipts)


def recount(connection: Connection, person: str, week: int) -> None:
    """Count a person's moments of the week that begins on that Monday anew."""
    connection.execute(
        delete(MOMENT_WEEKS).where(MOMENT_WEEKS.c.person_id == person, MOMENT_WEEKS.c.week == week)
    )
    counted = (
        select(
            literal(person),
            literal(week),
            SHARED_MOMENTS.c.kind,
            func.count(),
            func.count(SHARED_MOMENTS.c.call_id.distinct()),
        )
        .join(SHARED_CALLS, SHARED_CALLS.c.id == SHARED_MOMENTS.c.call_id)
        .where(
            SHARED_CALLS.c.person_id == person,
            SHARED_CALLS.c.day.between(week, week + WEEK_DAYS - 1),
        )
        .group_by(SHARED_MOMENTS.c.kind)
    )
    columns = ["person_id", "week", "kind", "moments", "calls"]
    connection.execute(insert(MOMENT_WEEKS).from_select(columns, counted))


def digest_of(call: str) -> str:
    """What is remembered of a call's number where nothing may lead back to whose it was."""
    return hashlib.sha256(call.encode()).hexdigest()


def remember_as_gone(connection: Connection, person: str) -> None:
    """Let no call of somebody who is about to be deleted be taken in again."""
    for table, call in ((SHARED_CALLS, SHARED_CALLS.c.id), (TAKEN_BACK, TAKEN_BACK.c.call_id)):
        wanted = select(call, table.c.day).where(table.c.person_id == person)
        rows = [
            {"digest": digest_of(number), "day": day} for number, day in connection.execute(wanted)
        ]
        put(connection, GONE_CALLS, rows)


def _take(
    connection: Connection, person: str, delivery: Delivery, today: int
) -> tuple[Taken, set[int]]:
    """What becomes of one, and the weeks whose moments have to be counted anew."""
    kept = connection.execute(_KEPT, {"call": delivery.call}).first()
    before = kept or connection.execute(_GONE, {"call": delivery.call}).first()
    if before is not None:
        if before.person_id != person:
            return Taken.REFUSED, set()
        if before.revision > delivery.revision:
            return Taken.STALE, set()
        if before.revision == delivery.revision:
            return Taken.WITHDRAWN if kept is None else Taken.KEPT, set()
    elif connection.execute(_FORMER, {"digest": digest_of(delivery.call)}).first() is not None:
        return Taken.STALE, set()
    weeks = set() if kept is None else {week_start(kept.day)}
    if delivery.shared is None:
        _take_back(connection, person, delivery, today)
        return Taken.WITHDRAWN, weeks
    if before is not None:
        _clear(connection, delivery.call)
    _keep(connection, person, delivery.shared, delivery.revision)
    return Taken.KEPT, weeks | {week_start(day_number(delivery.shared.day))}


_CALL: Final = bindparam("call", type_=TEXT())
_KEPT: Final = select(SHARED_CALLS.c.person_id, SHARED_CALLS.c.revision, SHARED_CALLS.c.day).where(
    SHARED_CALLS.c.id == _CALL
)
_GONE: Final = select(TAKEN_BACK.c.person_id, TAKEN_BACK.c.revision).where(
    TAKEN_BACK.c.call_id == _CALL
)


_FORMER: Final = select(GONE_CALLS.c.day).where(
    GONE_CALLS.c.digest == bindparam("digest", type_=TEXT())
)


def _clear(connection: Connection, call: str) -> None:
    """Make room for a newer state of a call."""
    for table in (SHARED_MOMENTS, ANNOTATIONS, REFERENCES, TAKEN_BACK):
        connection.execute(delete(table).where(table.c.call_id == call))


def _keep(connection: Connection, person: str, call: SharedCall, revision: int) -> None:
    put(connection, SHARED_CALLS, [call_row(call, person=person, revision=revision)])
    put(connection, SHARED_MOMENTS, moment_rows(call))
    put(connection, ANNOTATIONS, annotation_rows(call))
    if call.reference:
        put(connection, REFERENCES, [{"call_id": call.id, "reference": call.reference}])


def _take_back(connection: Connection, person: str, delivery: Delivery, today: int) -> None:
    connection.execute(delete(SHARED_CALLS).where(SHARED_CALLS.c.id == delivery.call))
    row = {
        "call_id": delivery.call,
        "person_id": person,
        "revision": delivery.revision,
        "day": today,
    }
    put(connection, TAKEN_BACK, [row])
