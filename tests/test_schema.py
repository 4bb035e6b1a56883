"""No column of either database can hold a word, and no reaction stands outside the rep's own."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from dataclasses import fields
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import TEXT, CheckConstraint, Column, MetaData, Table, create_engine, inspect
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateTable

from copilot.coaching.outcomes import Outcome
from copilot.delivery.messages import MomentLine, Suggest, Summary
from copilot.events import Moment
from copilot.kinds import (
    CallKind,
    DisputeReason,
    MomentKind,
    NextStepState,
    Profile,
    SignalKind,
    Speaker,
    WithholdReason,
)
from copilot.limits import LIMITS
from copilot.storage import mark_tables
from copilot.storage.marks import Reply, SharedBy, Went
from copilot.storage.own import Reaction
from copilot.storage.prepare import MOMENTS_HISTORY, PRIVATE_HISTORY, prepare
from copilot.storage.records import KeptCall, KeptMoment
from copilot.storage.tables import MOMENTS_DB, PRIVATE_DB
from copilot.web.rest import CallRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from _pytest.mark import ParameterSet
    from sqlalchemy import Engine

    from copilot.storage.prepare import History

    Connect = Callable[[str], sqlite3.Connection]
    Row = Mapping[str, object]

HISTORIES = {"moments": MOMENTS_HISTORY, "private": PRIVATE_HISTORY}
ONE, TWO = "0b5a9c2e-5d0f-4f6e-9a54-3a8f1f0f3c11", "77777777-aaaa-5bbb-8ccc-dddddddddddd"

# one good row of every table, parents first
ROWS: dict[str, dict[str, dict[str, object]]] = {
    "moments": {
        "calls": {
            "id": ONE, "kind": "demo", "started_at": 1_790_000_000, "ended": 1, "duration_s": 9.5,
            "rep_speech_s": 4.5, "buyer_speech_s": 3.5, "rep_share": 0.5, "rep_words": 9,
            "buyer_words": 8, "turns": 4, "rep_questions": 1, "buyer_questions": 0,
            "longest_rep_monologue_s": 2.5, "longest_buyer_stretch_s": 1.5,
            "median_response_gap_s": -0.5, "lost_frames": 0, "late_utterances": 0,
            "dropped_utterances": 0, "bleed_s": 1.5, "bleed_told_apart": 0.5,
            "next_step": "vague", "budget_came_up": 1, "authority_came_up": 0, "need_came_up": 1,
            "timing_came_up": 0, "price_first_s": 1.5, "next_step_first_s": 8.5,
            "questions_first_third": 1, "questions_second_third": 0, "questions_last_third": 0,
        },
        "moments": {
            "id": TWO, "call_id": ONE, "rule": TWO, "rule_version": 1, "kind": "probe", "at_s": 1.5,
            "strength": 0.5, "value": 0.5, "compared_with": 0.25,
        },
        "schema_version": {"version_num": "0000"},
    },
    "private": {
        "own_calls": {
            "id": ONE, "started_at": 1_790_000_000, "profile": "core", "scheduled_end_s": 9.5,
            "dropped_cards": 0, "mine": 1, "heard_kind": "demo", "heard_sure": 0.8,
        },
        "stretches": {
            "call_id": ONE, "speaker": "rep", "start_ms": 0, "end_ms": 900, "words": 2, "late": 0,
        },
        "cards": {
            "id": TWO, "call_id": ONE, "rule": TWO, "kind": "probe", "at_s": 1.5, "shown_s": 2.5,
            "until_s": 3.5,
        },
        "reactions": {"card_id": TWO, "reaction": "used"},
        "outcomes": {"call_id": ONE, "rule": TWO, "skill": TWO, "outcome": "withheld_came"},
        "annotations": {"moment_id": TWO, "call_id": ONE, "written": "They had asked for it."},
        "disputes": {"moment_id": TWO, "call_id": ONE, "reason": "on_purpose"},
        "withheld": {"moment_id": TWO, "call_id": ONE, "reason": "working_on_it"},
        "shares": {"call_id": ONE, "at": 1_790_000_000, "let_go_by": "rep"},
        "call_references": {"call_id": ONE, "written": "OPP-4711"},
        "self_checks": {"call_id": ONE, "went": "as_hoped", "share": 0.5, "next_step": "vague"},
        "kinds_said": {"call_id": ONE, "kind": "demo"},
        "focus": {"place": 1, "skill": TWO},
        "proposed_focus": {"place": 1, "skill": TWO, "reply": "taken"},
        "drills": {"rule": TWO, "times": 3},
        "snapshots": {
            "call_id": ONE, "until_s": 9.5, "rep_voiced_s": 4.5, "rep_words": 9, "rep_turns": 2,
            "rep_questions": 1, "rep_open_questions": 1, "rep_late": 0, "rep_longest_s": 2.5,
            "rep_longest_words": 5, "buyer_voiced_s": 3.5, "buyer_words": 8, "buyer_turns": 2,
            "buyer_questions": 0, "buyer_open_questions": 0, "buyer_late": 0,
            "buyer_longest_s": 1.5, "buyer_longest_words": 4, "bleed_s": 1.5,
            "bleed_told_apart": 0.5, "repeated_s": 0.5, "late": 0, "lost_frames": 0, "dropped": 0,
        },
        "schema_version": {"version_num": "0000"},
    },
}  # fmt: skip

# a word, a word as bytes, and words that hide behind what is allowed
WORDS = (
    "rutabaga", b"rutabaga", "", " ", f"{ONE}\0rutabaga", f"{ONE}rutabaga", ONE.upper(),
    "rutabaga-rutabaga-rutabaga-rutabagas", "0000\0rutabaga", "demo\0rutabaga", "demo rutabaga",
    b"demo", ONE.encode(), "1.5 rutabaga",
)  # fmt: skip

# what would watch, rank or read a rep's heart; row 36 of the features, and the EU's AI Act, 5(1)(f)
DENIED = {
    "affect", "anger", "attendance", "attention", "breaks", "confidence", "dial", "dials", "emotion",
    "emotions", "engagement", "feeling", "fired", "happiness", "hour", "hours", "idle", "keystrokes",
    "leaderboard", "location", "mood", "mouse", "online", "overtime", "pip", "productivity", "quota",
    "rank", "ranking", "rating", "screen", "screenshot", "sentiment", "stress", "surveillance", "tone",
    "verdict", "worked",
}  # fmt: skip
# what a person typed: these columns take words, and no other does
TYPED = {("private", "annotations", "written"), ("private", "call_references", "written")}
NO_TEXT = ("", b"rutabaga", "ruta\0baga", "r" * 601)

OF_A_REACTION = {
    "accepted", "card", "cards", "clicked", "dismissed", "ignored", "liked", "not_now", "reaction",
    "reactions", "seen", "shown", "skipped_card", "suggestion", "suggestions", "used", "useful",
}  # fmt: skip

# how well a skill stands, how the rep is helped, and what was kept back: the rep's own as reactions are
OF_LEARNING = {
    "estimate", "faded", "fading", "focus", "learning", "mastered", "mastery", "outcome", "outcomes",
    "practice", "profile", "prompted", "relapsed", "skill", "skills", "struggling", "unprompted",
    "withheld",
}  # fmt: skip


def every_column() -> list[ParameterSet]:
    return [
        pytest.param(name, table, column.name, id=f"{name}.{table.name}.{column.name}")
        for name, history in HISTORIES.items()
        for table in history.metadata.tables.values()
        for column in table.columns
        if (name, table.name, column.name) not in TYPED
    ]


def every_table() -> list[ParameterSet]:
    return [
        pytest.param(name, table, id=f"{name}.{table.name}")
        for name, history in HISTORIES.items()
        for table in history.metadata.tables.values()
    ]


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Both databases as the migrations make them, as bytes."""
    made = {}
    for name, history in HISTORIES.items():
        path = tmp_path_factory.mktemp(name) / history.file
        path.touch()
        prepare(path, history)
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("PRAGMA journal_mode=DELETE")
            made[name] = connection.serialize()
    return made


