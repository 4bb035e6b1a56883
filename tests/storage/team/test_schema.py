"""The team's tables on both databases: what the path writes takes no word, and nothing watches people."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import psycopg
import pytest
from sqlalchemy import TEXT, CheckConstraint, Column, create_engine, inspect
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.schema import CreateTable

from copilot.coaching.outcomes import Outcome as SkillOutcome
from copilot.storage.own import Reaction
from copilot.storage.team.columns import typed
from copilot.storage.team.database import postgres_url
from copilot.storage.team.schema import KEPT_BY_SERVER, SENT, TEAM_DB, TYPED
from tests.test_schema import OF_A_REACTION, OF_LEARNING, WORDS, denied, parts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from sqlalchemy import Engine

    from tests.postgres import Cluster

ONE, TWO = "0b5a9c2e-5d0f-4f6e-9a54-3a8f1f0f3c11", "77777777-aaaa-5bbb-8ccc-dddddddddddd"
DIGEST = "ab" * 32

# one good row of every table that takes no text, parents first
PERSON: dict[str, object] = {
    "id": ONE, "name": "", "role": "rep", "team": "", "manager_id": None, "since": 1, "active": 1,
}  # fmt: skip
PARENTS: dict[str, dict[str, object]] = {
    "people": PERSON,
    "parts": {"id": 1, "week": 4, "team": "", "calls": 12},
    "agreements": {
        "id": TWO, "rep_id": ONE, "kind": "skill", "text": "", "support": "", "due": 1,
        "proposed_by": "rep", "proposed_on": 1, "skill": "closing", "state": "agreed",
        "rep_agreed_on": 1, "manager_agreed_on": 1, "closed_on": 1, "carried_from": ONE,
    },
}  # fmt: skip
ROWS: dict[str, dict[str, object]] = {
    "shared_calls": {
        "id": TWO, "person_id": ONE, "revision": 1, "kind": "demo", "day": 20_000, "ended": 1,
        "duration_s": 9.5, "rep_speech_s": 4.5, "buyer_speech_s": 3.5, "rep_share": 0.5, "turns": 4,
        "rep_questions": 1, "buyer_questions": 0, "longest_rep_monologue_s": 2.5,
        "longest_buyer_stretch_s": 1.5, "median_response_gap_s": -0.5, "next_step": "vague",
        "budget_came_up": 1, "authority_came_up": 0, "need_came_up": 1, "timing_came_up": 0,
        "price_first_s": 1.5, "next_step_first_s": 2.5, "questions_first": 1,
        "questions_middle": 0, "questions_last": 0,
    },
    "shared_moments": {
        "call_id": TWO, "id": ONE, "rule": TWO, "kind": "monologue", "at_s": 1.5, "strength": 0.5,
        "value": 0.5, "compared_with": 0.25, "disputed": "misheard",
    },
    "moment_weeks": {
        "person_id": ONE, "week": 4, "kind": "monologue", "moments": 2, "calls": 1,
    },
    "taken_back": {"call_id": TWO, "person_id": ONE, "revision": 1, "day": 1},
    "tickets": {"digest": DIGEST, "person_id": ONE, "expires_at": 1},
    "sessions": {"digest": DIGEST, "person_id": ONE, "expires_at": 1},
    "machines": {"digest": DIGEST, "person_id": ONE, "issued_on": 1},
    "audit": {
        "number": 1, "at": 1, "actor_id": ONE, "subject_id": ONE, "deed": "read_call",
        "about_id": TWO, "salt": DIGEST, "content": DIGEST, "link": DIGEST, "covers": DIGEST,
    },
    "audit_erased": {"number": 1, "entry": 2},
    "audit_start": {"id": 1, "number": 1, "link": DIGEST},
    "diagnoses": {
        "agreement_id": TWO, "tree": "knowledge_belief_execution", "cause": "belief",
        "help": "support", "noted_on": 1,
    },
    "scorecards": {
        "id": TWO, "rep_id": ONE, "first_day": 1, "last_day": 2, "own_on": 2, "confirmed_on": 2,
    },
    "rhythms": {"rep_id": ONE, "rhythm": "core", "agreed_on": 1, "review_on": 2},
    "former_managers": {"person_id": ONE, "manager_id": ONE, "until": 1},
    "closed_spans": {"told": "trends", "first_day": 4},
    "published_people": {"week": 4, "person_id": ONE},
    "patterns": {
        "week": 4, "kind": "demo", "name": "talk_share", "low": 0.25, "middle": 0.5, "high": 0.75,
        "won": 30, "lost_middle": 0.5, "effect": -0.5, "effect_low": -0.75, "effect_high": 0.25,
        "lost": 30,
    },
    "told_calls": {"digest": DIGEST, "week": 4},
    "gone_calls": {"digest": DIGEST, "day": 4},
    "part_kinds": {"part_id": 1, "kind": "demo"},
    "part_counts": {"part_id": 1, "key": "monologue", "hits": 1.5, "of_all": 2},
    "schema_version": {"version_num": "0000"},
}  # fmt: skip

# a skill that both agreed on, and how deals ended: none of it says how well a skill stands
OF_THE_TEAM = {"skill", "outcomes"}


@pytest.fixture(scope="module")
def sqlite_bytes(empty_team_file: Path) -> bytes:
    with closing(sqlite3.connect(empty_team_file)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
        return connection.serialize()


class _Sqlite:
    """Raw SQLite, past everything of ours."""

    refusals = (sqlite3.IntegrityError,)

    def __init__(self, empty: bytes) -> None:
        self.connection = sqlite3.connect(":memory:")
        self.connection.deserialize(empty)
        self.connection.execute("PRAGMA foreign_keys=ON")

    def put(self, table: str, row: Mapping[str, object]) -> None:
        names, places = ", ".join(row), ", ".join("?" * len(row))
        self.connection.execute("SAVEPOINT one")
        try:
            self.connection.execute(
                f"INSERT INTO {table} ({names}) VALUES ({places})",  # noqa: S608  names of ours
                tuple(row.values()),
            )
        finally:
            self.connection.execute("ROLLBACK TO one")

    def keep(self, table: str, row: Mapping[str, object]) -> None:
        names, places = ", ".join(row), ", ".join("?" * len(row))
        self.connection.execute(
            f"INSERT INTO {table} ({names}) VALUES ({places})",  # noqa: S608  names of ours
            tuple(row.values()),
        )

    def close(self) -> None:
        self.connection.close()


class _Postgres:
    """Raw PostgreSQL, past everything of ours."""

    refusals = (psycopg.Error, ValueError)

    def __init__(self, url: str) -> None:
        self.connection = psycopg.connect(url)

    def put(self, table: str, row: Mapping[str, object]) -> None:
        with self.connection.transaction(force_rollback=True):
            self.keep(table, row)

    def keep(self, table: str, row: Mapping[str, object]) -> None:
        names, places = ", ".join(row), ", ".join(["%s"] * len(row))
        # the server is left to make of each value what the column takes, as of a literal
        values = [str(value) if isinstance(value, str) else value for value in row.values()]
        self.connection.execute(
            f"INSERT INTO {table} ({names}) VALUES ({places})".encode(),  # noqa: S608  names of ours
            values,
        )

    def close(self) -> None:
        self.connection.rollback()
        self.connection.close()


@pytest.fixture
def raw(kind: str, request: pytest.FixtureRequest) -> Iterator[_Sqlite | _Postgres]:
    opened: _Sqlite | _Postgres
    if kind == "sqlite":
        opened = _Sqlite(request.getfixturevalue("sqlite_bytes"))
    else:
        opened = _Postgres(request.getfixturevalue("postgres_store"))
    for name, row in PARENTS.items():
        opened.keep(name, row)
    yield opened
    opened.close()


def test_each_table_is_of_one_kind() -> None:
    assert set(TEAM_DB.tables) == SENT | TYPED | KEPT_BY_SERVER
    assert not SENT & TYPED
    assert set(ROWS) == SENT | KEPT_BY_SERVER


def test_typed_text_stands_only_where_it_is_listed() -> None:
    for table in TEAM_DB.tables.values():
        if any(is_typed(column) for column in table.columns):
            assert table.name in TYPED, table.name
        else:
            assert table.name not in TYPED, f"{table.name} holds nothing typed"


def is_typed(column: Column[Any]) -> bool:
    """Whether its check bounds the length of a text and says nothing of its form."""
    if not isinstance(column.type, TEXT):
        return False
    [check] = [one for one in column.constraints if isinstance(one, CheckConstraint)]
    written = str(check.sqltext)
    return "GLOB" not in written and " IN (" not in written


def test_the_walk_sees_a_typed_column() -> None:
    assert is_typed(typed("note", chars=9))


def test_the_good_rows_are_good_and_nothing_else_is(raw: _Sqlite | _Postgres) -> None:
    """In every column of every table that is not typed, every word is refused, by either database."""
    for name, row in ROWS.items():
        table = TEAM_DB.tables[name]
        assert set(row) == set(table.columns.keys())
        if name == "schema_version" or name in PARENTS:
            continue
        raw.put(name, row)
        for column in row:
            for word in WORDS:
                with pytest.raises(raw.refusals):
                    raw.put(name, {**row, column: word})
        if name in {"shared_calls", "diagnoses", "scorecards"}:
            raw.keep(name, row)


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity"])
def test_no_number_is_endless(raw: _Sqlite | _Postgres, number: str) -> None:
    for column in ("duration_s", "strength"):
        table = "shared_calls" if column == "duration_s" else "shared_moments"
        if table == "shared_moments":
            raw.keep("shared_calls", ROWS["shared_calls"])
        with pytest.raises(raw.refusals):
            raw.put(table, {**ROWS[table], column: float(number)})


def names() -> set[str]:
    tables = TEAM_DB.tables.values()
    listed = " ".join(
        str(CreateTable(table).compile(dialect=dialect))
        for table in tables
        for dialect in (sqlite.dialect(), postgresql.dialect())
    )
    return (
        {column.name for table in tables for column in table.columns}
        | {table.name for table in tables}
        | (set(re.findall(r"'([a-z_]+)'", listed)) - {"text", "integer", "real"})
    )


def test_nothing_watches_ranks_or_reads_a_heart() -> None:
    # what is sold against its target is asked for by name: the rep or the manager enters it, a deal export
    # fills it, and nothing a call measured is set beside it
    assert denied(names()) == {"quota"}
    assert {table for table in TEAM_DB.tables if "quota" in table} == {"quotas"}


def test_no_reaction_and_nothing_of_cards_is_kept_of_a_team() -> None:
    assert parts(names()) & OF_A_REACTION == set()
    assert names() & {*Reaction} == set()


def test_nothing_says_how_well_a_skill_stands() -> None:
    assert parts(names()) & (OF_LEARNING - OF_THE_TEAM) == set()
    assert names() & {*SkillOutcome} == set()


def made_by(engine: Engine) -> dict[str, dict[str, object]]:
    """What the database itself says of each table."""
    made = inspect(engine)
    return {
        table: {
            "columns": [
                (column["name"], str(column["type"]), column["nullable"])
                for column in made.get_columns(table)
            ],
            "checks": {
                check["name"]: check["sqltext"] for check in made.get_check_constraints(table)
            },
            "key": made.get_pk_constraint(table)["constrained_columns"],
            "parents": sorted(
                (key["referred_table"], str(key["options"])) for key in made.get_foreign_keys(table)
            ),
            "indexes": sorted(
                (str(index["name"]), index["column_names"]) for index in made.get_indexes(table)
            ),
        }
        for table in made.get_table_names()
    }


def test_the_migrations_make_the_tables_of_sqlite(empty_team_file: Path) -> None:
    migrated, declared = create_engine(f"sqlite:///{empty_team_file}"), create_engine("sqlite://")
    TEAM_DB.create_all(declared)
    try:
        assert made_by(migrated) == made_by(declared)
    finally:
        migrated.dispose()
        declared.dispose()


def test_the_migrations_make_the_tables_of_postgresql(postgres: Cluster) -> None:
    postgres.execute("CREATE DATABASE declared")
    migrated, declared = (
        create_engine(postgres_url(postgres.url(name))) for name in ("team", "declared")
    )
    TEAM_DB.create_all(declared)
    try:
        assert made_by(migrated) == made_by(declared)
    finally:
        migrated.dispose()
        declared.dispose()
        postgres.execute("DROP DATABASE declared")


def test_the_planner_keeps_no_samples_of_what_people_typed(postgres: Cluster) -> None:
    kept = "SELECT attrelid::regclass::text, attname FROM pg_attribute WHERE attstattarget = 0"
    with psycopg.connect(postgres.url("team")) as connection:
        silent = set(connection.execute(kept).fetchall())
    for table in TEAM_DB.tables.values():
        for column in table.columns:
            secret = column.name in {"digest", "salt", "content", "link", "covers"}
            if secret or is_typed(column):
                assert (table.name, column.name) in silent
