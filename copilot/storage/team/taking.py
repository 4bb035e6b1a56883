"""How a delivery changes the store. What comes late or twice changes nothing.

A call is one row however often it is sent. Each delivery carries a revision that rises with every
change on the rep's machine; the highest one seen wins, and a call that was taken back leaves its
revision behind, so that a share which was on its way before cannot bring it back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, func, insert, literal, select

from copilot.storage.team.database import put
from copilot.storage.team.days import WEEK_DAYS, day_number, week_start
from copilot.storage.team.records import Receipt, Taken
from copilot.storage.team.share_rows import annotation_rows, call_row, moment_rows
from copilot.storage.team.tables import (
    ANNOTATIONS,
    MOMENT_WEEKS,
    REFERENCES,
    SHARED_CALLS,
    SHARED_MOMENTS,
    TAKEN_BACK,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from sqlalchemy import Connection

    from copilot.review.shared import SharedCall
    from copilot.storage.team.records import Delivery


def take(
    connection: Connection, person: str, deliveries: Iterable[Delivery], today: date
) -> Iterator[Receipt]:
    """What becomes of each, in their order."""
    for delivery in deliveries:
        taken = _take(connection, person, delivery, day_number(today))
        yield Receipt(call=delivery.call, revision=delivery.revision, taken=taken)


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


def _take(connection: Connection, person: str, delivery: Delivery, today: int) -> Taken:
    kept = connection.execute(
        select(SHARED_CALLS.c.person_id, SHARED_CALLS.c.revision, SHARED_CALLS.c.day).where(
            SHARED_CALLS.c.id == delivery.call
        )
    ).first()
    gone = connection.execute(
        select(TAKEN_BACK.c.person_id, TAKEN_BACK.c.revision).where(
            TAKEN_BACK.c.call_id == delivery.call
        )
    ).first()
    before = kept or gone
    if before is not None:
        if before.person_id != person:
            return Taken.REFUSED
        if before.revision > delivery.revision:
            return Taken.STALE
        if before.revision == delivery.revision:
            return Taken.WITHDRAWN if kept is None else Taken.KEPT
    if delivery.shared is None:
        _take_back(connection, person, delivery, today)
    else:
        _keep(connection, person, delivery.shared, delivery.revision)
    weeks = set() if kept is None else {week_start(kept.day)}
    if delivery.shared is not None:
        weeks.add(week_start(day_number(delivery.shared.day)))
    for week in sorted(weeks):
        recount(connection, person, week)
    return Taken.WITHDRAWN if delivery.shared is None else Taken.KEPT


def _keep(connection: Connection, person: str, call: SharedCall, revision: int) -> None:
    put(connection, SHARED_CALLS, [call_row(call, person=person, revision=revision)])
    for table in (SHARED_MOMENTS, ANNOTATIONS, REFERENCES):
        connection.execute(delete(table).where(table.c.call_id == call.id))
    put(connection, SHARED_MOMENTS, moment_rows(call))
    put(connection, ANNOTATIONS, annotation_rows(call))
    if call.reference:
        put(connection, REFERENCES, [{"call_id": call.id, "reference": call.reference}])
    connection.execute(delete(TAKEN_BACK).where(TAKEN_BACK.c.call_id == call.id))


def _take_back(connection: Connection, person: str, delivery: Delivery, today: int) -> None:
    connection.execute(delete(SHARED_CALLS).where(SHARED_CALLS.c.id == delivery.call))
    row = {
        "call_id": delivery.call,
        "person_id": person,
        "revision": delivery.revision,
        "day": today,
    }
    put(connection, TAKEN_BACK, [row])
