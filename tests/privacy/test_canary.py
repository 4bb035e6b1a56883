"""P1: rare words are spoken to the whole system; afterwards they are nowhere.

Not in a database or its log, a temporary file, a log line at debug level, a message to any overlay,
a page, or what the process printed, although an exception that holds them was raised in each stage.
The call was shared: nor are they in a column, a log or a page of the team's server, on either database.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from copilot.coaching.engine import Engine
from copilot.coaching.rulebook import Rulebook
from copilot.events import CallContext
from copilot.kinds import CallKind, Profile
from copilot.observe import ALLOWED_KEYS
from copilot.path import CallPath
from copilot.resources import PACKAGE
from copilot.session import Stages
from tests.postgres import HOW_TO_GET_IT, programs
from tests.privacy.sandbox import CANARY, Sandbox, held
from tests.privacy.stages import STAGES
from tests.scripted_workshop import ScriptedWorkshop
from tests.team_databases import postgres

if TYPE_CHECKING:
    from tests.postgres import Cluster

__all__ = ["postgres"]

pytestmark = [pytest.mark.engine, pytest.mark.slow, pytest.mark.timeout(480)]
ROOT = Path(__file__).resolve().parents[2]
DATABASE = "canary"
CALL = "3f0c1d2e-0000-4000-8000-000000000001"
TEAMS = ("sqlite", "postgresql")


@pytest.fixture(scope="module")
def cluster(request: pytest.FixtureRequest) -> Cluster | None:
    """A PostgreSQL that writes every statement with its values into its log, where there is one."""
    if programs() is None:
        return None
    running: Cluster = request.getfixturevalue("postgres")
    running.execute(f"CREATE DATABASE {DATABASE}")
    running.execute(f"ALTER DATABASE {DATABASE} SET log_statement = 'all'")
    return running


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory: pytest.TempPathFactory, cluster: Cluster | None) -> Sandbox:
    """Everything that the canary run left: files, and what it printed."""
    sandbox = Sandbox(tmp_path_factory.mktemp("canary"))
    url = "" if cluster is None else cluster.url(DATABASE)
    with (sandbox.root / "printed").open("w") as printed:
        done = subprocess.run(
            [sys.executable, "-m", "tests.privacy.forced_faults", str(sandbox.root), url],
            cwd=ROOT,
            env={**sandbox.environment(), "PYTHONFAULTHANDLER": "1"},
            stdout=printed,
            stderr=subprocess.STDOUT,
            check=False,
        )
    (sandbox.root / "code").write_text(str(done.returncode))
    return sandbox


@pytest.fixture(scope="module")
def runs(sandbox: Sandbox) -> dict[str, tuple[str, int]]:
    """For each stage: how the call with its fault ended, and how many canary words were heard."""
    lines = (sandbox.root / "printed").read_text(encoding="utf-8").splitlines()
    plain = [line.split() for line in lines if not line.startswith("{")]
    assert (sandbox.root / "code").read_text() == "0", lines[-20:]
    return {name: (status, int(hits)) for name, status, hits in plain}


@pytest.fixture(params=TEAMS)
def team(
    request: pytest.FixtureRequest,
    sandbox: Sandbox,
    runs: dict[str, tuple[str, int]],
    cluster: Cluster | None,
) -> Path:
    """What a team's server over that database was told, and what it kept."""
    if request.param == "postgresql" and cluster is None:
        pytest.skip(HOW_TO_GET_IT)
    assert runs[f"team-{request.param}"][0] == "shared"
    return sandbox.root / str(request.param)


def test_the_words_were_really_heard(runs):
    assert len(CANARY) >= 20
    assert runs["live"][1] >= 12
    assert all(hits >= 3 for _, hits in runs.values())


def test_each_fault_was_really_raised_and_hurt_its_own_call_only(runs, sandbox):
    assert set(STAGES) < set(runs)
    assert {name for name, (status, _) in runs.items() if status == "failed"} == set(STAGES)
    # the call that was heard live went on past its worker's end, and its review is made after it
    assert runs["live"][0] == "ended"
    assert int((sandbox.root / "worker-fault").read_text()) >= 3
    assert "worker_ended" in (sandbox.root / "printed").read_text(encoding="utf-8")
    told = (sandbox.root / "overlay.jsonl").read_text(encoding="utf-8")
    assert re.search(r'^\[500, .*"code": "unexpected"', told, re.MULTILINE)