@pytest.fixture
def connect(empty: dict[str, bytes]) -> Iterator[Connect]:
    """Raw SQLite, past everything of ours: only what the file itself enforces is in the way."""
    opened = []

    def connecting(name: str) -> sqlite3.Connection:
        connection = sqlite3.connect(":memory:")
        opened.append(connection)
        connection.deserialize(empty[name])
        return connection

    yield connecting
    for connection in opened:
        connection.close()


def put(connection: sqlite3.Connection, table: str, row: Row) -> None:
    names, places = ", ".join(row), ", ".join("?" * len(row))
    connection.execute(f"INSERT INTO {table} ({names}) VALUES ({places})", tuple(row.values()))  # noqa: S608  names of ours


def fill(connection: sqlite3.Connection, name: str, *, but: str = "") -> None:
    for table, row in ROWS[name].items():
        if table != but:
            put(connection, table, row)


@pytest.mark.parametrize(("name", "table"), every_table())
def test_the_good_rows_are_good(connect: Connect, name: str, table: Table) -> None:
    connection = connect(name)
    fill(connection, name, but=table.name)
    put(connection, table.name, ROWS[name][table.name])
    assert set(ROWS[name][table.name]) == set(table.columns.keys())


@pytest.mark.parametrize(("name", "table", "column"), every_column())
def test_no_column_takes_a_word(connect: Connect, name: str, table: Table, column: str) -> None:
    connection = connect(name)
    for word in WORDS:
        with pytest.raises(sqlite3.IntegrityError):
            put(connection, table.name, {**ROWS[name][table.name], column: word})


