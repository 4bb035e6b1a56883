"""Half a year of calls of five hundred reps, by a seeded generator, straight into the store's tables."""

from __future__ import annotations

import random
from datetime import date, timedelta
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Any
from uuid import UUID

import psycopg
from sqlalchemy import text

from copilot.kinds import CallKind, MomentKind
from copilot.review.shared import NextStepState, SharedCall, SharedMoment
from copilot.storage.records import rule_key
from copilot.storage.team.database import put
from copilot.storage.team.days import day_number, week_start
from copilot.storage.team.records import Role
from copilot.storage.team.share_rows import call_row, moment_rows
from copilot.storage.team.tables import MOMENT_WEEKS, PEOPLE, SHARED_CALLS, SHARED_MOMENTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from copilot.storage.team.database import TeamDatabase

REPS = 500
REPS_OF_EACH = 10
MANAGERS = REPS // REPS_OF_EACH
MOMENTS_A_CALL = 6
DAYS = 26 * 7
LAST_DAY = date(2026, 11, 27)  # a Friday
SEED = 20_261_128
BATCH = 2_000

KINDS = (CallKind.DISCOVERY, CallKind.DEMO, CallKind.FOLLOW_UP, CallKind.NEGOTIATION)
MOMENT_KINDS = tuple(kind for kind in MomentKind if kind is not MomentKind.PROBE)


def manager_id(number: int) -> str:
    """The id of a manager."""
    return str(UUID(int=1_000 + number))


def rep_id(number: int) -> str:
    """The id of a rep."""
    return str(UUID(int=10_000 + number))


async def fill(database: TeamDatabase, moments: int, url: str = "") -> int:
    """Put so many moments into an empty store; how many calls they are in."""
    await database.write(lambda connection: put(connection, PEOPLE, _people()))
    calls = _calls(moments // MOMENTS_A_CALL)
    total = 0
    while batch := list(islice(calls, BATCH)):
        total += len(batch)
        if url:
            _copy(url, batch)
        else:
            await database.write(partial(_insert, batch=batch))
    await database.write(_count_weeks)
    await database.write(lambda connection: connection.exec_driver_sql("ANALYZE"))
    return total


def _people() -> list[dict[str, object]]:
    def row(
        identity: str, name: str, role: Role, team: str, manager: str | None
    ) -> dict[str, object]:
        return {
            "id": identity, "name": name, "role": role.value, "team": team, "manager_id": manager,
            "since": 18_000, "active": 1,
        }  # fmt: skip

    managers = [
        row(manager_id(number), f"Manager {number}", Role.MANAGER, f"Team {number}", None)
        for number in range(MANAGERS)
    ]
    return managers + [
        row(
            rep_id(number), f"Rep {number}", Role.REP, f"Team {number // REPS_OF_EACH}",
            manager_id(number // REPS_OF_EACH),
        )
        for number in range(REPS)
    ]  # fmt: skip


def _calls(count: int) -> Iterator[tuple[str, SharedCall]]:
    chance = random.Random(SEED)  # noqa: S311  no secret
    rules = [rule_key(kind) for kind in MOMENT_KINDS]
    for _ in range(count):
        identity = str(UUID(int=chance.getrandbits(128), version=4))
        share = round(chance.betavariate(6, 7), 4)
        length = chance.uniform(600, 3_000)
        asked = chance.randrange(3, 18)
        first = chance.randrange(asked + 1)
        yield (
            rep_id(chance.randrange(REPS)),
            SharedCall(
                id=identity,
                kind=chance.choice(KINDS),
                day=LAST_DAY - timedelta(days=chance.randrange(DAYS)),
                duration_s=length,
                rep_speech_s=length * 0.8 * share,
                buyer_speech_s=length * 0.8 * (1 - share),
                rep_share=share,
                turns=chance.randrange(20, 200),
                rep_questions=asked,
                buyer_questions=chance.randrange(9),
                longest_rep_monologue_s=chance.uniform(10, 200),
                longest_buyer_stretch_s=chance.uniform(10, 200),
                median_response_gap_s=chance.uniform(-0.5, 1.5),
                next_step=chance.choice(tuple(NextStepState)),
                budget_came_up=chance.random() < 0.6,
                authority_came_up=chance.random() < 0.5,
                need_came_up=chance.random() < 0.8,
                timing_came_up=chance.random() < 0.5,
                price_first_s=chance.uniform(60, length),
                next_step_first_s=chance.uniform(60, length),
                questions_by_third=(first, asked - first, 0),
                moments=tuple(_moment(chance, rules, length) for _ in range(MOMENTS_A_CALL)),
            ),
        )


def _moment(chance: random.Random, rules: list[str], length: float) -> SharedMoment:
    which = chance.randrange(len(MOMENT_KINDS))
    return SharedMoment(
        id=str(UUID(int=chance.getrandbits(128), version=4)),
        rule=rules[which],
        kind=MOMENT_KINDS[which],
        at_s=chance.uniform(0, length),
        strength=chance.random(),
        value=chance.random(),
    )


def _rows(batch: list[tuple[str, SharedCall]]) -> Iterator[tuple[str, list[dict[str, object]]]]:
    yield (
        SHARED_CALLS.name,
        [call_row(call, person=person, revision=1) for person, call in batch],
    )
    yield SHARED_MOMENTS.name, [row for _, call in batch for row in moment_rows(call)]


def _insert(connection: Connection, *, batch: list[tuple[str, SharedCall]]) -> None:
    # past SQLAlchemy, which would take most of the time that filling takes
    driver: Any = connection.connection.cursor()
    for table, rows in _rows(batch):
        places = ", ".join("?" * len(rows[0]))
        driver.executemany(
            f"INSERT INTO {table} ({', '.join(rows[0])}) VALUES ({places})",  # noqa: S608  names of ours
            [tuple(row.values()) for row in rows],
        )
    driver.close()


def _copy(url: str, batch: list[tuple[str, SharedCall]]) -> None:
    with psycopg.connect(url) as connection:
        for table, rows in _rows(batch):
            command = f"COPY {table} ({', '.join(rows[0])}) FROM STDIN"
            with connection.cursor() as cursor, cursor.copy(command.encode()) as copy:
                for row in rows:
                    copy.write_row(tuple(row.values()))


def _count_weeks(connection: Connection) -> None:
    oldest = day_number(LAST_DAY) - DAYS
    monday = week_start(oldest)
    connection.execute(
        text(
            f"INSERT INTO {MOMENT_WEEKS.name} (person_id, week, kind, moments, calls) "  # noqa: S608  # names of ours
            f"SELECT c.person_id, c.day - (c.day - {monday}) % 7, m.kind, count(*), "
            "count(DISTINCT m.call_id) FROM shared_moments m "
            "JOIN shared_calls c ON c.id = m.call_id GROUP BY 1, 2, 3"
        )
    )