def test_no_stage_is_left_out() -> None:
    """Whatever a call is put together from has a fault of its own, and so has each layer of the house."""
    context = CallContext(call_id=CALL, kind=CallKind.DISCOVERY, profile=Profile.CORE)
    stages = ScriptedWorkshop(Rulebook()).stages(context)
    path = CallPath(context, stages.voice, stages.coach)
    parts = [*vars(path).values(), stages.coach.engine, stages.coach.gate, stages.understanding]
    parts += [one for part in parts if isinstance(part, dict) for one in part.values()]
    at_work = {type(one) for one in parts if type(one).__module__.startswith("copilot.")}
    owners = {owner for owner, _ in STAGES.values()}
    assert {one for one in at_work if not is_value(one)} <= owners
    assert {one.name for one in fields(Stages)} == {
        "voice", "transcriber", "coach", "understanding",
    }  # fmt: skip
    layers = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    names = {getattr(owner, "__module__", None) or owner.__name__ for owner in owners}
    faulted = {name.split(".")[1] for name in names}
    # the review and the doors have theirs once the call is over; a demo is nobody's call
    assert layers - faulted == {"review", "web", "demo"}


def is_value(kind: type) -> bool:
    """Whether it is told or passed on, and does nothing by itself."""
    parameters = getattr(kind, "__dataclass_params__", None)
    return parameters is not None and parameters.frozen and kind is not Engine


def test_they_are_nowhere(runs, sandbox):
    assert runs
    assert sandbox.findings() == []


def test_each_stage_and_the_libraries_wrote_debug_lines_to_be_searched(runs, sandbox):
    assert runs
    printed = (sandbox.root / "printed").read_text(encoding="utf-8").splitlines()
    lines = [json.loads(line) for line in printed if line.startswith("{")]
    debug = [line for line in lines if line["level"] == "debug"]
    steps = {line["stage"] for line in debug if line["event"] == "step"}
    assert steps == {
        "audio", "speech", "asr", "meaning", "conversation", "coaching", "delivery", "storage",
    }  # fmt: skip
    libraries = {line["logger"] for line in debug if "logger" in line}
    assert {"sqlalchemy.engine.Engine", "uvicorn.error", "httpcore2.http11"} <= libraries
    assert not [line for line in lines if set(line) - ALLOWED_KEYS]


def test_they_are_in_no_file_and_no_log_of_postgresql(runs, cluster):
    if cluster is None:
        pytest.skip(HOW_TO_GET_IT)
    assert runs["team-postgresql"][0] == "shared"
    log = (cluster.data.parent / "log").read_bytes()
    assert b"INSERT INTO shared_calls" in log
    assert b"parameters: " in log.lower()
    files = cluster.bytes(log_too=True)
    assert held(log, "utf-8") == []
    assert held(files, "utf-8") == []  # as it was made to write them


def test_the_call_went_to_the_team_and_was_there_to_be_searched(team):
    columns = (team / "columns").read_text(encoding="utf-8")
    call = re.search(r"^shared_calls .*?'([0-9a-f-]{36})'", columns, re.MULTILINE)
    assert call is not None
    told = (team / "told").read_text(encoding="utf-8")
    assert told.count(call[1]) > 3
    for status in (200, 303, 400, 401, 403, 404, 421, 500):
        assert f'"status": {status},' in told, status


def test_the_search_finds_what_is_there(sandbox, tmp_path):
    planted = Sandbox(tmp_path)
    (tmp_path / "plain").write_text(f"... {CANARY[0].upper()} ...", encoding="utf-8")
    (tmp_path / "wide").write_bytes(CANARY[1].encode("utf-16-le"))
    assert planted.findings() == [f"plain: {CANARY[0]}", f"wide: {CANARY[1]}"]
    assert held(b"an " + CANARY[2].title().encode()) == [CANARY[2]]


def test_the_databases_their_logs_and_the_pages_were_there_to_be_searched(runs, sandbox):
    assert runs
    names = {path.name for path in sandbox.root.rglob("*")}
    assert {
        "moments.db", "private.db", "spool.db", "copy-moments.db-wal", "copy-private.db-wal",
        "team.db", "copy-team.db-wal",
    } <= names  # fmt: skip
    pages = (sandbox.root / "rep.pages").read_text(encoding="utf-8")
    assert "rep_share" in pages
    assert pages.count('"asked": "GET ') > 20


def test_the_overlay_was_told_of_the_failure_by_code_alone(runs, sandbox):
    assert runs
    lines = (sandbox.root / "overlay.jsonl").read_text(encoding="utf-8").splitlines()
    said = [one for one in map(json.loads, lines) if isinstance(one, dict)]
    errors = [one for one in said if one["type"] == "error"]
    assert {one["code"] for one in errors} == {"unexpected"}