@pytest.mark.parametrize(("name", "table", "column"), every_column())
def test_no_row_takes_a_word_later(connect: Connect, name: str, table: Table, column: str) -> None:
    connection = connect(name)
    fill(connection, name)
    for word in WORDS:
        with pytest.raises(sqlite3.IntegrityError):
            connection.execute(f"UPDATE {table.name} SET {column} = ?", (word,))  # noqa: S608  names of ours


@pytest.mark.parametrize(("name", "table"), every_table())
def test_every_string_column_has_a_closed_check(name: str, table: Table) -> None:
    lists = [
        {f"'{value}'" for value in enum}
        for enum in (
            CallKind,
            MomentKind,
            Profile,
            Speaker,
            Reaction,
            Outcome,
            NextStepState,
            DisputeReason,
            WithholdReason,
            SharedBy,
            Went,
            Reply,
        )
    ]
    for column in table.columns:
        checks = [
            str(constraint.sqltext)
            for constraint in column.constraints
            if isinstance(constraint, CheckConstraint)
        ]
        assert len(checks) == 1, f"{name}: {table.name}.{column.name} has no check of its own"
        if isinstance(column.type, TEXT) and (name, table.name, column.name) not in TYPED:
            listed = re.search(r" IN \(([^()]*)\)", checks[0])
            form = re.search(
                rf"length\(CAST\({column.name} AS BLOB\)\) = \d+ AND .* GLOB", checks[0]
            )
            assert form or (listed and set(listed[1].split(", ")) in lists)


@pytest.mark.parametrize("place", sorted(TYPED), ids=".".join)
def test_a_typed_column_takes_what_a_person_can_type_and_no_more(
    connect: Connect, place: tuple[str, str, str]
) -> None:
    name, table, column = place
    connection = connect(name)
    fill(connection, name)
    for text in NO_TEXT:
        with pytest.raises(sqlite3.IntegrityError):
            connection.execute(f"UPDATE {table} SET {column} = ?", (text,))  # noqa: S608  names of ours
    connection.execute(f"UPDATE {table} SET {column} = ?", ("né 🙂 'x'; --",))  # noqa: S608  names of ours


def test_typed_words_stand_in_the_reps_own_file_alone() -> None:
    assert {name for name, _, _ in TYPED} == {"private"}


def made_by(engine: Engine) -> dict[str, dict[str, object]]:
    """What SQLite itself was told of each table; a migration may have written it in another order."""
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
            "parents": [
                (key["referred_table"], key["options"]) for key in made.get_foreign_keys(table)
            ],
            "indexes": [
                (index["name"], index["column_names"]) for index in made.get_indexes(table)
            ],
        }
        for table in made.get_table_names()
    }


@pytest.mark.parametrize("history", HISTORIES.values(), ids=HISTORIES)
def test_the_migrations_make_the_tables(tmp_path: Path, history: History) -> None:
    """Fails when a table or an enumeration has changed and no migration says so."""
    path = tmp_path / history.file
    path.touch()
    prepare(path, history)
    migrated, declared = create_engine(f"sqlite:///{path}"), create_engine("sqlite://")
    history.metadata.create_all(declared)
    try:
        assert made_by(migrated) == made_by(declared)
    finally:
        migrated.dispose()
        declared.dispose()


def names_of(metadata: MetaData) -> set[str]:
    tables = metadata.tables.values()
    columns = {column.name for table in tables for column in table.columns}
    return columns | {table.name for table in tables} | values_of(tables)


def values_of(tables: Iterable[Table]) -> set[str]:
    """The names that a closed column lists."""
    written = " ".join(
        str(CreateTable(table).compile(dialect=sqlite.dialect())) for table in tables
    )
    return set(re.findall(r"'([a-z_]+)'", written)) - {"text", "integer", "real"}


def parts(names: set[str]) -> set[str]:
    return names | {part for name in names for part in name.split("_")}


def denied(names: set[str]) -> set[str]:
    """What of them is denied, whether of one or of several."""
    words = parts(names)
    return (words | {word.removesuffix("s") for word in words}) & DENIED


@pytest.mark.parametrize("history", HISTORIES.values(), ids=HISTORIES)
def test_nothing_watches_ranks_or_reads_a_heart(history: History) -> None:
    assert denied(names_of(history.metadata)) == set()


def test_no_reaction_stands_outside_the_private_file() -> None:
    assert parts(names_of(MOMENTS_DB)) & OF_A_REACTION == set()
    assert set(Reaction) <= values_of(PRIVATE_DB.tables.values())


def test_nothing_about_learning_stands_outside_the_private_file() -> None:
    assert parts(names_of(MOMENTS_DB)) & OF_LEARNING == set()
    assert names_of(MOMENTS_DB) & {*Outcome} == set()
    assert mark_tables.FOCUS.metadata is mark_tables.PROPOSED_FOCUS.metadata is PRIVATE_DB
    assert {*Outcome, *Profile} <= values_of(PRIVATE_DB.tables.values())


@pytest.mark.parametrize("kept", [KeptCall, KeptMoment, Moment])
def test_no_reaction_stands_in_what_may_be_shared(kept: type) -> None:
    names = parts({field.name for field in fields(kept)})
    assert names & (OF_A_REACTION | OF_LEARNING | DENIED) == set()


def test_no_summary_and_no_list_of_calls_says_how_the_rep_learns() -> None:
    """What an overlay is told and what a list shows; a screen may be shared."""
    for shown in (Summary, MomentLine, Suggest, CallRow):
        names = parts(set(shown.model_fields)) - {"skill"}  # of a card: which skill it is about
        assert names & OF_LEARNING == set()


def test_no_counter_counts_reactions() -> None:
    counters = {re.sub(r"\W", "_", bound.counter).lower() for bound in LIMITS.values()}
    assert parts(counters) & {"reaction", "reactions", *Reaction} == set()
    assert parts({*MomentKind, *SignalKind}) & (OF_A_REACTION | DENIED) == set()


def test_the_two_files_share_no_table() -> None:
    shared = set(MOMENTS_DB.tables) & set(PRIVATE_DB.tables)
    assert shared == {"schema_version"}


def test_the_walk_sees_a_column_without_a_check() -> None:
    """The guard's own guard: a free text column is found."""
    careless = MetaData()
    table = Table("notes", careless, Column("body", TEXT))
    with pytest.raises(AssertionError):
        test_every_string_column_has_a_closed_check("notes", table)
